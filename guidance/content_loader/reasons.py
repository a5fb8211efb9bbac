"""The reasons, and the one kind of condition that content may use."""

from collections.abc import Iterable

from guidance.content_loader.questions import CONDITIONS
from guidance.content_loader.tables import Reader, Table
from guidance.domain.answers import NONE_OF_THESE, ONE_CHOICE, SEVERAL_CHOICE
from guidance.domain.assessment import Care, GainsLevel, Outcome
from guidance.domain.continuity import ContinuityStatus
from guidance.domain.eligibility import EligibilityStatus
from guidance.domain.programs import Programs, Risk, Verdict
from guidance.domain.reasons import ENROLLED, UNKNOWN, Reason, Side, When
from guidance.domain.sources import Claim

FILLED_IN = {"gains", "losses", "leaves", "medicare_through", "medi_cal_through", "coverage_start"}
FILLED_IN_LINES = {"medicare_through", "coverage_start"}
LONGEST_LINE = 12
LOSSES = ("physician", "free_choice", *SEVERAL_CHOICE["concerns"])


def read_reasons(reader: Reader, programs: Programs) -> tuple[Reason, ...]:
    file = reader.file("reasons.toml")
    reasons = tuple(
        Reason(
            key=row.text("key"),
            side=row.choice("side", Side),
            programs=read_program_slugs(row, programs),
            when=read_when(row),
            line=read_line(row),
            claim=read_filled(row),
        )
        for row in file.tables("reason")
    )
    keys = [reason.key for reason in reasons]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        file.problem(f"the reason '{key}' stands twice.")
    return reasons


def read_line(row: Table) -> str:
    """The reason in one short sentence, with nothing but a date to fill in."""
    row.braces("line", FILLED_IN_LINES)
    line = row.text("line")
    if len(line.split()) > LONGEST_LINE:
        row.problem(f"'line' has {len(line.split())} words; at most {LONGEST_LINE} are read at a glance.")
    return line


def read_filled(row: Table) -> Claim:
    check_names(row, "text")
    return row.claim()


def check_names(row: Table, *keys: str) -> None:
    """Only the names that a result can fill in may stand in braces."""
    for key in keys:
        row.braces(key, FILLED_IN)


def read_program_slugs(row: Table, programs: Programs) -> tuple[str, ...]:
    slugs = [program.slug for program in programs.all]
    return tuple(row.known("programs", slug, slugs, "program") for slug in row.texts("programs"))


def read_when(row: Table) -> When:
    """A table of names with the values allowed for each; no table holds always."""
    table = row.table("when", {})
    allowed = {}
    for name in table.data:
        if table.known(row.place, name, FACTS, "fact") in FACTS:
            values = [table.known(name, value, FACTS[name], "value") for value in table.texts(name)]
            allowed[name] = frozenset(values)
    return When(allowed=allowed)


def values_of(kind: Iterable[str]) -> frozenset[str]:
    return frozenset(str(value) for value in kind)


# Every fact that a condition in content may name, with the values it can take.
FACTS: dict[str, frozenset[str]] = {
    **{name: values_of(kind) | {UNKNOWN} for name, kind in ONE_CHOICE.items()},
    **{name: values_of(kind) | {UNKNOWN, NONE_OF_THESE} for name, kind in SEVERAL_CHOICE.items()},
    **{name: values_of(Verdict) for name in CONDITIONS},
    "continuity": values_of(ContinuityStatus),
    "care": values_of(Care),
    "gains": values_of(GainsLevel),
    "risk": frozenset(risk.key for risk in Risk),
    "physician": frozenset(risk.key for risk in Risk),
    "eligibility": values_of(EligibilityStatus),
    "outcome": values_of(Outcome),
    "unmet": frozenset(CONDITIONS) | {NONE_OF_THESE},
    "losses": frozenset(LOSSES) | {NONE_OF_THESE},
    "nursing_facility": frozenset(risk.key for risk in Risk),
    "enrolled": frozenset(ENROLLED),
}
