"""A clinic's afternoon: two hundred rows, five of them wrong, corrected, printed, and fetched as files."""

import io
import threading
import zipfile
from pathlib import Path

import pytest
import typst
from playwright.sync_api import Error, expect
from pypdf import PdfReader

from guidance.rendering import pdf
from tests.browser.answering import LETTER
from tests.browser.test_small_screens import TARGETS, WIDER
from tests.site.batching import BATCH, as_csv, xlsx_of
from tests.site.breaking_off import FailingCompiler

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]

PLANS = ("care1st", "caremore", "health-net", "la-care", "molina")
ROWS = [
    LETTER
    | {"plan": PLANS[at % 5], "patient_name": f"Rosa Number{at}", "member_id": f"00{at:05}", "diagnosis_codes": ""}
    for at in range(200)
]
# What is wrong, by the place of the row in the list; its number in the file is two more.
WRONG = {
    11: {"physician_npi": "1234567890"},
    40: {"coverage_start": "02/30/2015"},
    77: {"plan": "kaiser"},
    120: {"accepts_rate": "no"},
    199: {"diagnosis": "", "visit_dates": "06/12/2014, 11/03/2014"},
}
WITH_ERRORS = [each | WRONG.get(at, {}) for at, each in enumerate(ROWS)]
LONG = 60_000  # two hundred letters take their time on a busy machine


def upload(page, data: bytes, name: str = "requests.csv") -> None:
    page.locator("#id_file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    page.get_by_role("button", name="Check the file").click()


def report_on(page, data: bytes) -> None:
    page.goto(BATCH)
    upload(page, data)
    expect(page.get_by_role("heading", name="Report on your file")).to_be_visible()


def count(page, name: str) -> str:
    return page.locator(".counts div", has_text=name).locator("dd").inner_text()


def made(page, button: str) -> bytes:
    with page.expect_download(timeout=LONG) as download:
        page.get_by_role("button", name=button).click()
    assert "Rosa" not in download.value.suggested_filename
    return Path(download.value.path()).read_bytes()


def test_two_hundred_rows_are_reported_corrected_printed_and_fetched(either):
    report_on(either, xlsx_of(WITH_ERRORS))

    assert (count(either, "Good"), count(either, "To correct")) == ("195", "5")
    rows = either.locator(".row-errors tbody th").all_inner_texts()
    assert [text.removeprefix("Row ") for text in rows] == ["13", "42", "79", "122", "201"]
    expect(either.locator("#row-201 tr")).to_have_count(2)
    expect(either.locator("#row-13")).to_contain_text("1234567890")

    upload(either, xlsx_of(ROWS), "requests.xlsx")
    expect(either.locator(".row-errors")).to_have_count(0)
    assert (count(either, "Good"), count(either, "To correct")) == ("200", "0")

    printed = PdfReader(io.BytesIO(made(either, "One PDF to print")))
    assert len(printed.pages) == 200
    assert "Rosa Number0" in printed.pages[0].extract_text()
    assert "Rosa Number199" in printed.pages[199].extract_text()

    files = zipfile.ZipFile(io.BytesIO(made(either, "PDF files by plan")))
    assert files.testzip() is None
    assert len(files.namelist()) == 201
    assert {name.split("/")[0] for name in files.namelist()} == {*PLANS, "manifest.csv"}


def test_the_good_rows_can_be_made_before_the_others_are_corrected(either):
    report_on(either, as_csv(WITH_ERRORS[:14]))

    files = zipfile.ZipFile(io.BytesIO(made(either, "Word files by plan")))

    assert len(files.namelist()) == 14
    assert not any("row-0013" in name for name in files.namelist())


def test_what_has_come_so_far_is_told_and_then_that_it_came_whole(page):
    report_on(page, as_csv(ROWS[:30]))
    told = page.locator(".progress")
    page.evaluate("""() => { window.told = [];
      new MutationObserver(() => told.push(document.querySelector(".progress").textContent))
        .observe(document.querySelector(".progress"), { childList: true }); }""")

    made(page, "PDF files by plan")

    expect(told).to_contain_text("Done: continuity-request-batch.zip", timeout=LONG)
    said = page.evaluate("window.told")
    assert said[0] == "Making the letters of 30 rows …"
    assert any("MB received" in words for words in said)
    expect(told).to_have_attribute("role", "status")


@pytest.fixture
def failing(monkeypatch):
    """A PDF library that fails at the third letter."""
    monkeypatch.setattr(typst, "Compiler", FailingCompiler)
    monkeypatch.setattr(FailingCompiler, "made", 0)
    monkeypatch.setattr(pdf, "_local", threading.local())


def test_letters_that_break_off_give_no_file_and_say_so(page, failing):
    report_on(page, as_csv(ROWS[:8]))
    downloads = []
    page.on("download", lambda _: downloads.append("a file"))

    page.get_by_role("button", name="PDF files by plan").click()

    expect(page.locator(".progress")).to_have_text(
        "The letters broke off, and no file was made. Press the button again.", timeout=LONG
    )
    assert downloads == []
    expect(page.get_by_role("button", name="PDF files by plan")).to_have_attribute("aria-disabled", "false")


def test_letters_that_break_off_without_scripts_do_not_open(plain_page, failing):
    report_on(plain_page, as_csv(ROWS[:8]))

    with plain_page.expect_download(timeout=LONG) as download:
        plain_page.get_by_role("button", name="PDF files by plan").click()

    try:
        saved = Path(download.value.path()).read_bytes()
    except Error:  # the browser threw it away itself
        return
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(saved))


@pytest.fixture(params=[True, False], ids=["scripts on", "scripts off"])
def unheard(request, browser, live_server):
    """The same with scripts and without, where a refusal is part of the story and nothing to complain of."""
    with browser.new_context(base_url=live_server.url, java_script_enabled=request.param) as context:
        yield context.new_page()


def test_a_page_whose_protection_ran_out_keeps_the_good_rows_and_goes_on(unheard):
    report_on(unheard, as_csv(ROWS[:3]))
    unheard.context.clear_cookies()

    unheard.get_by_role("button", name="PDF files by plan").click()

    expect(unheard.locator("#error-summary")).to_contain_text("Your good rows are still here")
    assert len(zipfile.ZipFile(io.BytesIO(made(unheard, "PDF files by plan"))).namelist()) == 4


def test_a_file_that_is_too_large_says_so_before_it_is_sent(page):
    page.goto(BATCH)

    upload(page, b"x" * (5 * 1024 * 1024 + 1))

    expect(page.locator("#id_file_error")).to_contain_text("larger than 5 MB")
    expect(page.locator("#id_file")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("heading", name="Many requests at once")).to_be_visible()


def test_a_file_that_is_too_large_gets_a_sentence_without_scripts(plain_page):
    plain_page.goto(BATCH)

    upload(plain_page, b"x" * (5 * 1024 * 1024 + 1))

    expect(plain_page.locator("#error-summary")).to_contain_text("larger than 5 MB")


STATES = {
    "errors": as_csv(WITH_ERRORS),
    "all good": as_csv(ROWS[:20]),
    "columns that are not known": as_csv([each | {"diagnosis_code": "x", "Shoe size" * 8: "9"} for each in ROWS[:3]]),
    "long texts": as_csv([each | {"plan": "A plan of no such name" * 8, "specialty": "x" * 500} for each in ROWS[:3]]),
    "not a table": b"%PDF-1.7",
}


@pytest.mark.parametrize("state", STATES)
def test_no_report_is_wider_than_a_phone_and_every_target_is_large_enough(phone, state):
    phone.goto(BATCH)
    upload(phone, STATES[state])

    small = [one for one in phone.evaluate(TARGETS) if one["width"] < 24 or one["height"] < 24]
    assert phone.evaluate(WIDER) <= 0
    assert small == []


def test_an_error_gets_the_focus(page):
    page.goto(BATCH)

    upload(page, b"%PDF-1.7")

    expect(page.locator("#error-summary")).to_be_focused()
