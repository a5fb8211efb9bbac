"""A reader who says what is wrong with a page."""

from datetime import timedelta

from django.utils import timezone

from guidance.forms.spam import stamp
from tests.site.reading import Part, page_of

WRONG = "The page says 1-800-555-0100. The card of 2015 says 1-800-555-0188."
LONG_ENOUGH = timedelta(seconds=4)


def typed(*, open_for: timedelta = LONG_ENOUGH, **changes) -> dict[str, str]:
    """What the form sends after having been open for so long."""
    opened = stamp(now=timezone.now() - open_for)
    return {"page": "/plans/molina/", "wrong": WRONG, "contact": "", "opened": opened, "website": "", **changes}


def send(client, **changes):
    return client.post("/corrections/", typed(**changes))


def errors_beside(page: Part, field: str) -> list[str]:
    """What stands in red at the field."""
    found = page.one("div", id=f"div_id_{field}").every("div", cls="errors")
    return [error.text.removeprefix("Error: ") for part in found for error in part.every("p")]


def why_again(response) -> str:
    """What the summary above the form says."""
    return page_of(response).one("div", id="error-summary").text
