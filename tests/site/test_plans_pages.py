"""The plans: in alphabetical order, in identical rows, under the name of the date, none ranked."""

import re

import pytest

from guidance.content_loader import content
from tests.site.reading import page_of

BLANK = "not found in our sources"
# A day in each program, with its slug.
PROGRAMS = [
    pytest.param("2015-03-01", "cal-mediconnect", id="2015"),
    pytest.param("2026-03-01", "medi-medi", id="2026"),
]
PLANS = [
    pytest.param(plan.slug, day.values[1], id=f"{plan.slug}, {day.values[1]}")
    for day in PROGRAMS
    for plan in content().plans
    if plan.offered_in(day.values[1])
]


def rows_of(*programs: str) -> list[str]:
    """The labels of the rows that every plan of these programs has."""
    groups = [group for group in content().row_groups if set(group.programs) & set(programs)]
    return [row.label for group in groups for row in group.rows]


def names_on(client, day) -> list[str]:
    items = page_of(client.get("/plans/", {"on": day})).one("ul", cls="plan-list").every("li")
    return [item.every("a")[0].text for item in items]


def alphabetical(names) -> list[str]:
    return sorted(names, key=lambda name: re.sub(r"[^a-z0-9 ]", "", name.casefold()))


def test_the_five_plans_are_listed(client):
    names = names_on(client, "2015-03-01")

    assert names == ["Care1st Health Plan", "CareMore", "Health Net", "L.A. Care Health Plan", "Molina Healthcare"]


@pytest.mark.parametrize(
    "day", ["", "2014-04-01", "2018-12-31", "2019-01-01", "2022-12-31", "2023-01-01", "2026-03-01"]
)
def test_plans_stand_in_alphabetical_order_of_the_names_shown(day, client):
    names = names_on(client, day)

    assert names == alphabetical(names)


def test_from_2023_on_two_more_sponsors_are_listed(client):
    names = names_on(client, "2026-03-01")

    assert len(names) == 7
    assert {"Kaiser", "SCAN"} <= {name.split()[0] for name in names}


@pytest.mark.parametrize("day", ["2026-01-01", "2026-12-31"])
def test_a_plan_without_evidence_for_the_year_is_marked_as_not_confirmed(day, client):
    items = page_of(client.get("/plans/", {"on": day})).one("ul", cls="plan-list").every("li")

    unsourced = [item.text for item in items if not item.every(cls="cite") and "not confirmed" not in item.text]

    assert unsourced == []


@pytest.mark.parametrize("day", ["2015-03-01", "2020-01-01"])
def test_the_table_has_the_plans_in_the_order_of_the_list(day, client):
    names = names_on(client, day)

    tables = page_of(client.get("/plans/", {"on": day})).every("table", cls="compare")

    assert tables
    assert all([cell.text for cell in table.one("thead").every("th")] == names for table in tables)


@pytest.mark.parametrize(
    ("slug", "day", "name"),
    [
        pytest.param("care1st", "2018-12-31", "Care1st Health Plan", id="Care1st, last day"),
        pytest.param("care1st", "2019-01-01", "Blue Shield of California Promise Health Plan", id="Care1st, renamed"),
        pytest.param("caremore", "2018-12-31", "CareMore", id="CareMore, last day"),
        pytest.param("caremore", "2019-01-01", "Anthem Blue Cross", id="CareMore, renamed"),
    ],
)
@pytest.mark.django_db
def test_the_name_follows_the_date(slug, day, name, client):
    page = page_of(client.get(f"/plans/{slug}/", {"on": day}))

    assert page.one("h1").text == name
    assert name in names_on(client, day)


@pytest.mark.parametrize(("day", "program"), PROGRAMS)
def test_every_row_stands_once_and_has_a_cell_for_every_plan(day, program, client):
    page = page_of(client.get("/plans/", {"on": day}))

    rows = [row for table in page.every("table", cls="compare") for row in table.one("tbody").every("tr")]
    labels = rows_of(program)

    assert [label for row, label in zip(rows, labels, strict=True) if not row.one("th").text.startswith(label)] == []
    assert {len(row.every("td")) for row in rows} == {len(names_on(client, day))}


def test_what_was_not_found_is_said_and_nothing_else_is_blank(client):
    page = page_of(client.get("/plans/"))

    cells = [cell.text for table in page.every("table", cls="compare") for cell in table.one("tbody").every("td")]

    assert BLANK in cells
    assert "" not in cells


@pytest.mark.parametrize(("slug", "program"), PLANS)
@pytest.mark.django_db
def test_every_plan_s_own_page_has_every_row_of_its_program_answered_or_said_to_be_blank(slug, program, client):
    page = page_of(client.get(f"/plans/{slug}/"))

    terms = [term.text for rule in page.every("dl", cls="rule") for term in rule.every("dt")]
    answers = [answer.text for rule in page.every("dl", cls="rule") for answer in rule.every("dd")]

    assert sorted(set(rows_of(program)) - set(terms)) == []
    assert len(answers) == len(terms)
    assert all(answers)


def test_every_statement_in_the_table_has_its_year_and_its_source(client):
    cells = page_of(client.get("/plans/")).every("p", cls="cell")

    bare = [cell.text for cell in cells if not cell.one(cls="year").text or not cell.every("a")]

    assert cells
    assert bare == []


def same_years_on(page) -> dict[str, set[str]]:
    """The years for which a row says that every plan is known, by the row's label; rows that say none are left out."""
    rows = [row for table in page.every("table", cls="compare") for row in table.one("tbody").every("tr")]
    marked = [row for row in rows if row.every(cls="same-year")]
    said = [(row.one("th").text.split(" Known")[0], row.one(cls="same-year").text) for row in marked]
    return {label: set(years.removeprefix("Known of each for: ").split("; ")) for label, years in said}


@pytest.mark.parametrize(("day", "program"), PROGRAMS)
def test_a_row_says_for_which_years_something_is_known_of_every_plan(day, program, client):
    page = page_of(client.get("/plans/", {"on": day}))
    plans = [plan for plan in content().plans if plan.offered_in(program)]
    rows = [row for group in content().row_groups if program in group.programs for row in group.rows]

    known = {row.label: [{cell.year for cell in plan.cells_of(row.key)} for plan in plans] for row in rows}
    shared = {label: set.intersection(*years) for label, years in known.items()}

    assert same_years_on(page) == {label: years for label, years in shared.items() if years}


def test_the_quality_withhold_is_known_of_all_five_plans_for_2017(client):
    said = same_years_on(page_of(client.get("/plans/"))).values()

    assert {"2017"} in said
