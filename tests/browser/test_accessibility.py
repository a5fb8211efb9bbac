"""axe-core finds nothing, on any page or state, wide or on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.addresses import DATED, DECISIONS, NO_SUCH_PAGE, page_addresses
from tests.browser.answering import BY_THE_PATIENT, LETTER, answer, fill_letter

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]

# The size of targets is checked only on request; style sheets are not read anew, which the policy of the site stops.
OPTIONS = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
WIDE = {"width": 1280, "height": 720}
NARROW = {"width": 375, "height": 667}


def violations(page) -> list[str]:
    """What axe finds at both widths, each with the places where."""
    found = []
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for rule in Axe().run(page, options=OPTIONS).response["violations"]:
            places = [" ".join(map(str, node["target"])) for node in rule["nodes"]]
            found.append(f"{size['width']}: {rule['id']} ({rule['help']}): {'; '.join(places[:6])}")
    return found


@pytest.mark.parametrize("address", page_addresses())
def test_axe_finds_nothing_on_any_page(page, address):
    page.goto(address)

    found = violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("state", DECISIONS)
def test_axe_finds_nothing_on_any_decision(page, state):
    page.goto(DECISIONS[state])

    found = violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", [*DATED, NO_SUCH_PAGE, "/admin/login/"])
def test_axe_finds_nothing_on_a_dated_or_missing_page_or_at_the_door_of_the_admin(page, address):
    page.goto(address)

    found = violations(page)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_a_result_that_followed_the_answers(page):
    page.goto("/decide/")
    page.locator("#q-coverage_start").fill("03/01/2015")
    answer(page, needs="many_conditions", in_network="no", treatment="over_12")
    expect(page.locator("#result .outcome")).to_be_visible()
    expect(page).to_have_url(re.compile("over_12"))

    found = violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        pytest.param({}, "#error-summary", id="everything missing"),
        pytest.param(LETTER | {"accepts_rate": "no", "visit_dates": "soon"}, "#error-summary", id="errors"),
        pytest.param(LETTER, ".letter", id="the physician's letter"),
        pytest.param(BY_THE_PATIENT, "[lang=es]", id="the patient's letter in Spanish"),
    ],
)
def test_axe_finds_nothing_on_a_letter(page, typed, shows):
    page.goto("/letters/new/")
    fill_letter(page, typed)
    page.get_by_role("button", name="Show the letter").click()
    expect(page.locator(shows).first).to_be_visible()
    for part in page.locator("details.part summary").all():
        part.click()

    found = violations(page)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_a_letter_opened_to_print(page):
    page.goto("/letters/new/")
    fill_letter(page, BY_THE_PATIENT)
    page.get_by_role("button", name="Show the letter").click()
    page.get_by_role("button", name="Open to print").first.click()
    expect(page.locator(".letter-only")).to_be_visible()

    found = violations(page)
    assert not found, "\n".join(found)
