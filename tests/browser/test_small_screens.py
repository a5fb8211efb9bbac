"""Small screens: the bar at the foot, nothing wider than the screen, targets large enough, one plan at a time."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import (
    DATED,
    DECISIONS,
    EVERYTHING,
    NO_SUCH_PAGE,
    OUTCOMES,
    TYPICAL,
    page_addresses,
)
from tests.browser.answering import BY_THE_PATIENT, LETTER, fill_letter

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]

WIDER = "document.scrollingElement.scrollWidth - window.innerWidth"
# What a finger can hit, and its size; a box within a label is hit by the label, and a link in a sentence is exempt.
TARGETS = """() => [...document.querySelectorAll("label:has(input), input, button, .button, select, textarea")]
  .filter((one) => one.checkVisibility() && one.type !== "hidden" && !(one.matches("input") && one.closest("label")))
  .map((one) => ({box: one.getBoundingClientRect(), segment: one.matches(".segment"), html: one.outerHTML}))
  .map(({box, segment, html}) => ({width: box.width, height: box.height, segment, html: html.slice(0, 120)}))"""

# Words wider or taller than the part of a segmented control they stand in, where they are cut off.
CUT_OFF = """() => [...document.querySelectorAll(".segment")].filter((one) => one.checkVisibility()).filter((one) => {
  const words = document.createRange();
  words.selectNodeContents(one.querySelector("span"));
  const [inside, frame] = [words.getBoundingClientRect(), one.getBoundingClientRect()];
  return inside.left < frame.left || inside.right > frame.right || inside.height > frame.height;
}).map((one) => one.innerText)"""


@pytest.fixture
def zoomed(open_page):
    """A window 1280 wide at 400 percent."""
    return open_page(viewport={"width": 320, "height": 256})


def test_on_a_phone_the_bar_at_the_foot_says_the_outcome_and_leads_to_it(phone):
    phone.goto(OUTCOMES["weigh_first"])
    bar = phone.locator("#foot a")

    expect(bar).to_be_in_viewport(ratio=1)
    expect(bar).to_contain_text("Weigh first")
    bar.tap()

    assert phone.url.endswith("#result")
    expect(phone.locator("#result .outcome h2")).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_bar_follows_the_answers(phone):
    phone.goto("/decide/")
    expect(phone.locator("#foot")).to_be_hidden()

    phone.locator("#q-coverage_start").fill("03/01/2015")
    phone.locator("#q-coverage_start").blur()

    expect(phone.locator("#foot a")).to_contain_text("Need more")


def test_on_a_phone_the_bar_hides_nothing_at_the_end_of_the_page(phone):
    phone.goto(TYPICAL)

    phone.evaluate("window.scrollTo(0, document.body.scrollHeight)")

    last = phone.locator(".bottom a").last.bounding_box()
    assert last["y"] + last["height"] <= phone.locator("#foot").bounding_box()["y"]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_on_a_wide_screen_the_headline_is_seen_without_scrolling(page, outcome):
    page.goto(OUTCOMES[outcome])

    expect(page.locator("#result .outcome h2")).to_be_in_viewport(ratio=1)
    expect(page.locator("#foot")).to_be_hidden()


@pytest.mark.parametrize("address", [*page_addresses(), *DECISIONS.values(), *DATED, NO_SUCH_PAGE])
def test_no_page_is_wider_than_a_phone(phone, address):
    phone.goto(address)

    assert phone.evaluate(WIDER) <= 0


@pytest.mark.parametrize("letter", [pytest.param(LETTER, id="physician"), pytest.param(BY_THE_PATIENT, id="patient")])
def test_no_letter_is_wider_than_a_phone(phone, letter):
    phone.goto("/letters/new/")

    fill_letter(phone, letter)
    phone.get_by_role("button", name="Show the letter").click()

    expect(phone.locator(".letter").first).to_be_visible()
    for part in phone.locator("details.part summary").all():
        part.click()
    assert phone.evaluate(WIDER) <= 0


@pytest.mark.parametrize("address", ["/", "/decide/", EVERYTHING, "/letters/new/"])
def test_at_400_percent_nothing_scrolls_sideways(zoomed, address):
    zoomed.goto(address)

    assert zoomed.evaluate(WIDER) <= 0


@pytest.mark.parametrize("address", ["/", TYPICAL, "/letters/new/", "/plans/", "/continuity/"])
def test_every_target_is_large_enough_for_a_finger(phone, address):
    phone.goto(address)

    targets = phone.evaluate(TARGETS)

    assert targets
    assert [one for one in targets if one["width"] < 24 or one["height"] < 24] == []
    assert [one for one in targets if one["segment"] and one["height"] < 44] == []


@pytest.mark.parametrize("address", [TYPICAL, "/letters/new/", "/plans/", "/"])
@pytest.mark.parametrize("window", [375, 320])
def test_no_answer_of_a_segmented_control_is_cut_off(phone, address, window):
    phone.set_viewport_size({"width": window, "height": 667})
    phone.goto(address)

    assert phone.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("address", ["/plans/", "/"])
def test_on_a_phone_no_table_of_options_runs_into_the_margin(phone, address):
    phone.goto(address)

    for table in phone.locator(".compare").all():
        assert table.evaluate("table => table.offsetWidth - table.parentElement.clientWidth") <= 0


def columns_shown(page) -> set[str]:
    cells = page.locator(".compare th[class^=col-]:visible, .compare td[class^=col-]:visible")
    return set(cells.evaluate_all("cells => cells.map((cell) => cell.className)"))


@pytest.mark.parametrize("address", ["/plans/", "/"])
def test_a_phone_shows_one_column_of_each_table_at_a_time(phone, address):
    phone.goto(address)
    first, *others = phone.locator(".picks").all()
    assert columns_shown(phone) == {"col-1"}

    first.locator("input.pick-3").check()

    assert columns_shown(first) == {"col-3"}
    assert [columns_shown(other) for other in others] == [{"col-1"} for _ in others]


def test_a_phone_shows_one_plan_at_a_time_without_scripts(open_page):
    page = open_page(java_script_enabled=False, viewport={"width": 375, "height": 667})
    page.goto("/plans/")

    page.locator("input.pick-2").check()

    expect(page.locator(".compare td.col-2").first).to_be_visible()
    expect(page.locator(".compare td.col-1").first).to_be_hidden()


def test_a_wide_screen_shows_every_plan(page):
    page.goto("/plans/")

    assert columns_shown(page) == {f"col-{number}" for number in range(1, 6)}
    expect(page.locator(".pick")).to_be_hidden()
