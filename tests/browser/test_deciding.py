"""A physician answers /decide/: the result follows each answer, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import OUTCOMES, OUTSIDE, TYPICAL, decide
from tests.browser.answering import answer, type_day

pytestmark = pytest.mark.browser

FOLDED = ("visits", "accepts_rate", "accepts_plan_rules", "quality_concern")


def headline(page):
    return page.locator("#result .outcome h2")


def same_document(page) -> bool:
    return page.evaluate("window.marked === true")


def mark_document(page) -> None:
    page.evaluate("window.marked = true")


def test_each_answer_changes_the_result_without_a_page_load(page):
    page.goto("/decide/")
    mark_document(page)

    type_day(page, "03/01/2015")
    expect(page.locator("#result .tag")).to_have_text(re.compile("need more", re.IGNORECASE))
    before = headline(page).inner_text()
    answer(page, situation="none", needs="many_conditions", in_network="yes", concerns="none")

    expect(page.locator("#result .tag")).to_have_text(re.compile("enrolling fits", re.IGNORECASE))
    assert headline(page).inner_text() != before
    assert same_document(page)


def test_the_address_carries_every_answer(page):
    page.goto("/decide/")

    type_day(page, "03/01/2015")
    answer(page, needs="vision_or_rides", in_network="no")

    expect(page).to_have_url(re.compile(r"\?coverage_start=03%2F01%2F2015.*needs=vision_or_rides.*in_network=no"))


def test_the_strip_follows_the_date(page):
    page.goto(TYPICAL)
    mark_document(page)
    expect(page.locator("#strip")).to_contain_text("March 1, 2015")

    type_day(page, "08/2016")

    expect(page.locator("#strip")).to_contain_text("August 1, 2016")
    expect(page.locator("#strip")).not_to_contain_text("March 1, 2015")
    assert same_document(page)


def test_the_new_result_is_spoken_and_the_focus_stays(page):
    page.goto(TYPICAL)
    spoken = page.locator("#spoken[role=status]")
    spoken.evaluate("region => { region.marked = true }")

    answer(page, visits="0")

    expect(spoken).to_contain_text(headline(page).inner_text())
    expect(page.locator("[name=visits][value='0']")).to_be_focused()
    assert spoken.evaluate("region => region.marked"), "a region that is replaced is not read out"


def test_a_wrong_date_shows_its_error_beside_the_field_and_no_result(page):
    page.goto(TYPICAL)
    mark_document(page)

    type_day(page, "02/30/2015")

    expect(page.locator("#errors-coverage_start")).to_contain_text("not in the calendar")
    expect(page.locator("#result .outcome")).to_have_count(0)
    expect(page.locator("#foot")).to_be_empty()
    assert same_document(page)


def test_a_wrong_date_is_spoken_and_marks_the_field(page):
    page.goto(TYPICAL)

    type_day(page, "02/30/2015")

    expect(page.locator("#errors-coverage_start")).to_contain_text("not in the calendar")
    expect(page.locator("#q-coverage_start")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#spoken")).to_contain_text("not in the calendar")


def test_a_corrected_date_brings_the_result_back_and_takes_the_error_away(page):
    page.goto(TYPICAL)
    before = headline(page).inner_text()

    type_day(page, "02/30/2015")
    expect(page.locator("#result .outcome")).to_have_count(0)
    type_day(page, "03/01/2015")

    expect(headline(page)).to_have_text(before)
    expect(page.locator("#errors-coverage_start")).to_be_empty()


def test_a_corrected_date_takes_the_summary_of_errors_away(page):
    page.goto(decide(**OUTSIDE | {"coverage_start": "02/30/2015"}))
    expect(page.locator("#error-summary")).to_be_focused()

    type_day(page, "03/01/2015")

    expect(headline(page)).to_be_visible()
    expect(page.locator("#error-summary")).to_be_hidden()


def test_none_of_these_with_a_choice_shows_its_error_until_one_is_taken_back(page):
    page.goto(TYPICAL)

    answer(page, concerns="nursing_facility")
    expect(page.locator("#errors-concerns")).to_contain_text("not both")
    page.locator("[name=concerns][value=none]").uncheck()

    expect(page.locator("#errors-concerns")).to_be_empty()
    expect(headline(page)).to_be_visible()


def test_a_physician_in_the_network_is_not_asked_about_continuity(either):
    either.goto(TYPICAL)

    answer(either, in_network="yes")

    for question in FOLDED:
        expect(either.locator(f"#q-{question}")).to_be_hidden()
    expect(either.locator(".fold-note")).to_be_visible()


def test_the_questions_unfold_again_with_their_answers(page):
    page.goto(TYPICAL)

    answer(page, in_network="yes")
    expect(page.locator("#q-visits")).to_be_hidden()
    answer(page, in_network="no")

    for question in FOLDED:
        expect(page.locator(f"#q-{question}")).to_be_visible()
        expect(page.locator(f"[name={question}][value='{OUTSIDE[question]}']")).to_be_checked()
    expect(page.locator(".fold-note")).to_be_hidden()


def test_a_reload_shows_the_same(page):
    page.goto("/decide/")
    type_day(page, "03/01/2015")
    answer(page, your_role="specialist", in_network="no", visits="0", treatment="to_12", needs="many_conditions")
    expect(page).to_have_url(re.compile("treatment=to_12"))
    expect(page.locator("#result .tag")).to_have_text(re.compile("opting out fits", re.IGNORECASE))
    before = page.locator("#result").inner_text()

    page.reload()

    assert page.locator("#result").inner_text() == before
    expect(page.locator("[name=treatment][value=to_12]")).to_be_checked()
    expect(page.locator("#q-coverage_start")).to_have_value("03/01/2015")


def test_the_title_follows_the_outcome(page):
    page.goto(OUTCOMES["weigh_first"])
    before = page.title()

    answer(page, visits="0")

    expect(page).not_to_have_title(before)


def test_start_over_clears_every_answer(page):
    page.goto(TYPICAL)

    page.locator(".form-actions").get_by_role("link", name="Start over").click()

    expect(page.locator(".questions input:checked")).to_have_count(0)
    expect(page.locator("#q-coverage_start")).to_have_value("")
    expect(page.locator("#result .outcome")).to_have_count(0)


def test_without_scripts_the_button_leads_to_the_result(plain_page):
    plain_page.goto("/decide/")

    plain_page.locator("#q-coverage_start").fill("03/01/2015")
    answer(plain_page, situation="none", needs="many_conditions", in_network="yes", concerns="none")
    plain_page.get_by_role("button", name="Show the result").click()

    expect(plain_page).to_have_url(re.compile(r"coverage_start=03%2F01%2F2015.*#result$"))
    expect(plain_page.locator("#result .tag")).to_have_text(re.compile("enrolling fits", re.IGNORECASE))
    expect(headline(plain_page)).to_be_in_viewport()


def test_without_scripts_a_wrong_date_is_explained_and_the_answers_stay(plain_page):
    plain_page.goto(decide(**OUTSIDE | {"coverage_start": "02/30/2015"}))

    expect(plain_page.locator("#error-summary")).to_contain_text("not in the calendar")
    expect(plain_page.locator("#errors-coverage_start")).to_contain_text("not in the calendar")
    expect(plain_page.locator("#result .outcome")).to_have_count(0)
    expect(plain_page.locator("[name=visits][value='2']")).to_be_checked()


def test_without_scripts_no_button_is_shown_that_needs_them(plain_page):
    plain_page.goto(TYPICAL)

    expect(plain_page.get_by_role("button", name="Print this page")).to_be_hidden()
