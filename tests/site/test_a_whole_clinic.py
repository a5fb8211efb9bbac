"""Twenty people behind one address work for an hour, and none of them meets a limit."""

from datetime import UTC, datetime, timedelta

import pytest

from guidance import limits
from guidance.limits import BATCH_LETTERS, CORRECTIONS, FILES, PREVIEWS, REPORTS, SIGN_INS
from tests.site.lettering import filled

PEOPLE, CLINIC = range(20), "203.0.113.9"
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
# What one person does from the start of a letter or a table on: minute, what, and of how many.
LETTER = [*((minute, PREVIEWS, 1) for minute in (2, 3, 4, 4)), *((5, FILES, 1) for _ in range(3))]
TABLE = [(0, REPORTS, 1), (4, REPORTS, 1), (5, REPORTS, 1), (5, BATCH_LETTERS, 100)]


def an_hour_of_one_person() -> list[tuple]:
    """Ten letters, a table of a hundred every ten minutes, a correction, and a sign-in after two mistakes."""
    letters = [(start + minute, *rest) for start in range(0, 60, 6) for minute, *rest in LETTER]
    tables = [(start + minute, *rest) for start in range(0, 60, 10) for minute, *rest in TABLE]
    return [*letters, *tables, (30, CORRECTIONS, 1), *((0, SIGN_INS, 1) for _ in range(3))]


def waits(people) -> list:
    """Who of so many at the same address had to wait for what. All begin in the same minute: that is the worst."""
    hour = sorted(an_hour_of_one_person(), key=lambda done: done[0])
    told = [
        (
            minute,
            limits.EVERY.index(allowance),
            allowance.wait(CLINIC, now=NINE + timedelta(minutes=minute), units=units),
        )
        for minute, allowance, units in hour
        for _ in people
    ]
    return [each for each in told if each[2]]


def test_an_hour_s_work_of_twenty_people_at_one_address_is_done_untouched():
    assert waits(PEOPLE) == []


def test_the_same_work_of_a_hundred_people_is_too_much_until_the_operator_says_how_many_there_are(settings):
    assert waits(range(100)) != []

    for allowance in limits.EVERY:
        allowance.taken.clear()
    settings.PEOPLE_PER_ADDRESS = 100
    assert waits(range(100)) == []


@pytest.mark.django_db
def test_twenty_people_who_begin_at_once_all_get_their_letters(client):
    statuses = set()
    for person in PEOPLE:
        typed = filled(patient_name=f"Patient Of{person}")
        statuses |= {client.post("/letters/new/", sent).status_code for sent in (typed | {"diagnosis": ""}, typed)}
        statuses.add(client.post("/letters/download/", {**typed, "format": "ics"}).status_code)

    assert statuses == {200}
