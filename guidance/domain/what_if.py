"""What would change the outcome, and what it would be once every open point is settled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from guidance.domain.answers import NONE_OF_THESE, ONE_CHOICE, QUESTIONS, SEVERAL_CHOICE, Answers
from guidance.domain.assessment import Assessment, GainsLevel, Outcome, assess
from guidance.domain.programs import Program


@dataclass(frozen=True, kw_only=True)
class Change:
    """One answer, changed, and the outcome that re-asking gives.

    `answer` is the new value, or the one choice that was added or removed ("none" for none of these).
    """

    question: str
    answer: str
    outcome: Outcome
    removed: bool = False


@dataclass(frozen=True, kw_only=True)
class Settled:
    """The outcome with every open point resolved for enrolling, and against; `open` names the points in order."""

    open: tuple[str, ...]
    enrolling: Outcome
    against: Outcome


# Each open point with the answer that speaks for enrolling, and the one that speaks against.
SETTLES: dict[str, tuple[str, str]] = {
    "needs": ("many_conditions", NONE_OF_THESE),
    "your_role": ("primary", "specialist"),
    "in_network": ("yes", "no"),
    "visits": ("2", "0"),
    "accepts_rate": ("yes", "no"),
    "accepts_plan_rules": ("yes", "no"),
    "quality_concern": ("no", "yes"),
    "treatment": (NONE_OF_THESE, "over_12"),
    "concerns": (NONE_OF_THESE, "other_doctor_outside"),
}


def would_change(assessment: Assessment) -> tuple[Change, ...]:
    """Every single changed answer that gives another outcome, in the order of the questions."""
    found = []
    for question in QUESTIONS:
        variants = one_choice_variants if question in ONE_CHOICE else several_choice_variants
        for answer, removed, answers in variants(assessment.answers, question):
            outcome = assess(answers, assessment.program).outcome
            if outcome is not assessment.outcome:
                found.append(Change(question=question, answer=answer, outcome=outcome, removed=removed))
    return tuple(found)


def one_choice_variants(answers: Answers, question: str) -> Iterator[tuple[str, bool, Answers]]:
    """Every other value of the question."""
    given = getattr(answers, question)
    for value in ONE_CHOICE[question]:
        if value is not given:
            yield value.value, False, changed(answers, question, value)


def several_choice_variants(answers: Answers, question: str) -> Iterator[tuple[str, bool, Answers]]:
    """Each choice added or removed; where nothing was answered "none of these" too, last.

    A situation is only ever removed: the page does not suggest that a patient might have one.
    """
    given = getattr(answers, question)
    ticked: frozenset[Any] = given or frozenset()
    for choice in SEVERAL_CHOICE[question]:
        if choice in ticked:
            yield choice.value, True, changed(answers, question, ticked - {choice})
        elif question != "situation":
            yield choice.value, False, changed(answers, question, ticked | {choice})
    if given is None and question != "situation":
        yield NONE_OF_THESE, False, changed(answers, question, frozenset())


def if_settled(assessment: Assessment) -> Settled | None:
    """What the outcome would be either way, while it is need_more; None otherwise. Neither way is need_more."""
    if assessment.outcome is not Outcome.NEED_MORE:
        return None
    points = open_points(assessment)
    return Settled(
        open=points,
        enrolling=settled(assessment.answers, assessment.program, points, side=0),
        against=settled(assessment.answers, assessment.program, points, side=1),
    )


def open_points(assessment: Assessment) -> tuple[str, ...]:
    """The blank questions that the outcome waits for; needs only while the gains are unknown."""
    return tuple(
        question
        for question in SETTLES
        if getattr(assessment.answers, question) is None
        and (question != "needs" or assessment.gains.level is GainsLevel.UNKNOWN)
    )


def settled(answers: Answers, program: Program, points: tuple[str, ...], *, side: int) -> Outcome:
    for question in points:
        value = SETTLES[question][side]
        if question in SEVERAL_CHOICE:
            chosen = frozenset() if value == NONE_OF_THESE else frozenset({SEVERAL_CHOICE[question](value)})
            answers = changed(answers, question, chosen)
        else:
            answers = changed(answers, question, ONE_CHOICE[question](value))
    return assess(answers, program).outcome


def changed(answers: Answers, question: str, value: Any) -> Answers:
    return replace(answers, **{question: value})
