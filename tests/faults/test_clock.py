"""The days on which calendars go wrong: 29 February, the nights on which the clock is put on or back, and midnight."""

import io
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from guidance.content_loader import content
from guidance.domain.calendar import look_back, window_end
from guidance.limits import HOUR, Allowance
from guidance.models import LinkCount
from tests.site.lettering import NEEDED
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db

# A leap day's first and last moments in Los Angeles, as the world's clock says them.
LEAP_BEGINS, LEAP_ENDS = "2028-02-29T08:00:00Z", "2028-03-01T07:59:59Z"
# 2027: on March 14 there is no 2:30 at night, on November 7 there are two.
SPRING, FALL = date(2027, 3, 14), date(2027, 11, 7)
LINK = "/patients/hy/choices/?c=fair"


@pytest.fixture
def client():
    return Client()


def at(moment: str):
    return time_machine.travel(moment, tick=False)


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        pytest.param("2028-02-29T07:59:59Z", date(2028, 2, 28), id="the second before the leap day"),
        pytest.param(LEAP_BEGINS, date(2028, 2, 29), id="its first"),
        pytest.param("2028-03-01T00:00:00Z", date(2028, 2, 29), id="midnight in Greenwich is afternoon here"),
        pytest.param(LEAP_ENDS, date(2028, 2, 29), id="its last"),
        pytest.param("2028-03-01T08:00:00Z", date(2028, 3, 1), id="the day after"),
        pytest.param("2027-03-14T07:59:59Z", date(2027, 3, 13), id="before the short night's day"),
        pytest.param("2027-03-14T10:00:00Z", SPRING, id="when 2:00 becomes 3:00"),
        pytest.param("2027-03-15T06:59:59Z", SPRING, id="the last second of a day of 23 hours"),
        pytest.param("2027-03-15T07:00:00Z", date(2027, 3, 15), id="and the next"),
        pytest.param("2027-11-07T07:00:00Z", FALL, id="the first second of a day of 25 hours"),
        pytest.param("2027-11-08T07:59:59Z", FALL, id="its last"),
        pytest.param("2027-11-08T08:00:00Z", date(2027, 11, 8), id="and the next day"),
    ],
)
def test_today_is_the_day_in_los_angeles(moment, today, client):
    with at(moment):
        letter = page_of(client.get("/letters/new/")).one("input", name="letter_date").attributes["value"]

        assert timezone.localdate() == today
        assert letter == f"{today:%m/%d/%Y}"


@pytest.mark.parametrize(
    ("moment", "first"),
    [
        ("2028-02-29T20:00:00Z", "2028-03-01"),
        ("2028-03-01T07:59:59Z", "2028-03-01"),
        ("2028-03-01T08:00:00Z", "2028-04-01"),
    ],
)
def test_the_first_page_offers_the_month_that_comes_next_here(moment, first, client):
    with at(moment):
        links = [link.attributes["href"] for link in page_of(client.get("/")).one("main").every("a")]

    assert f"/decide/?coverage_start={first}" in links


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2016, 2, 29), 6, date(2016, 8, 28)),
        (date(2016, 2, 29), 12, date(2017, 2, 27)),
        (date(2015, 8, 31), 6, date(2016, 2, 28)),
        (date(2016, 8, 31), 6, date(2017, 2, 27)),
        (date(2028, 3, 1), 12, date(2029, 2, 28)),
        (date(2027, 3, 1), 12, date(2028, 2, 29)),
        (SPRING, 12, date(2028, 3, 13)),
        (FALL, 12, date(2028, 11, 6)),
    ],
)
def test_a_window_of_continuity_ends_on_a_day_that_exists(start, months, last):
    assert window_end(start, months) == last


def test_the_look_back_from_a_leap_day_holds_every_day_of_the_year_before():
    found = look_back(date(2028, 2, 29))

    assert (found.first, found.last) == (date(2027, 2, 28), date(2028, 2, 28))
    assert look_back(date(2029, 2, 28)).first == date(2028, 2, 28)
    assert date(2028, 2, 29) in look_back(date(2028, 3, 1))


@pytest.mark.parametrize("moment", [LEAP_BEGINS, LEAP_ENDS])
@pytest.mark.parametrize("path", ["/", "/plans/?on=2028-02-29", "/continuity/?on=2028-02-29", "/patients/hy/choices/"])
def test_every_page_of_a_day_is_answered_on_a_leap_day(path, moment, client):
    with at(moment):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("today", "start", "status"),
    [
        pytest.param("2028-02-29", "2028-02-29", 200, id="a leap day"),
        pytest.param("2028-02-29", "2027-02-29", 400, id="a day that was not"),
        pytest.param("2028-02-29", "2029-12-31", 200, id="the last day that is answered"),
        pytest.param("2028-02-29", "2030-01-01", 400, id="the day after"),
    ],
)
def test_the_decision_takes_the_days_that_exist(today, start, status, client):
    with at(f"{today}T20:00:00Z"):
        assert client.get("/api/v1/decision", {"coverage_start": start}).status_code == status


@pytest.mark.parametrize(
    ("written", "moment", "half_way", "answer_by"),
    [
        ("02/14/2028", "2028-02-14T20:00:00Z", date(2028, 2, 29), date(2028, 3, 15)),
        ("02/29/2028", LEAP_ENDS, date(2028, 3, 15), date(2028, 3, 30)),
        ("03/13/2027", "2027-03-14T07:30:00Z", date(2027, 3, 28), date(2027, 4, 12)),
        ("11/07/2027", "2027-11-07T09:30:00Z", date(2027, 11, 22), date(2027, 12, 7)),
    ],
)
def test_the_calendar_file_holds_whole_days_that_no_clock_moves(written, moment, half_way, answer_by, client):
    changes = {"coverage_start": written, "letter_date": written, "services": "medicare"}
    with at(moment):
        answer = client.post("/letters/download/", NEEDED | changes | {"format": "ics"})
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    days = [event["dtstart"].dt for event in events]

    assert days[:2] == [half_way, answer_by]
    assert all(type(day) is date for day in days)
    assert {event["dtstamp"].dt for event in events} == {datetime.fromisoformat(moment)}


@pytest.mark.parametrize(
    ("moments", "days"),
    [
        pytest.param(
            ("2027-11-07T08:30:00Z", "2027-11-07T09:30:00Z", "2027-11-08T07:59:59Z"),
            {FALL: 3},
            id="1:30 twice in one night",
        ),
        pytest.param(("2027-03-14T09:59:59Z", "2027-03-14T10:00:00Z"), {SPRING: 2}, id="over the missing hour"),
        pytest.param((LEAP_ENDS, "2028-03-01T08:00:00Z"), {date(2028, 2, 29): 1, date(2028, 3, 1): 1}, id="leap day"),
    ],
)
def test_links_are_counted_on_the_day_in_los_angeles(moments, days, client):
    for moment in moments:
        with at(moment):
            client.get(LINK)

    assert {row.day: row.count for row in LinkCount.objects.all()} == days


def test_content_is_due_from_the_day_after_its_review_here():
    review_by = min(review.review_by for review in content().reviews)
    evening = datetime.combine(review_by, datetime.min.time(), timezone.get_default_timezone()) + timedelta(hours=23)

    with at(evening.isoformat()):
        within = due_files()
    with at((evening + timedelta(hours=1)).isoformat()):
        after = due_files()

    assert within == []
    assert after != []


def due_files() -> list[str]:
    said = io.StringIO()
    with suppress(SystemExit):  # how it says that something is due
        call_command("stale_content", stdout=said)
    return [line for line in said.getvalue().splitlines() if line.startswith("content:")]


@pytest.mark.parametrize(
    "night",
    [
        pytest.param("2027-03-14T09:30:00Z", id="an hour is left out"),
        pytest.param("2027-11-07T08:30:00Z", id="an hour comes twice"),
    ],
)
def test_a_limit_of_an_hour_lasts_an_hour_whatever_the_clock_on_the_wall_says(night, settings):
    settings.PEOPLE_PER_ADDRESS = 1
    limit = Allowance(each=1, within=HOUR)
    began = datetime.fromisoformat(night)

    taken = []
    for minutes in (0, 59, 60):
        with at((began + timedelta(minutes=minutes)).isoformat()):
            taken.append(limit.wait("127.0.0.1", now=timezone.now()))

    assert taken == [None, timedelta(minutes=1), None]


def test_a_page_is_kept_by_seconds_that_pass_and_not_by_the_clock_on_the_wall(settings, client):
    settings.KEEP_PAGES = 60
    began = datetime.fromisoformat("2027-12-01T08:00:00Z")  # a month begins, with which the first page changes

    with at(began.isoformat()):
        first = client.get("/")
    with at((began - timedelta(hours=1)).isoformat()):
        put_back, made_anew = client.get("/"), client.get("/?anew")
    with at((began + timedelta(days=400)).isoformat()):
        put_on = client.get("/")

    assert first.content == put_back.content == put_on.content
    assert first.content != made_anew.content
