"""On paper: the result on one sheet, the letter alone."""

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.addresses import EVERYTHING, OUTCOMES, TYPICAL
from tests.browser.answering import BY_THE_PATIENT, LETTER, fill_letter

pytestmark = pytest.mark.browser

ONLY_ON_SCREEN = (
    "Skip to the page",
    "Show the result",
    "Start over",
    "Print this page",
    "Write the continuity request",
    "What the rules say today",
    "Read all 13 before you tick none",
    "What is going badly now, that a plan could take on?",
    "Twelve questions",
    "See why",
)


def printed(page) -> list[str]:
    """The text of each sheet, its lines joined and ligatures taken apart."""
    made = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    return [" ".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in made.pages]


def without_spaces(text: str) -> str:
    """Addresses are broken where the line ends."""
    return "".join(text.split())


@pytest.mark.parametrize("address", [TYPICAL, *OUTCOMES.values()], ids=["typical", *OUTCOMES])
def test_a_result_prints_on_one_sheet(page, address):
    page.goto(address)

    assert len(printed(page)) == 1


def test_the_sheet_says_where_it_is_from_of_which_day_and_by_which_sources(page):
    page.goto(TYPICAL)

    [sheet] = printed(page)

    assert without_spaces(page.url) in without_spaces(sheet)
    assert "Content checked" in sheet and page.locator(".bottom p").first.inner_text()[16:33] in sheet
    assert "Sources: S" in sheet
    for id in page.locator("#result :not(.trace *) > .cite a").evaluate_all(
        "links => links.map((link) => link.lastChild.data)"
    ):
        assert f"{id} " in sheet.split("Sources: ")[1]


def test_an_address_changed_by_answers_is_the_one_printed(page):
    page.goto(TYPICAL)

    page.locator("[name=visits][value='0']").check()
    expect(page).to_have_url(re.compile("visits=0"))
    expect(page.locator("#result .tag")).to_contain_text("Opting out fits", ignore_case=True)

    assert "visits=0" in without_spaces("".join(printed(page)))


def test_the_sheet_holds_the_result_and_its_dates(page):
    page.goto(TYPICAL)
    headline = page.locator("#result .outcome h2").inner_text()

    [sheet] = printed(page)

    for words in (headline, "For enrolling", "For opting out", "Check first", "August 31, 2015", "February 29, 2016"):
        assert words in sheet


@pytest.mark.parametrize("words", ONLY_ON_SCREEN)
def test_what_is_pressed_or_filled_in_is_not_printed(page, words):
    page.goto(TYPICAL)

    assert words not in printed(page)[0]


def test_a_result_with_everything_named_loses_nothing_in_print(page):
    page.goto(EVERYTHING)
    points = page.locator("#result .points li").evaluate_all("all => all.map((one) => one.firstChild.data.trim())")

    text = without_spaces("".join(printed(page)))

    assert [point for point in points if without_spaces(point) not in text] == []


@pytest.mark.parametrize("letter", [pytest.param(LETTER, id="physician"), pytest.param(BY_THE_PATIENT, id="patient")])
def test_of_a_preview_only_the_letter_prints(page, letter):
    page.goto("/letters/new/")
    fill_letter(page, letter)
    page.get_by_role("button", name="Show the letter").click()
    expect(page.locator(".letter").first).to_be_visible()

    page.emulate_media(media="print")

    letters = "\n".join(page.locator("#the-request .letter").all_inner_texts())
    assert page.locator("body").inner_text().split() == letters.split()


def test_every_letter_begins_a_sheet_and_fits_on_it(page):
    page.goto("/letters/new/")
    fill_letter(page, BY_THE_PATIENT)
    page.get_by_role("button", name="Show the letter").click()
    page.get_by_role("button", name="Open to print").first.click()
    expect(page.locator(".letter-only")).to_be_visible()

    assert len(printed(page)) == 2


def test_a_part_that_was_opened_prints_after_the_request_on_a_sheet_of_its_own(page):
    page.goto("/letters/new/")
    fill_letter(page, LETTER)
    page.get_by_role("button", name="Show the letter").click()

    page.locator("#part-cover summary").click()
    request, cover = printed(page)

    assert "Request for continuity of care" in request
    assert cover.startswith(LETTER["practice_name"])
    assert "Pages, this one included 4" in cover


def test_the_whole_packet_opened_to_print_takes_a_sheet_a_letter(page):
    page.goto("/letters/new/")
    fill_letter(page, LETTER | {"patient_language": "es", "completion_category": "acute"})
    page.get_by_role("button", name="Show the letter").click()
    page.get_by_label("What to make").select_option(label="The whole packet")
    page.get_by_role("button", name="Open to print").click()
    expect(page.locator(".letter-only")).to_be_visible()

    assert len(printed(page)) == page.locator(".letter").count() == 6
