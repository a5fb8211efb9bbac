"""Without a mouse: an order that makes sense, a focus that is seen, answers by arrows and space."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import TYPICAL
from tests.browser.answering import LETTER, fill_letter

pytestmark = pytest.mark.browser

HEADER = ["Skip to the page", "Cal MediConnect guide", "Decide", "Continuity", "Plans", "Letters", "Patients"]
QUESTIONS = "coverage_start situation needs your_role in_network visits accepts_rate accepts_plan_rules"
QUESTIONS += " quality_concern treatment concerns matters_most"
ORDER = [*HEADER, "What the rules say today", *QUESTIONS.split(), "Show the result", "Start over"]

# What has the focus: the group of a radio button or check box with its value, or what else names it.
STOP = """() => {
  const one = document.activeElement;
  if (one.name && ["radio", "checkbox"].includes(one.type)) return `${one.name}=${one.value}`;
  return one.name || one.id || one.innerText.trim().split("\\n")[0] || one.tagName;
}"""
# A drawn-over input shows the focus on what is drawn beside it.
FOCUS_SHOWS = """() => {
  const one = document.activeElement;
  const drawn = getComputedStyle(one).opacity === "0" ? one.nextElementSibling : one;
  const style = getComputedStyle(drawn);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
# Whether the bar at the foot lies over what has the focus.
UNDER_THE_BAR = """() => {
  const bar = document.getElementById("foot").getBoundingClientRect();
  const one = document.activeElement.getBoundingClientRect();
  return one.height > 0 && one.bottom > bar.top && one.top < bar.bottom && !document.activeElement.closest("#foot");
}"""


def tab(page, times: int = 1) -> str:
    for _ in range(times):
        page.keyboard.press("Tab")
    return page.evaluate(STOP)


def stops(page, *, until: str) -> list[str]:
    """Where Tab leads, each place with its focus seen, through the first that begins with the words given."""
    reached = []
    for _ in range(150):
        reached.append(tab(page))
        assert page.evaluate(FOCUS_SHOWS), f"no focus is seen on {reached[-1]}"
        if reached[-1].startswith(until):
            return reached
    return pytest.fail(f"Tab never reached {until}, but {reached}")


def test_the_first_stop_skips_to_the_page(page):
    page.goto("/decide/")

    assert tab(page) == "Skip to the page"
    expect(page.locator(".skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")

    assert tab(page) == "coverage_start"


def test_tab_goes_through_the_questions_in_their_order(page):
    page.goto("/decide/")

    reached = stops(page, until="Start over")

    fields = list(dict.fromkeys(stop.split("=")[0] for stop in reached))
    assert fields == ORDER
    assert sum(stop.startswith("situation=") for stop in reached) == 14


def test_a_whole_decision_can_be_made_by_keyboard(page):
    page.goto("/decide/")
    page.locator("#q-coverage_start").focus()

    page.keyboard.type("03/01/2015")
    tab(page, 14)
    assert page.evaluate(STOP) == "situation=none"
    page.keyboard.press("Space")
    tab(page)
    page.keyboard.press("Space")
    stops(page, until="in_network")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[name=in_network][value=no]")).to_be_checked()
    page.keyboard.press("ArrowLeft")

    expect(page.locator("[name=in_network][value=yes]")).to_be_checked()
    expect(page.locator("[name=in_network][value=yes]")).to_be_focused()
    expect(page.locator("[name=situation][value=none]")).to_be_checked()
    expect(page.locator("[name=needs][value=many_conditions]")).to_be_checked()
    expect(page.locator("#result .outcome h2")).to_contain_text(re.compile("^Enrolling could help with coordination"))


def test_tab_after_an_answer_goes_on_from_there(page):
    page.goto(TYPICAL)
    page.locator("[name=visits][value='2']").focus()

    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("visits=1"))

    assert tab(page).startswith("accepts_rate")


def test_the_answers_lead_on_to_the_result(page):
    page.goto(TYPICAL)
    page.locator(".questions").get_by_role("link").last.focus()

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('.result-column') !== null")
    assert page.evaluate(FOCUS_SHOWS)


def test_on_a_phone_the_bar_never_hides_what_has_the_focus(phone):
    phone.goto(TYPICAL)
    phone.locator("#q-coverage_start").focus()

    hidden, stop = [], ""
    for _ in range(60):
        stop = tab(phone)
        hidden += [stop] if phone.evaluate(UNDER_THE_BAR) else []
        if stop == "Show the result":
            break

    assert stop == "Show the result"
    assert hidden == []


def test_a_letter_can_be_filled_in_and_shown_by_keyboard(page):
    page.goto("/letters/new/")
    chosen = {name: value for name, value in LETTER.items() if name not in ("plan", "your_role", "accepts_rate")}
    fill_letter(page, chosen)
    page.locator("#id_plan").focus()

    page.keyboard.press("l")
    expect(page.locator("#id_plan")).to_have_value("la-care")
    for field, key in (("your_role", "ArrowRight"), ("accepts_rate", "Space")):
        stops(page, until=field)
        page.keyboard.press(key)
    stops(page, until="Show the letter")
    page.keyboard.press("Enter")

    expect(page.locator("#the-request .letter")).to_contain_text("Rosa Maravilla")


def test_one_plan_of_several_is_chosen_by_arrows(phone):
    phone.goto("/plans/")
    phone.locator("input.pick-1").focus()

    phone.keyboard.press("ArrowRight")

    expect(phone.locator(".compare td.col-2").first).to_be_visible()
    expect(phone.locator(".compare td.col-1").first).to_be_hidden()
    assert phone.evaluate(FOCUS_SHOWS)
