"""Programs, and the editions of their continuity-of-care rule. The coverage date picks both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from guidance.domain.answers import Concern, Role, Situation, Visits
from guidance.domain.dated import Dated
from guidance.domain.sources import Claim, Status


class Verdict(StrEnum):
    """What is known of one condition."""

    MET = "met"
    UNMET = "unmet"
    UNCERTAIN = "uncertain"  # the rule itself is not confirmed
    UNKNOWN = "unknown"  # not answered


class Risk(IntEnum):
    """What enrolling could disturb, from least to most."""

    NONE = 0
    MANAGED = 1
    UNKNOWN = 2
    PARTIAL = 3
    ACTIVE = 4

    @property
    def key(self) -> str:
        """The lower-case name, as in the machine-readable result."""
        return self.name.lower()


class Effect(StrEnum):
    """What a situation does to enrollment."""

    BAR = "bar"
    LEAVE_FIRST = "leave_first"
    CHECK_FIRST = "check_first"
    NO_EFFECT = "no_effect"


class Requester(StrEnum):
    PATIENT = "patient"
    REPRESENTATIVE = "representative"
    PHYSICIAN = "physician"


@dataclass(frozen=True, kw_only=True)
class VisitRule:
    """How many visits in the look-back prove a relationship.

    At `number` or more it is proven; below `floor` it is not; between the two the sources do not settle it.
    """

    number: int
    floor: int
    status: Status
    sources: tuple[str, ...]

    def judge(self, visits: Visits | None) -> Verdict:
        if visits is None:
            return Verdict.UNKNOWN
        if visits.number >= self.number:
            return Verdict.MET
        return Verdict.UNMET if visits.number < self.floor else Verdict.UNCERTAIN


@dataclass(frozen=True, kw_only=True)
class Months:
    """The length of a continuity window, in whole months from the coverage start."""

    count: int
    status: Status
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The continuity rule for coverage that starts in a stretch of time.

    `refused_plan_rules` is the verdict when the physician would not follow the plan's utilization rules.
    `concern_levels` says how far each concern could be disturbed.
    """

    key: str
    label: str
    medicare: Months
    medi_cal: Months
    visits: Mapping[Role, VisitRule]
    requesters: tuple[Requester, ...]
    refused_plan_rules: Verdict
    concern_levels: Mapping[Concern, Risk]
    conflicts: tuple[str, ...]

    @property
    def visit_rules(self) -> tuple[VisitRule, ...]:
        """The rule for each role, primary care first."""
        return tuple(self.visits[role] for role in Role)

    def physician_may_ask(self) -> bool:
        return Requester.PHYSICIAN in self.requesters


@dataclass(frozen=True, kw_only=True)
class EligibilityRow:
    """What one situation does to enrollment, and the sentence that says so."""

    situation: Situation
    effect: Effect
    claim: Claim


@dataclass(frozen=True, kw_only=True)
class Program:
    """A program with its dates. `last_day` is inclusive, None while no end is known.

    `gains` names, inside a sentence, what each need or wish could gain. `changes` says when a patient may make each
    change, by the date. `last_confirmed` is the last day for which the continuity rule was confirmed, None where
    nothing newer is expected. With `separate_rights` the Medicare and the Medi-Cal side are asked for in two letters.
    """

    slug: str
    name: str
    first_day: date
    last_day: date | None
    dates: str
    editions: Dated[Edition]
    eligibility: Mapping[Situation, EligibilityRow]
    names: "ProgramNames"
    gains: Mapping[str, str]
    doing_nothing: Dated[Claim]
    still_required: tuple[Claim, ...]
    options: tuple["Option", ...]
    points: tuple["Point", ...]
    changes: Mapping[str, Dated[Claim]]
    last_confirmed: date | None
    separate_rights: bool
    facts: Mapping[str, Claim]

    def cautions(self, *, coverage_start: date, through: date | None) -> tuple[Claim, ...]:
        """What to know of a window that ends on that day: the program's end, and what was last confirmed."""
        keys = []
        if self.last_day is not None and through is not None and through > self.last_day:
            keys.append("after_end")
        if self.last_confirmed is not None and coverage_start > self.last_confirmed:
            keys.append("last_confirmed")
        return tuple(self.facts[key] for key in keys)

    def has_started(self, coverage_start: date, *, as_of: date) -> bool:
        """Whether a patient is a member already; never of a program that has ended."""
        return self.last_day is None and coverage_start <= as_of

    def covers(self, day: date) -> bool:
        """Whether coverage in this program could start on that day, both ends included."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def points_of(self, edition: Edition, topic: str) -> tuple[Claim, ...]:
        """What the edition says on that topic."""
        return tuple(point.claim for point in self.points if point.topic == topic and edition.key in point.editions)

    def edition_on(self, coverage_start: date) -> Edition:
        """The edition whose rules hold for coverage starting that day.

        Raises LookupError outside the program's dates.
        """
        if not self.covers(coverage_start):
            raise LookupError(f"{self.name} had no coverage starting on {coverage_start}.")
        return self.editions.on(coverage_start)


@dataclass(frozen=True, kw_only=True)
class ProgramNames:
    """What the two choices are called in this program. `note` explains the words to read for a member."""

    enrolling: str
    opting_out: str
    still_required: str
    note: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Option:
    """One thing the patient can do, under the same headings as every other."""

    key: str
    name: str
    answers: Mapping[str, Claim]


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point of the continuity rule in plain words, and the editions for which it holds."""

    topic: str
    editions: tuple[str, ...]
    claim: Claim


@dataclass(frozen=True, kw_only=True)
class Programs:
    """Every program, in the order of their first days."""

    all: tuple[Program, ...]

    def on(self, coverage_start: date) -> Program:
        """The program whose coverage could start that day.

        Raises LookupError before the first program began. They follow each other without a gap, and the last is open.
        """
        for program in self.all:
            if program.covers(coverage_start):
                return program
        raise LookupError(f"No program covers {coverage_start}; the first began on {self.first_day}.")

    @property
    def first_day(self) -> date:
        """The first day on which any program could cover a patient."""
        return self.all[0].first_day
