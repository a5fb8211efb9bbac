"""Whole journeys by Tab, Shift+Tab, arrows, Space and Enter; at each stop the focus is seen and follows the page."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.answering import LETTER
from tests.browser.test_batch import LONG, ROWS
from tests.site.batching import as_csv
from tests.site.editing import PASSWORD, code_of, contact, editor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]

# What has the focus, whether it is seen, and where it stands among all that can have it.
STOP = """() => {
  const one = document.activeElement;
  const drawn = getComputedStyle(one).opacity === "0" && one.nextElementSibling ? one.nextElementSibling : one;
  const look = (style) => [style.outlineStyle, style.outlineWidth, style.outlineColor].join(" ");
  const focused = getComputedStyle(drawn);
  const seen = focused.outlineStyle !== "none" && parseFloat(focused.outlineWidth) >= 2;
  const [box, foot] = [drawn.getBoundingClientRect(), document.getElementById("foot")?.getBoundingClientRect()];
  return {
    name: one.name || "", value: one.value || "", kind: one.type || "", id: one.id, seen, look: look(focused),
    says: one.innerText?.trim().split("\\n")[0] || one.value || one.tagName,
    inSight: box.bottom > 0 && box.top < innerHeight && !(foot?.height && box.top >= foot.top && !one.closest("#foot")),
    place: [...document.querySelectorAll("*")].indexOf(one), ahead: one.tabIndex > 0,
  };
}"""


class Keys:
    """A person at the keyboard, who minds at every stop that the focus is seen and goes where it should."""

    def __init__(self, page):
        self.page = page
        self.stop = {"place": -1}

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def look(self) -> dict:
        self.stop = self.page.evaluate(STOP)
        return self.stop

    def tab(self, *, back: bool = False) -> dict:
        """The next stop. It is seen, lies further down the page (or up, going back), and is none that jumped ahead."""
        before = self.look()["place"]
        self.press("Shift+Tab" if back else "Tab")
        stop = self.look()
        onward = stop["place"] < before if back else stop["place"] > before
        assert onward, f"{stop['says']} does not follow in the page"
        assert stop["seen"] and stop["inSight"] and not stop["ahead"], stop
        return stop

    def to(self, wanted: str, *, back: bool = False) -> dict:
        """The first stop whose name, id or words begin so; the focus is trapped nowhere on the way."""
        for _ in range(200):
            stop = self.tab(back=back)
            if any(str(stop[part]).startswith(wanted) for part in ("name", "id", "says")):
                return stop
        return pytest.fail(f"never reached {wanted}")

    def choose(self, value: str) -> None:
        """The choice of the group or list in focus, by arrows, with Space for the first."""
        kind = self.look()["kind"]
        if kind == "radio" and not self.page.evaluate("document.activeElement.checked"):
            self.press("Space")
        for _ in range(20):
            if self.look()["value"] == value:
                return
            self.press("ArrowDown")
        pytest.fail(f"no choice {value}")

    def fill(self, values: dict[str, str], *, until: str) -> None:
        """Each field with a value is filled on the way to the button; lines of one text are parted by Enter."""
        left = dict(values)
        while not (stop := self.tab())["says"].startswith(until):
            if (value := left.pop(stop["name"], None)) is None:
                continue
            if stop["kind"] in ("radio", "select-one"):
                self.choose(value)
            else:
                self.type(value)
        assert left == {}


@pytest.fixture
def keys(page):
    page.on("filechooser", lambda _: None)  # from the start, or the first one may open before anybody listens
    return Keys(page)


def led_to_the_field(keys, *, name: str) -> None:
    """The summary of errors is announced and in focus; its first link leads to the field, by Enter and Tab."""
    summary = keys.page.locator("#error-summary")
    expect(summary).to_have_attribute("role", "alert")
    expect(summary).to_be_focused()
    keys.tab()
    keys.press("Enter")
    if keys.look()["name"] != name:
        keys.press("Tab")
    assert keys.look()["name"] == name and keys.stop["seen"], keys.stop


def test_a_decision_from_the_start_page_to_its_result(page, keys):
    page.goto("/")
    keys.to("Decide")
    keys.press("Enter")
    expect(page).to_have_url(re.compile("/decide/"))

    assert keys.tab()["says"] == "Skip to the page"
    keys.press("Enter")
    assert keys.tab()["name"] == "coverage_start"
    keys.type("03/01/2015")
    while keys.tab()["value"] != "none":
        assert keys.stop["name"] == "situation"
    keys.press("Space")
    keys.to("needs")
    keys.press("Space")
    keys.to("in_network")
    keys.choose("yes")
    keys.to("Show the result")
    keys.press("Enter")

    expect(page.locator("#result .outcome h2")).to_contain_text("Enrolling could help")
    expect(page.locator("#spoken")).to_have_attribute("role", "status")
    keys.to("Print this page")
    keys.to("in_network", back=True)
    expect(page.locator("[name=in_network][value=yes]")).to_be_checked()


def test_a_wrong_date_is_announced_and_led_to(page, keys):
    page.goto("/decide/")
    keys.to("coverage_start")
    keys.type("02/30/2015")
    keys.press("Enter")

    expect(page.locator("#summary [role=alert]")).to_contain_text("not in the calendar")
    expect(page.locator("#q-coverage_start")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#summary a").first).to_have_attribute("href", "#q-coverage_start")


def test_a_letter_from_the_form_through_an_error_and_its_correction_to_the_file(page, keys):
    page.goto("/letters/new/")
    first = {name: value.replace("\n", ", ") for name, value in LETTER.items()}
    keys.fill(first | {"physician_npi": "1234567890"}, until="Show the letter")
    keys.press("Enter")

    led_to_the_field(keys, name="physician_npi")
    keys.press("Shift+Tab")
    keys.press("Tab")  # coming by Tab, the whole number is selected, and typing replaces it
    keys.type(LETTER["physician_npi"])
    keys.to("Show the letter")
    keys.press("Enter")
    expect(page.locator("#the-request .letter")).to_contain_text("Rosa Maravilla")

    keys.to("Download PDF")
    with page.expect_download() as download:
        keys.press("Enter")
    text = PdfReader(io.BytesIO(Path(download.value.path()).read_bytes())).pages[0].extract_text()
    assert "Rosa Maravilla" in text and LETTER["physician_npi"] in text


def choose_file(keys, data: bytes) -> None:
    keys.to("file")
    with keys.page.expect_file_chooser() as chooser:
        keys.press("Space")
    chooser.value.set_files({"name": "requests.csv", "mimeType": "text/csv", "buffer": data})
    keys.to("Check the file")
    with keys.page.expect_navigation():
        keys.press("Enter")
    expect(keys.page.get_by_role("heading", name="Report on your file")).to_be_visible()


def test_a_batch_from_the_upload_through_the_report_to_the_files(page, keys):
    page.goto("/letters/batch/")
    choose_file(keys, as_csv([*ROWS[:2], ROWS[2] | {"physician_npi": "1234567890"}]))
    expect(page.locator(".row-errors")).to_contain_text("1234567890")

    choose_file(keys, as_csv(ROWS[:3]))
    expect(page.locator(".row-errors")).to_have_count(0)
    keys.to("PDF files by plan")
    with page.expect_download(timeout=LONG) as download:
        keys.press("Enter")

    assert len(zipfile.ZipFile(download.value.path()).namelist()) == 4
    expect(page.locator(".progress[role=status]")).to_contain_text("Done")
    assert keys.look()["says"] == "PDF files by plan"


def test_a_file_that_cannot_be_read_is_announced_and_led_to(page, keys):
    page.goto("/letters/batch/")
    keys.to("file")
    with page.expect_file_chooser() as chooser:
        keys.press("Space")
    chooser.value.set_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"%PDF-1.7"})
    keys.to("Check the file")
    keys.press("Enter")
    expect(page.locator("#error-summary")).to_be_visible()

    led_to_the_field(keys, name="file")


def give_the_password(keys, edna) -> None:
    expect(keys.page.locator("#id_username")).to_be_focused()
    keys.type(edna.username)
    assert keys.tab()["name"] == "password"
    keys.type(PASSWORD)
    keys.to("Log in")
    keys.press("Enter")
    expect(keys.page.locator("#id_code")).to_be_focused()


def test_an_editor_signs_in_with_the_second_factor_and_verifies_a_contact(page, keys):
    row, edna = contact(), editor()
    page.goto("/admin/")
    give_the_password(keys, edna)
    keys.type(code_of(edna))
    keys.to("Go to the desk")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="What needs attention")).to_be_visible()

    keys.to("Verified today")
    keys.press("Space")

    expect(page.locator(".messagelist")).to_contain_text("is verified as of today")
    row.refresh_from_db()
    assert row.verified_by == edna


def test_a_wrong_code_is_announced_at_its_field(page, keys):
    edna = editor()
    page.goto("/admin/")
    give_the_password(keys, edna)

    keys.type("000")
    keys.press("Enter")

    expect(page.locator(".errornote[role=alert]")).to_contain_text("does not fit")
    expect(page.locator("#id_code")).to_be_focused()
    expect(page.locator("#id_code")).to_have_accessible_description(re.compile("^This code does not fit"))


def test_a_wrong_password_is_announced_and_gets_the_focus(page, keys):
    edna = editor()
    page.goto("/admin/")
    expect(page.locator("#id_username")).to_be_focused()
    keys.type(edna.username)
    keys.tab()
    keys.type("wrong")
    keys.press("Enter")
    expect(page.locator(".errornote[role=alert]")).to_be_focused()
