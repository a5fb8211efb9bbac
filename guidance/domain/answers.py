"""What was answered about one patient. None always means "not known", never "no"."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


class Situation(StrEnum):
    NO_MEDICARE_AB = "no_medicare_ab"
    NO_FULL_MEDI_CAL = "no_full_medi_cal"
    OUTSIDE_LA_COUNTY = "outside_la_county"
    UNDER_21 = "under_21"
    OTHER_COVERAGE = "other_coverage"
    ESRD = "esrd"
    REGIONAL_CENTER = "regional_center"
    VETERANS_HOME = "veterans_home"
    CATALINA_90704 = "catalina_90704"
    SHARE_OF_COST_UNMET = "share_of_cost_unmet"
    HCBS_WAIVER = "hcbs_waiver"
    PACE = "pace"
    AHF = "ahf"


class Need(StrEnum):
    MANY_CONDITIONS = "many_conditions"
    HELP_AT_HOME = "help_at_home"
    BEHAVIORAL_HEALTH = "behavioral_health"
    VISION_OR_RIDES = "vision_or_rides"
    BILLING_TROUBLE = "billing_trouble"


class Role(StrEnum):
    PRIMARY = "primary"
    SPECIALIST = "specialist"


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"


class Visits(StrEnum):
    """Non-emergency visits in the 12 months before coverage starts."""

    NONE = "0"
    ONE = "1"
    TWO_OR_MORE = "2"

    @property
    def number(self) -> int:
        """The number of visits; 2 stands for two or more."""
        return int(self.value)


class Treatment(StrEnum):
    """For how long the patient needs care from this physician, counted from the coverage start."""

    NONE = "none"
    TO_6 = "to_6"
    TO_12 = "to_12"
    OVER_12 = "over_12"

    def outlasts(self, months: int) -> bool:
        """Whether the care needed is longer than a window of that many months."""
        longest = {Treatment.NONE: 0, Treatment.TO_6: 6, Treatment.TO_12: 12}
        return self not in longest or longest[self] > months


class Concern(StrEnum):
    OTHER_DOCTOR_OUTSIDE = "other_doctor_outside"
    SUPPLIER_DEPENDENT = "supplier_dependent"
    DRUG_NOT_LISTED = "drug_not_listed"
    NURSING_FACILITY = "nursing_facility"


class MattersMost(StrEnum):
    KEEP_DOCTORS = "keep_doctors"
    ONE_CARD = "one_card"
    EXTRA_HELP = "extra_help"
    FREE_CHOICE = "free_choice"


@dataclass(frozen=True, kw_only=True)
class Answers:
    """One decision's answers. A set is empty when "none of these" was answered, None when nothing was."""

    coverage_start: date
    situation: frozenset[Situation] | None = None
    needs: frozenset[Need] | None = None
    your_role: Role | None = None
    in_network: YesNo | None = None
    visits: Visits | None = None
    accepts_rate: YesNo | None = None
    accepts_plan_rules: YesNo | None = None
    quality_concern: YesNo | None = None
    treatment: Treatment | None = None
    concerns: frozenset[Concern] | None = None
    matters_most: MattersMost | None = None


# The questions after the date, in the order in which they are asked, with the values each can take.
SEVERAL_CHOICE: dict[str, type[StrEnum]] = {"situation": Situation, "needs": Need, "concerns": Concern}
ONE_CHOICE: dict[str, type[StrEnum]] = {
    "your_role": Role,
    "in_network": YesNo,
    "visits": Visits,
    "accepts_rate": YesNo,
    "accepts_plan_rules": YesNo,
    "quality_concern": YesNo,
    "treatment": Treatment,
    "matters_most": MattersMost,
}
QUESTIONS: tuple[str, ...] = (
    "situation",
    "needs",
    "your_role",
    "in_network",
    "visits",
    "accepts_rate",
    "accepts_plan_rules",
    "quality_concern",
    "treatment",
    "concerns",
    "matters_most",
)
# Asked only while the physician is not known to be in the network: they decide continuity alone.
CONTINUITY_QUESTIONS: tuple[str, ...] = ("visits", "accepts_rate", "accepts_plan_rules", "quality_concern")
NONE_OF_THESE = "none"


def in_order(ticked: frozenset[Choice] | None, kind: type[Choice]) -> list[Choice]:
    """The ticked choices in the order asked; empty where nothing is ticked, or nothing was answered."""
    return [choice for choice in kind if choice in ticked] if ticked else []
