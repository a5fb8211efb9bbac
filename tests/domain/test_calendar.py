"""Months are counted by the calendar, and windows include both their ends."""

from datetime import date

import pytest

from guidance.domain.calendar import add_months, look_back, spelled, spelled_short, window_end


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2014, 4, 1), 6, date(2014, 10, 1), id="six months on"),
        pytest.param(date(2014, 4, 1), 0, date(2014, 4, 1), id="no months"),
        pytest.param(date(2014, 11, 15), 1, date(2014, 12, 15), id="into December"),
        pytest.param(date(2014, 12, 15), 1, date(2015, 1, 15), id="out of December"),
        pytest.param(date(2014, 6, 30), 6, date(2014, 12, 30), id="ending in December"),
        pytest.param(date(2014, 12, 31), 12, date(2015, 12, 31), id="a year from a year's end"),
        pytest.param(date(2016, 8, 31), 6, date(2017, 2, 28), id="to a shorter February"),
        pytest.param(date(2015, 8, 31), 6, date(2016, 2, 29), id="to a leap day"),
        pytest.param(date(2015, 8, 29), 6, date(2016, 2, 29), id="the 29th in a leap year"),
        pytest.param(date(2014, 8, 29), 6, date(2015, 2, 28), id="the 29th in a common year"),
        pytest.param(date(2016, 2, 29), 12, date(2017, 2, 28), id="a year from a leap day"),
        pytest.param(date(2016, 2, 29), 48, date(2020, 2, 29), id="four years from a leap day"),
        pytest.param(date(2014, 7, 31), 2, date(2014, 9, 30), id="to a month of 30 days"),
        pytest.param(date(2015, 2, 28), 6, date(2015, 8, 28), id="a month's last day is not carried to a longer month"),
        pytest.param(date(2015, 1, 1), -1, date(2014, 12, 1), id="one month back into December"),
        pytest.param(date(2015, 12, 31), -1, date(2015, 11, 30), id="one month back out of December"),
        pytest.param(date(2014, 3, 31), -1, date(2014, 2, 28), id="one month back to February"),
        pytest.param(date(2016, 2, 29), -12, date(2015, 2, 28), id="a year back from a leap day"),
    ],
)
def test_adding_months_keeps_the_day_or_takes_the_months_last(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("coverage_start", "months", "expected"),
    [
        pytest.param(date(2014, 4, 1), 6, date(2014, 9, 30), id="6 months from the first day of the program"),
        pytest.param(date(2014, 4, 1), 12, date(2015, 3, 31), id="12 months from the first day of the program"),
        pytest.param(date(2014, 9, 1), 6, date(2015, 2, 28), id="6 months ending in February"),
        pytest.param(date(2015, 9, 1), 6, date(2016, 2, 29), id="6 months ending on a leap day"),
        pytest.param(date(2015, 3, 1), 12, date(2016, 2, 29), id="12 months ending on a leap day"),
        pytest.param(date(2016, 8, 31), 6, date(2017, 2, 27), id="6 months from a 31st"),
        pytest.param(date(2016, 2, 29), 12, date(2017, 2, 27), id="12 months from a leap day"),
        pytest.param(date(2015, 7, 15), 6, date(2016, 1, 14), id="6 months from mid-month, over the year's end"),
        pytest.param(date(2022, 12, 31), 12, date(2023, 12, 30), id="12 months from the last day of the program"),
    ],
)
def test_a_window_ends_the_day_before_its_months_are_over(coverage_start, months, expected):
    assert window_end(coverage_start, months) == expected


@pytest.mark.parametrize(
    ("coverage_start", "first", "last"),
    [
        pytest.param(date(2015, 3, 1), date(2014, 3, 1), date(2015, 2, 28), id="from a 1st"),
        pytest.param(date(2016, 3, 1), date(2015, 3, 1), date(2016, 2, 29), id="ending on a leap day"),
        pytest.param(date(2017, 3, 1), date(2016, 3, 1), date(2017, 2, 28), id="the year after a leap day"),
        pytest.param(date(2016, 2, 29), date(2015, 2, 28), date(2016, 2, 28), id="from a leap day"),
        pytest.param(date(2017, 2, 28), date(2016, 2, 28), date(2017, 2, 27), id="around a leap day"),
        pytest.param(date(2015, 1, 1), date(2014, 1, 1), date(2014, 12, 31), id="a calendar year"),
        pytest.param(date(2014, 10, 31), date(2013, 10, 31), date(2014, 10, 30), id="from a 31st"),
    ],
)
def test_the_look_back_is_the_12_months_before_coverage_starts(coverage_start, first, last):
    found = look_back(coverage_start)

    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("visit", "counts"),
    [
        pytest.param(date(2014, 2, 28), False, id="the day before its first"),
        pytest.param(date(2014, 3, 1), True, id="its first day"),
        pytest.param(date(2014, 3, 2), True, id="the day after its first"),
        pytest.param(date(2015, 2, 27), True, id="the day before its last"),
        pytest.param(date(2015, 2, 28), True, id="its last day"),
        pytest.param(date(2015, 3, 1), False, id="the day coverage starts"),
    ],
)
def test_the_look_back_includes_both_its_ends_and_not_the_coverage_start(visit, counts):
    found = look_back(date(2015, 3, 1))

    assert (visit in found) is counts


@pytest.mark.parametrize(
    ("day", "words", "short"),
    [
        (date(2015, 1, 1), "January 1, 2015", "Jan 1, 2015"),
        (date(2015, 5, 9), "May 9, 2015", "May 9, 2015"),
        (date(2015, 12, 31), "December 31, 2015", "Dec 31, 2015"),
    ],
)
def test_a_day_is_spelled_with_its_month_in_full_or_in_three_letters(day, words, short):
    assert (spelled(day), spelled_short(day)) == (words, short)
