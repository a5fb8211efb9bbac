"""What is said of a whole file before anything is made of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from guidance.content_loader import content
from guidance.forms.batch import Bad, CellError, Good, check_rows, is_example
from guidance.forms.header import Unknown
from guidance.forms.rows import Sheet

LONGEST_SHOWN = 80
# A small file of which every cell is wrong would take seconds, and a page of megabytes.
MOST_WRONG = 5_000


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence, and the rows of which it holds."""

    text: str
    rows: tuple[int, ...]

    @property
    def where(self) -> str:
        return spans(self.rows)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What to correct in one cell, with its column as named in the file; `absent` where the file lacks it."""

    name: str
    typed: str
    says: tuple[str, ...]
    absent: bool


@dataclass(frozen=True, kw_only=True)
class Report:
    """The rows of a file, good and bad, and what to know of them. `left` are the numbers of those not looked at."""

    sheet: Sheet
    good: tuple[Good, ...]
    bad: tuple[Bad, ...]
    examples: tuple[int, ...]
    left: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.good) + len(self.bad)

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        return self.sheet.unknown

    @property
    def corrections(self) -> list[tuple[int, list[Correction]]]:
        """The numbers of the bad rows, each with what to correct in it."""
        return [(bad.row.number, [self.shown(error) for error in bad.errors]) for bad in self.bad]

    @property
    def to_correct(self) -> list[tuple[str, int]]:
        """The columns with something to correct, each with the number of its rows, the most first."""
        found = Counter(error.name for _, errors in self.corrections for error in errors if error.name)
        return found.most_common()

    def shown(self, error: CellError) -> Correction:
        name = self.sheet.names.get(error.column)
        typed = error.typed if len(error.typed) <= LONGEST_SHOWN else f"{error.typed[:LONGEST_SHOWN]}…"
        absent = name is None and bool(error.column)
        return Correction(name=name or error.column, typed=typed, says=error.says, absent=absent)

    @property
    def may_make(self) -> bool:
        """Whether nothing was found that somebody should see first: an error, or a column that was mistyped."""
        return bool(self.good) and not self.bad and not any(column.nearest for column in self.unknown)

    @property
    def plans(self) -> list[tuple[str, int]]:
        """The plans by their names on the days asked for, each with the number of its good rows."""
        chosen = [good.request.plan for good in self.good]
        names = {slug: {good.plan_name for good in self.good if good.request.plan == slug} for slug in chosen}
        return sorted((" / ".join(sorted(names[slug])), count) for slug, count in Counter(chosen).items())

    @property
    def duplicates(self) -> list[str]:
        """Rows that ask the same for the same patient."""
        same: dict[tuple, list[int]] = {}
        for good in self.good:
            same.setdefault(who_asks(good), []).append(good.row.number)
        return [spans(rows) for rows in same.values() if len(rows) > 1]

    @property
    def notices(self) -> list[Said]:
        """What the preview of each letter would say, once, with the rows of which it holds."""
        rows: dict[str, list[int]] = {}
        for good in self.good:
            for notice in good.packet().notices:
                rows.setdefault(notice.key, []).append(good.row.number)
        words = content().letter_batch.notices
        return [Said(text=words[key], rows=tuple(numbers)) for key, numbers in rows.items()]


def report_on(sheet: Sheet, *, today: date) -> Report:
    """Every row of the sheet checked, the template's example left out, until too many cells are wrong."""
    rows = tuple(sheet.rows)
    asked = [row for row in rows if not is_example(row)]
    checked = list(until_too_wrong(check_rows(asked, today=today)))
    return Report(
        sheet=sheet,
        good=tuple(each for each in checked if isinstance(each, Good)),
        bad=tuple(each for each in checked if isinstance(each, Bad)),
        examples=tuple(row.number for row in rows if is_example(row)),
        left=tuple(row.number for row in asked[len(checked) :]),
    )


def until_too_wrong(checked: Iterable[Good | Bad]) -> Iterator[Good | Bad]:
    """The rows up to the one with which more cells are wrong than anybody corrects at once."""
    wrong = 0
    for each in checked:
        yield each
        wrong += len(each.errors) if isinstance(each, Bad) else 0
        if wrong > MOST_WRONG:
            return


def who_asks(good: Good) -> tuple:
    asked = good.request
    name = " ".join(asked.patient_name.casefold().split())
    return name, asked.patient_dob, asked.plan, asked.coverage_start, asked.physician_npi


def spans(numbers: Iterable[int]) -> str:
    """The numbers in order, runs of three or more as "9 to 14"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
