"""From risk and gains to the outcome: every cell of the table, reached by answering."""

import pytest

from guidance.domain.assessment import OUTCOME_TABLE
from tests.domain.asking import KEEPABLE, STARTS, ask

NO_CONCERN = {"concerns": "none"}
# Answers of each level of risk, by more than one way where there is one.
RISKS = {
    "none": {"in the network": {"in_network": "yes", **NO_CONCERN}},
    "managed": {
        "kept while needed": {"in_network": "no", "treatment": "to_6", **KEEPABLE, **NO_CONCERN},
        "kept while needed, network not known": {"treatment": "to_6", **KEEPABLE, **NO_CONCERN},
    },
    "unknown": {
        "visits not known": {"in_network": "no", "treatment": "to_6", **KEEPABLE, "visits": None, **NO_CONCERN},
        "network not known": {"treatment": "over_12", **KEEPABLE, **NO_CONCERN},
        "concerns not known": {"in_network": "yes"},
    },
    "partial": {
        "a concern": {"in_network": "yes", "concerns": "supplier_dependent"},
        "care outlasts": {"in_network": "no", "treatment": "over_12", **KEEPABLE, **NO_CONCERN},
        "care could pass on": {"in_network": "no", "treatment": "none", "accepts_rate": "no", **NO_CONCERN},
    },
    "active": {
        "under treatment": {"in_network": "no", "treatment": "to_6", "accepts_rate": "no", **NO_CONCERN},
    },
}
GAINS = {"some": {"needs": "help_at_home"}, "unknown": {"needs": None}, "none": {"needs": "none"}}
OUTCOMES = {
    "none": {"some": "enrolling_fits", "unknown": "need_more", "none": "little_difference"},
    "managed": {"some": "enrolling_fits", "unknown": "need_more", "none": "weigh_first"},
    "unknown": {"some": "need_more", "unknown": "need_more", "none": "need_more"},
    "partial": {"some": "weigh_first", "unknown": "weigh_first", "none": "opting_out_fits"},
    "active": {"some": "opting_out_fits", "unknown": "opting_out_fits", "none": "opting_out_fits"},
}
CELLS = [
    pytest.param(risk, way, gains, id=f"risk {risk} ({way}), gains {gains}")
    for risk in OUTCOMES
    for way in RISKS[risk]
    for gains in OUTCOMES[risk]
]


@pytest.mark.parametrize("edition", STARTS)
@pytest.mark.parametrize(("risk", "way", "gains"), CELLS)
def test_each_cell(risk, way, gains, edition):
    found = ask(edition, situation="none", **RISKS[risk][way], **GAINS[gains])

    assert (found.risk.key, found.gains.level) == (risk, gains)
    assert found.outcome == OUTCOMES[risk][gains]


@pytest.mark.parametrize(("risk", "way", "gains"), CELLS)
@pytest.mark.parametrize("situation", ["esrd", "pace"])
def test_who_cannot_join_now_gets_no_cell(risk, way, gains, situation):
    found = ask("2014-09", situation=situation, **RISKS[risk][way], **GAINS[gains])

    assert found.outcome == {"esrd": "not_eligible", "pace": "leave_first"}[situation]


@pytest.mark.parametrize(("risk", "way", "gains"), CELLS)
def test_unknown_eligibility_blocks_no_outcome(risk, way, gains):
    found = ask("2014-09", **RISKS[risk][way], **GAINS[gains])

    assert found.eligibility.status == "unknown"
    assert found.outcome == OUTCOMES[risk][gains]


@pytest.mark.parametrize(
    ("matters_most", "outcome"),
    [
        pytest.param(None, "weigh_first", id="not asked"),
        pytest.param("one_card", "enrolling_fits", id="one card"),
        pytest.param("extra_help", "enrolling_fits", id="extra help"),
        pytest.param("keep_doctors", "opting_out_fits", id="keep doctors"),
        pytest.param("free_choice", "opting_out_fits", id="free choice"),
    ],
)
def test_what_matters_most_decides_where_continuity_fits_and_nothing_else_was_named(matters_most, outcome):
    given = RISKS["managed"]["kept while needed"]

    assert ask("2014-09", needs="none", matters_most=matters_most, **given).outcome == outcome


def test_a_date_with_nothing_else_needs_more():
    found = ask("2014-09")

    assert (found.risk.key, found.gains.level, found.outcome) == ("unknown", "unknown", "need_more")


def test_the_table_has_no_other_cell():
    found = {risk.key: {gains.value: cell.value for gains, cell in row.items()} for risk, row in OUTCOME_TABLE.items()}

    assert found == OUTCOMES
