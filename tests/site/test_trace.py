"""How a result was judged, step by step: each rule, what was answered, the verdict, and who says so."""

import pytest

from guidance.content_loader import content
from tests.site.deciding import KEEPABLE, OUTCOMES, decided, result_of, said_in, tag_of

RELATIONSHIP, RATE = "An existing relationship", "The plan's payment accepted"
RULES, QUALITY = "The plan's utilization rules followed", "No quality-of-care concern documented"


def steps_of(page) -> list[tuple]:
    return result_of(page).one("table", cls="trace-table").one("tbody").every("tr")


def step(page, name: str, number: int = 0) -> tuple[str, str, str, list[str]]:
    """The rule, the answer, the verdict and the sources of the step of that name."""
    row = [row for row in steps_of(page) if row.one("th").text == name][number]
    rule, answered, verdict = row.every("td")
    return said_in(rule), answered.text, verdict.text, [link.text for link in rule.every("a")]


# The condition, what was answered and how it stands there, and the verdict on it in 2015.
CONDITIONS = [
    pytest.param(RELATIONSHIP, {"visits": "2"}, "Two or more", "Met", id="visits: enough"),
    pytest.param(RELATIONSHIP, {"visits": "0"}, "None", "Unmet", id="visits: too few"),
    pytest.param(RELATIONSHIP, {"visits": ""}, "Not answered", "Unknown", id="visits: not answered"),
    pytest.param(RATE, {"accepts_rate": "yes"}, "Yes", "Met", id="rate: accepted"),
    pytest.param(RATE, {"accepts_rate": "no"}, "No", "Unmet", id="rate: refused"),
    pytest.param(RATE, {"accepts_rate": "unsure"}, "Not answered", "Unknown", id="rate: not sure"),
    pytest.param(RULES, {"accepts_plan_rules": "yes"}, "Yes", "Met", id="rules: followed"),
    pytest.param(RULES, {"accepts_plan_rules": "no"}, "No", "Unmet", id="rules: refused"),
    pytest.param(RULES, {"accepts_plan_rules": ""}, "Not answered", "Unknown", id="rules: not answered"),
    pytest.param(QUALITY, {"quality_concern": "no"}, "No", "Met", id="quality: no concern"),
    pytest.param(QUALITY, {"quality_concern": "yes"}, "Yes", "Unmet", id="quality: a concern"),
    pytest.param(QUALITY, {"quality_concern": ""}, "Not answered", "Unknown", id="quality: not answered"),
]


@pytest.mark.parametrize(("name", "answer", "answered", "verdict"), CONDITIONS)
def test_each_condition_stands_with_its_rule_the_answer_the_verdict_and_sources(
    name, answer, answered, verdict, client
):
    rule, said, found, sources = step(decided(client, **KEEPABLE | answer), name)

    assert (said, found) == (answered, verdict)
    assert rule.endswith(".")
    assert set(sources) <= {f"Source {id}" for id in content().sources}
    assert sources


@pytest.mark.parametrize(
    ("start", "role", "rule", "marked"),
    [
        pytest.param(
            "2015-03-01", "specialist", "at least twice for a specialist", False, id="two visits with a specialist"
        ),
        pytest.param("2014-05-01", "specialist", "not confirmed", True, id="a specialist's number not confirmed"),
        pytest.param("2014-05-01", "primary", "once for a primary care doctor", False, id="a primary care doctor's is"),
        pytest.param("2026-03-01", "primary", "existing relationship", True, id="Medi-Medi: no number is confirmed"),
    ],
)
def test_the_relationship_stands_with_the_rule_of_its_date(start, role, rule, marked, client):
    page = decided(client, start, **KEEPABLE | {"your_role": role})
    row = next(row for row in steps_of(page) if row.one("th").text == RELATIONSHIP)

    marks = [mark.text for mark in row.every(cls="mark")]

    assert rule in step(page, RELATIONSHIP)[0]
    assert marks == ["not confirmed"] * marked


@pytest.mark.parametrize(
    ("start", "months", "edition"),
    [
        pytest.param("2015-03-01", "6 and 12 months", "Edition 2014-09", id="2015"),
        pytest.param("2018-03-01", "12 and 12 months", "Edition 2016-07", id="2018"),
        pytest.param("2026-03-01", "12 and 12 months", "Edition 2023-01", id="2026"),
    ],
)
def test_the_first_step_is_the_date_which_picks_the_edition(start, months, edition, client):
    page = decided(client, start, **KEEPABLE)
    first = steps_of(page)[0].one("th").text

    rule, _, verdict, sources = step(page, first)

    assert first == "When did, or would, coverage in the plan start?"
    assert months in rule
    assert verdict == edition
    assert sources


@pytest.mark.parametrize(
    ("situation", "verdicts"),
    [
        pytest.param(["esrd", "pace"], ["Bar", "Leave first"], id="two ticked"),
        pytest.param(["none"], ["Eligible"], id="none of these"),
        pytest.param([""], ["Unknown"], id="not answered"),
    ],
)
def test_each_situation_ticked_is_a_step_of_its_own(situation, verdicts, client):
    page = decided(client, **KEEPABLE | {"situation": situation})
    asked = "Does any of this apply to the patient?"

    found = [step(page, asked, number) for number, _ in enumerate(verdicts)]

    assert [verdict for _, _, verdict, _ in found] == verdicts
    assert sum(row.one("th").text == asked for row in steps_of(page)) == len(verdicts)
    assert [bool(sources) for _, _, _, sources in found] == [verdict in ("Bar", "Leave first") for verdict in verdicts]


@pytest.mark.parametrize("tag", OUTCOMES)
@pytest.mark.parametrize("start", ["2015-03-01", "2026-03-01"])
def test_the_last_step_is_the_outcome_table_and_comes_to_the_outcome_where_the_patient_can_join(start, tag, client):
    page = decided(client, start, **OUTCOMES[tag])

    *_, last = steps_of(page)

    assert last.one("th").text == "The outcome table"
    assert last.every("td")[-1].text == tag_of(page)


def test_every_part_that_could_be_disturbed_is_a_step_and_the_highest_decides(client):
    answers = KEEPABLE | {"concerns": ["supplier_dependent", "drug_not_listed"], "matters_most": "free_choice"}

    page = decided(client, **answers)
    names = [row.one("th").text for row in steps_of(page)]

    assert names[-5:-1] == [
        "The care from you",
        "Free choice of doctors",
        "Depends on a certain equipment, transport, or other supplier",
        "Takes a drug that may not be on the plan's list",
    ]
    assert step(page, "The outcome table")[0] == "Could be disturbed; A gain named"
    assert step(page, "The care from you")[2] == "Managed"
