"""axe-core finds nothing at any address, wide or on a phone; test_every_state.py has what addresses do not lead to."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.addresses import DATED, DECISIONS, NO_SUCH_PAGE, page_addresses
from tests.browser.answering import answer

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


@pytest.mark.parametrize("address", [*DATED, NO_SUCH_PAGE])
def test_axe_finds_nothing_on_a_dated_or_missing_page(page, address):
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
