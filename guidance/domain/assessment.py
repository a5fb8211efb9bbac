"""Gains against risk: the outcome for one patient's answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from guidance.domain.answers import Answers, Concern, MattersMost, Need, Treatment, YesNo, in_order
from guidance.domain.continuity import Continuity, ContinuityStatus, judge_continuity
from guidance.domain.eligibility import Eligibility, EligibilityStatus, judge_eligibility
from guidance.domain.programs import Edition, Program, Risk


class Outcome(StrEnum):
    ENROLLING_FITS = "enrolling_fits"
    WEIGH_FIRST = "weigh_first"
    OPTING_OUT_FITS = "opting_out_fits"
    NEED_MORE = "need_more"
    LITTLE_DIFFERENCE = "little_difference"
    NOT_ELIGIBLE = "not_eligible"
    LEAVE_FIRST = "leave_first"


class GainsLevel(StrEnum):
    SOME = "some"
    UNKNOWN = "unknown"
    NONE = "none"


class Care(StrEnum):
    """The care needed from this physician against the Medicare window."""

    FITS = "fits"
    OUTLASTS = "outlasts"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Gains:
    """What enrolling could add; `keys` are the needs, then what matters most, that say so."""

    level: GainsLevel
    keys: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One patient's result. `parts` says how far each part could be disturbed; `risk` is the highest."""

    answers: Answers
    program: Program
    edition: Edition
    eligibility: Eligibility
    continuity: Continuity
    care: Care
    gains: Gains
    parts: Mapping[str, Risk]
    risk: Risk
    outcome: Outcome

    @property
    def nursing_facility(self) -> str:
        """How far a nursing facility stay could be disturbed under this edition, as a key."""
        return self.edition.concern_levels[Concern.NURSING_FACILITY].key

    @property
    def losses(self) -> tuple[str, ...]:
        """The parts that enrolling could disturb for lack of a rule that protects them."""
        return tuple(part for part, level in self.parts.items() if level >= Risk.PARTIAL)


# Rows by risk, columns by gains: what the answers point to.
OUTCOME_TABLE: dict[Risk, dict[GainsLevel, Outcome]] = {
    Risk.NONE: {
        GainsLevel.SOME: Outcome.ENROLLING_FITS,
        GainsLevel.UNKNOWN: Outcome.NEED_MORE,
        GainsLevel.NONE: Outcome.LITTLE_DIFFERENCE,
    },
    Risk.MANAGED: {
        GainsLevel.SOME: Outcome.ENROLLING_FITS,
        GainsLevel.UNKNOWN: Outcome.NEED_MORE,
        GainsLevel.NONE: Outcome.WEIGH_FIRST,
    },
    Risk.UNKNOWN: dict.fromkeys(GainsLevel, Outcome.NEED_MORE),
    Risk.PARTIAL: {
        GainsLevel.SOME: Outcome.WEIGH_FIRST,
        GainsLevel.UNKNOWN: Outcome.WEIGH_FIRST,
        GainsLevel.NONE: Outcome.OPTING_OUT_FITS,
    },
    Risk.ACTIVE: dict.fromkeys(GainsLevel, Outcome.OPTING_OUT_FITS),
}


def assess(answers: Answers, program: Program) -> Assessment:
    """The result under the edition that the coverage date picks.

    Raises LookupError when the program had no coverage starting on that date.
    """
    edition = program.edition_on(answers.coverage_start)
    eligibility = judge_eligibility(answers, program)
    continuity = judge_continuity(answers, edition)
    care = judge_care(answers, edition)
    gains = judge_gains(answers)
    parts = {"physician": physician_risk(answers, continuity, care)}
    parts |= patient_risks(answers, edition)
    risk = max(parts.values())
    return Assessment(
        answers=answers,
        program=program,
        edition=edition,
        eligibility=eligibility,
        continuity=continuity,
        care=care,
        gains=gains,
        parts=parts,
        risk=risk,
        outcome=outcome_of(eligibility.status, risk, gains.level),
    )


def outcome_of(eligibility: EligibilityStatus, risk: Risk, gains: GainsLevel) -> Outcome:
    """Unknown eligibility never blocks an outcome; it stands under what to check first."""
    if eligibility is EligibilityStatus.NOT_ELIGIBLE:
        return Outcome.NOT_ELIGIBLE
    if eligibility is EligibilityStatus.LEAVE_FIRST:
        return Outcome.LEAVE_FIRST
    return OUTCOME_TABLE[risk][gains]


def judge_care(answers: Answers, edition: Edition) -> Care:
    if answers.treatment is None:
        return Care.UNKNOWN
    return Care.OUTLASTS if answers.treatment.outlasts(edition.medicare.count) else Care.FITS


def judge_gains(answers: Answers) -> Gains:
    keys = [need.value for need in in_order(answers.needs, Need)]
    if answers.matters_most in (MattersMost.ONE_CARD, MattersMost.EXTRA_HELP):
        keys.append(answers.matters_most.value)
    if keys:
        return Gains(level=GainsLevel.SOME, keys=tuple(keys))
    return Gains(level=GainsLevel.UNKNOWN if answers.needs is None else GainsLevel.NONE, keys=())


def physician_risk(answers: Answers, continuity: Continuity, care: Care) -> Risk:
    """How far the patient's care from this physician could be disturbed."""
    if answers.in_network is YesNo.YES:
        return Risk.NONE
    if answers.in_network is None:
        managed = continuity.status is ContinuityStatus.AVAILABLE and care is Care.FITS
        wish = answers.matters_most is MattersMost.KEEP_DOCTORS
        return Risk.MANAGED if managed and not wish else Risk.UNKNOWN
    outside = outside_network_risk(answers, continuity, care)
    wish = answers.matters_most is MattersMost.KEEP_DOCTORS
    return KEEP_DOCTORS_RAISES[outside] if wish else outside


def outside_network_risk(answers: Answers, continuity: Continuity, care: Care) -> Risk:
    """For a physician known to be outside the network, before the patient's wish counts."""
    if continuity.status is ContinuityStatus.UNAVAILABLE:
        needed = answers.treatment not in (None, Treatment.NONE)
        return Risk.ACTIVE if needed else Risk.PARTIAL
    return OUTSIDE_NETWORK[continuity.status][care]


OUTSIDE_NETWORK: dict[ContinuityStatus, dict[Care, Risk]] = {
    ContinuityStatus.AVAILABLE: {Care.FITS: Risk.MANAGED, Care.OUTLASTS: Risk.PARTIAL, Care.UNKNOWN: Risk.UNKNOWN},
    ContinuityStatus.UNKNOWN: {Care.FITS: Risk.UNKNOWN, Care.OUTLASTS: Risk.PARTIAL, Care.UNKNOWN: Risk.UNKNOWN},
    ContinuityStatus.UNCERTAIN: dict.fromkeys(Care, Risk.PARTIAL),
}
# Continuity ends; the wish to keep a doctor does not.
KEEP_DOCTORS_RAISES: dict[Risk, Risk] = {
    Risk.MANAGED: Risk.PARTIAL,
    Risk.UNKNOWN: Risk.PARTIAL,
    Risk.PARTIAL: Risk.ACTIVE,
    Risk.ACTIVE: Risk.ACTIVE,
}


def patient_risks(answers: Answers, edition: Edition) -> dict[str, Risk]:
    """The parts beside the physician: the wish for free choice, and each concern by its level in content."""
    parts: dict[str, Risk] = {}
    if answers.matters_most is MattersMost.FREE_CHOICE:
        parts["free_choice"] = Risk.PARTIAL
    if answers.concerns is None:
        parts["concerns"] = Risk.UNKNOWN
    else:
        parts |= {concern.value: edition.concern_levels[concern] for concern in in_order(answers.concerns, Concern)}
    return parts
