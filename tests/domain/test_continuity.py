"""Whether a physician outside the network may be kept: four conditions, and the status they add up to."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from guidance.domain.continuity import judge_continuity
from guidance.domain.programs import Verdict
from tests.domain.asking import CAL_MEDICONNECT, KEEPABLE, STARTS, answers, ask

# One visit with a specialist, whose number of visits is not confirmed in these editions.
UNCERTAIN = KEEPABLE | {"your_role": "specialist", "visits": "1"}


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        pytest.param("yes", "met", id="accepts"),
        pytest.param("no", "unmet", id="refuses"),
        pytest.param(None, "unknown", id="not known"),
    ],
)
@pytest.mark.parametrize("edition", STARTS)
@pytest.mark.parametrize(
    ("question", "condition"),
    [("accepts_rate", "rate"), ("accepts_plan_rules", "plan_rules")],
    ids=["rate", "plan rules"],
)
def test_the_rate_and_the_plan_rules_must_be_accepted(question, condition, edition, answer, verdict):
    found = ask(edition, **KEEPABLE | {question: answer}).continuity

    assert found.conditions[condition] == verdict


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        pytest.param("no", "met", id="none known"),
        pytest.param("yes", "unmet", id="one documented"),
        pytest.param(None, "unknown", id="not known"),
    ],
)
@pytest.mark.parametrize("edition", STARTS)
def test_a_documented_quality_concern_is_unmet(edition, answer, verdict):
    found = ask(edition, **KEEPABLE | {"quality_concern": answer}).continuity

    assert found.conditions["quality"] == verdict


def test_the_conditions_stand_in_one_order():
    found = ask("2014-09", quality_concern="yes", accepts_rate="no").continuity

    assert list(found.conditions) == ["relationship", "rate", "plan_rules", "quality"]
    assert found.with_verdict(Verdict.UNMET) == ("rate", "quality")
    assert found.with_verdict(Verdict.UNKNOWN) == ("relationship", "plan_rules")
    assert found.with_verdict(Verdict.UNCERTAIN) == ()


@pytest.mark.parametrize(
    ("given", "status"),
    [
        pytest.param(KEEPABLE, "available", id="all met"),
        pytest.param(KEEPABLE | {"visits": None}, "unknown", id="visits not known"),
        pytest.param(KEEPABLE | {"accepts_rate": None}, "unknown", id="rate not known"),
        pytest.param(KEEPABLE | {"accepts_plan_rules": None}, "unknown", id="plan rules not known"),
        pytest.param(KEEPABLE | {"quality_concern": None}, "unknown", id="quality not known"),
        pytest.param({}, "unknown", id="nothing known"),
        pytest.param(UNCERTAIN, "uncertain", id="one uncertain"),
        pytest.param(UNCERTAIN | {"accepts_rate": None}, "uncertain", id="uncertain before unknown"),
        pytest.param({"your_role": "specialist", "visits": "1"}, "uncertain", id="uncertain, the rest unknown"),
        pytest.param(KEEPABLE | {"visits": "0"}, "unavailable", id="no visit"),
        pytest.param(KEEPABLE | {"accepts_rate": "no"}, "unavailable", id="rate refused"),
        pytest.param(KEEPABLE | {"accepts_plan_rules": "no"}, "unavailable", id="plan rules refused"),
        pytest.param(KEEPABLE | {"quality_concern": "yes"}, "unavailable", id="quality concern"),
        pytest.param({"accepts_rate": "no"}, "unavailable", id="unmet before unknown"),
        pytest.param(UNCERTAIN | {"quality_concern": "yes"}, "unavailable", id="unmet before uncertain"),
        pytest.param(
            UNCERTAIN | {"accepts_rate": "no", "quality_concern": None}, "unavailable", id="unmet before both"
        ),
    ],
)
@pytest.mark.parametrize("edition", ["2014-04", "2015-03"])
def test_unavailable_decides_before_uncertain_and_that_before_unknown(edition, given, status):
    assert ask(edition, **given).continuity.status == status


@pytest.mark.parametrize(
    ("given", "through"),
    [
        pytest.param(KEEPABLE, (date(2014, 10, 31), date(2015, 4, 30)), id="available"),
        pytest.param(UNCERTAIN, (date(2014, 10, 31), date(2015, 4, 30)), id="uncertain"),
        pytest.param({}, (date(2014, 10, 31), date(2015, 4, 30)), id="unknown"),
        pytest.param(KEEPABLE | {"accepts_rate": "no"}, (None, None), id="unavailable"),
    ],
)
def test_there_are_dates_unless_continuity_is_unavailable(given, through):
    found = ask("2014-04", **given).continuity

    assert (found.medicare_through, found.medi_cal_through) == through


@pytest.mark.parametrize("given", [KEEPABLE, UNCERTAIN, {}, {"accepts_rate": "no"}], ids=str)
def test_continuity_is_the_same_whatever_the_network(given):
    found = [ask("2014-04", in_network=network, **given).continuity for network in ("yes", "no", None)]

    assert found[0] == found[1] == found[2]


def test_where_the_rule_on_plan_rules_is_not_confirmed_refusing_them_is_uncertain():
    edition = replace(CAL_MEDICONNECT.edition_on(STARTS["2014-09"]), refused_plan_rules=Verdict.UNCERTAIN)
    refused = answers(STARTS["2014-09"], **KEEPABLE | {"accepts_plan_rules": "no"})

    found = judge_continuity(refused, edition)

    assert (found.conditions["plan_rules"], found.status) == ("uncertain", "uncertain")


@pytest.mark.parametrize("edition", STARTS)
def test_every_combination_of_the_four_conditions(edition):
    visits = {None: "unknown", "0": "unmet", "2": "met"}
    accepts = {None: "unknown", "no": "unmet", "yes": "met"}
    concern = {None: "unknown", "yes": "unmet", "no": "met"}

    for seen, rate, rules, quality in product(visits, accepts, accepts, concern):
        given = {"visits": seen, "accepts_rate": rate, "accepts_plan_rules": rules, "quality_concern": quality}
        expected = [visits[seen], accepts[rate], accepts[rules], concern[quality]]
        found = ask(edition, your_role="primary", **given).continuity

        assert list(found.conditions.values()) == expected, given
        assert found.status == status_of(expected), given


def status_of(verdicts):
    if "unmet" in verdicts:
        return "unavailable"
    return "unknown" if "unknown" in verdicts else "available"
