"""The words of a result: which reasons and which sentence hold for these answers. Every word is content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from guidance.domain.answers import NONE_OF_THESE, ONE_CHOICE, SEVERAL_CHOICE
from guidance.domain.assessment import Assessment, Outcome
from guidance.domain.programs import Verdict
from guidance.domain.sources import Claim

Facts = Mapping[str, frozenset[str]]
UNKNOWN = "unknown"
ENROLLED = ("no", "yes")


class Side(StrEnum):
    ENROLLING = "enrolling"
    OPTING_OUT = "opting_out"


@dataclass(frozen=True, kw_only=True)
class When:
    """Holds when, for every name, one of the allowed values is among the facts; with no names, always."""

    allowed: Mapping[str, frozenset[str]]

    def holds(self, facts: Facts) -> bool:
        return all(not values.isdisjoint(facts[name]) for name, values in self.allowed.items())


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A reason for one side, in whole sentences, with its sources. Dates stand as {names} to be filled in.

    `line` says it in at most 12 words.
    """

    key: str
    side: Side
    programs: tuple[str, ...]
    when: When
    line: str
    claim: Claim


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """The result in one sentence. `if_eligible` says the same while it is not known that the patient can enroll."""

    outcome: Outcome
    programs: tuple[str, ...]
    when: When
    headline: str
    if_eligible: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something to do next, with the keys of the phone lines it names."""

    outcomes: tuple[Outcome, ...]
    programs: tuple[str, ...]
    when: When
    text: str
    lines: tuple[str, ...]


def facts_of(assessment: Assessment, *, enrolled: bool = False) -> dict[str, frozenset[str]]:
    """Everything a reason may depend on, by name: each answer, each condition, each verdict.

    `enrolled` says that coverage has already started, so that the words are "stay" and "leave".
    """
    answers = assessment.answers
    facts = {question: one(getattr(answers, question)) for question in ONE_CHOICE}
    facts |= {question: several(getattr(answers, question)) for question in SEVERAL_CHOICE}
    facts |= {name: one(verdict) for name, verdict in assessment.continuity.conditions.items()}
    facts |= {
        "continuity": one(assessment.continuity.status),
        "care": one(assessment.care),
        "gains": one(assessment.gains.level),
        "risk": frozenset({assessment.risk.key}),
        "physician": frozenset({assessment.parts["physician"].key}),
        "eligibility": one(assessment.eligibility.status),
        "outcome": one(assessment.outcome),
        "unmet": frozenset(assessment.continuity.with_verdict(Verdict.UNMET)) or frozenset({NONE_OF_THESE}),
        "losses": frozenset(assessment.losses) or frozenset({NONE_OF_THESE}),
        "nursing_facility": frozenset({assessment.nursing_facility}),
        "enrolled": frozenset({ENROLLED[enrolled]}),
    }
    return facts


@cache
def one(value: StrEnum | None) -> frozenset[str]:
    return frozenset({UNKNOWN if value is None else value.value})


@cache
def several(values: frozenset[StrEnum] | None) -> frozenset[str]:
    if values is None:
        return frozenset({UNKNOWN})
    return frozenset(value.value for value in values) or frozenset({NONE_OF_THESE})


def reasons_for(
    assessment: Assessment, reasons: Iterable[Reason], *, side: Side, enrolled: bool = False
) -> tuple[Reason, ...]:
    """The reasons of that side which hold, in the order of the content."""
    facts = facts_of(assessment, enrolled=enrolled)
    return tuple(
        reason
        for reason in reasons
        if reason.side is side and assessment.program.slug in reason.programs and reason.when.holds(facts)
    )


def sentence_for(assessment: Assessment, sentences: Iterable[Sentence], *, enrolled: bool = False) -> Sentence:
    """The first sentence of the outcome that holds.

    Raises LookupError when none does: content must have one for every result.
    """
    facts = facts_of(assessment, enrolled=enrolled)
    for sentence in sentences:
        fits = sentence.outcome is assessment.outcome and assessment.program.slug in sentence.programs
        if fits and sentence.when.holds(facts):
            return sentence
    raise LookupError(f"No sentence for {assessment.outcome} with {facts}.")


def steps_for(assessment: Assessment, steps: Iterable[Step], *, enrolled: bool = False) -> tuple[Step, ...]:
    """Every step of the outcome that holds, in the order of the content."""
    facts = facts_of(assessment, enrolled=enrolled)
    return tuple(
        step
        for step in steps
        if assessment.outcome in step.outcomes and assessment.program.slug in step.programs and step.when.holds(facts)
    )
