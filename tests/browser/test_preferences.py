"""What a reader set up in the system holds here too: colors of their own, less motion, dark surroundings."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import TYPICAL

pytestmark = pytest.mark.browser

ANSWERS = "span => ['backgroundColor', 'color'].map((name) => getComputedStyle(span)[name])"
MOVING = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
}).map((one) => one.className)"""


def test_with_forced_colors_the_chosen_answer_differs_from_the_others(page):
    page.emulate_media(forced_colors="active")
    page.goto(TYPICAL)

    chosen = page.locator(".segment input:checked + span").first.evaluate(ANSWERS)
    other = page.locator(".segment input:not(:checked) + span").first.evaluate(ANSWERS)

    assert chosen[0] != other[0] and chosen[1] != other[1]


def test_with_forced_colors_a_ticked_box_differs_from_an_empty_one(page):
    page.emulate_media(forced_colors="active")
    page.goto(TYPICAL)

    ticked = page.locator(".check input:checked").first.evaluate(ANSWERS)
    empty = page.locator(".check input:not(:checked)").first.evaluate(ANSWERS)

    assert ticked[0] != empty[0]


@pytest.mark.parametrize("address", ["/", TYPICAL, "/letters/new/"])
def test_with_reduced_motion_nothing_moves(page, address):
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)

    assert page.evaluate(MOVING) == []


def test_with_forced_colors_every_part_of_the_timeline_is_drawn(page):
    page.emulate_media(forced_colors="active")
    page.goto(TYPICAL)

    expect(page.locator(".timeline:visible")).to_have_count(1)
    for part in ("medicare", "medi-cal", "care"):
        expect(page.locator(f".timeline:visible .bar-{part}")).to_be_visible()
