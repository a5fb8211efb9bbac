"""The phone book: what is said of each contact, what may stand in it, and how it is first filled."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from guidance.content_loader import content
from guidance.models import Contact, Plan
from tests.site.conftest import TODAY
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db


def contact(slug="molina", purpose="continuity_fax", value="1-555-555-0100", **days) -> Contact:
    plan, _ = Plan.objects.get_or_create(slug=slug)
    return Contact(plan=plan, purpose=purpose, value=value, source="Read on the plan's page", **days)


def said_of(client, value: str, **query) -> str:
    """The line of the plan's page that holds the value, or "" where none does."""
    lines = page_of(client.get("/plans/molina/", query)).one("ul", cls="contacts").every("li")
    return next((line.text for line in lines if value in line.text), "")


@pytest.mark.parametrize(
    ("days_ago", "said"),
    [
        pytest.param(None, "Never verified", id="never"),
        pytest.param(0, "Verified on November 24, 2026", id="today"),
        pytest.param(180, "Verified on May 28, 2026", id="180 days ago"),
        pytest.param(181, "Verified more than 180 days ago", id="181 days ago"),
    ],
)
def test_a_contact_says_how_fresh_it_is(days_ago, said, client):
    contact(verified_on=None if days_ago is None else TODAY - timedelta(days=days_ago)).save()

    line = said_of(client, "1-555-555-0100")

    known = ("Never verified", "Verified on", "Verified more than 180 days ago")
    assert said in line
    assert sum(words in line for words in known) == 1


@pytest.mark.parametrize(
    ("last_day", "ended"),
    [
        pytest.param(TODAY - timedelta(days=1), True, id="ended yesterday"),
        pytest.param(TODAY, False, id="ends today"),
        pytest.param(None, False, id="no end known"),
    ],
)
def test_a_contact_that_has_ended_is_labeled_so(last_day, ended, client):
    contact(in_force_to=last_day).save()

    line = said_of(client, "1-555-555-0100")

    assert line
    assert ("No longer in force" in line) is ended


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        pytest.param("2016-12-31", False, id="the day before its first"),
        pytest.param("2017-01-01", True, id="its first day"),
        pytest.param("2018-12-31", True, id="its last day"),
        pytest.param("2019-01-01", False, id="the day after its last"),
        pytest.param("", True, id="no day asked for"),
    ],
)
def test_the_page_of_a_date_shows_what_was_in_force_that_day(day, shown, client):
    contact(in_force_from=date(2017, 1, 1), in_force_to=date(2018, 12, 31)).save()

    line = said_of(client, "1-555-555-0100", on=day)

    assert bool(line) is shown


OTHER = {"in_force_from": date(2016, 1, 1), "in_force_to": date(2016, 12, 31)}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({}, id="the same days"),
        pytest.param({"in_force_from": date(2016, 12, 31), "in_force_to": None}, id="from the other's last day"),
        pytest.param({"in_force_from": None, "in_force_to": date(2016, 1, 1)}, id="to the other's first day"),
        pytest.param({"in_force_from": None, "in_force_to": None}, id="no days known"),
        pytest.param({"in_force_from": date(2016, 5, 1), "in_force_to": date(2016, 5, 1)}, id="a day within"),
    ],
)
def test_two_contacts_of_one_purpose_are_never_in_force_on_the_same_day(change):
    contact(**OTHER).save()

    with pytest.raises(ValidationError, match="Another contact of this purpose"):
        contact(value="1-555-555-0199", **OTHER | change).full_clean()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"in_force_from": date(2017, 1, 1), "in_force_to": None}, id="from the day after"),
        pytest.param({"in_force_from": None, "in_force_to": date(2015, 12, 31)}, id="to the day before"),
        pytest.param({"purpose": "continuity_phone"}, id="another purpose"),
        pytest.param({"slug": "la-care"}, id="another plan"),
    ],
)
def test_contacts_that_share_no_day_stand_side_by_side(change):
    contact(**OTHER).save()

    contact(value="1-555-555-0199", **OTHER | change).full_clean()


def test_a_contact_is_no_conflict_with_itself():
    saved = contact(**OTHER)
    saved.save()

    saved.value = "1-555-555-0177"

    saved.full_clean()


@pytest.mark.parametrize(
    ("last_day", "allowed"),
    [pytest.param(date(2016, 1, 1), True, id="the first day"), pytest.param(date(2015, 12, 31), False, id="before it")],
)
def test_the_last_day_is_not_before_the_first(last_day, allowed):
    row = contact(in_force_from=date(2016, 1, 1), in_force_to=last_day)

    try:
        row.full_clean()
        kept = True
    except ValidationError as error:
        kept = "in_force_to" not in error.message_dict

    assert kept is allowed


def rows() -> list[tuple]:
    return list(Contact.objects.order_by("pk").values_list())


def test_loading_the_directory_makes_every_plan_and_every_printed_contact(capsys):
    call_command("load_directory")

    printed = {(plan.slug, entry.purpose, entry.value) for plan in content().plans for entry in plan.contacts}

    assert set(Contact.objects.values_list("plan__slug", "purpose", "value")) == printed
    assert set(Plan.objects.values_list("slug", flat=True)) == {plan.slug for plan in content().plans}


def test_loading_the_directory_verifies_nothing(capsys):
    call_command("load_directory")

    assert Contact.objects.exists()
    assert not Contact.objects.exclude(verified_on=None, verified_by=None).exists()


def test_loading_the_directory_again_changes_nothing(capsys):
    call_command("load_directory")
    before = rows()

    call_command("load_directory")

    assert rows() == before


def test_loading_the_directory_overwrites_nothing_that_an_editor_changed(capsys):
    call_command("load_directory")
    Contact.objects.filter(plan__slug="molina", purpose="member_services").update(
        value="1-555-555-0123", verified_on=TODAY, hours="always"
    )
    before = rows()

    call_command("load_directory")

    assert rows() == before


def test_loading_the_directory_brings_back_what_is_missing(capsys):
    call_command("load_directory")
    Contact.objects.filter(plan__slug="molina").delete()

    call_command("load_directory")

    assert Contact.objects.filter(plan__slug="molina").count() == len(content().plan("molina").contacts)


def test_the_pages_say_that_loaded_contacts_were_never_verified(client, capsys):
    call_command("load_directory")

    lines = page_of(client.get("/plans/molina/")).one("ul", cls="contacts").every("li")[:-1]

    assert lines
    assert all("Never verified" in line.text for line in lines)
