"""The guides: every link leads somewhere, every option is given the same room, each is read in three minutes."""

import re
from collections.abc import Iterator
from statistics import mean

import pytest
from django.urls import resolve

from guidance.content_loader import content
from guidance.domain.guides import Guide, Kind
from guidance.domain.sources import Status
from guidance.rendering.inline import plain, spans
from tests.content.folders import problems_of, with_change
from tests.site.reading import page_of

GUIDES = [pytest.param(guide, id=guide.slug) for guide in content().guides]
each_guide = pytest.mark.parametrize("guide", GUIDES)
OPTIONS = [guide for guide in content().guides if guide.slug.startswith("option-")]
FEWEST, MOST = 300, 650  # words: three minutes at 220 words a minute
LONGEST_SENTENCE = 25  # words
LONGEST_ANSWER = 30
ASKED_FOR = {
    *(
        "what-it-was",
        "option-enroll",
        "option-opt-out",
        "option-do-nothing",
        "option-pace",
        "continuity-for-physicians",
    ),
    *("showing-a-relationship", "payment-after-opting-out", "never-bill-the-patient", "long-term-services"),
    *("care-managers", "behavioral-health", "drugs", "joining-a-network", "talking-about-plans", "leaving-a-plan"),
    *("january-2023", "medi-medi-plans", "myths-and-facts", "outreach-script", "outreach-questions"),
}
SENTENCE_ENDS = re.compile(r"(?<=[.?!:])(?<!\b[A-Z]\.)\s+")


def texts(guide: Guide) -> list[str]:
    return [plain(guide.answer.text), *(plain(block.text) for block in guide.blocks)]


def words(guide: Guide) -> int:
    return sum(len(text.split()) for text in texts(guide))


def links(guide: Guide) -> Iterator[str]:
    for block in guide.blocks:
        yield from (span.href for span in spans(block.text) if span.href)


def test_every_guide_that_was_asked_for_is_there():
    assert {guide.slug for guide in content().guides} >= ASKED_FOR


@pytest.mark.django_db
@each_guide
def test_every_link_leads_to_a_page_of_this_site_or_dials(guide, client):
    for link in links(guide):
        if link.startswith("tel:+1"):
            continue
        path, _, place = link.partition("#")
        resolve(path)
        response = client.get(path)
        assert response.status_code == 200
        assert not place or page_of(response).every(id=place)


@each_guide
def test_no_link_leads_elsewhere(guide):
    assert [link for link in links(guide) if not link.startswith(("/", "tel:+1"))] == []


@each_guide
def test_a_guide_is_read_in_three_minutes(guide):
    assert FEWEST <= words(guide) <= MOST


@each_guide
def test_the_answer_is_one_line_of_at_most_two_sentences_and_a_question(guide):
    sentences = SENTENCE_ENDS.split(guide.answer.text)

    assert len(sentences) <= 3
    assert len(guide.answer.text.split()) <= LONGEST_ANSWER


@each_guide
def test_no_sentence_is_longer_than_25_words(guide):
    sentences = [sentence for text in texts(guide) for sentence in SENTENCE_ENDS.split(text)]

    assert [one for one in sentences if len(one.split()) > LONGEST_SENTENCE] == []


@each_guide
def test_a_guide_speaks_of_programs_that_exist(guide):
    assert guide.programs
    assert set(guide.programs) <= {program.slug for program in content().programs.all}


@each_guide
def test_a_statement_that_is_not_confirmed_says_so(guide):
    unconfirmed = [
        block.claim.text for block in guide.blocks if block.claim and block.claim.status is Status.UNCONFIRMED
    ]

    unknown = r"not (confirmed|found|settled|in (our|the) (sources|texts?))|was not|not read|no (text|rule) we read"

    assert [text for text in unconfirmed if not re.search(unknown, text, re.IGNORECASE)] == []


@each_guide
def test_a_suggestion_of_ours_states_no_rule(guide):
    ours = [block.text for block in guide.blocks if block.claim is None and block.kind is not Kind.LEAD]

    assert [text for text in ours if re.search(r"\b(must|illegal|law|entitled)\b", text)] == []


@each_guide
def test_nothing_of_markdown_is_left_in_what_is_read(guide):
    assert [text for text in texts(guide) if re.search(r"\*\*|\]\(|\{|\}|`|\[", text)] == []


def test_the_four_options_have_the_same_headings_in_the_same_order():
    headings = [[section.heading for section in guide.sections] for guide in OPTIONS]

    assert len(OPTIONS) == 4
    assert headings[1:] == headings[:-1]
    for wanted in ("Doctors", "Drugs", "Long-term services", "Cards and phone numbers", "Cost", "How to change later"):
        assert wanted in headings[0]


def test_the_four_options_have_as_many_statements_under_each_heading():
    shapes = [[[block.kind for block in section.blocks] for section in guide.sections] for guide in OPTIONS]

    assert shapes[1:] == shapes[:-1]


def test_no_option_is_given_more_than_fifteen_percent_more_or_less_room_than_the_usual():
    usual = mean(map(words, OPTIONS))

    assert [guide.slug for guide in OPTIONS if abs(words(guide) - usual) > 0.15 * usual] == []


@pytest.mark.parametrize("guide", OPTIONS, ids=lambda guide: guide.slug)
def test_each_option_has_its_advantages_and_its_drawbacks(guide):
    [first, *_] = guide.sections
    items = [plain(block.text).partition(":")[0] for block in first.blocks if block.kind is Kind.ITEM]

    assert items == ["Advantages", "Drawbacks"]


@pytest.mark.parametrize("guide", OPTIONS, ids=lambda guide: guide.slug)
def test_each_option_speaks_under_every_heading_of_then_and_of_today(guide):
    for section in guide.sections[1:]:
        then, today = (plain(block.text) for block in section.blocks)
        assert then.startswith("While Cal MediConnect ran") and today.startswith("Today")


@pytest.mark.parametrize("reason", content().reasons, ids=lambda reason: reason.key)
def test_every_reason_has_a_guide_that_says_more(reason):
    assert reason.key in content().around_guides.more


def test_every_conflict_that_a_physician_meets_is_named_by_a_guide_or_stands_alone():
    """The conflicts on statute sections and clocks of Medi-Cal plans stand on their own page alone."""
    named = {id for guide in content().guides for id in guide.conflicts}

    assert set(content().conflicts) - named == {"CR-11", "CR-13", "CR-16"}


@each_guide
def test_a_guide_is_spelled_as_americans_do(guide):
    british = r"\b\w*(isation|ising|ised|our(ed|ing|s)?|enrolment|programme|centre|licence|judgement|towards)\b"
    usual = {
        "your",
        "our",
        "four",
        "hour",
        "hours",
        "ours",
        "yours",
        "supervised",
        "advised",
        "revised",
        "raised",
        "rising",
    }

    found = {word[0] for text in texts(guide) for word in re.finditer(british, text.lower())}

    assert found - usual == set()


def test_no_guide_ranks_a_plan():
    said = " ".join(text for guide in content().guides for text in texts(guide)).lower()

    assert not re.search(r"\b(best|better|worst|top-rated|recommended?) plan\b", said)


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        pytest.param(
            'one_plan = "option-enroll"',
            'one_pln = "option-enroll"',
            "more: 'more' names the reason 'one_pln', which does not exist. Nearest: one_plan.",
            id="an unknown reason",
        ),
        pytest.param(
            'one_plan = "option-enroll"',
            'one_plan = "option-enrol"',
            "more: 'one_plan' names the guide 'option-enrol', which does not exist. Nearest: option-enroll.",
            id="an unknown guide",
        ),
        pytest.param(
            'one_plan = "option-enroll"',
            'one_plan = "drugs"',
            "more: 'one_plan' leads to the guide 'drugs', which does not name that reason.",
            id="a guide that does not name the reason",
        ),
        pytest.param(
            '"myths-and-facts",',
            '"myths-or-facts",',
            "'home' names the guide 'myths-or-facts', which does not exist. Nearest: myths-and-facts.",
            id="the home page",
        ),
    ],
)
def test_a_guide_that_is_led_to_must_exist_and_say_more(right, wrong, problem, tmp_path):
    folder = with_change(tmp_path, "guides.toml", right, wrong)

    assert problems_of(folder) == (f"guides.toml: {problem}",)
