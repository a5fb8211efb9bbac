"""The days on which to take up a request again, and what to do on each."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from guidance.domain.requests import Ends, LetterRequest


class Step(StrEnum):
    """What to do on a day; in the order in which one day's steps are said: the nearer end first."""

    ASK_STATE = "ask_state"
    ASK_ANSWER = "ask_answer"
    BOTH_30 = "both_30"
    MEDICARE_30 = "medicare_30"
    MEDI_CAL_30 = "medi_cal_30"
    BOTH_60 = "both_60"
    MEDICARE_60 = "medicare_60"
    MEDI_CAL_60 = "medi_cal_60"


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One day, and everything to do on it."""

    day: date
    steps: tuple[Step, ...]


def follow_up(request: LetterRequest, ends: Ends) -> tuple[FollowUp, ...]:
    """Every day with something to do, earliest first, each day once.

    Half-way is rounded down to a whole day, so that nobody calls late: of 3 days it is the first.
    Days before the letter's date are left out, since they were over when it was written; its own day is kept.
    """
    half_way = request.letter_date + timedelta(days=request.urgency.days // 2)
    found = {(half_way, Step.ASK_STATE), (request.answer_by, Step.ASK_ANSWER), *before_the_ends(ends)}
    days = sorted({day for day, _ in found if day >= request.letter_date})
    return tuple(FollowUp(day=day, steps=tuple(step for step in Step if (day, step) in found)) for day in days)


def before_the_ends(ends: Ends) -> list[tuple[date, Step]]:
    """60 and 30 days before each end; one step where both services end on one day."""
    if ends.medicare == ends.medi_cal:
        rows = [(ends.medicare, Step.BOTH_60, Step.BOTH_30)]
    else:
        rows = [
            (ends.medicare, Step.MEDICARE_60, Step.MEDICARE_30),
            (ends.medi_cal, Step.MEDI_CAL_60, Step.MEDI_CAL_30),
        ]
    return [
        (end - timedelta(days=days), step)
        for end, at_60, at_30 in rows
        if end
        for days, step in ((60, at_60), (30, at_30))
    ]
