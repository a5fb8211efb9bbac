"""The continuity page: the rule of a date and no other's, and no day on which a rule would have changed."""

import re
from datetime import date

import pytest

from guidance.content_loader import content
from tests.site.deciding import KEEPABLE
from tests.site.reading import page_of

FIRST = content().programs.all[0]
LABELS = {one.value.key: one.value.label for program in content().programs.all for one in program.editions.values}
# Design, section 5: a day in each edition, its months, and its row in the table of how the rule changed.
UNCONFIRMED = "Not confirmed; ask the plan"
EDITIONS = [
    pytest.param("2014-04", "2014-05-01", 6, ["6", "12", "1", UNCONFIRMED, "Patient, Representative"], id="2014-04"),
    pytest.param("2014-09", "2015-03-01", 6, ["6", "12", "1", "2", "Patient, Representative, Physician"], id="2014-09"),
    pytest.param(
        "2015-03", "2015-09-01", 6, ["6", "12", "1", UNCONFIRMED, "Patient, Representative, Physician"], id="2015-03"
    ),
    pytest.param(
        "2016-07", "2017-01-01", 12, ["12", "12", "1", "1", "Patient, Representative, Physician"], id="2016-07"
    ),
]
DAYS = [value.values[1] for value in EDITIONS]


def continuity_on(client, day):
    return page_of(client.get("/continuity/", {"on": day}))


def without_citations(cell) -> str:
    for cite in cell.every(cls="cite"):
        cite.inside = []
    return cell.text.removesuffix(" months").removesuffix(" reported").removesuffix(" not confirmed").strip()


@pytest.mark.parametrize(("edition", "day", "medicare_months", "row"), EDITIONS)
def test_the_page_of_a_date_names_the_months_of_its_edition(edition, day, medicare_months, row, client):
    page = continuity_on(client, day)

    short = page.one(cls="card").one("h2").text

    assert short == f"Up to {medicare_months} months of Medicare services and 12 months of Medi-Cal services"


@pytest.mark.parametrize(("edition", "day", "medicare_months", "row"), EDITIONS)
def test_the_page_of_a_date_marks_its_edition_in_the_table_of_how_the_rule_changed(
    edition, day, medicare_months, row, client
):
    current = continuity_on(client, day).one("table", cls="editions").one("tr", cls="current")

    cells = [without_citations(cell) for cell in current.every("td")]

    assert current.one("th").text.lower().startswith(LABELS[edition].lower())
    assert [cell.split(" months")[0] for cell in cells] == row


@pytest.mark.parametrize(("edition", "day", "medicare_months", "row"), EDITIONS)
def test_the_page_of_a_date_says_the_points_of_its_edition_and_of_no_other(edition, day, medicare_months, row, client):
    said = continuity_on(client, day).every("dl", cls="rule")[0].text

    points = [point for program in content().programs.all for point in program.points]
    holding = [point.claim.text for point in points if edition in point.editions]
    others = [point.claim.text for point in points if edition not in point.editions]

    assert [text for text in holding if " ".join(text.split()) not in said] == []
    assert [text for text in others if " ".join(text.split()) in said] == []


@pytest.mark.parametrize(
    ("day", "physician"),
    [pytest.param("2014-08-31", False, id="the last day before"), pytest.param("2014-09-01", True, id="from then on")],
)
def test_who_may_ask_follows_the_date(day, physician, client):
    rule = continuity_on(client, day).one("dl", cls="rule")

    who = rule.every("dd")[[term.text.startswith("Who ") for term in rule.every("dt")].index(True)].text

    assert ("physician" in who) is physician


@pytest.mark.parametrize("day", DAYS)
def test_the_strip_names_the_rules_by_when_they_were_printed(day, client):
    strip = continuity_on(client, day).one(id="strip").text

    on = date.fromisoformat(day)

    assert content().programs.on(on).edition_on(on).label in strip


def test_the_whole_program_shows_every_point_with_the_editions_it_holds_for(client):
    page = page_of(client.get("/continuity/"))

    said = page.one("dl", cls="rule").text

    assert [point.claim.text for point in FIRST.points if " ".join(point.claim.text.split()) not in said] == []
    assert len(page.one("table", cls="editions").every("tr")) == 1 + len(FIRST.editions.values)
    assert not page.one("table", cls="editions").every("tr", cls="current")


def test_the_page_says_that_the_day_of_a_change_is_not_known(client):
    text = page_of(client.get("/continuity/")).text

    assert "The day on which a rule changed was not found in any text we read" in text


@pytest.mark.parametrize("path", ["/continuity/", "/plans/", "/plans/molina/"])
@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("yesterday", id="no date"),
        pytest.param("02/30/2015", id="not in the calendar"),
        pytest.param("2014-03-31", id="before the program"),
    ],
)
@pytest.mark.django_db
def test_a_date_that_cannot_be_used_gets_its_message_at_the_date_box(path, typed, client):
    response = client.get(path, {"on": typed})
    box = page_of(response).one("form", cls="on-date")

    assert response.status_code == 400
    assert box.one(id="errors-on").text.startswith("Error: ")
    assert box.one("input").attributes["value"] == typed
    assert box.one("input").attributes["aria-invalid"] == "true"


@pytest.mark.parametrize("path", ["/continuity/", "/plans/", "/plans/molina/"])
@pytest.mark.parametrize("typed", ["2014-04-01", "04/2014", "12/31/2022", "2023-01-01", ""])
@pytest.mark.django_db
def test_a_date_that_can_be_used_gets_none(path, typed, client):
    response = client.get(path, {"on": typed})

    assert response.status_code == 200
    assert page_of(response).one(id="errors-on").text == ""


@pytest.mark.parametrize("path", ["/continuity/", "/plans/"])
@pytest.mark.parametrize(
    ("day", "program"), [("2022-12-31", "Cal MediConnect"), ("2023-01-01", "Medi-Medi Plans")], ids=["last", "first"]
)
def test_the_strip_names_the_program_of_the_day(path, day, program, client):
    strip = page_of(client.get(path, {"on": day})).one(id="strip")

    assert strip.one("strong").text == program


def test_the_strip_leads_to_the_rules_of_today(client):
    strip = page_of(client.get("/continuity/")).one(id="strip")

    assert [link.attributes["href"] for link in strip.every("a")] == ["/continuity/?on=2026-11-24"]


# The first days of editions are this site's inference: they pick rules and are dates of no law.
BOUNDARIES = re.compile(
    r"Sep(t|tember)?\.? 0?1, 2014|0?9/0?1/2014|2014-09-01|1 September 2014"
    r"|Mar(ch)?\.? 27, 2015|0?3/27/2015|2015-03-27|27 March 2015"
    r"|Jul(y)?\.? 0?5, 2016|0?7/0?5/2016|2016-07-05|5 July 2016"
)
READ = [
    *("/", "/continuity/", "/plans/", "/conflicts/", "/sources/", "/how-it-works/", "/letters/", "/letters/new/"),
    *(f"/continuity/?on={day}" for day in DAYS),
    *(f"/plans/?on={day}" for day in DAYS),
]


@pytest.mark.parametrize("address", READ)
def test_no_first_day_of_an_edition_is_printed(address, client):
    text = page_of(client.get(address)).text

    assert BOUNDARIES.findall(text) == []


@pytest.mark.parametrize("day", DAYS)
def test_no_first_day_of_an_edition_is_printed_in_a_result(day, client):
    page = page_of(client.get("/decide/", {"coverage_start": day, **KEEPABLE, "treatment": "over_12"}))

    assert BOUNDARIES.findall(page.text) == []


def test_a_first_day_would_be_found_if_it_were_printed():
    printed = ["from September 1, 2014", "Mar 27, 2015", "07/05/2016", "2014-09-01"]

    assert all(BOUNDARIES.search(text) for text in printed)
