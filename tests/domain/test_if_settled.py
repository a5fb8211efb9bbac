"""With need_more: the outcome with every open point settled for enrolling, and against."""

import pytest

from guidance.domain.what_if import Settled, if_settled
from tests.domain.asking import KEEPABLE, ask

# Outside the network, kept for as long as needed, with something to gain: nothing is open.
CLOSED = KEEPABLE | {"in_network": "no", "treatment": "to_6", "concerns": "none", "needs": "many_conditions"}


@pytest.mark.parametrize(
    ("edition", "given", "point", "enrolling", "against"),
    [
        pytest.param(
            "2014-09", {"your_role": None, "visits": "1"}, "your_role", "enrolling_fits", "opting_out_fits", id="role"
        ),
        pytest.param(
            "2014-04",
            {"your_role": None, "visits": "1"},
            "your_role",
            "enrolling_fits",
            "weigh_first",
            id="role, where a specialist's number is not confirmed",
        ),
        pytest.param("2014-09", {"visits": None}, "visits", "enrolling_fits", "opting_out_fits", id="visits"),
        pytest.param(
            "2014-09",
            {"visits": None, "your_role": "specialist"},
            "visits",
            "enrolling_fits",
            "opting_out_fits",
            id="visits with a specialist",
        ),
        pytest.param("2014-09", {"accepts_rate": None}, "accepts_rate", "enrolling_fits", "opting_out_fits", id="rate"),
        pytest.param(
            "2014-09",
            {"accepts_plan_rules": None},
            "accepts_plan_rules",
            "enrolling_fits",
            "opting_out_fits",
            id="plan rules",
        ),
        pytest.param(
            "2014-09", {"quality_concern": None}, "quality_concern", "enrolling_fits", "opting_out_fits", id="quality"
        ),
        pytest.param(
            "2014-09",
            {"in_network": None, "treatment": "over_12"},
            "in_network",
            "enrolling_fits",
            "weigh_first",
            id="network",
        ),
        pytest.param("2014-09", {"treatment": None}, "treatment", "enrolling_fits", "weigh_first", id="treatment"),
        pytest.param("2014-09", {"concerns": None}, "concerns", "enrolling_fits", "weigh_first", id="concerns"),
        pytest.param(
            "2016-07",
            {"concerns": None},
            "concerns",
            "enrolling_fits",
            "weigh_first",
            id="concerns, where a facility stay is protected",
        ),
        pytest.param("2014-09", {"needs": None}, "needs", "enrolling_fits", "weigh_first", id="needs"),
        pytest.param(
            "2014-09",
            {"needs": None, "in_network": "yes"},
            "needs",
            "enrolling_fits",
            "little_difference",
            id="needs in the network",
        ),
    ],
)
def test_each_open_point_is_settled_for_enrolling_and_against(edition, given, point, enrolling, against):
    open_point = ask(edition, **CLOSED | given)

    assert open_point.outcome == "need_more"
    assert if_settled(open_point) == Settled(open=(point,), enrolling=enrolling, against=against)


def test_with_nothing_answered_every_point_is_open():
    found = if_settled(ask("2014-09"))

    assert set(found.open) == {
        "needs",
        "your_role",
        "in_network",
        "visits",
        "accepts_rate",
        "accepts_plan_rules",
        "quality_concern",
        "treatment",
        "concerns",
    }
    assert len(found.open) == 9
    assert (found.enrolling, found.against) == ("enrolling_fits", "opting_out_fits")


@pytest.mark.parametrize("matters_most", ["one_card", "extra_help"])
def test_blank_needs_are_no_open_point_where_a_wish_is_a_gain_already(matters_most):
    given = CLOSED | {"needs": None, "visits": None, "matters_most": matters_most}

    found = if_settled(ask("2014-09", **given))

    assert found == Settled(open=("visits",), enrolling="enrolling_fits", against="opting_out_fits")


@pytest.mark.parametrize("situation", [pytest.param("none", id="none of these"), pytest.param(None, id="not known")])
def test_the_situation_and_what_matters_most_are_never_open_points(situation):
    found = if_settled(ask("2014-09", **CLOSED | {"visits": None, "situation": situation, "matters_most": None}))

    assert found.open == ("visits",)


def test_the_wish_to_keep_doctors_holds_either_way():
    given = CLOSED | {"in_network": None, "matters_most": "keep_doctors"}

    found = if_settled(ask("2014-09", **given))

    assert found == Settled(open=("in_network",), enrolling="enrolling_fits", against="weigh_first")


def test_answers_that_were_given_are_kept_on_both_sides():
    found = if_settled(ask("2014-09", needs="none", concerns="none", in_network="no", treatment="none"))

    assert (found.enrolling, found.against) == ("weigh_first", "opting_out_fits")


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        pytest.param({}, "enrolling_fits", id="enrolling fits"),
        pytest.param({"needs": "none"}, "weigh_first", id="weigh first"),
        pytest.param({"accepts_rate": "no", "visits": None}, "opting_out_fits", id="opting out fits, visits blank"),
        pytest.param({"needs": "none", "in_network": "yes"}, "little_difference", id="little difference"),
        pytest.param({"situation": "esrd", "needs": None}, "not_eligible", id="not eligible, needs blank"),
        pytest.param({"situation": "pace", "needs": None}, "leave_first", id="leave first, needs blank"),
        pytest.param({"needs": None, "treatment": "over_12"}, "weigh_first", id="weigh first, needs blank"),
    ],
)
def test_nothing_is_settled_unless_more_is_needed(given, outcome):
    found = ask("2014-09", **CLOSED | given)

    assert found.outcome == outcome
    assert if_settled(found) is None
