"""How a result was judged, step by step: each rule, its value, what was answered, the verdict, the sources."""

from dataclasses import dataclass

from guidance.domain.answers import SEVERAL_CHOICE
from guidance.domain.calendar import spelled
from guidance.domain.programs import Verdict
from guidance.domain.sources import Status
from guidance.rendering.result import Result

ANSWERED_BY = {
    "relationship": "visits",
    "rate": "accepts_rate",
    "plan_rules": "accepts_plan_rules",
    "quality": "quality_concern",
}


@dataclass(frozen=True, kw_only=True)
class TraceStep:
    """One step. `status` is that of the rule, as everywhere."""

    what: str
    rule: str
    answered: str
    verdict: str
    status: Status
    sources: tuple[str, ...]


def trace(result: Result) -> tuple[TraceStep, ...]:
    """Every step in the order in which it is judged."""
    return (
        edition_step(result),
        *eligibility_steps(result),
        *(condition_step(result, key) for key in ANSWERED_BY),
        gains_step(result),
        *(risk_step(result, part) for part in result.assessment.parts),
        outcome_step(result),
    )


def edition_step(result: Result) -> TraceStep:
    edition, start = result.edition, spelled(result.answers.coverage_start)
    months = f"{edition.medicare.count} and {edition.medi_cal.count} months"
    return TraceStep(
        what=result.content.questions["coverage_start"].asks,
        rule=f"{edition.label}: {months}",
        answered=start,
        verdict=f"edition {edition.key}",
        status=edition.medicare.status,
        sources=(*edition.medicare.sources, *edition.medi_cal.sources),
    )


def eligibility_steps(result: Result) -> list[TraceStep]:
    question = result.content.questions["situation"]
    verdict = result.assessment.eligibility.status.value.replace("_", " ")
    rows = result.assessment.eligibility.rows
    if not rows:
        return [plain_step(question.asks, "", answer(result, "situation"), verdict)]
    return [
        TraceStep(
            what=question.asks,
            rule=row.claim.text,
            answered=question.choice(row.situation).label,
            verdict=row.effect.value.replace("_", " "),
            status=row.claim.status,
            sources=row.claim.sources,
        )
        for row in rows
    ]


def condition_step(result: Result, key: str) -> TraceStep:
    """The rule of a condition: its number where it has one, else what the edition says of it in words."""
    verdict: Verdict = result.assessment.continuity.conditions[key]
    claims = result.program.points_of(result.edition, key)
    status, sources = claims[0].status, claims[0].sources
    rule = claims[0].text
    if key == "relationship" and result.visits_unconfirmed:
        status = Status.UNCONFIRMED
    return TraceStep(
        what=result.content.conditions[key].label,
        rule=rule,
        answered=answer(result, ANSWERED_BY[key]),
        verdict=verdict.value,
        status=status,
        sources=sources,
    )


def gains_step(result: Result) -> TraceStep:
    level = result.content.outcomes.gains[result.assessment.gains.level]
    question = result.content.questions["needs"]
    return plain_step(question.asks, level.means, answer(result, "needs"), level.name)


def risk_step(result: Result, part: str) -> TraceStep:
    level = result.content.outcomes.risks[result.assessment.parts[part]]
    names = {"physician": "The care from you", "free_choice": "Free choice of doctors", "concerns": "What else"}
    concerns = {choice.value: choice.label for choice in result.content.questions["concerns"].choices}
    return plain_step((names | concerns)[part], level.means, "", level.name)


def outcome_step(result: Result) -> TraceStep:
    gains = result.content.outcomes.gains[result.assessment.gains.level]
    risk = result.content.outcomes.risks[result.assessment.risk]
    return plain_step("The outcome table", f"{risk.name}; {gains.name}", "", result.tag)


def plain_step(what: str, rule: str, answered: str, verdict: str) -> TraceStep:
    """A step of this site's own, which rests on the steps before it."""
    return TraceStep(what=what, rule=rule, answered=answered, verdict=verdict, status=Status.CONFIRMED, sources=())


def answer(result: Result, question: str) -> str:
    """What was answered, in the words of the form."""
    given = getattr(result.answers, question)
    words = result.content.questions[question]
    if given is None:
        return "Not answered"
    if question in SEVERAL_CHOICE:
        return "; ".join(choice.label for choice in words.choices if choice.value in given) or words.none
    return words.choice(given).label
