"""The API gives the page's result, in the shape of design 4.3, to anybody, and names what it cannot read."""

import re
from itertools import pairwise

import pytest

from guidance.content_loader import content, load_content
from guidance.domain.answers import QUESTIONS
from guidance.domain.calendar import spelled
from guidance.forms.dates import parse_day
from tests.content.folders import copied, with_change
from tests.site.deciding import IN_NETWORK, KEEPABLE, OUTCOMES, data_of, decided, result_of, said_in, tag_of

SAID = {"key": str, "text": str, "sources": [str]}
DAY = (str, type(None))
# Design 4.3: every key, and the kind of value under it.
DECISION = {
    "program": str,
    "edition": str,
    "content_version": str,
    "outcome": str,
    "eligibility": {"status": str, "reasons": [SAID]},
    "gains": {"level": str, "keys": [str]},
    "risk": str,
    "for_enrolling": [SAID],
    "for_opting_out": [SAID],
    "check_first": [SAID],
    "continuity": {
        "status": str,
        "medicare_through": DAY,
        "medi_cal_through": DAY,
        "unmet": [str],
        "uncertain": [str],
        "unknown": [str],
    },
    "would_change": [{"question": str, "answer": str, "outcome": str}],
}
SETTLED = {"for": str, "against": str}
SPECIALIST = KEEPABLE | {"your_role": "specialist", "visits": "1"}
# Answers of every kind; each is asked in 2015, in 2022 and in 2026.
GRID = {
    **OUTCOMES,
    "nothing answered": {},
    "uncertain and unmet": SPECIALIST | {"accepts_rate": "no", "accepts_plan_rules": "no"},
    "blanks": KEEPABLE | {"visits": "", "treatment": "", "matters_most": "", "needs": ""},
    "network not known": KEEPABLE | {"in_network": "unsure", "matters_most": "keep_doctors"},
    "in a facility": KEEPABLE | {"concerns": ["nursing_facility", "drug_not_listed"], "treatment": "over_12"},
    "in several programs": KEEPABLE | {"situation": ["pace", "ahf", "hcbs_waiver"]},
    "to be checked": IN_NETWORK
    | {"situation": ["esrd", "veterans_home"], "needs": ["billing_trouble", "help_at_home"]},
}
STARTS = ["2015-03-01", "2022-06-01", "2026-03-01"]
each_of_the_grid = pytest.mark.parametrize("answers", GRID.values(), ids=GRID)
each_start = pytest.mark.parametrize("start", STARTS)


def misfits(value, kind, place="") -> list[str]:
    """The places where a value has other keys, or is of another kind."""
    if isinstance(kind, dict):
        if not isinstance(value, dict) or set(value) != set(kind):
            return [f"{place}: {value!r}"]
        return [found for key in kind for found in misfits(value[key], kind[key], f"{place}.{key}")]
    if isinstance(kind, list):
        if not isinstance(value, list):
            return [f"{place}: {value!r}"]
        return [found for entry in value for found in misfits(entry, kind[0], f"{place}[]")]
    return [] if isinstance(value, kind) else [f"{place}: {value!r}"]


def listed(result, heading: str) -> list[tuple[str, list[str]]]:
    """The sentences under that heading, each with its sources; none where the page has no such part."""
    if heading not in [part.text for part in result.every("h3")]:
        return []
    entries = result.card(heading).every("li")
    return [(said_in(entry), [link.attributes["href"][10:] for link in cited(entry)]) for entry in entries]


def cited(entry) -> list:
    return [link for cite in entry.every(cls="cite") for link in cite.every("a")]


def said(entries) -> list[tuple[str, list[str]]]:
    return [(" ".join(entry["text"].split()), entry["sources"]) for entry in entries]


@each_start
@each_of_the_grid
def test_the_answer_has_exactly_the_keys_of_the_design_each_with_its_kind_of_value(answers, start, client):
    data = data_of(client, start, **answers)

    settled = data.pop("if_settled")

    assert misfits(data, DECISION) == []
    assert misfits(settled, SETTLED) == [] if data["outcome"] == "need_more" else settled is None


@each_start
@each_of_the_grid
def test_what_it_names_is_named_in_the_words_and_the_order_of_the_domain(answers, start, client):
    data = data_of(client, start, **answers)

    conditions = ["relationship", "rate", "plan_rules", "quality"]
    named = [data["continuity"][name] for name in ("unmet", "uncertain", "unknown")]
    questions = [change["question"] for change in data["would_change"]]

    assert [names == [name for name in conditions if name in names] for names in named] == [True, True, True]
    assert all(QUESTIONS.index(one) <= QUESTIONS.index(other) for one, other in pairwise(questions))
    assert {entry["key"] for entry in data["check_first"]} <= set(QUESTIONS)
    assert "need_more" not in (data["if_settled"] or {}).values()
    through = {data["continuity"]["medicare_through"], data["continuity"]["medi_cal_through"]}
    assert (through == {None}) is (data["continuity"]["status"] == "unavailable")


@each_start
@each_of_the_grid
def test_the_api_says_what_the_page_says(answers, start, client):
    data, page = data_of(client, start, **answers), decided(client, start, **answers)
    result = result_of(page)

    sides = [side.one("h3").text for side in result.every(cls="side")] or ["none", "none"]
    why = "Why not" if data["outcome"] == "not_eligible" else "Before the patient can join"

    assert said(data["for_enrolling"]) == listed(result, sides[0])
    assert said(data["for_opting_out"]) == listed(result, sides[1])
    assert said(data["check_first"]) == listed(result, "Check first")
    assert said(data["eligibility"]["reasons"]) == listed(result, why)


@each_start
@each_of_the_grid
def test_the_api_comes_to_the_outcome_the_changes_and_the_dates_of_the_page(answers, start, client):
    data, page = data_of(client, start, **answers), decided(client, start, **answers)
    result, program = result_of(page), data["program"]

    member = content().outcomes.member_tags if start.startswith("2026") else content().outcomes.tags
    tags = {outcome.value: tag for outcome, tag in member[program].items()}
    changes = [row.every("td")[0].text for row in rows_of(result, "What would change this")]
    settled = [row.every("td")[0].text for row in rows_of(result, "If it were settled")]

    assert tag_of(page) == tags[data["outcome"]]
    assert sorted(changes) == sorted(tags[change["outcome"]] for change in data["would_change"])
    assert settled == [tags[outcome] for outcome in (data["if_settled"] or {}).values()]
    dates = [part.text for part in result.every(cls="dates")]
    through = data["continuity"]["medicare_through"]
    assert all(spelled(parse_day(through)) in said for said in dates)


def rows_of(result, heading: str) -> list:
    headed = heading in [part.text for part in result.every("h3")]
    return result.card(heading).every("tr") if headed else []


def test_what_would_change_it_lists_every_changed_answer_in_the_order_of_the_questions(client):
    found = [tuple(change.values()) for change in data_of(client, **KEEPABLE)["would_change"]]

    assert found == [
        ("visits", "0", "opting_out_fits"),
        ("accepts_rate", "no", "opting_out_fits"),
        ("accepts_plan_rules", "no", "opting_out_fits"),
        ("quality_concern", "yes", "opting_out_fits"),
        ("treatment", "to_12", "weigh_first"),
        ("treatment", "over_12", "weigh_first"),
        ("concerns", "other_doctor_outside", "weigh_first"),
        ("concerns", "supplier_dependent", "weigh_first"),
        ("concerns", "drug_not_listed", "weigh_first"),
        ("concerns", "nursing_facility", "weigh_first"),
        ("matters_most", "keep_doctors", "weigh_first"),
        ("matters_most", "free_choice", "weigh_first"),
    ]


def test_of_the_situations_only_one_that_is_ticked_is_tried_by_removing_it(client):
    found = data_of(client, **KEEPABLE | {"situation": "pace"})["would_change"]

    assert found == [{"question": "situation", "answer": "pace", "outcome": "enrolling_fits"}]


def test_gains_name_the_needs_and_the_wish(client):
    data = data_of(client, **KEEPABLE | {"needs": ["billing_trouble", "many_conditions"]})

    assert data["gains"] == {"level": "some", "keys": ["many_conditions", "billing_trouble", "one_card"]}


def test_asking_the_patient_stands_first_under_check_first(client):
    keys = [entry["key"] for entry in data_of(client, **KEEPABLE | {"matters_most": "", "visits": ""})["check_first"]]

    assert keys == ["matters_most", "visits", "situation"]


@pytest.mark.parametrize("typed", ["03/01/2015", "3/1/2015", "03/2015"])
def test_the_date_is_read_however_it_is_typed(typed, client):
    assert data_of(client, typed, **KEEPABLE) == data_of(client, "2015-03-01", **KEEPABLE)


def test_unsure_is_the_same_as_blank_and_an_unknown_key_is_ignored(client):
    blank = data_of(client, **KEEPABLE | {"visits": ""})

    assert data_of(client, **KEEPABLE | {"visits": "unsure"}) == blank
    assert data_of(client, **KEEPABLE | {"visits": ""}, patient="x", edition="2016-07") == blank


def test_the_content_version_is_a_date_and_a_short_hash(client):
    version = data_of(client)["content_version"]

    assert version == content().version == client.get("/api/v1/plans").json()["content_version"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}", version)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("help_lines.toml", 'what_for = "', 'what_for = "Here: ', id="a help line"),
        pytest.param("programs/medi-medi.toml", "12 months", "twelve months", id="a program"),
        pytest.param("plans/scan.toml", 'summary = "', 'summary = "So: ', id="a plan"),
    ],
)
def test_the_content_version_changes_with_a_content_file_and_with_nothing_else(file, old, new, tmp_path):
    same = load_content(copied(tmp_path / "same")).version
    changed = load_content(with_change(tmp_path / "changed", file, old, new)).version

    assert same == content().version
    assert changed.rpartition("-")[0] == same.rpartition("-")[0]
    assert changed != same
