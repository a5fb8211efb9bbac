"""The Medi-Medi rules: who can join, what proves a relationship where no number is confirmed, and until when."""

from datetime import date

import pytest

from guidance.content_loader import content
from guidance.domain.answers import Situation
from guidance.domain.assessment import assess
from guidance.domain.programs import Risk
from tests.domain.asking import KEEPABLE, answers

MEDI_MEDI = content().programs.on(date(2023, 1, 1))
# Design 4.2, the column for medi-medi: what each situation makes of eligibility, and of a patient who would gain.
BARS = ("no_medicare_ab", "no_full_medi_cal", "outside_la_county")
CHECKED_FIRST = (
    "share_of_cost_unmet",
    "under_21",
    "other_coverage",
    "esrd",
    "regional_center",
    "veterans_home",
    "catalina_90704",
    "ahf",
)
SITUATIONS = [
    *(pytest.param(bar, "not_eligible", "not_eligible", [bar], id=bar) for bar in BARS),
    *(pytest.param(check, "unknown", "enrolling_fits", [check], id=check) for check in CHECKED_FIRST),
    pytest.param("hcbs_waiver", "eligible", "enrolling_fits", [], id="hcbs_waiver has no effect"),
    pytest.param("pace", "leave_first", "leave_first", ["pace"], id="pace"),
    pytest.param("none", "eligible", "enrolling_fits", [], id="none of these"),
    pytest.param(None, "unknown", "enrolling_fits", [], id="not known"),
    pytest.param("pace esrd", "leave_first", "leave_first", ["esrd", "pace"], id="leave first before check first"),
    pytest.param(
        "no_medicare_ab pace ahf", "not_eligible", "not_eligible", ["no_medicare_ab", "pace", "ahf"], id="all"
    ),
]
IN_NETWORK = {"in_network": "yes", "needs": "many_conditions", "concerns": "none", **KEEPABLE}
OUTSIDE = {"in_network": "no", "needs": "many_conditions", "concerns": "none", "treatment": "to_12", **KEEPABLE}
# One set of answers for each outcome that eligibility could block.
OUTCOMES = [
    pytest.param(IN_NETWORK, "enrolling_fits", id="enrolling_fits"),
    pytest.param(OUTSIDE | {"concerns": "nursing_facility"}, "weigh_first", id="weigh_first"),
    pytest.param(OUTSIDE | {"accepts_rate": "no"}, "opting_out_fits", id="opting_out_fits"),
    pytest.param(OUTSIDE | {"treatment": None}, "need_more", id="need_more"),
    pytest.param(IN_NETWORK | {"needs": "none"}, "little_difference", id="little_difference"),
]


def ask(coverage_start=date(2024, 3, 1), **given):
    """The assessment of these answers for a coverage start in the Medi-Medi years."""
    return assess(answers(coverage_start, **given), MEDI_MEDI)


@pytest.mark.parametrize(("situation", "status", "outcome", "rows"), SITUATIONS)
def test_each_situation_in_a_medi_medi_plan(situation, status, outcome, rows):
    found = ask(situation=situation, **IN_NETWORK)

    assert (found.eligibility.status, found.outcome) == (status, outcome)
    assert [row.situation for row in found.eligibility.rows] == rows


def test_the_table_speaks_of_every_situation():
    assert {*BARS, *CHECKED_FIRST, "hcbs_waiver", "pace"} == set(Situation) == set(MEDI_MEDI.eligibility)


@pytest.mark.parametrize("situation", CHECKED_FIRST)
def test_a_situation_that_is_to_be_checked_says_that_it_is_not_confirmed(situation):
    claim = MEDI_MEDI.eligibility[Situation(situation)].claim

    assert claim.status == "unconfirmed"
    assert "not confirmed" in claim.text


@pytest.mark.parametrize(("given", "outcome"), OUTCOMES)
@pytest.mark.parametrize("situation", ["none", None, "ahf", " ".join(CHECKED_FIRST)], ids=["none", "blank", "1", "all"])
def test_unknown_eligibility_never_blocks_an_outcome(situation, given, outcome):
    assert ask(situation=situation, **given).outcome == outcome


@pytest.mark.parametrize(
    ("visits", "verdict", "status"),
    [
        pytest.param("0", "uncertain", "uncertain", id="none"),
        pytest.param("1", "met", "available", id="one"),
        pytest.param("2", "met", "available", id="two or more"),
        pytest.param(None, "unknown", "unknown", id="not known"),
    ],
)
@pytest.mark.parametrize("role", ["primary", "specialist", None])
def test_no_number_of_visits_is_confirmed_so_none_is_ever_too_few(role, visits, verdict, status):
    found = ask(**OUTSIDE | {"your_role": role, "visits": visits}).continuity

    assert (found.conditions["relationship"], found.status) == (verdict, status)


def test_without_any_visit_the_care_could_be_disturbed_and_is_not_lost():
    found = ask(**OUTSIDE | {"visits": "0"})

    assert (found.parts["physician"], found.outcome) == (Risk.PARTIAL, "weigh_first")


@pytest.mark.parametrize(
    ("question", "answer", "condition", "verdict", "status"),
    [
        pytest.param("accepts_plan_rules", "yes", "plan_rules", "met", "available", id="rules followed"),
        pytest.param("accepts_plan_rules", "no", "plan_rules", "uncertain", "uncertain", id="rules refused"),
        pytest.param("accepts_plan_rules", None, "plan_rules", "unknown", "unknown", id="rules not known"),
        pytest.param("accepts_rate", "no", "rate", "unmet", "unavailable", id="rate refused"),
        pytest.param("accepts_rate", None, "rate", "unknown", "unknown", id="rate not known"),
        pytest.param("quality_concern", "yes", "quality", "unmet", "unavailable", id="quality concern"),
        pytest.param("quality_concern", None, "quality", "unknown", "unknown", id="quality not known"),
    ],
)
def test_refusing_the_plan_s_rules_is_uncertain_and_refusing_its_payment_is_not(
    question, answer, condition, verdict, status
):
    found = ask(**OUTSIDE | {question: answer}).continuity

    assert (found.conditions[condition], found.status) == (verdict, status)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        pytest.param({"visits": "0", "accepts_rate": "no"}, "unavailable", id="unmet before uncertain"),
        pytest.param({"visits": "0", "accepts_rate": None}, "uncertain", id="uncertain before unknown"),
        pytest.param({"accepts_plan_rules": "no", "visits": None}, "uncertain", id="rules refused, visits not known"),
    ],
)
def test_unmet_decides_before_uncertain_and_that_before_unknown(given, status):
    assert ask(**OUTSIDE | given).continuity.status == status


@pytest.mark.parametrize(
    ("coverage_start", "through"),
    [
        pytest.param(date(2023, 1, 1), date(2023, 12, 31), id="the first day"),
        pytest.param(date(2023, 3, 1), date(2024, 2, 29), id="ending on a leap day"),
        pytest.param(date(2024, 2, 29), date(2025, 2, 27), id="from a leap day"),
        pytest.param(date(2025, 8, 31), date(2026, 8, 30), id="from a 31st"),
        pytest.param(date(2026, 12, 1), date(2027, 11, 30), id="2026"),
        pytest.param(date(2027, 12, 31), date(2028, 12, 30), id="the last day that can be asked about"),
    ],
)
def test_both_windows_have_twelve_months(coverage_start, through):
    found = ask(coverage_start).continuity

    assert (found.medicare_through, found.medi_cal_through) == (through, through)
    assert (MEDI_MEDI.edition_on(coverage_start).medicare.count, found.status) == (12, "unknown")


@pytest.mark.parametrize(
    ("treatment", "physician", "outcome"),
    [
        pytest.param("none", Risk.MANAGED, "enrolling_fits", id="care could pass to another doctor"),
        pytest.param("to_12", Risk.MANAGED, "enrolling_fits", id="exactly the window"),
        pytest.param("over_12", Risk.PARTIAL, "weigh_first", id="longer than the window"),
        pytest.param(None, Risk.UNKNOWN, "need_more", id="not known"),
    ],
)
def test_care_of_up_to_twelve_months_fits(treatment, physician, outcome):
    found = ask(**OUTSIDE | {"treatment": treatment})

    assert (found.parts["physician"], found.outcome) == (physician, outcome)


@pytest.mark.parametrize(
    "concern", ["other_doctor_outside", "supplier_dependent", "drug_not_listed", "nursing_facility"]
)
def test_no_rule_protects_any_concern_a_nursing_facility_stay_included(concern):
    found = ask(**IN_NETWORK | {"concerns": concern})

    assert (found.parts[concern], found.outcome) == (Risk.PARTIAL, "weigh_first")


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2024, 6, 15), date(2026, 1, 1), date(2027, 12, 31)], ids=str)
def test_one_edition_holds_from_2023_on(day):
    edition = content().programs.on(day).edition_on(day)

    assert (content().programs.on(day).slug, edition.key) == ("medi-medi", "2023-01")
    assert set(edition.requesters) == {"patient", "representative", "physician"}


def test_the_day_before_2023_is_cal_mediconnect_s_and_no_edition_of_medi_medi_reaches_back():
    last = date(2022, 12, 31)

    assert content().programs.on(last).slug == "cal-mediconnect"
    with pytest.raises(LookupError):
        MEDI_MEDI.edition_on(last)


@pytest.mark.parametrize(
    ("coverage_start", "cautions"),
    [
        pytest.param(date(2025, 12, 31), [], id="the last day of 2025"),
        pytest.param(date(2026, 1, 1), ["last confirmed for 2024-25"], id="the first of 2026"),
    ],
)
def test_from_2026_the_rule_is_said_to_be_last_confirmed_for_2024_25(coverage_start, cautions):
    found = MEDI_MEDI.cautions(coverage_start=coverage_start, through=None)

    assert [said for caution in found for said in cautions if said in caution.text] == cautions
    assert len(found) == len(cautions)


@pytest.mark.parametrize(
    ("program", "coverage_start", "started"),
    [
        pytest.param(MEDI_MEDI, date(2026, 11, 24), True, id="today"),
        pytest.param(MEDI_MEDI, date(2026, 11, 25), False, id="tomorrow"),
        pytest.param(content().programs.on(date(2015, 3, 1)), date(2015, 3, 1), False, id="a program that has ended"),
    ],
)
def test_a_patient_is_a_member_once_coverage_has_started_and_never_of_a_program_that_has_ended(
    program, coverage_start, started
):
    assert program.has_started(coverage_start, as_of=date(2026, 11, 24)) is started
