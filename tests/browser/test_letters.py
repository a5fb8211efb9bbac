"""From a result to a letter in the hand, with scripts and without."""

from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.addresses import TYPICAL
from tests.browser.answering import BY_THE_PATIENT, LETTER, fill_letter, typed_in

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]
# The letters of the request; the rest of the packet is folded away below them.
REQUEST = "#the-request .letter"


def show_the_letter(page, values) -> None:
    page.goto("/letters/new/")
    fill_letter(page, values)
    page.get_by_role("button", name="Show the letter").click()


def downloaded(page, button: str = "Download PDF", *, ending: str = "pdf") -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).first.click()
    name = download.value.suggested_filename.lower()
    assert name.endswith(f".{ending}")
    assert LETTER["patient_name"].split()[1].lower() not in name
    return Path(download.value.path()).read_bytes()


def sheets(made: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made)).pages]


def test_a_result_hands_on_what_it_knows(either):
    either.goto(TYPICAL)

    either.get_by_role("link", name="Write the continuity request").click()

    known = {"your_role": "specialist", "accepts_rate": "yes", "accepts_plan_rules": "yes", "no_quality_concern": "yes"}
    assert typed_in(either, known) == known
    assert typed_in(either, ["coverage_start"])["coverage_start"] in ("03/01/2015", "2015-03-01")


def test_the_filled_in_form_shows_the_letter_above_itself(either):
    show_the_letter(either, LETTER)

    letter = either.locator(REQUEST)
    expect(letter).to_have_count(1)
    for words in ("Rosa Maravilla", "Ana Quintero, MD", "1234567893", "Heart failure", "August 31, 2015"):
        expect(letter).to_contain_text(words)
    assert typed_in(either, LETTER) == LETTER
    assert urlsplit(either.url).query == ""


def test_the_pdf_holds_the_letter(either):
    show_the_letter(either, LETTER)

    made = downloaded(either)

    assert made.startswith(b"%PDF")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    assert LETTER["patient_name"] in text


def test_open_to_print_shows_the_letter_alone(either):
    show_the_letter(either, LETTER)
    letter = either.locator(REQUEST).inner_text()

    either.get_by_role("button", name="Open to print").first.click()

    expect(either.locator("nav")).to_have_count(0)
    assert either.locator(".letter").inner_text() == letter
    assert either.locator("body").inner_text().strip() == letter.strip()


def test_the_rest_of_the_packet_is_folded_away_and_opens_part_by_part(either):
    show_the_letter(either, LETTER)
    cover = either.locator("#part-cover .letter")
    expect(cover).to_be_hidden()

    either.get_by_text("Fax cover sheet").and_(either.locator("summary")).click()

    expect(cover).to_be_visible()
    expect(cover).to_contain_text("Pages, this one included 4")
    expect(cover).not_to_contain_text("Rosa")
    expect(either.locator("#part-tracking .letter")).to_be_hidden()


def test_the_whole_packet_comes_as_one_pdf(either):
    show_the_letter(either, LETTER | {"patient_language": "es"})

    either.get_by_label("What to make").select_option(label="The whole packet")
    pages = sheets(downloaded(either))

    titles = ("Fax cover sheet", "Request for continuity of care", "Solicitud para", "Enclosures", "Tracking sheet")
    assert [title for title, page in zip(titles, pages, strict=True) if title not in page] == []
    assert "Pages, this one included 4" in pages[0]
    assert "Rosa" not in pages[0]
    assert "CLINIC COPY, DO NOT FAX" in pages[4]
    expect(either.get_by_role("heading", name="Your letter")).to_be_visible()


def test_one_part_comes_alone(either):
    show_the_letter(either, LETTER)

    either.get_by_label("What to make").select_option(label="Fax cover sheet")

    assert [page.count("Fax cover sheet") for page in sheets(downloaded(either))] == [1]


def test_the_word_file_and_the_days_to_act_on_come_from_the_same_form(either):
    show_the_letter(either, LETTER)

    assert downloaded(either, "Word file", ending="docx").startswith(b"PK")
    calendar = downloaded(either, "Days to act on, for your calendar", ending="ics")

    assert b"DTSTART;VALUE=DATE:20150401" in calendar
    assert b"Rosa" not in calendar


def test_a_part_that_a_change_left_empty_gives_the_page_with_a_message(either):
    show_the_letter(either, LETTER)
    either.get_by_label("What to make").select_option(label="List of enclosures")

    fill_letter(either, {"visit_dates": ""})
    either.get_by_role("button", name="Download PDF").first.click()

    expect(either.locator("#error-summary")).to_contain_text("List of enclosures: this request has nothing for it")
    expect(either.locator(REQUEST)).to_be_visible()
    assert typed_in(either, LETTER) == LETTER | {"visit_dates": ""}


def test_the_way_back_to_the_decision_keeps_the_answers(either):
    show_the_letter(either, LETTER)

    either.get_by_role("link", name="Back to the decision").click()

    assert parse_qs(urlsplit(either.url).query) == {
        "coverage_start": ["2015-03-01"],
        "your_role": ["specialist"],
        "accepts_rate": ["yes"],
        "accepts_plan_rules": ["yes"],
        "quality_concern": ["no"],
        "visits": ["2"],
    }
    expect(either.locator("[name=visits][value='2']")).to_be_checked()
    expect(either.locator("#result .outcome")).to_be_visible()


def test_an_error_keeps_everything_typed_and_gives_no_letter(either):
    typed = LETTER | {"physician_npi": "1234567890", "visit_dates": "06/31/2014", "accepts_rate": "no"}
    show_the_letter(either, typed)

    summary = either.locator("#error-summary")
    for words in ("not an NPI", "not in the calendar", "no letter can be made"):
        expect(summary).to_contain_text(words)
    expect(either.locator(".letter")).to_have_count(0)
    assert typed_in(either, typed) == typed


def test_a_changed_letter_with_an_error_is_not_downloaded(either):
    show_the_letter(either, LETTER)

    fill_letter(either, {"patient_dob": ""})
    either.get_by_role("button", name="Download PDF").first.click()

    expect(either.locator("#error-summary")).to_contain_text("date of birth")
    expect(either.locator(".letter")).to_have_count(0)


def test_the_error_summary_gets_the_focus(page):
    show_the_letter(page, {})

    expect(page.locator("#error-summary")).to_be_focused()
    expect(page.locator("#error-summary")).to_be_in_viewport()


def test_each_link_of_the_error_summary_leads_into_its_field(page):
    show_the_letter(page, {})
    links = page.locator("#error-summary a")
    assert links.count() > 10

    for link in links.all():
        name = link.get_attribute("href").removeprefix("#div_id_").removeprefix("#id_")
        link.click()
        assert focused_name(page) == name


def focused_name(page) -> str:
    """The name of the field in focus, at once or at the next press of Tab."""
    if not page.evaluate("document.activeElement.name"):
        page.keyboard.press("Tab")
    return page.evaluate("document.activeElement.name")


def test_a_field_in_error_is_marked_and_described_by_its_message(page):
    show_the_letter(page, LETTER | {"physician_npi": "1234567890"})

    npi = page.locator("#id_physician_npi")
    expect(npi).to_have_attribute("aria-invalid", "true")
    expect(npi).to_have_accessible_description("10 digits. Error: This is not an NPI. Check the 10 digits.")


def test_a_patient_who_asks_gets_a_letter_in_their_language_and_a_statement(page):
    show_the_letter(page, BY_THE_PATIENT)

    expect(page.locator(REQUEST)).to_have_count(2)
    expect(page.locator(REQUEST).first.locator("[lang=es]").first).to_be_visible()
    expect(page.locator(REQUEST).last).to_contain_text("Ana Quintero, MD")


def test_two_letters_come_as_two_pages_of_one_pdf(page):
    show_the_letter(page, BY_THE_PATIENT)

    assert len(PdfReader(BytesIO(downloaded(page))).pages) == 2


def test_markup_typed_into_a_letter_is_shown_as_typed(page):
    show_the_letter(page, LETTER | {"patient_name": "<b>Rosa</b> & <script>alert(1)</script>"})

    expect(page.locator(".letter").first).to_contain_text("<b>Rosa</b> & <script>alert(1)</script>")
