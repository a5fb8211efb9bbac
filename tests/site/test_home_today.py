"""The home page shows the options of both programs with equal room, and leads to a decision under today's rules."""

from datetime import date

import pytest
from django.utils import timezone

from guidance.content_loader import content
from tests.site.conftest import TODAY
from tests.site.deciding import has_result, link_to
from tests.site.reading import page_of

FIRST, NOW = content().programs.all[0], content().programs.on(TODAY)
HEADINGS = list(content().option_headings.values())
IN_ORDER = [pytest.param(0, FIRST, id=FIRST.slug), pytest.param(1, NOW, id=NOW.slug)]


def choices(client) -> list:
    """The two tables of options, each with the choice of the one to show."""
    return page_of(client.get("/")).one("main").every(cls="picks")


@pytest.mark.parametrize(("place", "program"), IN_ORDER)
def test_the_options_of_each_program_stand_under_the_same_headings(place, program, client):
    table = choices(client)[place].one("table", cls="compare")

    names = [cell.text for cell in table.one("thead").every("th")]
    rows = table.one("tbody").every("tr")

    assert names == [option.name for option in program.options]
    assert [row.one("th").text for row in rows] == HEADINGS
    assert {len(row.every("td")) for row in rows} == {len(program.options)}


@pytest.mark.parametrize(("place", "program"), IN_ORDER)
def test_every_option_says_the_same_things_with_their_sources(place, program, client):
    rows = choices(client)[place].one("table", cls="compare").one("tbody").every("tr")

    for key, row in zip(content().option_headings, rows, strict=True):
        for option, cell in zip(program.options, row.every("td"), strict=True):
            claim = option.answers[key]
            assert " ".join(claim.text.split()) in cell.text
            assert len(cell.one(cls="cite").every("a")) == len(claim.sources)


@pytest.mark.parametrize(("place", "program"), IN_ORDER)
def test_each_table_has_its_own_choice_of_the_option_to_show(place, program, client):
    fields = choices(client)[place].every("input")

    picked = [field.attributes["class"] for field in fields if "checked" in field.attributes]

    assert [field.attributes["class"] for field in fields] == [f"pick-{n + 1}" for n in range(len(program.options))]
    assert picked == ["pick-1"]


def test_a_choice_in_one_table_leaves_the_other_alone(client):
    names = [{field.attributes["name"] for field in choice.every("input")} for choice in choices(client)]

    assert [len(each) for each in names] == [1, 1]
    assert names[0] != names[1]


@pytest.mark.parametrize(
    ("today", "next_start"),
    [
        pytest.param(date(2026, 11, 1), "2026-12-01", id="the first of a month"),
        pytest.param(date(2026, 11, 30), "2026-12-01", id="the last of a month"),
        pytest.param(date(2026, 12, 31), "2027-01-01", id="the last of a year"),
    ],
)
def test_the_button_asks_for_coverage_from_the_first_of_the_next_month(today, next_start, client, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: today)

    found = link_to(page_of(client.get("/")).one("main"), "/decide/")

    assert found == ["/decide/", f"/decide/?coverage_start={next_start}"]


def test_the_button_leads_to_a_decision_under_today_s_rules(client):
    address = link_to(page_of(client.get("/")).one("main"), "/decide/")[-1]

    page = page_of(client.get(address))

    assert has_result(page)
    assert NOW.name in page.one(id="strip").text


def test_every_conflict_says_which_programs_it_concerns(client):
    names = {program.slug: program.name for program in content().programs.all}
    sections = page_of(client.get("/conflicts/")).one("main").every(cls="conflict")

    said = [section.one(cls="hint").text for section in sections]

    assert said == [", ".join(names[slug] for slug in found.programs) for found in content().conflicts.values()]
