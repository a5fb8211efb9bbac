"""A practice that is typed once on a device, with scripts and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.answering import LETTER, fill_letter, typed_in

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]

CLINIC = [
    "physician_name",
    "physician_npi",
    "specialty",
    "practice_name",
    "practice_address",
    "practice_phone",
]
PATIENT = ["patient_name", "patient_dob", "member_id", "diagnosis", "visit_dates"]
BLANK = dict.fromkeys([*CLINIC, *PATIENT], "")


def box(page):
    return page.get_by_label("Remember my practice on this device")


def test_a_practice_is_remembered_where_it_was_asked_for_until_it_is_forgotten(either):
    either.goto("/letters/new/")
    fill_letter(either, LETTER)
    expect(box(either)).not_to_be_checked()
    box(either).check()
    either.get_by_role("button", name="Show the letter").click()
    expect(either.get_by_role("heading", name="Your letter")).to_be_visible()

    either.goto("/letters/new/")

    assert typed_in(either, BLANK) == BLANK | {name: LETTER[name] for name in CLINIC}
    expect(box(either)).to_be_checked()
    either.get_by_role("button", name="Forget them").click()
    assert typed_in(either, BLANK) == BLANK
    expect(box(either)).not_to_be_checked()
    expect(either.get_by_role("button", name="Forget them")).to_have_count(0)
    assert [cookie["name"] for cookie in either.context.cookies()] == ["csrftoken"]


def test_scripts_cannot_read_what_is_remembered_and_no_other_page_is_sent_it(page):
    page.goto("/letters/new/")
    fill_letter(page, LETTER)
    box(page).check()
    page.get_by_role("button", name="Show the letter").click()

    seen = page.evaluate("document.cookie")

    assert seen == ""
    kept = {cookie["name"]: cookie["path"] for cookie in page.context.cookies()}
    assert kept == {"clinic": "/letters/", "csrftoken": "/"}
