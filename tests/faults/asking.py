"""What a clinic asks of the site in these tests, and what it reads in the answers."""

import time

from guidance.content_loader import content
from tests.faults.serving import Answer, Site
from tests.site.lettering import NEEDED
from tests.site.reading import page_of

# One of every kind that shows no plan's contacts. A query keeps a page from being answered out of what is kept.
WITHOUT_CONTACTS = (
    "/",
    "/decide/?coverage_start=2015-03-01&needs=many_conditions&in_network=no",
    "/decide/result.pdf?coverage_start=2015-03-01",
    "/continuity/?on=2015-03-01",
    "/plans/?on=2015-03-01",
    "/guides/",
    "/guides/drugs/",
    "/search/?q=drugs",
    "/patients/hy/choices/",
    "/patients/hy/choices.pdf",
    "/letters/new/",
    "/letters/batch/",
    "/corrections/",
    "/outreach/",
    "/api/v1/decision?coverage_start=2015-03-01",
    "/api/v1/plans?on=2015-03-01",
)
PLAN, CARD, LINK = "/plans/molina/", "/plans/molina.pdf", "/patients/hy/choices/?c=fair"
FAX, MEMBERS = "1-562-555-0177", "1-855-665-4627"


def unanswered(site: Site) -> dict[str, int]:
    """The pages without contacts that are not answered as ever, and what is answered instead."""
    answers = {path: site.ask(path).status_code for path in WITHOUT_CONTACTS}
    return {path: status for path, status in answers.items() if status != 200}


def preview(site: Site, **changes: str) -> Answer:
    return site.ask("/letters/new/", NEEDED | changes)


def letter(site: Site, **changes: str) -> Answer:
    return site.ask("/letters/download/", NEEDED | {"format": "pdf", **changes})


def fax_in(answer: Answer) -> str:
    return page_of(answer).one("input", name="send_to_fax").attributes.get("value", "")


def says_away(answer: Answer) -> bool:
    """Whether it says that the plan's contacts cannot be shown, and gives every number of the state instead."""
    words = page_of(answer).card("Phone book").text
    return "cannot be shown just now" in words and all(line.phone in words for line in content().stand_ins)


def correction(site: Site) -> dict[str, str]:
    """A correction, typed for as long as a person needs."""
    opened = page_of(site.ask("/corrections/")).one("input", name="opened").attributes["value"]
    time.sleep(3.1)
    return {"page": PLAN, "wrong": "The hours are wrong.", "contact": "", "opened": opened, "website": ""}
