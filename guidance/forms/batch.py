"""Rows of a file, each through the letter form: what is good, and what is to be corrected."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django import forms

from guidance.content_loader import content
from guidance.domain.composing import compose
from guidance.domain.letters import Letter, Packet
from guidance.domain.programs import Program
from guidance.domain.requests import LetterRequest
from guidance.forms.header import FOR_BLANK, plain
from guidance.forms.letter import LetterForm
from guidance.forms.rows import Row


@dataclass(frozen=True, kw_only=True)
class CellError:
    """What is wrong with one cell: its field ("" for the row as a whole), what was typed, and what to do."""

    column: str
    typed: str
    says: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Good:
    """A row that a packet can be made of."""

    row: Row
    request: LetterRequest
    program: Program
    plan_name: str

    def packet(self, count_pages: Callable[[Sequence[Letter]], int] | None = None) -> Packet:
        return compose(
            self.request,
            self.program,
            plan_name=self.plan_name,
            wording=content().letters,
            count_pages=count_pages,
        )


@dataclass(frozen=True, kw_only=True)
class Bad:
    """A row with something to correct."""

    row: Row
    errors: tuple[CellError, ...]


class RowForm(LetterForm):
    """The letter form for one row after another. Its fields are made once: that is most of the work."""

    def read(self, values: Mapping[str, str]) -> None:
        self.data = values
        self.is_bound = True
        self.full_clean()


def check_rows(rows: Iterable[Row], *, today: date) -> Iterator[Good | Bad]:
    """Every row, checked as the letter form checks it, one at a time as they are asked for."""
    form = RowForm(today=today)
    for row in rows:
        form.read(answers_of(row))
        errors = errors_in(row, form)
        if errors:
            yield Bad(row=row, errors=errors)
        else:
            yield Good(row=row, request=form.letter_request, program=form.program, plan_name=form.plan_name)


def is_example(row: Row) -> bool:
    """Whether the row is the template's example, of which no letter is made."""
    return row.values.get("patient_name") == content().letter_batch.example["patient_name"]


def answers_of(row: Row) -> dict[str, str]:
    """The row as the form takes it: answers by their values, and what a blank means where the form has an answer."""
    answers = {key: value_of(key, text) for key, text in row.values.items()}
    return answers | {key: meant for key, meant in FOR_BLANK.items() if not answers.get(key)}


def value_of(key: str, text: str) -> str:
    """The value that the text names, where the field has a list; else the text."""
    return spellings().get(key, {}).get(plain(text), text)


@cache
def choices() -> dict[str, dict[str, str]]:
    """The values of each field that has a list, with their labels."""
    fields = LetterForm(today=date.min).fields
    return {
        key: {value: label for value, label in field.choices if value}
        for key, field in fields.items()
        if isinstance(field, forms.ChoiceField)
    }


@cache
def spellings() -> dict[str, dict[str, str]]:
    """How each value may be written: as it is, as its label, or as one of a plan's names; never as two values."""
    written: dict[str, dict[str, str]] = {}
    for key, offered in choices().items():
        pairs = [(plain(spelling), value) for value, label in offered.items() for spelling in (value, label)]
        if key == "plan":
            pairs += [(plain(name), plan.slug) for plan in content().plans for name in plan.names_in_order]
        values: dict[str, set[str]] = {}
        for spelling, value in pairs:
            values.setdefault(spelling, set()).add(value)
        written[key] = {spelling: meant.pop() for spelling, meant in values.items() if len(meant) == 1}
    return written


def errors_in(row: Row, form: RowForm) -> tuple[CellError, ...]:
    """What is wrong with the row as a whole, then by column in the order of the form; a cell's own problem first."""
    found = {"": [row.problems[""]]} if "" in row.problems else {}
    for key in form.fields:
        if key in row.problems:
            found[key] = [row.problems[key]]
        elif key in form.errors:
            found[key] = [sentence for error in form.errors.as_data()[key] for sentence in said(key, error)]
    return tuple(CellError(column=key, typed=row.values.get(key, ""), says=tuple(says)) for key, says in found.items())


def said(key: str, error: forms.ValidationError) -> list[str]:
    """What to do; of a field that has a list, what may be typed."""
    if key not in choices() or error.code not in ("required", "invalid_choice"):
        return list(error.messages)
    listed = f"Type one of: {', '.join(choices()[key])}."
    return [*error.messages, listed] if error.code == "required" else [listed]
