"""Can this patient enroll? The program file says what each situation does; this counts them up."""

from dataclasses import dataclass
from enum import StrEnum

from guidance.domain.answers import Answers, Situation, in_order
from guidance.domain.programs import Effect, EligibilityRow, Program


class EligibilityStatus(StrEnum):
    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    LEAVE_FIRST = "leave_first"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """The verdict, and the row of every ticked situation that has an effect, in the order asked."""

    status: EligibilityStatus
    rows: tuple[EligibilityRow, ...]


def judge_eligibility(answers: Answers, program: Program) -> Eligibility:
    """A bar decides before a program to leave first, and that before a point to check.

    Nothing answered is unknown; "none of these" is eligible.
    """
    rows = tuple(
        row
        for row in map(program.eligibility.__getitem__, in_order(answers.situation, Situation))
        if row.effect is not Effect.NO_EFFECT
    )
    effects = {row.effect for row in rows}
    if Effect.BAR in effects:
        status = EligibilityStatus.NOT_ELIGIBLE
    elif Effect.LEAVE_FIRST in effects:
        status = EligibilityStatus.LEAVE_FIRST
    elif answers.situation is None or Effect.CHECK_FIRST in effects:
        status = EligibilityStatus.UNKNOWN
    else:
        status = EligibilityStatus.ELIGIBLE
    return Eligibility(status=status, rows=rows)
