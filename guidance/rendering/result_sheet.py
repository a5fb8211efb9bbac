"""A result on paper: the words of its page in its order, with sources, for the chart or the patient."""

from collections.abc import Iterable

from guidance.content_loader.register import HelpLine
from guidance.domain.calendar import spelled
from guidance.domain.sources import Claim
from guidance.rendering.inline import Span
from guidance.rendering.result import Result, Said, StepShown
from guidance.rendering.sheets import MARKS, Printed, Sheet, plain_words, printed

IN_NETWORK = "You are in the network, so no continuity request is needed for you."
NO_DATE = (
    "On these answers a condition is not met, so no date can be given. "
    "The patient may still ask: the plan has its own claims."
)


def result_sheet(result: Result) -> Sheet:
    """The result from its outcome to what doing nothing meant. Nothing of it identifies anybody."""
    before = "Before the patient can join" if result.can_join else "Why not"
    parts = [
        ("", [plain_words(text) for text in (result.headline, result.detail) if text]),
        (before, said_items(result.eligibility_reasons)),
        *(weighing(result) if result.can_join else [("What the patient can do", claim_items(result.alternatives))]),
        ("Check first", said_items(result.check_first)),
        ("If it were settled", settled(result)),
        ("What would change this", [plain_words(each.tag, kind="pair", name=each.text) for each in result.changes]),
        ("Next steps", [step_item(step) for step in result.steps]),
        *(afterwards(result) if result.can_join else []),
    ]
    return Sheet(
        title=result.tag,
        program=result.program.name,
        dates=f"{result.edition.label}, for coverage starting {spelled(result.answers.coverage_start)}.",
        ended="Reasons, not advice.",
        lead=None,
        sections=[(heading, found) for heading, found in parts if found],
    )


def weighing(result: Result) -> list[tuple[str, list[Printed]]]:
    """The reasons of both sides, and until when the physician can be kept."""
    names = result.program.names
    note = [plain_words(names.note)] if names.note else []
    sides = [
        (names.enrolling, said_items(result.for_enrolling)),
        (names.opting_out, [*said_items(result.for_opting_out), *note]),
    ]
    if result.in_network:
        return [*sides, ("Keeping you", [plain_words(IN_NETWORK)])]
    return [*sides, ("Until when you can be kept, if the plan grants it", keeping(result))]


def keeping(result: Result) -> list[Printed]:
    """The dates with what is to be said of them, then each condition."""
    conditions = [
        plain_words(f"{each.verdict.name.capitalize()}. {each.text}", kind="pair", name=each.label)
        for each in result.conditions
    ]
    return [*(dates(result) or [plain_words(NO_DATE)]), *conditions]


def dates(result: Result) -> list[Printed]:
    """Until when each kind of service goes on; nothing where a condition is not met."""
    continuity, edition = result.assessment.continuity, result.edition
    if not (continuity.medicare_through and continuity.medi_cal_through):
        return []
    return [
        until("Medicare services", spelled(continuity.medicare_through), edition.medicare),
        until("Services that Medi-Cal pays", spelled(continuity.medi_cal_through), edition.medi_cal),
        *([printed(result.medi_cal_condition)] if result.medi_cal_condition else []),
        *([plain_words(edition.medicare.note)] if edition.medicare.note else []),
        *map(printed, result.cautions),
    ]


def until(services: str, day: str, months) -> Printed:
    text = f"{services}: until {day} ({months.count} months)."
    return Printed(kind="paragraph", spans=[Span(text=text)], mark=MARKS.get(months.status, ""), sources=months.sources)


def settled(result: Result) -> list[Printed]:
    if result.settled is None:
        return []
    return [
        plain_words(f"Still open: {result.settled.points}."),
        plain_words(result.settled.enrolling, kind="pair", name="Everything open speaks for enrolling"),
        plain_words(result.settled.against, kind="pair", name="Everything open speaks against it"),
    ]


def afterwards(result: Result) -> list[tuple[str, list[Printed]]]:
    return [
        (result.program.names.still_required, claim_items(result.program.still_required)),
        ("What doing nothing meant on that date", [printed(result.doing_nothing)]),
    ]


def said_items(found: Iterable[Said]) -> list[Printed]:
    return [
        Printed(kind="item", spans=[Span(text=said.text)], mark=MARKS.get(said.status, ""), sources=said.sources)
        for said in found
    ]


def claim_items(claims: Iterable[Claim]) -> list[Printed]:
    return [printed(claim, kind="item") for claim in claims]


def step_item(step: StepShown) -> Printed:
    """The step with whom to call."""
    words = " ".join([step.text, *map(called, step.lines)])
    sources = tuple(dict.fromkeys(id for line in step.lines for id in line.sources))
    return Printed(kind="item", spans=[Span(text=words)], sources=sources)


def called(line: HelpLine) -> str:
    numbers = ", TTY ".join(filter(None, (line.phone, line.tty)))
    return f"{line.name}, {numbers}{f' ({line.hours})' if line.hours else ''}"
