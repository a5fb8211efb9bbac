"""Guides, plan cards and results on paper: the words of their pages, tagged, on US Letter, naming nobody."""

from datetime import date, timedelta
from functools import cache
from io import BytesIO

import pikepdf
import pypdf
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from guidance.content_loader import content
from guidance.domain.calendar import spelled
from guidance.models import Contact
from guidance.rendering.inline import plain
from tests.browser.addresses import OUTCOMES, decide
from tests.site.reading import Part, page_of

pytestmark = pytest.mark.django_db

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
US_LETTER = [0, 0, 612, 792]
TODAY = decide(coverage_start="2026-03-01", needs="many_conditions", in_network="no")
RESULTS = {**OUTCOMES, "today": TODAY}
# Parts of a result that its paper does not repeat: the trace, what is pressed, marks and sources, and the colophon.
NOT_ON_PAPER = {"trace", "actions", "mark", "cite", "more", "colophon", "source-list", "for-screen", "timeline"}
HEADERS = ("Condition", "On your answers")
FILES = [
    *(f"/guides/{guide.slug}.pdf" for guide in content().guides),
    *(f"/plans/{plan.slug}.pdf" for plan in content().plans),
    *(address.replace("/decide/", "/decide/result.pdf") for address in RESULTS.values()),
]


def made(address: str) -> bytes:
    response = Client().get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return response.getvalue()


def pages(file: bytes) -> list[str]:
    """The words of each page, without spaces: where a line ends is the printer's business."""
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(file)).pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


def in_order(wanted: list[str], words: str) -> list[str]:
    """Those of the texts that do not stand in the words after the one before."""
    place, missing = 0, []
    for text in wanted:
        found = words.find(squeezed(text), place)
        if found < 0:
            missing.append(text)
        else:
            place = found + len(squeezed(text))
    return missing


def tags(element) -> list[str]:
    """The kinds of the structure elements, in reading order."""
    found = [str(element.S)] if "/S" in element else []
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and ("/S" in child or "/K" in child):
            found += tags(child)
    return found


@cache
def paper(address: str) -> bytes:
    return made(address)


@pytest.mark.parametrize("address", FILES)
def test_the_file_is_tagged_in_english_titled_and_on_us_letter_with_one_main_heading(address):
    with pikepdf.open(BytesIO(paper(address))) as pdf:
        root = pdf.Root
        with pdf.open_metadata() as metadata:
            part, title = metadata[UA], metadata["dc:title"]

        assert str(root.Lang).startswith("en")
        assert bool(root.MarkInfo.Marked) and bool(root.ViewerPreferences.DisplayDocTitle)
        assert (part, bool(title)) == ("1", True)
        assert tags(root.StructTreeRoot).count("/H1") == 1
        assert all([float(side) for side in page.MediaBox] == US_LETTER for page in pdf.pages)


@pytest.mark.parametrize("guide", content().guides, ids=lambda guide: guide.slug)
def test_a_guide_on_paper_says_what_its_page_says_in_the_same_order(guide):
    words = "".join(pages(paper(f"/guides/{guide.slug}.pdf")))
    wanted = [guide.title, guide.answer.text]
    for section in guide.sections:
        wanted += [section.heading, *(plain(block.text) for block in section.blocks)]

    assert in_order(wanted, words) == []
    assert all(squeezed(f"{id} {content().sources[id].title}") in words for id in guide.sources)


@pytest.mark.parametrize("guide", content().guides, ids=lambda guide: guide.slug)
def test_a_guide_on_paper_says_for_whom_it_is_and_its_dates(guide):
    words = "".join(pages(paper(f"/guides/{guide.slug}.pdf")))

    assert squeezed(guide.audience[1:]) in words
    assert squeezed(f"Checked {spelled(guide.checked_on)}") in words
    assert squeezed(f"review by {spelled(guide.review_by)}") in words


@pytest.mark.parametrize(
    ("days", "overdue"),
    [pytest.param(0, False, id="on the day of review"), pytest.param(1, True, id="the day after")],
)
def test_a_guide_past_its_review_date_says_so_on_paper_too(days, overdue, monkeypatch):
    guide = content().guides[0]
    monkeypatch.setattr(timezone, "localdate", lambda *args: guide.review_by + timedelta(days))

    words = "".join(pages(made(f"/guides/{guide.slug}.pdf")))

    assert (squeezed("past its review date") in words) is overdue


@pytest.mark.parametrize("guide", content().guides, ids=lambda guide: guide.slug)
def test_a_guide_on_paper_names_its_programs_with_their_dates(guide):
    words = "".join(pages(paper(f"/guides/{guide.slug}.pdf")))

    for program in content().programs.all:
        assert (squeezed(program.dates) in words) is (program.slug in guide.programs)


def own_words(part: Part) -> list[str]:
    """The stretches of text in the part, each up to the next element, without what paper does not repeat."""
    found = []
    for inner in part.inside:
        if isinstance(inner, str):
            found += [inner] if inner.strip(" .,\n·") else []
        elif not NOT_ON_PAPER & set(inner.attributes.get("class", "").split()) and inner.tag not in ("svg", "caption"):
            found += own_words(inner)
    return [text for text in found if text.strip() not in HEADERS]


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_on_paper_says_what_its_page_says_in_the_same_order(name):
    page = page_of(Client().get(RESULTS[name]))
    words = "".join(pages(paper(RESULTS[name].replace("/decide/", "/decide/result.pdf"))))

    assert in_order(own_words(page.one(id="result")), words) == []


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_on_paper_holds_nothing_of_the_query_but_the_answers_weighed(name):
    address = RESULTS[name].replace("/decide/", "/decide/result.pdf") + "&patient_name=Ana+Sample&x=CANARY"

    file = made(address)

    assert file == paper(RESULTS[name].replace("/decide/", "/decide/result.pdf"))
    assert b"CANARY" not in file


def test_a_result_is_not_kept_by_anybody():
    response = Client().get(TODAY.replace("/decide/", "/decide/result.pdf"))

    assert {part.strip() for part in response["Cache-Control"].split(",")} == {"private", "no-cache"}
    assert not response.cookies


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        pytest.param("", "coverage_start: ", id="nothing asked"),
        pytest.param(
            "?coverage_start=2015-02-30", "coverage_start: This day is not in the calendar.", id="no such day"
        ),
        pytest.param("?coverage_start=2015-03-01&visits=9", "visits: ", id="no such answer"),
    ],
)
def test_what_cannot_be_weighed_is_answered_with_the_problem_in_plain_text(query, problem, client):
    response = client.get(f"/decide/result.pdf{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert problem in response.content.decode()


def days_of(plan) -> list[str]:
    """No day, the first and last day of each program, the day on which each name starts, and days long after."""
    days = {"", "2022-12-31", "2023-01-01", "2024-06-01", "2025-01-01", "2026-11-24", "2027-12-31"}
    days |= {entry.starts.isoformat() for entry in plan.names.values}
    return sorted(day for day in days if not day or plan.name_on(date.fromisoformat(day)))


@pytest.fixture
def directory():
    call_command("load_directory", verbosity=0)


@pytest.mark.parametrize("plan", content().plans, ids=lambda plan: plan.slug)
def test_a_plan_s_card_is_one_page_on_every_day(plan, directory):
    numbers = {day: len(pages(made(f"/plans/{plan.slug}.pdf?on={day}"))) for day in days_of(plan)}

    assert set(numbers.values()) == {1}


@pytest.mark.parametrize("plan", content().plans, ids=lambda plan: plan.slug)
def test_a_plan_s_card_has_its_name_its_numbers_whether_they_are_verified_and_room_to_write(plan, directory):
    [card] = pages(made(f"/plans/{plan.slug}.pdf"))

    for contact in Contact.objects.filter(plan__slug=plan.slug):
        assert squeezed(contact.value) in card
    assert squeezed(page_of(Client().get(f"/plans/{plan.slug}/")).one("h1").text) in card
    assert squeezed("never verified") in card or not Contact.objects.filter(plan__slug=plan.slug).exists()
    assert squeezed("Continuity requests go to (fax)") in card and "_" * 10 in card


def test_a_plan_s_card_shows_blanks_as_not_found(directory):
    [card] = pages(made("/plans/care1st.pdf"))

    assert squeezed("Referrals to specialists Not found in our sources.") in card


@pytest.mark.parametrize("address", ["/plans/nobody.pdf", "/guides/nobody.pdf"])
def test_paper_of_what_does_not_exist_says_so(address, client):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("on", ["someday", "2015-02-30"])
def test_a_card_for_no_day_says_so_and_gives_no_file(on, client):
    response = client.get(f"/plans/molina.pdf?on={on}")

    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
