"""On which days a clinic takes a request up again, and what it does on each."""

from dataclasses import replace
from datetime import date

import pytest

from guidance.domain.answers import Role, YesNo
from guidance.domain.follow_up import FollowUp, Step, follow_up
from guidance.domain.programs import Requester
from guidance.domain.requests import Ends, Enrolled, LetterRequest, Services, Urgency

REQUEST = LetterRequest(
    plan="example",
    coverage_start=date(2015, 3, 1),
    requested_by=Requester.PHYSICIAN,
    services=Services.BOTH,
    urgency=Urgency.ROUTINE,
    letter_date=date(2015, 3, 2),
    patient_name="Ana Sample",
    patient_dob=date(1940, 2, 28),
    physician_name="Robin Example, MD",
    physician_npi="1234567893",
    your_role=Role.PRIMARY,
    specialty="Family medicine",
    practice_name="Example Clinic",
    practice_address="1 Main Street",
    practice_phone="213-555-0100",
    diagnosis="Heart failure",
    current_treatment="Monthly visits",
    accepts_rate=YesNo.YES,
    accepts_plan_rules=YesNo.YES,
    no_quality_concern=Enrolled.YES,
)
FAR = date(2017, 12, 31)


def ending(medicare: date | None = None, medi_cal: date | None = None) -> Ends:
    return Ends(medicare=medicare, medi_cal=medi_cal, over=None)


def days_of(request: LetterRequest, ends: Ends) -> dict[date, tuple[Step, ...]]:
    return {found.day: found.steps for found in follow_up(request, ends)}


def days_with(step: Step, request: LetterRequest, ends: Ends) -> list[date]:
    return [day for day, steps in days_of(request, ends).items() if step in steps]


def test_a_request_is_followed_from_half_way_to_the_answer_until_each_service_ends():
    found = follow_up(REQUEST, ending(date(2015, 8, 31), date(2016, 2, 29)))

    assert found == (
        FollowUp(day=date(2015, 3, 17), steps=(Step.ASK_STATE,)),
        FollowUp(day=date(2015, 4, 1), steps=(Step.ASK_ANSWER,)),
        FollowUp(day=date(2015, 7, 2), steps=(Step.MEDICARE_60,)),
        FollowUp(day=date(2015, 8, 1), steps=(Step.MEDICARE_30,)),
        FollowUp(day=date(2015, 12, 31), steps=(Step.MEDI_CAL_60,)),
        FollowUp(day=date(2016, 1, 30), steps=(Step.MEDI_CAL_30,)),
    )


@pytest.mark.parametrize(
    ("urgency", "half_way", "answer_by"),
    [
        pytest.param(Urgency.ROUTINE, date(2015, 3, 17), date(2015, 4, 1), id="30 days: after 15"),
        pytest.param(Urgency.SOON, date(2015, 3, 9), date(2015, 3, 17), id="15 days: after 7, not 8"),
        pytest.param(Urgency.HARM, date(2015, 3, 3), date(2015, 3, 5), id="3 days: after 1, not 2"),
    ],
)
def test_half_way_to_the_answer_is_rounded_down_to_a_whole_day(urgency, half_way, answer_by):
    request = replace(REQUEST, urgency=urgency)

    found = days_of(request, ending(FAR))

    assert list(found.items())[:2] == [(half_way, (Step.ASK_STATE,)), (answer_by, (Step.ASK_ANSWER,))]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param(ending(medicare=FAR), [Step.MEDICARE_60, Step.MEDICARE_30], id="Medicare alone"),
        pytest.param(ending(medi_cal=FAR), [Step.MEDI_CAL_60, Step.MEDI_CAL_30], id="Medi-Cal alone"),
        pytest.param(ending(FAR, FAR), [Step.BOTH_60, Step.BOTH_30], id="both on one day"),
        pytest.param(
            ending(FAR, date(2018, 1, 1)),
            [Step.MEDICARE_60, Step.MEDI_CAL_60, Step.MEDICARE_30, Step.MEDI_CAL_30],
            id="both, a day apart",
        ),
        pytest.param(ending(), [], id="nothing left to ask for"),
    ],
)
def test_each_end_is_said_60_and_30_days_ahead_and_an_end_that_is_both_s_is_said_once(ends, expected):
    found = follow_up(REQUEST, ends)

    assert [step for day in found[2:] for step in day.steps] == expected


def test_the_ends_are_counted_in_days_and_not_in_months():
    found = days_of(REQUEST, ending(medicare=date(2016, 3, 31)))

    assert list(found)[2:] == [date(2016, 1, 31), date(2016, 3, 1)]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(date(2015, 5, 2), [date(2015, 3, 3)], id="61 days after the letter"),
        pytest.param(date(2015, 5, 1), [date(2015, 3, 2)], id="60 days after the letter: on its own day"),
        pytest.param(date(2015, 4, 30), [], id="59 days after the letter: the day before it"),
    ],
)
def test_a_day_before_the_letter_is_left_out_and_the_letter_s_own_day_is_kept(end, expected):
    found = days_with(Step.MEDICARE_60, REQUEST, ending(medicare=end))

    assert found == expected


def test_with_less_than_30_days_left_only_the_plan_is_asked():
    found = days_of(REQUEST, ending(medicare=date(2015, 3, 31)))

    assert found == {date(2015, 3, 17): (Step.ASK_STATE,), date(2015, 4, 1): (Step.ASK_ANSWER,)}


@pytest.mark.parametrize(
    ("ends", "day", "steps"),
    [
        pytest.param(
            ending(medicare=date(2015, 5, 31)),
            date(2015, 4, 1),
            (Step.ASK_ANSWER, Step.MEDICARE_60),
            id="the answer and an end",
        ),
        pytest.param(
            ending(date(2015, 7, 31), date(2015, 8, 30)),
            date(2015, 7, 1),
            (Step.MEDICARE_30, Step.MEDI_CAL_60),
            id="two ends 30 days apart",
        ),
        pytest.param(
            ending(date(2015, 4, 16), date(2015, 5, 16)),
            date(2015, 3, 17),
            (Step.ASK_STATE, Step.MEDICARE_30, Step.MEDI_CAL_60),
            id="half-way and two ends",
        ),
    ],
)
def test_days_that_fall_together_are_one_day_with_every_step(ends, day, steps):
    found = follow_up(REQUEST, ends)

    assert [each for each in found if each.day == day] == [FollowUp(day=day, steps=steps)]
    assert [each.day for each in found] == sorted({each.day for each in found})
