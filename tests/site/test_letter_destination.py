"""Where a letter goes: from the phone book only while it is in force, and only where nothing was typed."""

from datetime import date, timedelta

import pytest

from guidance.models import Contact, Plan
from tests.site.conftest import TODAY
from tests.site.lettering import has_letter, kept_on, letter_text, notices_on, previewed

pytestmark = pytest.mark.django_db

FAX, ADDRESS = "1-555-555-0100", "Continuity Desk, PO Box 9, Long Beach"


def listed(purpose="continuity_fax", value=FAX, slug="molina", **more) -> None:
    plan, _ = Plan.objects.get_or_create(slug=slug)
    Contact.objects.create(plan=plan, purpose=purpose, value=value, source="The plan's page", **more)


def test_a_fax_and_an_address_in_force_are_filled_in_and_printed(client):
    listed()
    listed("continuity_address", ADDRESS)

    page = previewed(client)

    assert (kept_on(page)["send_to_fax"], kept_on(page)["send_to_address"]) == (FAX, ADDRESS)
    assert FAX in letter_text(page)
    assert ADDRESS in letter_text(page)


@pytest.mark.parametrize(
    ("verified_on", "said"),
    [
        pytest.param(None, "never verified", id="never"),
        pytest.param(TODAY - timedelta(days=181), "verified more than 180 days ago", id="181 days ago"),
    ],
)
def test_one_that_is_not_freshly_verified_comes_with_a_call_to_confirm(verified_on, said, client):
    listed(verified_on=verified_on)

    notices = notices_on(previewed(client))

    assert FAX in notices
    assert said in notices
    assert "Call to confirm" in notices


def test_one_verified_180_days_ago_needs_no_call(client):
    listed(verified_on=TODAY - timedelta(days=180))

    page = previewed(client)

    assert kept_on(page)["send_to_fax"] == FAX
    assert "Call to confirm" not in notices_on(page)


@pytest.mark.parametrize(
    "days",
    [
        pytest.param({"in_force_to": TODAY - timedelta(days=1)}, id="ended since"),
        pytest.param({"in_force_to": date(2015, 2, 28)}, id="ended before coverage starts"),
        pytest.param({"in_force_from": date(2015, 3, 2)}, id="not yet when coverage starts"),
    ],
)
def test_one_that_is_not_in_force_is_never_filled_in(days, client):
    listed(**days)

    page = previewed(client)

    assert has_letter(page)
    assert "send_to_fax" not in kept_on(page)
    assert FAX not in page.text


@pytest.mark.parametrize(
    "days",
    [
        pytest.param({}, id="no days known"),
        pytest.param({"in_force_from": date(2015, 3, 1)}, id="from the coverage start"),
        pytest.param({"in_force_to": TODAY}, id="through today"),
    ],
)
def test_one_in_force_on_the_coverage_start_and_today_is_filled_in(days, client):
    listed(**days)

    page = previewed(client)

    assert kept_on(page)["send_to_fax"] == FAX


def test_what_was_typed_is_left_alone(client):
    listed()

    page = previewed(client, send_to_fax="213-555-0199")

    assert kept_on(page)["send_to_fax"] == "213-555-0199"
    assert FAX not in page.text
    assert "Call to confirm" not in notices_on(page)


@pytest.mark.parametrize(
    "contact",
    [
        pytest.param({"slug": "la-care"}, id="another plan's"),
        pytest.param({"purpose": "member_services"}, id="a number that is no fax"),
        pytest.param({"purpose": "continuity_phone"}, id="a phone"),
    ],
)
def test_only_the_plan_s_own_fax_is_filled_in(contact, client):
    listed(**contact)

    page = previewed(client)

    assert "send_to_fax" not in kept_on(page)


def test_without_any_destination_the_preview_says_to_call_the_member_line(client):
    page = previewed(client)

    assert "No fax and no address is given" in notices_on(page)
    assert "member line" in notices_on(page)
