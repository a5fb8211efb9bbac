"""The editors' desk: what needs attention first, one click to verify, and nothing that cannot be undone."""

from datetime import date, timedelta

import pytest

from guidance.content_loader import content
from guidance.models import Contact, Correction
from tests.site.conftest import TODAY
from tests.site.editing import LONG_AGO, at_the_desk, contact, editor, filled_in
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edna():
    return editor()


@pytest.fixture
def desk(edna):
    return at_the_desk(edna)


def counts(desk) -> dict[str, int]:
    """What the desk counts, by its words."""
    cards = page_of(desk.get("/admin/")).one("ul", cls="counts").every("li")
    return {card.text.partition(" ")[2]: int(card.text.partition(" ")[0]) for card in cards}


def rows_of(part) -> list[str]:
    return [row.text for row in part.every("tr")[1:]]


def test_the_desk_counts_what_needs_attention(desk):
    contact()
    contact(slug="la-care", verified_on=LONG_AGO)
    contact(slug="la-care", purpose="website", value="example.org", verified_on=TODAY)
    Correction.objects.create(page="/plans/", wrong="It is out of date.")
    Correction.objects.create(page="/plans/", wrong="It was out of date.", status="done")

    assert counts(desk) == {
        "fax numbers to check": 2,
        "contact never verified": 1,
        "verified more than 180 days ago": 1,
        "open correction": 1,
        "content files past the review date": 0,
    }


@pytest.mark.parametrize(
    ("days", "count"), [pytest.param(180, 0, id="180 days ago"), pytest.param(181, 1, id="181 days ago")]
)
def test_a_contact_is_due_again_after_180_days(days, count, desk):
    contact(verified_on=TODAY - timedelta(days=days))

    assert counts(desk)["verified more than 180 days ago"] == count


@pytest.mark.parametrize(
    ("last_day", "count"),
    [pytest.param(TODAY, 1, id="ends today"), pytest.param(TODAY - timedelta(days=1), 0, id="ended")],
)
def test_what_was_verified_once_and_has_ended_is_not_due_again(last_day, count, desk):
    contact(verified_on=LONG_AGO, in_force_to=last_day)

    assert counts(desk)["verified more than 180 days ago"] == count


def test_each_count_leads_to_a_list_of_as_many(desk):
    contact()
    contact(slug="la-care", verified_on=LONG_AGO)
    contact(slug="la-care", purpose="website", value="example.org", verified_on=TODAY)
    Correction.objects.create(page="/plans/", wrong="It is out of date.")
    links = [link.attributes["href"] for link in page_of(desk.get("/admin/")).one("ul", cls="counts").every("a")]

    lists = {link: page_of(desk.get(link)).every("table", id="result_list") for link in links if link[0] != "#"}

    assert [len(rows_of(found[0])) for found in lists.values()] == [1, 1, 1]


def test_the_fax_numbers_to_check_are_listed_by_plan_each_with_its_state(desk):
    contact()
    contact(slug="care1st", value="1-562-555-0101", verified_on=LONG_AGO)
    contact(slug="la-care", value="1-562-555-0102", verified_on=TODAY)

    rows = [row.text for row in page_of(desk.get("/admin/")).one("section", id="faxes").every("li")]

    assert [row.partition(" (")[0] for row in rows] == ["Care1st 1-562-555-0101", "Molina 1-562-555-0100"]
    assert ["never verified" in row for row in rows] == [False, True]
    assert "verified more than 180 days ago" in rows[0]


def test_a_plan_without_a_fax_number_leads_to_the_form_that_adds_one(desk):
    plan = contact(purpose="website", value="example.org").plan

    links = page_of(desk.get("/admin/")).one("section", id="faxes").every("a")
    form = page_of(desk.get(links[0].attributes["href"]))

    chosen = [option.attributes["value"] for option in form.every("option") if "selected" in option.attributes]
    assert chosen == [str(plan.pk), "continuity_fax"]


def test_content_past_its_review_date_is_listed_by_file(desk, monkeypatch):
    first = min(content().reviews, key=lambda review: review.review_by)
    monkeypatch.setattr("guidance.desk.site.timezone.localdate", lambda: first.review_by + timedelta(days=1))

    section = page_of(desk.get("/admin/")).one("section", id="files").text

    assert first.file in section


def test_every_content_file_has_its_review_date():
    files = {review.file for review in content().reviews}

    assert {"sources.toml", "plans/molina.toml", "programs/medi-medi.toml", "guides/drugs.md"} <= files
    assert min(review.review_by for review in content().reviews) == content().review_by


@pytest.mark.parametrize(
    ("on", "overdue"),
    [pytest.param(date(2027, 1, 31), False, id="the day"), pytest.param(date(2027, 2, 1), True, id="after")],
)
def test_a_file_is_overdue_the_day_after_its_date(on, overdue):
    review = next(review for review in content().reviews if review.file == "plans/kaiser.toml")

    assert review.overdue(on=on) is overdue


def verify(desk, row):
    return desk.post(f"/admin/guidance/contact/{row.pk}/verify/", headers={"referer": "http://testserver/admin/"})


def test_verifying_is_one_click_that_records_who_and_when_and_leads_back(desk, edna):
    row = contact()

    response = verify(desk, row)

    row.refresh_from_db()
    assert (row.verified_on, row.verified_by) == (TODAY, edna)
    assert response["Location"] == "http://testserver/admin/"


def test_verifying_is_publishing(desk, client):
    row = contact()

    verify(desk, row)

    line = page_of(client.get("/plans/molina/")).one("ul", cls="contacts").every("li")[0].text
    assert "Verified on November 24, 2026" in line


def test_verifying_takes_a_click_and_not_a_visit(desk):
    row = contact()

    response = desk.get(f"/admin/guidance/contact/{row.pk}/verify/")

    row.refresh_from_db()
    assert (response.status_code, row.verified_on) == (405, None)


def test_a_referer_from_elsewhere_leads_nowhere(desk):
    row = contact()

    response = desk.post(f"/admin/guidance/contact/{row.pk}/verify/", headers={"referer": "https://evil.example/"})

    assert response["Location"] == "/admin/guidance/contact/"


def test_the_list_says_the_state_in_words_and_has_the_button(desk, edna):
    contact(verified_on=TODAY, verified_by=edna)
    contact(slug="la-care", in_force_to=date(2022, 12, 31))

    first, second = rows_of(page_of(desk.get("/admin/guidance/contact/")).one("table", id="result_list"))

    assert "never verified; ended on December 31, 2022" in first
    assert "verified on November 24, 2026 by edna" in second
    assert "Verified today" in first and "Verified today" in second


def change(desk, row, **changes):
    return desk.post(f"/admin/guidance/contact/{row.pk}/change/", filled_in(row, **changes))


@pytest.mark.parametrize("changes", [{"value": "1-562-555-0199"}, {"note": "TTY 711"}, {"purpose": "continuity_phone"}])
def test_what_was_verified_and_is_changed_is_unverified(changes, desk, edna):
    row = contact(verified_on=TODAY, verified_by=edna)

    change(desk, row, **changes)

    row.refresh_from_db()
    assert (row.verified_on, row.verified_by) == (None, None)


@pytest.mark.parametrize("changes", [{}, {"hours": "always"}, {"source": "P72"}, {"in_force_to": "2026-12-31"}])
def test_what_was_verified_stays_so_when_something_else_is_changed(changes, desk, edna):
    row = contact(verified_on=TODAY, verified_by=edna)

    response = change(desk, row, **changes)

    row.refresh_from_db()
    assert response.status_code == 302
    assert (row.verified_on, row.verified_by) == (TODAY, edna)


def test_nobody_verifies_by_filling_in_a_field(desk):
    row = contact()

    change(desk, row, verified_on="2026-11-24", verified_by="1")

    row.refresh_from_db()
    assert row.verified_on is None


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"value": "1-562-555-010"}, "Write one number of ten digits", id="a digit short"),
        pytest.param({"value": ""}, "Type the number or address.", id="no number"),
        pytest.param({"source": ""}, "Say who says so", id="no source"),
        pytest.param({"source": "P72, P9999"}, "There is no source P9999.", id="a source that does not exist"),
        pytest.param({"note": "TTY 712"}, "TTY 712 is neither 711", id="a wrong TTY number"),
        pytest.param({"purpose": "continuity_address"}, "Write street or box", id="a number as an address"),
        pytest.param({"purpose": "website"}, "Write one web address", id="a number as a website"),
        pytest.param({"in_force_from": "2026-02-01", "in_force_to": "2026-01-01"}, "before the first day", id="days"),
    ],
)
def test_what_is_malformed_is_shown_at_save_and_not_saved(changes, says, desk):
    row = contact()

    response = change(desk, row, **changes)

    errors = " ".join(part.text for part in page_of(response).every("ul", cls="errorlist"))
    assert says in errors
    assert list(Contact.objects.values_list("value", "purpose")) == [("1-562-555-0100", "continuity_fax")]


def history_of(desk, row):
    return page_of(desk.get(f"/admin/guidance/contact/{row.pk}/history/")).one("table", id="change-history")


def test_every_edit_is_in_the_history_with_who_made_it(desk):
    row = contact()
    verify(desk, row)
    change(desk, row, value="1-562-555-0199")

    newest, verified, added = rows_of(history_of(desk, row))

    assert "edna" in newest and "1-562-555-0100 → 1-562-555-0199" in newest
    assert "edna" in verified and "verified" in verified
    assert "the site" in added and "added" in added


def test_an_edit_can_be_undone_and_brings_its_verification_back(desk, edna):
    row = contact(verified_on=date(2026, 11, 1), verified_by=edna)
    change(desk, row, value="1-562-555-0199")
    before = history_of(desk, row).every("a")[-1].attributes["href"]

    desk.post(before, filled_in(row))

    row.refresh_from_db()
    assert (row.value, row.verified_on, row.verified_by) == ("1-562-555-0100", date(2026, 11, 1), edna)


def test_a_correction_is_read_answered_and_closed(desk):
    correction = Correction.objects.create(page="/plans/", wrong="It is <b>old</b>.", contact="dr@example.org")
    address = f"/admin/guidance/correction/{correction.pk}/change/"

    page = page_of(desk.get(address))
    desk.post(address, {"status": "done", "note": "Corrected the date.", "wrong": "forged", "page": "/forged/"})

    correction.refresh_from_db()
    assert "It is <b>old</b>." in page.one("body").text and "dr@example.org" in page.one("body").text
    assert (correction.status, correction.note) == ("done", "Corrected the date.")
    assert (correction.wrong, correction.page) == ("It is <b>old</b>.", "/plans/")
    assert correction.contact == ""


@pytest.mark.parametrize(("action", "status"), [("mark_done", "done"), ("mark_declined", "declined")])
def test_corrections_are_closed_from_the_list(action, status, desk):
    correction = Correction.objects.create(page="/plans/", wrong="It is old.", contact="dr@example.org")

    desk.post("/admin/guidance/correction/", {"action": action, "_selected_action": [correction.pk]})

    correction.refresh_from_db()
    assert (correction.status, correction.contact) == (status, "")
    assert correction.history.count() == 2
