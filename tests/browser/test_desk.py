"""An editor at the desk, and a reader who says what is wrong."""

import re

import pytest
from playwright.sync_api import expect

from guidance.forms import spam
from guidance.models import Contact, Correction
from guidance.views import corrections
from tests.site.editing import PASSWORD, code_of, contact, editor

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]
FAX, RIGHT = "1-562-555-0100", "1-562-555-0199"


@pytest.fixture(autouse=True)
def _nobody_sent_any_yet():
    corrections.LIMIT.taken.clear()


def sign_in(page, edna) -> None:
    page.goto("/admin/")
    page.locator("#id_username").fill(edna.username)
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.locator("#id_code").fill(code_of(edna))
    page.get_by_role("button", name="Go to the desk").click()
    expect(page.get_by_role("heading", name="What needs attention")).to_be_visible()


class Hand:
    """Clicks and fills in, and counts both."""

    def __init__(self) -> None:
        self.actions = 0

    def click(self, place) -> None:
        self.actions += 1
        place.click()

    def fill(self, place, text: str) -> None:
        self.actions += 1
        place.fill(text)


def test_an_editor_finds_the_unverified_fax_numbers_and_corrects_one_in_at_most_six_actions(either):
    contact(value=FAX)
    contact(slug="la-care", value="1-213-555-0101")
    sign_in(either, editor())
    faxes, hand = either.locator("#faxes"), Hand()
    expect(faxes.get_by_text("never verified")).to_have_count(2)

    hand.click(faxes.get_by_role("link", name=re.compile(FAX)))
    hand.fill(either.locator("#id_value"), RIGHT)
    hand.fill(either.locator("#id_source"), "Called member services, who read it out")
    hand.click(either.get_by_role("button", name="Save", exact=True))
    hand.click(either.locator("tr", has_text=RIGHT).get_by_role("button", name="Verified today"))

    expect(either.locator("tr", has_text=RIGHT)).to_contain_text("by edna")
    assert hand.actions <= 6
    row = Contact.objects.get(plan__slug="molina", purpose="continuity_fax")
    assert (row.value, row.verified_by.username) == (RIGHT, "edna")


def test_an_editor_verifies_a_fax_number_from_the_desk_in_one_click(either):
    contact(value=FAX)
    sign_in(either, editor())

    either.locator("#faxes").get_by_role("button", name=re.compile("Verified today")).click()

    expect(either.get_by_role("heading", name="What needs attention")).to_be_visible()
    expect(either.locator("#faxes")).not_to_contain_text(FAX)


def test_an_editor_sets_up_the_phone_and_sees_the_recovery_codes(either):
    edna = editor(phone=False)
    either.goto("/admin/")
    either.locator("#id_username").fill("edna")
    either.locator("#id_password").fill(PASSWORD)
    either.get_by_role("button", name="Log in").click()
    expect(either.locator("img.square")).to_be_visible()

    either.locator("#id_code").fill(code_of(edna, confirmed=False))
    either.get_by_role("button", name="Use this phone").click()

    expect(either.locator(".codes li")).to_have_count(10)
    either.get_by_role("link", name="Go to the desk").click()
    expect(either.locator(".counts")).to_be_visible()


def test_an_edit_is_undone_from_the_history(either):
    row = contact(value=FAX)
    sign_in(either, editor())
    either.goto(f"/admin/guidance/contact/{row.pk}/change/")
    either.locator("#id_value").fill(RIGHT)
    either.get_by_role("button", name="Save", exact=True).click()
    expect(either.locator("#result_list")).to_contain_text(RIGHT)

    either.goto(f"/admin/guidance/contact/{row.pk}/history/")
    either.get_by_role("link", name=re.compile("See it as it was")).last.click()
    either.get_by_role("button", name="Revert").click()

    expect(either.locator("#result_list")).to_contain_text(FAX)
    row.refresh_from_db()
    assert row.value == FAX


def test_no_page_of_the_guide_gets_the_editor_s_cookie(page):
    sign_in(page, editor())

    page.goto("/plans/molina/")

    assert {cookie["path"] for cookie in page.context.cookies() if cookie["name"] == "sessionid"} == {"/admin/"}
    assert "sessionid" not in {cookie["name"] for cookie in page.context.cookies([page.url])}


def test_a_reader_files_a_correction_beside_a_number(either, monkeypatch):
    monkeypatch.setattr(spam, "TOO_FAST", spam.timedelta(0))  # a test types faster than a person
    either.goto("/plans/molina/")

    either.locator(".contacts").get_by_role("link", name=re.compile("something wrong")).first.click()
    expect(either.locator("#id_page")).to_have_value("/plans/molina/")
    either.locator("#id_wrong").fill("The card of 2015 says 1-800-555-0188.")
    either.get_by_role("button", name="Send the correction").click()

    expect(either.get_by_role("heading", name="Thank you")).to_be_visible()
    assert either.url.endswith("/corrections/sent/")
    assert [row.wrong for row in Correction.objects.all()] == ["The card of 2015 says 1-800-555-0188."]


def test_a_patient_s_number_is_refused_beside_the_field_and_everything_typed_stays(either):
    either.goto("/corrections/?page=/plans/molina/")
    either.locator("#id_wrong").fill("It is 1EG4-TE5-MK73")
    either.locator("#id_contact").fill("dr@example.org")
    either.get_by_role("button", name="Send the correction").click()

    expect(either.locator("#div_id_wrong .errors")).to_contain_text("Medicare number")
    expect(either.locator("#id_wrong")).to_have_value("It is 1EG4-TE5-MK73")
    expect(either.locator("#id_contact")).to_have_value("dr@example.org")
    assert not Correction.objects.exists()


def test_the_links_to_corrections_are_not_printed(page):
    page.goto("/plans/molina/")
    page.emulate_media(media="print")

    for link in page.get_by_role("link", name=re.compile("something wrong", re.IGNORECASE)).all():
        expect(link).to_be_hidden()
    expect(page.locator("a[href^='/corrections/']").first).to_be_hidden()


def test_the_desk_fits_a_small_phone(phone):
    contact(value=FAX)
    sign_in(phone, editor())

    for path in ("", "guidance/contact/", "second-factor/set-up/"):
        phone.goto(f"/admin/{path}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 375
