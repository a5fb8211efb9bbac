"""Months and days as the rules count them."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache


@dataclass(frozen=True, kw_only=True)
class DateRange:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def add_months(day: date, months: int) -> date:
    """The same day that many months on (or back), or the month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(1000)
def window_end(coverage_start: date, months: int) -> date:
    """The last day, included, of a window of that many months beginning on the coverage start."""
    return add_months(coverage_start, months) - timedelta(days=1)


def look_back(coverage_start: date) -> DateRange:
    """The 12 months before coverage starts, in which visits prove a relationship.

    The coverage start itself is after enrollment, so a visit on that day proves nothing.
    """
    return DateRange(first=add_months(coverage_start, -12), last=coverage_start - timedelta(days=1))


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spelled(day: date) -> str:
    """The day in words, as in "August 31, 2015", whatever the server's language."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def spelled_short(day: date) -> str:
    """The day with a short month, as in "Aug 31, 2015"."""
    return f"{MONTHS[day.month - 1][:3]} {day.day}, {day.year}"
