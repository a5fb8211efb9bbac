"""Guides in the browser: the contents follow the reader, and on paper the guide stands alone."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]

GUIDE = "/guides/continuity-for-physicians/"
CURRENT = ".contents a[aria-current]"
ONLY_ON_SCREEN = ("On this page", "All guides", "Print as PDF", "What the rules say today", "Decide for one patient")


def test_the_contents_mark_the_part_that_is_read_and_stay_in_sight(page):
    page.goto(GUIDE)
    expect(page.locator(CURRENT)).to_have_text("What continuity of care gives, and to whom")

    page.locator("#what-a-plan-may-refuse-and-what-is-left h2").evaluate("part => part.scrollIntoView()")

    expect(page.locator(CURRENT)).to_have_text("What a plan may refuse, and what is left")
    expect(page.locator(CURRENT)).to_be_in_viewport(ratio=1)


def test_the_contents_lead_to_a_part_and_mark_it(page):
    page.goto(GUIDE)

    page.locator(".contents a", has_text="What it does not cover").click()

    expect(page.locator("#what-it-does-not-cover h2")).to_be_in_viewport(ratio=1)
    expect(page.locator(CURRENT)).to_have_text("What it does not cover")


def test_the_last_part_is_marked_at_the_end_of_the_guide(page):
    page.goto(GUIDE)

    page.locator(".contents a").last.click()

    expect(page.locator(CURRENT)).to_have_text("When the time ends")


def test_one_part_at_a_time_is_marked(page):
    page.goto(GUIDE)

    for part in page.locator(".prose section").all():
        part.evaluate("part => part.scrollIntoView()")
        expect(page.locator(CURRENT)).to_have_count(1)


def test_without_scripts_the_contents_are_there_and_mark_nothing(plain_page):
    plain_page.goto(GUIDE)

    expect(plain_page.locator(".contents a")).to_have_count(6)
    expect(plain_page.locator(CURRENT)).to_have_count(0)


def test_on_a_phone_the_contents_stand_above_the_guide(phone):
    phone.goto(GUIDE)

    contents, prose = phone.locator(".contents").bounding_box(), phone.locator(".prose").bounding_box()

    assert contents["y"] + contents["height"] <= prose["y"]


@pytest.mark.parametrize("words", ONLY_ON_SCREEN)
def test_a_guide_prints_without_what_is_pressed_or_followed(page, words):
    page.goto(GUIDE)

    printed = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)

    assert "When the time ends" in printed
    assert words not in printed


@pytest.mark.parametrize("address", ["/", "/guides/", "/search/?q=xyzzyqq"])
def test_guides_and_search_are_reached_from_the_page(page, address):
    page.goto(address)

    page.locator("main").get_by_role("link", name="guides", exact=False).or_(
        page.locator(".guide-list a")
    ).first.click()

    expect(page.locator("h1")).to_be_visible()
    assert "/guides/" in page.url


def test_the_search_box_finds_what_is_typed_with_scripts_and_without(either):
    either.goto("/guides/")

    either.get_by_role("searchbox").fill("crosover claim")
    either.get_by_role("button", name="Search").click()

    expect(either.locator(".results li").first).to_contain_text("crossover claim")


def test_a_reason_of_a_result_leads_to_its_guide(page):
    page.goto("/decide/?coverage_start=2015-03-01&needs=many_conditions")

    page.get_by_role("link", name="More in the guide Leaving a plan").click()

    expect(page.locator("h1")).to_have_text("Leaving a plan")
