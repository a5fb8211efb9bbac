"""Neither side is given more room than the other, and no plan is named in what is said of a patient."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string

from guidance.content_loader import content
from guidance.domain.answers import Answers
from guidance.domain.assessment import assess
from guidance.domain.reasons import Side
from guidance.domain.sources import Status
from guidance.rendering.result import Result
from tests.site.reading import page_of

MOST = 1.25
PROGRAMS = [pytest.param(program, id=program.slug) for program in content().programs.all]
# Every name a plan or its sponsor has had.
PLAN_NAMES = {name for plan in content().plans for name in (plan.sort_name, *plan.names_in_order)}


def reasons_of(program, side: Side) -> list:
    return [reason for reason in content().reasons if reason.side is side and program.slug in reason.programs]


def words(texts) -> int:
    return sum(len(text.split()) for text in texts)


def ratio(counts) -> float:
    """How many times the smaller goes into the larger."""
    return max(counts) / min(counts)


def sides_of(program):
    """The two sides of a result as the page shows them, with the result."""
    answers = Answers(coverage_start=program.first_day)
    result = Result(assess(answers, program), content(), as_of=date(2026, 11, 24))
    html = render_to_string("guidance/parts/result_sides.html", {"result": result})
    return result, page_of(HttpResponse(html)).one(cls="sides").every(cls="side")


def named_in(texts) -> list[str]:
    return [text for text in texts if any(name in text for name in PLAN_NAMES)]


@pytest.mark.parametrize("reason", content().reasons, ids=lambda reason: reason.key)
def test_every_reason_of_either_side_has_the_same_parts(reason):
    parts = reason.line, reason.claim.text, reason.claim.status, reason.claim.sources

    assert all(parts)
    assert reason.line.endswith(".")
    assert reason.claim.text.endswith(".")
    assert isinstance(reason.claim.status, Status)


@pytest.mark.parametrize("reason", content().reasons, ids=lambda reason: reason.key)
def test_the_line_of_a_reason_is_no_longer_than_its_text(reason):
    assert words([reason.line]) <= min(12, words([reason.claim.text]))


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(
    "part",
    [pytest.param(lambda reason: reason.line, id="lines"), pytest.param(lambda reason: reason.claim.text, id="texts")],
)
def test_neither_side_has_more_than_a_quarter_more_words(program, part):
    counts = [words(map(part, reasons_of(program, side))) for side in Side]

    assert ratio(counts) <= MOST


@pytest.mark.parametrize(
    ("counts", "holds"),
    [pytest.param([125, 100], True, id="on the line"), pytest.param([100, 126], False, id="one word over")],
)
def test_the_balance_is_on_the_larger_side_whichever_it_is(counts, holds):
    assert (ratio(counts) <= MOST) is holds


def test_no_reason_names_a_plan():
    said = [text for reason in content().reasons for text in (reason.line, reason.claim.text)]

    assert named_in(said) == []


def test_no_sentence_and_no_tag_of_an_outcome_names_a_plan():
    outcomes = content().outcomes
    said = [text for entry in outcomes.sentences for text in (entry.headline, entry.if_eligible, entry.detail)]
    said += [tag for tags in outcomes.tags.values() for tag in tags.values()]

    assert named_in(said) == []


def test_a_plan_would_be_found_if_it_were_named():
    sentences = [f"Enrolling in {name} could help." for name in PLAN_NAMES]

    assert len(sentences) > len(content().plans)
    assert named_in(sentences) == sentences


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_two_sides_stand_side_by_side_with_a_heading_and_a_list_each(program):
    _, sides = sides_of(program)

    built = [[(part.tag, part.attributes) for part in side.inside if not isinstance(part, str)] for side in sides]

    assert [side.one("h3").text for side in sides] == [program.names.enrolling, program.names.opting_out]
    assert len(built) == 2
    assert built[0] == built[1]
    assert [tag for tag, _ in built[0]] == ["h3", "ul"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_side_shows_its_reasons_whole_and_with_their_sources(program):
    result, sides = sides_of(program)

    for side, reasons in zip(sides, (result.for_enrolling, result.for_opting_out), strict=True):
        entries = side.one("ul").every("li")
        assert len(entries) == len(reasons) > 0
        for entry, said in zip(entries, reasons, strict=True):
            assert " ".join(said.text.split()) in entry.text
            assert len(entry.one(cls="cite").every("a")) == len(said.sources)
