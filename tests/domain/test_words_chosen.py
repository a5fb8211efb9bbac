"""Which reasons, sentence and steps are said of a result: content lists them, the answers choose."""

import pytest

from guidance.domain.assessment import Outcome
from guidance.domain.reasons import Reason, Sentence, Side, Step, When, facts_of, reasons_for, sentence_for, steps_for
from guidance.domain.sources import Claim, Status
from tests.domain.asking import KEEPABLE, ask

HERE = ("cal-mediconnect",)
ELSEWHERE = ("medi-medi",)
ALWAYS = When(allowed={})
# Outside the network, kept for as long as needed, with something to gain: enrolling_fits.
FITS = ask("2014-09", in_network="no", treatment="to_6", concerns="none", needs="help_at_home", **KEEPABLE)


def when(**allowed):
    return When(allowed={name: frozenset(values.split()) for name, values in allowed.items()})


def reason(key, *, side=Side.ENROLLING, programs=HERE, when=ALWAYS):
    claim = Claim(text="So it is.", status=Status.CONFIRMED, sources=("S0",))
    return Reason(key=key, side=side, programs=programs, when=when, line="So.", claim=claim)


def sentence(headline, *, outcome="enrolling_fits", programs=HERE, when=ALWAYS):
    words = {"headline": headline, "if_eligible": "If so.", "detail": "The choice is the patient's."}
    return Sentence(outcome=Outcome(outcome), programs=programs, when=when, **words)


def step(text, *, outcomes=("enrolling_fits",), programs=HERE, when=ALWAYS):
    return Step(outcomes=tuple(map(Outcome, outcomes)), programs=programs, when=when, text=text, lines=())


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        pytest.param(when(), True, id="no name"),
        pytest.param(when(in_network="no"), True, id="the value"),
        pytest.param(when(in_network="yes"), False, id="another value"),
        pytest.param(when(in_network="yes no"), True, id="one of two values"),
        pytest.param(when(in_network="no", treatment="to_6"), True, id="both names"),
        pytest.param(when(in_network="no", treatment="to_12"), False, id="one name of two"),
        pytest.param(when(needs="help_at_home"), True, id="a choice that is ticked"),
        pytest.param(when(needs="vision_or_rides"), False, id="a choice that is not ticked"),
        pytest.param(when(needs="none"), False, id="none of these, though one is ticked"),
        pytest.param(when(concerns="none"), True, id="none of these"),
        pytest.param(when(concerns="unknown"), False, id="not known, though none of these was answered"),
        pytest.param(when(situation="unknown"), True, id="a several-choice question not answered"),
        pytest.param(when(situation="none"), False, id="none of these, though nothing was answered"),
        pytest.param(when(matters_most="unknown"), True, id="a one-choice question not answered"),
        pytest.param(when(relationship="met", rate="met", plan_rules="met", quality="met"), True, id="conditions"),
        pytest.param(when(continuity="available", care="fits", gains="some"), True, id="verdicts"),
        pytest.param(when(risk="managed", physician="managed", losses="none", unmet="none"), True, id="levels"),
        pytest.param(when(eligibility="unknown", outcome="enrolling_fits"), True, id="results"),
        pytest.param(when(nursing_facility="partial"), True, id="what a nursing facility stay would risk"),
        pytest.param(when(enrolled="no"), True, id="coverage has not started, as long as nothing else is said"),
        pytest.param(when(enrolled="yes"), False, id="coverage has started, though nothing says so"),
    ],
)
def test_a_condition_holds_when_every_name_has_one_of_its_values(condition, holds):
    assert condition.holds(facts_of(FITS)) is holds


def test_the_reasons_are_those_of_the_side_and_the_program_that_hold_in_their_order():
    reasons = [
        reason("second in the alphabet"),
        reason("other side", side=Side.OPTING_OUT),
        reason("does not hold", when=when(in_network="yes")),
        reason("other program", programs=ELSEWHERE),
        reason("first in the alphabet", programs=ELSEWHERE + HERE, when=when(in_network="no")),
    ]

    enrolling = reasons_for(FITS, reasons, side=Side.ENROLLING)
    opting_out = reasons_for(FITS, reasons, side=Side.OPTING_OUT)

    assert [reason.key for reason in enrolling] == ["second in the alphabet", "first in the alphabet"]
    assert [reason.key for reason in opting_out] == ["other side"]


def test_the_sentence_is_the_first_of_the_outcome_and_the_program_that_holds():
    sentences = [
        sentence("other outcome", outcome="weigh_first"),
        sentence("other program", programs=ELSEWHERE),
        sentence("does not hold", when=when(in_network="yes")),
        sentence("holds", when=when(in_network="no")),
        sentence("holds too"),
    ]

    assert sentence_for(FITS, sentences).headline == "holds"


def test_a_result_without_a_sentence_is_an_error():
    with pytest.raises(LookupError, match="enrolling_fits"):
        sentence_for(FITS, [sentence("other outcome", outcome="weigh_first")])


def test_the_steps_are_all_of_the_outcome_and_the_program_that_hold_in_their_order():
    steps = [
        step("call", outcomes=("weigh_first", "enrolling_fits")),
        step("other outcome", outcomes=("weigh_first",)),
        step("other program", programs=ELSEWHERE),
        step("does not hold", when=when(in_network="yes")),
        step("ask", when=when(in_network="no")),
    ]

    assert [step.text for step in steps_for(FITS, steps)] == ["call", "ask"]


def test_a_condition_sees_a_verdict_on_who_can_enroll_and_every_condition_that_is_not_met():
    barred = ask("2014-09", situation="regional_center", **KEEPABLE | {"accepts_rate": "no", "quality_concern": "yes"})
    facts = facts_of(barred)

    assert facts["eligibility"] == {"not_eligible"}
    assert facts["unmet"] == {"rate", "quality"}


def test_members_are_told_to_stay_or_leave_and_others_to_enroll_or_opt_out():
    member, other = when(enrolled="yes"), when(enrolled="no")
    reasons = [reason("stay", when=member), reason("enroll", when=other)]
    sentences = [sentence("stay", when=member), sentence("enroll", when=other)]
    steps = [step("stay", when=member), step("enroll", when=other)]

    def said(**enrolled):
        found = reasons_for(FITS, reasons, side=Side.ENROLLING, **enrolled)
        return (
            [each.key for each in found],
            sentence_for(FITS, sentences, **enrolled).headline,
            [each.text for each in steps_for(FITS, steps, **enrolled)],
        )

    assert said(enrolled=True) == (["stay"], "stay", ["stay"])
    assert said(enrolled=False) == (["enroll"], "enroll", ["enroll"])
    assert said() == said(enrolled=False)


def test_a_claim_without_a_source_is_an_error():
    with pytest.raises(ValueError, match="No source"):
        Claim(text="So they say.", status=Status.REPORTED, sources=())
