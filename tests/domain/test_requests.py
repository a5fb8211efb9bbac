"""Until when a request can ask, which visits it may list, and by which day it asks for an answer."""

from dataclasses import replace
from datetime import date

import pytest

from guidance.domain.programs import Requester
from guidance.domain.requests import Ends, LetterRequest, Services, Urgency, ends_of, writes_itself
from tests.domain.asking import CAL_MEDICONNECT
from tests.domain.test_follow_up import REQUEST

# Six months of Medicare and twelve of Medi-Cal from March 1, 2015.
SIX, TWELVE = date(2015, 8, 31), date(2016, 2, 29)
EDITION = CAL_MEDICONNECT.edition_on(REQUEST.coverage_start)


def ends(**changes) -> tuple[date | None, date | None, date | None]:
    found = ends_of(replace(REQUEST, **changes), EDITION)
    return found.medicare, found.medi_cal, found.over


@pytest.mark.parametrize(
    ("services", "expected"),
    [
        (Services.MEDICARE, (SIX, None, None)),
        (Services.MEDI_CAL, (None, TWELVE, None)),
        (Services.BOTH, (SIX, TWELVE, None)),
    ],
)
def test_each_service_asked_for_ends_with_its_own_window(services, expected):
    assert ends(services=services) == expected


@pytest.mark.parametrize(
    ("through", "expected"),
    [
        pytest.param(
            date(2015, 8, 30), (date(2015, 8, 30), date(2015, 8, 30)), id="a day before the first window ends"
        ),
        pytest.param(SIX, (SIX, SIX), id="on its last day"),
        pytest.param(date(2015, 9, 1), (SIX, date(2015, 9, 1)), id="a day after it"),
        pytest.param(date(2016, 3, 1), (SIX, TWELVE), id="a day after both"),
    ],
)
def test_care_that_ends_before_the_window_is_asked_for_no_longer_than_it_takes(through, expected):
    assert ends(treatment_through=through)[:2] == expected


@pytest.mark.parametrize(
    ("letter_date", "expected"),
    [
        pytest.param(SIX, (SIX, TWELVE, None), id="the last day of Medicare's window"),
        pytest.param(date(2015, 9, 1), (None, TWELVE, SIX), id="the day after it"),
        pytest.param(TWELVE, (None, TWELVE, SIX), id="the last day of Medi-Cal's"),
        pytest.param(date(2016, 3, 1), (None, None, TWELVE), id="the day after both: the later one is named"),
    ],
)
def test_a_service_whose_last_day_is_before_the_letter_is_left_out(letter_date, expected):
    assert ends(letter_date=letter_date) == expected


@pytest.mark.parametrize(
    ("medicare", "medi_cal", "services", "last"),
    [
        (SIX, TWELVE, Services.BOTH, TWELVE),
        (TWELVE, SIX, Services.BOTH, TWELVE),
        (SIX, None, Services.MEDICARE, SIX),
        (None, TWELVE, Services.MEDI_CAL, TWELVE),
        (None, None, None, None),
    ],
)
def test_what_is_left_to_ask_for_and_the_later_of_the_days(medicare, medi_cal, services, last):
    found = Ends(medicare=medicare, medi_cal=medi_cal, over=None)

    assert (found.services, found.last) == (services, last)


def test_visits_count_in_the_twelve_months_before_coverage_each_day_once_and_the_others_are_told_apart():
    days = (date(2015, 3, 1), date(2015, 2, 28), date(2014, 2, 28), date(2014, 3, 1), date(2015, 2, 28))
    request = replace(REQUEST, visit_dates=days)

    assert request.counting_visits == (date(2014, 3, 1), date(2015, 2, 28))
    assert request.other_visits == (date(2014, 2, 28), date(2015, 3, 1))


@pytest.mark.parametrize(
    ("urgency", "day"),
    [
        (Urgency.ROUTINE, date(2015, 4, 1)),
        (Urgency.SOON, date(2015, 3, 17)),
        (Urgency.HARM, date(2015, 3, 5)),
    ],
)
def test_an_answer_is_asked_for_in_thirty_fifteen_or_three_days(urgency, day):
    assert replace(REQUEST, urgency=urgency).answer_by == day


@pytest.mark.parametrize(
    ("requester", "coverage_start", "writes"),
    [
        pytest.param(Requester.PHYSICIAN, date(2014, 8, 31), False, id="not yet in August 2014"),
        pytest.param(Requester.PHYSICIAN, date(2015, 3, 1), True, id="later"),
        pytest.param(Requester.PATIENT, date(2015, 3, 1), False, id="the patient asks"),
        pytest.param(Requester.REPRESENTATIVE, date(2015, 3, 1), False, id="a representative asks"),
    ],
)
def test_a_physician_writes_where_one_asks_and_the_rule_lets_one_ask(requester, coverage_start, writes):
    request: LetterRequest = replace(REQUEST, requested_by=requester, coverage_start=coverage_start)

    assert writes_itself(request, CAL_MEDICONNECT.edition_on(coverage_start)) is writes
