"""`manage.py stale_content`: what is due, for a scheduler."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from guidance.content_loader import content
from guidance.models import Correction
from tests.site.conftest import TODAY
from tests.site.editing import LONG_AGO, contact

pytestmark = pytest.mark.django_db


def told(capsys, *arguments: str) -> tuple[int, list[str]]:
    """The exit status and the lines printed."""
    try:
        call_command("stale_content", *arguments)
        status = 0
    except SystemExit as end:
        status = end.code
    return status, capsys.readouterr().out.splitlines()


def test_when_nothing_is_due_it_says_so_and_succeeds(capsys):
    contact(verified_on=TODAY)

    assert told(capsys) == (0, ["Nothing is due."])


def test_it_names_everything_that_is_due_and_fails(capsys):
    contact()
    contact(slug="la-care", verified_on=LONG_AGO)
    Correction.objects.create(page="/plans/", wrong="Something secret is wrong.")

    status, lines = told(capsys)

    assert status == 1
    assert lines[0] == "contact: Molina: Continuity of care: fax, 1-562-555-0100 was never verified"
    assert lines[1].startswith("contact: L.A. Care: ") and lines[1].endswith("was last verified on May 27, 2026")
    assert lines[2].startswith("correction: /plans/, ") and lines[2].endswith(" is open")
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("days", "status"), [pytest.param(0, 0, id="on the day"), pytest.param(1, 1, id="the day after")]
)
def test_content_is_due_the_day_after_its_review_date(days, status, capsys):
    day = content().review_by + timedelta(days=days)

    found, lines = told(capsys, "--on", day.isoformat())

    first = min(content().reviews, key=lambda review: review.review_by).file
    assert found == status
    assert any(first in line for line in lines) is bool(status)


def test_quiet_it_only_fails(capsys):
    contact()

    assert told(capsys, "--quiet") == (1, [])


def test_a_day_that_is_none_is_refused():
    with pytest.raises(CommandError, match="--on"):
        call_command("stale_content", "--on", "someday")
