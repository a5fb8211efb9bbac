"""A guide says for whom it is, when it was checked, of which programs it speaks, and who says so, line by line."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from guidance.content_loader import content
from guidance.domain.calendar import spelled
from guidance.domain.guides import Kind
from guidance.domain.sources import Status
from guidance.rendering.inline import plain
from tests.site.deciding import KEEPABLE, decided, result_of
from tests.site.reading import Part, page_of

GUIDES = [pytest.param(guide, id=guide.slug) for guide in content().guides]
each_guide = pytest.mark.parametrize("guide", GUIDES)
MARKS = {
    Status.CONFIRMED: "",
    Status.REPORTED: "reported",
    Status.INFERRED: "our inference",
    Status.UNCONFIRMED: "not confirmed",
}


def shown(client, guide) -> Part:
    return page_of(client.get(f"/guides/{guide.slug}/"))


def blocks_on(page: Part) -> list[Part]:
    """The paragraphs and entries of the guide's prose, in order."""
    return [part for part in page.one(cls="prose").parts() if part.tag in ("p", "li")]


def mark_on(block: Part) -> str:
    return "".join(mark.text for mark in block.every(cls="mark"))


def sources_on(part: Part) -> tuple[str, ...]:
    return tuple(
        link.attributes["href"].partition("#")[2] for cite in part.every(cls="cite") for link in cite.every("a")
    )


def links_in(part: Part) -> list[str]:
    return [link.attributes["href"] for link in part.every("a")]


def test_the_list_has_every_guide_under_its_group_with_its_answer(client):
    page = page_of(client.get("/guides/"))

    for group, name in content().around_guides.groups.items():
        entries = page.card(name).every("li")
        wanted = [(guide.title, guide.answer.text) for guide in content().guides if guide.group is group]
        assert [(entry.one("a").text, entry.one("p").text) for entry in entries][: len(wanted)] == wanted


@each_guide
def test_the_answer_stands_on_top_in_one_line_with_its_sources(guide, client):
    answer = shown(client, guide).one(id="answer")

    assert answer.text.startswith(guide.answer.text)
    assert sources_on(answer) == guide.answer.sources
    assert mark_on(answer) == MARKS[guide.answer.status]


@each_guide
def test_it_says_for_whom_it_is_and_its_dates(guide, client):
    about = shown(client, guide).every("p", cls="hint")[0].text

    assert guide.audience[1:] in about
    assert spelled(guide.checked_on) in about and spelled(guide.review_by) in about


@each_guide
def test_the_strip_names_the_programs_it_speaks_of_with_their_dates(guide, client):
    strip = shown(client, guide).one(id="strip").text

    for program in content().programs.all:
        assert (program.name in strip and program.dates in strip) is (program.slug in guide.programs)
    assert "Cal MediConnect ended on December 31, 2022." in strip


@pytest.mark.parametrize(
    ("days", "overdue"),
    [pytest.param(0, False, id="on the day of review"), pytest.param(1, True, id="the day after")],
)
def test_a_guide_past_its_review_date_says_so(days, overdue, client, monkeypatch):
    guide = content().guides[0]
    monkeypatch.setattr(timezone, "localdate", lambda *args: guide.review_by + timedelta(days))

    page = shown(client, guide)

    assert ("past its review date" in page.one("main").text) is overdue


@each_guide
def test_every_statement_stands_in_order_with_its_sources_and_its_mark(guide, client):
    blocks = blocks_on(shown(client, guide))

    for block, part in zip(guide.blocks, blocks, strict=True):
        assert part.raw.startswith(plain(block.text))
        assert sources_on(part) == (block.claim.sources if block.claim else ())
        ours = "" if block.kind is Kind.LEAD else "our suggestion"
        assert mark_on(part) == (MARKS[block.claim.status] if block.claim else ours)


def test_each_kind_of_mark_is_used_in_some_guide():
    statuses = {block.claim.status for guide in content().guides for block in guide.blocks if block.claim}

    assert statuses == set(Status)


@each_guide
def test_the_contents_lead_to_every_part_in_order(guide, client):
    page = shown(client, guide)
    contents = page.one("nav", cls="contents")

    parts = [(part.attributes["id"], part.one("h2").text) for part in page.one(cls="prose").every("section")]

    assert [(href[1:], link.text) for href, link in zip(links_in(contents), contents.every("a"), strict=True)] == parts
    assert [heading for _, heading in parts] == [" ".join(section.heading.split()) for section in guide.sections]


@each_guide
def test_it_leads_to_its_guides_reasons_conflicts_and_sources(guide, client):
    related = shown(client, guide).one("aside", cls="related")
    links = links_in(related)
    lines = {content().around_guides.said_in_general(one.line) for one in content().reasons if one.key in guide.reasons}

    assert {f"/guides/{slug}/" for slug in guide.guides} <= set(links)
    assert [f"/conflicts/#{id}" for id in guide.conflicts] == [link for link in links if link.startswith("/conflicts/")]
    assert [f"/sources/#{id}" for id in guide.sources] == [link for link in links if link.startswith("/sources/")]
    assert not lines or {entry.text for entry in related.card("Reasons in the decision").every("li")} == lines
    assert "{" not in related.text


@each_guide
def test_a_guide_that_is_named_by_another_leads_back_to_it(guide, client):
    links = links_in(shown(client, guide).one("aside", cls="related"))

    naming = [other.slug for other in content().guides if guide.slug in other.guides and other.slug != guide.slug]

    assert [slug for slug in naming if f"/guides/{slug}/" not in links] == []


def test_every_source_says_which_guides_use_it(client):
    page = page_of(client.get("/sources/"))

    for source in content().cited():
        used = [f"/guides/{guide.slug}/" for guide in content().guides if source.id in guide.sources]
        found = page.one("li", id=source.id).every(cls="used-in")
        assert [link for part in found for link in links_in(part)] == used


def test_every_conflict_says_which_guides_speak_of_it(client):
    page = page_of(client.get("/conflicts/"))

    for conflict in content().conflicts.values():
        spoken = [f"/guides/{guide.slug}/" for guide in content().guides if conflict.id in guide.conflicts]
        found = page.one("section", id=conflict.id).every(cls="used-in")
        assert [link for part in found for link in links_in(part)] == spoken


@pytest.mark.parametrize("start", ["2015-03-01", "2024-03-01"])
@pytest.mark.parametrize(
    "answers", [KEEPABLE, KEEPABLE | {"visits": "0"}, {}], ids=["kept", "not kept", "nothing said"]
)
def test_every_reason_of_a_result_leads_to_the_guide_that_says_more(start, answers, client):
    result = result_of(decided(client, start, **answers))

    for entry in [entry for side in result.every(cls="side") for entry in side.every("li")]:
        [link] = entry.every("a", cls="more")
        guide = content().guide(link.attributes["href"].split("/")[2])
        assert link.text == f"More in the guide {guide.title}"


def test_the_glossary_explains_each_term_once_with_its_sources_and_its_guide(client):
    page = page_of(client.get("/guides/glossary/"))
    terms = zip(page.one("dl").every("dt"), page.one("dl").every("dd"), strict=True)

    for term, (name, means) in zip(content().glossary, terms, strict=True):
        assert name.attributes["id"] == term.anchor
        assert name.text.startswith(term.term) and all(other in name.text for other in term.also)
        assert means.text.startswith(term.means.text)
        assert sources_on(means) == term.means.sources
        assert [link for link in links_in(means) if link.startswith("/guides/")] == (
            [f"/guides/{term.guide}/"] if term.guide else []
        )


@pytest.mark.parametrize("path", ["/guides/nothing/", "/guides/nothing.pdf", "/guides/then-and-now.pdf"])
def test_a_guide_that_does_not_exist_says_so(path, client):
    assert client.get(path).status_code == 404


def test_a_guide_checked_today_is_not_due_before_tomorrow():
    assert all(guide.review_by > guide.checked_on for guide in content().guides)
    assert all(guide.checked_on <= date(2026, 11, 24) for guide in content().guides)
