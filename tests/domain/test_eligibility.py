"""Who can join: a bar decides before a program to leave first, and that before anything to check."""

from dataclasses import replace

import pytest

from guidance.domain.assessment import assess
from guidance.domain.eligibility import judge_eligibility
from guidance.domain.programs import Effect
from tests.domain.asking import CAL_MEDICONNECT, KEEPABLE, STARTS, answers, ask

BARS = (
    "no_medicare_ab",
    "no_full_medi_cal",
    "outside_la_county",
    "under_21",
    "other_coverage",
    "esrd",
    "regional_center",
    "veterans_home",
    "catalina_90704",
    "share_of_cost_unmet",
)
LEFT_FIRST = ("hcbs_waiver", "pace", "ahf")
# Without its situation this patient would get enrolling_fits.
GAINS_AND_KEEPS_THE_DOCTOR = {"in_network": "yes", "needs": "many_conditions", "concerns": "none", **KEEPABLE}


@pytest.mark.parametrize(
    ("situation", "status", "outcome"),
    [
        *(pytest.param(bar, "not_eligible", "not_eligible", id=bar) for bar in BARS),
        *(pytest.param(program, "leave_first", "leave_first", id=program) for program in LEFT_FIRST),
        pytest.param("none", "eligible", "enrolling_fits", id="none of these"),
        pytest.param(None, "unknown", "enrolling_fits", id="not known"),
    ],
)
def test_each_situation_in_cal_mediconnect(situation, status, outcome):
    found = ask("2014-09", situation=situation, **GAINS_AND_KEEPS_THE_DOCTOR)

    assert (found.eligibility.status, found.outcome) == (status, outcome)


@pytest.mark.parametrize("edition", STARTS)
def test_eligibility_is_the_same_in_every_edition(edition):
    found = {situation: ask(edition, situation=situation).outcome for situation in BARS + LEFT_FIRST}

    assert found == dict.fromkeys(BARS, "not_eligible") | dict.fromkeys(LEFT_FIRST, "leave_first")


@pytest.mark.parametrize("program", LEFT_FIRST)
@pytest.mark.parametrize("bar", BARS)
def test_a_bar_decides_before_a_program_to_leave_first(bar, program):
    found = ask("2014-09", situation=f"{program} {bar}")

    assert (found.eligibility.status, found.outcome) == ("not_eligible", "not_eligible")


@pytest.mark.parametrize(
    "situation",
    [
        pytest.param("esrd catalina_90704", id="two bars"),
        pytest.param(" ".join(BARS), id="every bar"),
        pytest.param(" ".join(BARS + LEFT_FIRST), id="everything"),
    ],
)
def test_several_bars_are_a_bar(situation):
    assert ask("2014-09", situation=situation).outcome == "not_eligible"


def test_several_programs_to_leave_are_all_named():
    found = ask("2014-09", situation="ahf pace hcbs_waiver")

    assert found.outcome == "leave_first"
    assert [row.situation for row in found.eligibility.rows] == ["hcbs_waiver", "pace", "ahf"]


def test_the_reasons_are_the_situations_ticked_in_the_order_asked_each_with_its_sources():
    found = ask("2014-09", situation="pace under_21 esrd")

    assert [row.situation for row in found.eligibility.rows] == ["under_21", "esrd", "pace"]
    assert all(row.claim.text and row.claim.sources for row in found.eligibility.rows)


@pytest.mark.parametrize("situation", [pytest.param("none", id="none of these"), pytest.param(None, id="not known")])
def test_with_nothing_ticked_there_is_no_reason_against_joining(situation):
    assert ask("2014-09", situation=situation).eligibility.rows == ()


def with_effects(program, effects):
    """That program, with another effect for some situations."""
    rows = {situation: replace(program.eligibility[situation], effect=effect) for situation, effect in effects.items()}
    return replace(program, eligibility={**program.eligibility, **rows})


UNCONFIRMED = with_effects(
    CAL_MEDICONNECT,
    {"veterans_home": Effect.CHECK_FIRST, "ahf": Effect.CHECK_FIRST, "hcbs_waiver": Effect.NO_EFFECT},
)


@pytest.mark.parametrize(
    ("situation", "status", "rows"),
    [
        pytest.param("ahf", "unknown", ["ahf"], id="one to check"),
        pytest.param("ahf veterans_home", "unknown", ["veterans_home", "ahf"], id="two to check"),
        pytest.param("ahf pace", "leave_first", ["pace", "ahf"], id="leave first decides before check first"),
        pytest.param("ahf no_medicare_ab", "not_eligible", ["no_medicare_ab", "ahf"], id="a bar decides before both"),
        pytest.param("hcbs_waiver", "eligible", [], id="no effect is no reason"),
        pytest.param("hcbs_waiver ahf", "unknown", ["ahf"], id="no effect beside one to check"),
        pytest.param("hcbs_waiver pace", "leave_first", ["pace"], id="no effect beside one to leave"),
    ],
)
def test_a_situation_to_check_first_leaves_eligibility_unknown(situation, status, rows):
    found = judge_eligibility(answers(STARTS["2014-09"], situation=situation), UNCONFIRMED)

    assert (found.status, [row.situation for row in found.rows]) == (status, rows)


def test_a_situation_to_check_first_never_blocks_the_outcome():
    given = answers(STARTS["2014-09"], situation="ahf", **GAINS_AND_KEEPS_THE_DOCTOR)

    found = assess(given, UNCONFIRMED)

    assert (found.eligibility.status, found.outcome) == ("unknown", "enrolling_fits")
