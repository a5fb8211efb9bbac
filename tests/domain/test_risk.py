"""How far enrolling could disturb the care a patient has: every row of the risk table."""

import pytest

from guidance.domain.answers import Treatment
from guidance.domain.programs import Risk
from tests.domain.asking import KEEPABLE, STARTS, ask

TREATMENTS = ("none", "to_6", "to_12", "over_12", None)
STATUSES = {
    "available": KEEPABLE,
    "unknown": KEEPABLE | {"visits": None},
    "uncertain": KEEPABLE | {"your_role": "specialist", "visits": "1"},
    "unavailable": KEEPABLE | {"accepts_rate": "no"},
}
# Edition, continuity: the physician's part outside the network for each of TREATMENTS, in their order.
# Continuity is uncertain only where the number of visits is not confirmed.
OUTSIDE = {
    ("2014-04", "available"): ("managed", "managed", "partial", "partial", "unknown"),
    ("2014-04", "unknown"): ("unknown", "unknown", "partial", "partial", "unknown"),
    ("2014-04", "uncertain"): ("partial", "partial", "partial", "partial", "partial"),
    ("2014-04", "unavailable"): ("partial", "active", "active", "active", "partial"),
    ("2014-09", "available"): ("managed", "managed", "partial", "partial", "unknown"),
    ("2014-09", "unknown"): ("unknown", "unknown", "partial", "partial", "unknown"),
    ("2014-09", "unavailable"): ("partial", "active", "active", "active", "partial"),
    ("2015-03", "available"): ("managed", "managed", "partial", "partial", "unknown"),
    ("2015-03", "unknown"): ("unknown", "unknown", "partial", "partial", "unknown"),
    ("2015-03", "uncertain"): ("partial", "partial", "partial", "partial", "partial"),
    ("2015-03", "unavailable"): ("partial", "active", "active", "active", "partial"),
    ("2016-07", "available"): ("managed", "managed", "managed", "partial", "unknown"),
    ("2016-07", "unknown"): ("unknown", "unknown", "unknown", "partial", "unknown"),
    ("2016-07", "unavailable"): ("partial", "active", "active", "active", "partial"),
}
# The same where keeping present doctors matters most.
RAISED = {"managed": "partial", "unknown": "partial", "partial": "active", "active": "active"}
# The one case in which an unknown network does no harm: the physician can be kept for as long as needed.
FITTING = {
    ("2014-04", "available"): ("none", "to_6"),
    ("2014-09", "available"): ("none", "to_6"),
    ("2015-03", "available"): ("none", "to_6"),
    ("2016-07", "available"): ("none", "to_6", "to_12"),
}
ROWS = [
    pytest.param(edition, status, treatment, level, id=f"{edition}, {status}, treatment {treatment}")
    for (edition, status), levels in OUTSIDE.items()
    for treatment, level in zip(TREATMENTS, levels, strict=True)
]
CASES = [
    pytest.param(edition, status, treatment, id=f"{edition}, {status}, treatment {treatment}")
    for edition, status in OUTSIDE
    for treatment in TREATMENTS
]


@pytest.mark.parametrize(("edition", "status", "treatment", "level"), ROWS)
def test_outside_the_network(edition, status, treatment, level):
    found = ask(edition, in_network="no", treatment=treatment, concerns="none", **STATUSES[status])

    assert found.continuity.status == status
    assert (found.parts["physician"].key, found.risk.key) == (level, level)


@pytest.mark.parametrize(("edition", "status", "treatment", "level"), ROWS)
def test_outside_the_network_the_wish_to_keep_doctors_raises_the_risk(edition, status, treatment, level):
    given = STATUSES[status] | {"treatment": treatment, "matters_most": "keep_doctors"}

    found = ask(edition, in_network="no", concerns="none", **given)

    assert (found.parts["physician"].key, found.risk.key) == (RAISED[level], RAISED[level])


@pytest.mark.parametrize(("edition", "status", "treatment"), CASES)
@pytest.mark.parametrize("matters_most", [None, "one_card", "keep_doctors"])
def test_in_the_network_nothing_is_lost(edition, status, treatment, matters_most):
    given = STATUSES[status] | {"treatment": treatment, "matters_most": matters_most}

    found = ask(edition, in_network="yes", concerns="none", **given)

    assert (found.parts["physician"].key, found.risk.key) == ("none", "none")


@pytest.mark.parametrize(("edition", "status", "treatment"), CASES)
def test_with_the_network_not_known_only_continuity_that_fits_is_managed(edition, status, treatment):
    fits = treatment in FITTING.get((edition, status), ())

    found = ask(edition, treatment=treatment, concerns="none", **STATUSES[status])

    assert found.parts["physician"].key == ("managed" if fits else "unknown")


@pytest.mark.parametrize(("edition", "status", "treatment"), CASES)
def test_with_the_network_not_known_the_wish_to_keep_doctors_leaves_it_unknown(edition, status, treatment):
    given = STATUSES[status] | {"treatment": treatment, "matters_most": "keep_doctors"}

    found = ask(edition, concerns="none", **given)

    assert found.parts["physician"].key == "unknown"


@pytest.mark.parametrize("network", ["yes", "no", None])
@pytest.mark.parametrize("matters_most", ["one_card", "extra_help"])
def test_a_wish_for_what_a_plan_gives_leaves_the_physicians_part_alone(network, matters_most):
    given = KEEPABLE | {"in_network": network, "treatment": "to_6", "concerns": "none"}

    found = ask("2014-09", matters_most=matters_most, **given)

    assert found.parts == ask("2014-09", **given).parts


@pytest.mark.parametrize(
    ("concerns", "level"),
    [
        pytest.param("none", "none", id="none of these"),
        pytest.param("other_doctor_outside", "partial", id="another doctor"),
        pytest.param("supplier_dependent", "partial", id="a supplier"),
        pytest.param("drug_not_listed", "partial", id="a drug"),
        pytest.param("drug_not_listed supplier_dependent", "partial", id="two"),
        pytest.param("nursing_facility drug_not_listed", "partial", id="a facility and a drug"),
        pytest.param(None, "unknown", id="not known"),
    ],
)
@pytest.mark.parametrize("edition", STARTS)
def test_each_concern(edition, concerns, level):
    assert ask(edition, in_network="yes", concerns=concerns).risk.key == level


@pytest.mark.parametrize(
    ("edition", "level"),
    [("2014-04", "partial"), ("2014-09", "partial"), ("2015-03", "partial"), ("2016-07", "managed")],
)
def test_a_nursing_facility_stay_is_protected_from_2016_07_only(edition, level):
    assert ask(edition, in_network="yes", concerns="nursing_facility").risk.key == level


@pytest.mark.parametrize("edition", STARTS)
def test_the_wish_for_free_choice_is_a_partial_loss_even_in_the_network(edition):
    assert ask(edition, in_network="yes", concerns="none", matters_most="free_choice").risk.key == "partial"


@pytest.mark.parametrize(
    ("edition", "given", "level"),
    [
        pytest.param(
            "2016-07", {"in_network": "yes", "concerns": "nursing_facility"}, "managed", id="managed over none"
        ),
        pytest.param(
            "2016-07", {"in_network": "no", "concerns": "nursing_facility"}, "unknown", id="unknown over managed"
        ),
        pytest.param(
            "2016-07", {"in_network": "no", "concerns": "drug_not_listed"}, "partial", id="partial over unknown"
        ),
        pytest.param(
            "2016-07",
            {"in_network": "no", "accepts_rate": "no", "treatment": "to_6", "concerns": None},
            "active",
            id="active over unknown",
        ),
        pytest.param(
            "2016-07",
            {"in_network": "no", "accepts_rate": "no", "treatment": "to_6", "concerns": "drug_not_listed"},
            "active",
            id="active over partial",
        ),
        pytest.param(
            "2016-07", {"concerns": None, "matters_most": "free_choice"}, "partial", id="free choice over unknown"
        ),
        pytest.param(
            "2016-07",
            {"in_network": "no", "treatment": "to_6", "concerns": None, **KEEPABLE},
            "unknown",
            id="unknown concerns over managed",
        ),
    ],
)
def test_the_risk_is_the_highest_of_its_parts(edition, given, level):
    assert ask(edition, **given).risk.key == level


def test_the_losses_are_the_parts_that_no_rule_protects():
    given = {"in_network": "no", "accepts_rate": "no", "treatment": "to_6", "matters_most": "free_choice"}

    found = ask("2016-07", concerns="nursing_facility drug_not_listed", **given)

    assert found.losses == ("physician", "free_choice", "drug_not_listed")


@pytest.mark.parametrize(
    ("treatment", "months", "longer"),
    [
        pytest.param(Treatment.NONE, 0, False, id="no care, and no window at all"),
        pytest.param(Treatment.TO_6, 6, False, id="up to six months in a window of six"),
        pytest.param(Treatment.TO_6, 5, True, id="up to six months in a window of five"),
        pytest.param(Treatment.TO_12, 12, False, id="up to twelve months in a window of twelve"),
        pytest.param(Treatment.TO_12, 11, True, id="up to twelve months in a window of eleven"),
        pytest.param(Treatment.OVER_12, 999, True, id="more than twelve months in any window"),
    ],
)
def test_care_outlasts_a_window_that_is_shorter_than_it_may_take(treatment, months, longer):
    assert treatment.outlasts(months) is longer


def test_each_part_that_enrolling_could_disturb_is_named_with_its_own_risk():
    blank = ask("2016-07", in_network="yes", matters_most="free_choice")
    ticked = ask("2016-07", in_network="yes", concerns="nursing_facility drug_not_listed")

    assert blank.parts == {"physician": Risk.NONE, "free_choice": Risk.PARTIAL, "concerns": Risk.UNKNOWN}
    assert list(ticked.parts) == ["physician", "drug_not_listed", "nursing_facility"]
