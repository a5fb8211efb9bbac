"""From the kit to a patient's phone: a handout in few steps, a code that opens the page, in every language."""

from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from guidance.content_loader import content
from guidance.models import LinkCount
from tests.site.reading_codes import codes_in, codes_in_png, page_pictures
from tests.site.test_handouts import squeezed, words_of

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]

LANGUAGES = content().patients
PICKED = {"topic": "keep-my-doctor", "language": "hy", "program": "medi-medi"}
FILLED = f"/outreach/?{urlencode(PICKED | {'organization': 'Glendale Center', 'campaign': 'spring-fair'})}"
WRONG = f"/outreach/?{urlencode(PICKED | {'organization': 'A' * 61, 'campaign': 'Spring Fair'})}"
NUMBERS = "[...document.querySelectorAll('a[href^=\"tel:\"]')].map((one) => one.getClientRects().length)"


@pytest.fixture(autouse=True)
def host(settings, live_server):
    settings.SITE_URL = live_server.url


class Worker:
    """An outreach worker at the page; every pick, every text typed and every press is one action."""

    def __init__(self, page):
        self.page = page
        self.actions = 0

    def pick(self, label: str, choice: str) -> None:
        self.actions += 1
        self.page.get_by_label(label).select_option(label=choice)

    def type(self, label: str, text: str) -> None:
        self.actions += 1
        self.page.get_by_label(label).fill(text)

    def press(self, name: str) -> None:
        self.actions += 1
        self.page.get_by_role("button", name=name).click()

    def open_file(self, name: str) -> bytes:
        """What the browser gets at the link; it shows it in its viewer, ready to print."""
        self.actions += 1
        with self.page.context.expect_event("response", lambda reply: ".pdf" in reply.url) as answered:
            self.page.get_by_role("link", name=name).click()
        return self.page.request.get(answered.value.url).body()


def test_an_armenian_handout_takes_at_most_six_actions_and_its_code_opens_the_page_on_a_phone(either, phone):
    either.goto("/outreach/")
    worker = Worker(either)

    worker.pick("Page", "Can I keep my doctor?")
    worker.pick("Language", "Հայերեն (Armenian)")
    worker.type("Your organization", "Glendale Center")
    worker.type("Campaign word", "spring-fair")
    worker.press("Make the link and the handout")
    file = worker.open_file("Handout (PDF)")

    assert worker.actions <= 6
    assert squeezed("Glendale Center") in words_of(file)
    (code,) = codes_in(page_pictures(file)[0])
    phone.goto(code)
    title = LANGUAGES["hy"].pages["medi-medi", "keep-my-doctor"].title
    expect(phone.locator("h1")).to_have_text(title)
    expect(phone.locator("html")).to_have_attribute("lang", "hy")
    expect(phone.locator("#message")).to_be_in_viewport(ratio=1)
    assert LinkCount.objects.get().count == 1


def test_the_code_on_the_screen_can_be_read_from_the_screen(page):
    page.goto(FILLED)

    shown = page.locator(".kit-code img").screenshot()

    assert codes_in_png(shown) == [page.locator(".kit-link a").get_attribute("href")]


@pytest.mark.parametrize("address", [FILLED, WRONG])
def test_no_kit_is_wider_than_a_phone(phone, address):
    phone.goto(address)

    assert phone.evaluate("document.scrollingElement.scrollWidth - window.innerWidth") <= 0


def test_an_error_leads_to_its_field_and_keeps_what_was_typed(page):
    page.goto(WRONG)

    page.locator("#error-summary a").last.click()

    assert page.url.endswith("#div_id_campaign")
    expect(page.get_by_label("Campaign word")).to_have_value("Spring Fair")
    expect(page.get_by_label("Language")).to_have_value("hy")


@pytest.mark.parametrize("code", LANGUAGES)
def test_on_a_phone_the_title_and_the_message_are_seen_without_scrolling(phone, code):
    phone.goto(f"/patients/{code}/keep-my-doctor/")

    expect(phone.locator("h1")).to_be_in_viewport(ratio=1)
    expect(phone.locator("#message")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("topic", ["choices", "whom-to-call"])
def test_axe_finds_nothing_on_a_patient_page_on_a_phone(phone, code, topic):
    phone.goto(f"/patients/{code}/{topic}/")

    found = [rule["id"] for rule in Axe().run(phone).response["violations"]]

    assert found == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phone_number_stands_on_one_line_from_left_to_right(phone, code):
    phone.goto(f"/patients/{code}/whom-to-call/")

    assert set(phone.evaluate(NUMBERS)) == {1}
    assert (
        phone.locator("main a[href^='tel:']").evaluate_all(
            "links => links.map((link) => getComputedStyle(link.closest('bdi') ?? link).direction)"
        )
        == ["ltr"] * phone.locator("main a[href^='tel:']").count()
    )


@pytest.mark.parametrize("code", [code for code, language in LANGUAGES.items() if language.direction == "rtl"])
def test_a_page_from_right_to_left_really_begins_at_the_right(page, code):
    page.goto(f"/patients/{code}/choices/")

    heading = page.locator("h1").evaluate(
        "head => { const words = document.createRange(); words.selectNodeContents(head);"
        " return head.getBoundingClientRect().right - words.getBoundingClientRect().right; }"
    )
    bullet = page.locator(".points").first.evaluate("list => getComputedStyle(list).paddingRight")
    bar = page.locator(".do-now").evaluate("box => getComputedStyle(box).borderRightWidth")

    assert heading < 2
    assert (bullet, bar) == ("22px", "4px")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_is_changed_by_its_own_name_and_topic_and_program_are_kept(page, code):
    other = "es" if code == "en" else "en"
    page.goto(f"/patients/{other}/opting-out/?program=cal-mediconnect")

    page.locator("#languages").get_by_role("link", name=LANGUAGES[code].name, exact=True).click()

    assert page.url.endswith(f"/patients/{code}/opting-out/?program=cal-mediconnect")
    expect(page.locator("h1")).to_have_text(LANGUAGES[code].pages["cal-mediconnect", "opting-out"].title)
