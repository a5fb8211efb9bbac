"""A result on paper: the words of its page, with sources, for the chart or the patient."""

from collections.abc import Iterable

from guidance.domain.calendar import spelled
from guidance.domain.sources import Claim
from guidance.rendering.inline import Span
from guidance.rendering.result import Result, Said, StepShown
from guidance.rendering.sheets import MARKS, Printed, Sheet, plain_words, printed


def result_sheet(result: Result) -> Sheet:
    """The result from its outcome to what would change it. Nothing of it identifies anybody."""
    names = result.program.names
    parts = [
        (
            "",
            [plain_words(result.headline), plain_words(result.detail)]
            if result.detail
            else [plain_words(result.headline)],
        ),
        ("Why this patient cannot join, or what comes first", said_items(result.eligibility_reasons)),
        (names.enrolling, said_items(result.for_enrolling)),
        (names.opting_out, said_items(result.for_opting_out)),
        ("Keeping you", keeping(result)),
        ("What the patient can do", claim_items(() if result.can_join else result.alternatives)),
        ("To check first", said_items(result.check_first)),
        ("Next steps", [step_item(step) for step in result.steps]),
        ("What opting out still requires", claim_items(result.program.still_required if result.can_join else ())),
        ("What doing nothing means", [printed(result.doing_nothing)] if result.can_join else []),
        ("What would change it", [plain_words(f"{each.text}: {each.tag}", kind="item") for each in result.changes]),
    ]
    return Sheet(
        title=result.tag,
        program=result.program.name,
        dates=f"{result.edition.label}, for coverage starting {spelled(result.answers.coverage_start)}.",
        ended="The choice is the patient's. Reasons, not advice.",
        lead=None,
        sections=[(heading, found) for heading, found in parts if found],
    )


def said_items(found: Iterable[Said]) -> list[Printed]:
    return [
        Printed(kind="item", spans=[Span(text=said.text)], mark=MARKS.get(said.status, ""), sources=said.sources)
        for said in found
    ]


def claim_items(claims: Iterable[Claim]) -> list[Printed]:
    return [printed(claim, kind="item") for claim in claims]


def keeping(result: Result) -> list[Printed]:
    """Until when the physician can be kept, and on which conditions; nothing where that is no question."""
    continuity = result.assessment.continuity
    if not result.can_join or result.in_network:
        return []
    days = [
        ("Medicare services until", continuity.medicare_through),
        ("Medi-Cal services until", continuity.medi_cal_through),
    ]
    dates = [plain_words(f"{spelled(day)}, if the plan grants it", kind="pair", name=name) for name, day in days if day]
    conditions = [plain_words(each.text, kind="pair", name=each.label) for each in result.conditions]
    return [*dates, *conditions, *claim_items(result.cautions)]


def step_item(step: StepShown) -> Printed:
    lines = " ".join(f"{line.name}: {line.phone}." for line in step.lines)
    return plain_words(f"{step.text} {lines}".strip(), kind="item")
