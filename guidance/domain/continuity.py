"""May this physician be kept, until when, and what is missing?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guidance.domain.answers import Answers, Role, YesNo
from guidance.domain.calendar import window_end
from guidance.domain.programs import Edition, Verdict


class ContinuityStatus(StrEnum):
    AVAILABLE = "available"
    UNAVAILABLE = "unavailable"
    UNCERTAIN = "uncertain"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Continuity:
    """The verdict on each condition, in order, and the last day of each window (included; None when unavailable)."""

    status: ContinuityStatus
    conditions: Mapping[str, Verdict]
    medicare_through: date | None
    medi_cal_through: date | None

    def with_verdict(self, verdict: Verdict) -> tuple[str, ...]:
        """The names of the conditions that have this verdict, in order."""
        return tuple(name for name, found in self.conditions.items() if found is verdict)


def judge_continuity(answers: Answers, edition: Edition) -> Continuity:
    """Judged whatever the network: it is what would hold outside it.

    One unmet condition makes it unavailable; else one unconfirmed rule makes it uncertain; else one blank unknown.
    """
    conditions = {
        "relationship": judge_relationship(answers, edition),
        "rate": met_by(answers.accepts_rate, wanted=YesNo.YES),
        "plan_rules": judge_plan_rules(answers.accepts_plan_rules, edition),
        "quality": met_by(answers.quality_concern, wanted=YesNo.NO),
    }
    status = worst(conditions)
    kept = status is not ContinuityStatus.UNAVAILABLE
    return Continuity(
        status=status,
        conditions=conditions,
        medicare_through=window_end(answers.coverage_start, edition.medicare.count) if kept else None,
        medi_cal_through=window_end(answers.coverage_start, edition.medi_cal.count) if kept else None,
    )


def judge_relationship(answers: Answers, edition: Edition) -> Verdict:
    """By the role's visit rule; with no role given, only where both roles have the same verdict."""
    roles = [answers.your_role] if answers.your_role is not None else list(Role)
    verdicts = {edition.visits[role].judge(answers.visits) for role in roles}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.UNKNOWN


def judge_plan_rules(answer: YesNo | None, edition: Edition) -> Verdict:
    return edition.refused_plan_rules if answer is YesNo.NO else met_by(answer, wanted=YesNo.YES)


def met_by(answer: YesNo | None, *, wanted: YesNo) -> Verdict:
    if answer is None:
        return Verdict.UNKNOWN
    return Verdict.MET if answer is wanted else Verdict.UNMET


def worst(conditions: Mapping[str, Verdict]) -> ContinuityStatus:
    found = set(conditions.values())
    if Verdict.UNMET in found:
        return ContinuityStatus.UNAVAILABLE
    if Verdict.UNCERTAIN in found:
        return ContinuityStatus.UNCERTAIN
    return ContinuityStatus.UNKNOWN if Verdict.UNKNOWN in found else ContinuityStatus.AVAILABLE
