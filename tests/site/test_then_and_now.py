"""The page that sets Cal MediConnect beside the Medi-Medi Plans: every row whole, both halves sourced, and linked."""

import pytest

from guidance.content_loader import content
from guidance.domain.sources import Status
from guidance.templatetags.said import MARKS
from tests.content.folders import problems_of, with_change
from tests.site.conftest import TODAY
from tests.site.deciding import link_to
from tests.site.reading import page_of

ADDRESS = "/guides/then-and-now/"
PAGE = content().then_and_now
FIRST, LAST = content().programs.all[0], content().programs.all[-1]
HALVES = [claim for row in PAGE.rows for claim in (row.then, row.now)]


@pytest.fixture
def page(client):
    return page_of(client.get(ADDRESS))


def squeezed(text) -> str:
    return " ".join(text.split())


def test_the_answer_stands_on_top_with_its_sources(page):
    answer = page.one(id="answer")

    assert answer.text.startswith(squeezed(PAGE.answer.text))
    assert len(answer.one(cls="cite").every("a")) == len(PAGE.answer.sources)


def test_the_columns_are_headed_by_the_two_programs_and_their_dates(page):
    headings = [cell.text for cell in page.one("thead").every("th")]

    assert headings == ["Topic", PAGE.then, PAGE.now]
    assert FIRST.name in PAGE.then
    assert LAST.name in PAGE.now


def test_every_topic_has_a_row_with_both_halves(page):
    rows = page.one("table", cls="then-now").one("tbody").every("tr")

    topics = [row.one("th").text for row in rows]
    wrong = [
        row.topic
        for row, shown in zip(PAGE.rows, rows, strict=True)
        for claim, cell in zip((row.then, row.now), shown.every("td"), strict=True)
        if squeezed(claim.text) not in cell.text
    ]

    assert topics == [row.topic for row in PAGE.rows]
    assert wrong == []


def test_every_half_shows_its_status_and_its_sources(page):
    cells = page.one("table", cls="then-now").every("td")

    marks = [[mark.text for mark in cell.every(cls="mark")] for cell in cells]
    cited = [len(cell.one(cls="cite").every("a")) for cell in cells]

    assert marks == [[MARKS[claim.status]] if claim.status in MARKS else [] for claim in HALVES]
    assert cited == [len(claim.sources) for claim in HALVES]
    assert Status.UNCONFIRMED in {claim.status for claim in HALVES}


def test_every_half_names_its_column_for_a_screen_that_stacks_them(page):
    cells = page.one("table", cls="then-now").every("td")

    names = [cell.one(cls="column-name").text for cell in cells]

    assert names == [PAGE.then, PAGE.now] * len(PAGE.rows)


def test_the_strip_names_both_programs_with_their_dates(page):
    strip = page.one(id="strip").text

    missing = [word for program in (FIRST, LAST) for word in (program.name, program.dates) if word not in strip]

    assert missing == []


def test_the_page_leads_to_the_rule_of_today_and_to_the_decision(page):
    main = page.one("main")

    assert link_to(main, "/continuity/") == [f"/continuity/?on={TODAY.isoformat()}"]
    assert link_to(main, "/decide/") == ["/decide/"]


@pytest.mark.parametrize("address", ["/", "/continuity/", "/continuity/?on=2015-03-01", "/continuity/?on=2026-11-24"])
def test_the_page_is_found_from_where_a_reader_would_ask_what_changed(address, client):
    found = link_to(page_of(client.get(address)).one("main"), ADDRESS)

    assert found == [ADDRESS]


def test_a_topic_that_stands_twice_is_reported(tmp_path):
    first, second = (f'topic = "{row.topic}"' for row in PAGE.rows[:2])
    folder = with_change(tmp_path, "then_and_now.toml", second, first)

    problems = problems_of(folder)

    assert problems == (f"then_and_now.toml: the topic '{PAGE.rows[0].topic}' stands twice.",)
