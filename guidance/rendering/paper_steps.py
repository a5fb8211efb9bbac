"""What the worksheet on paper says of its boxes: six steps, each the domain's own answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from guidance.content_loader import Content
from guidance.content_loader.decision import Level
from guidance.domain.answers import Answers, MattersMost, Role, Treatment, YesNo
from guidance.domain.assessment import GainsLevel, judge_care, outcome_of, patient_risks, physician_risk
from guidance.domain.calendar import spelled, window_end
from guidance.domain.continuity import Continuity, ContinuityStatus, judge_continuity
from guidance.domain.eligibility import EligibilityStatus
from guidance.domain.programs import Edition, Months, Program, Risk, Verdict
from guidance.domain.sources import Status
from guidance.rendering.outcome_table import outcome_rows

# Each is read only where those before it do not hold; the domain's enums have an order of their own.
JOINING = (
    EligibilityStatus.NOT_ELIGIBLE,
    EligibilityStatus.LEAVE_FIRST,
    EligibilityStatus.UNKNOWN,
    EligibilityStatus.ELIGIBLE,
)
KEEPING = {
    "A": ContinuityStatus.UNAVAILABLE,
    "B": ContinuityStatus.UNCERTAIN,
    "C": ContinuityStatus.UNKNOWN,
    "D": ContinuityStatus.AVAILABLE,
}
# The network and the wish over each block of columns.
BLOCKS: dict[str, dict[str, Any]] = {
    "no": {"in_network": YesNo.NO},
    "no_keeping": {"in_network": YesNo.NO, "matters_most": MattersMost.KEEP_DOCTORS},
    "unknown": {},
    "unknown_keeping": {"matters_most": MattersMost.KEEP_DOCTORS},
}
# The question that answers each condition but the relationship.
ANSWERED_BY = {"rate": "accepts_rate", "plan_rules": "accepts_plan_rules", "quality": "quality_concern"}
VERDICTS = (Verdict.MET, Verdict.UNMET, Verdict.UNCERTAIN)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One day's worksheet. `given` says that the day is the patient's own, so that last days can be printed."""

    content: Content
    on: date
    given: bool

    @property
    def program(self) -> Program:
        return self.content.programs.on(self.on)

    @property
    def edition(self) -> Edition:
        return self.program.edition_on(self.on)

    @property
    def words(self) -> Any:
        return self.content.paper

    def number(self, question: str) -> str:
        """The question's place among all."""
        return str(list(self.content.questions).index(question) + 1)

    def answers(self, **given: Any) -> Answers:
        return Answers(coverage_start=self.on, **given)


def steps(sheet: Sheet) -> dict[str, Any]:
    return {
        "steps": dict(sheet.words["steps"]),
        "join": joining(sheet),
        "gains": [named(level) for level in (sheet.content.outcomes.gains[gains] for gains in GainsLevel)],
        "keeping": keeping(sheet),
        "physician": physician(sheet),
        "risk": risk(sheet),
        "outcome": outcomes(sheet),
    }


def joining(sheet: Sheet) -> list[str]:
    """How the situations read: the outcome where they settle it."""
    tags = sheet.content.outcomes.tags[sheet.program.slug]
    found = {status: outcome_of(status, Risk.NONE, GainsLevel.SOME) for status in JOINING}
    return [sheet.words["join"][status.value].format(tag=tags[found[status]]) for status in JOINING]


def named(level: Level) -> dict[str, str]:
    return {"name": level.name, "means": level.means}


def keeping(sheet: Sheet) -> dict[str, Any]:
    """The conditions with what meets each, the letter they add up to, and the windows."""
    words = sheet.words["keeping"]
    inside = sheet.answers(in_network=YesNo.YES)
    level = physician_risk(inside, judge_continuity(inside, sheet.edition), judge_care(inside, sheet.edition))
    return {
        "skip": words["skip"].format(level=int(level)),
        "head": [words["question"], words["condition"], *(words[verdict.value] for verdict in VERDICTS)],
        "rows": [*(relationship(sheet, role) for role in Role), *(condition(sheet, key) for key in ANSWERED_BY)],
        "letters": [[letter, sheet.words["statuses"][status.value]] for letter, status in KEEPING.items()],
        "windows": windows(sheet),
    }


def relationship(sheet: Sheet, role: Role) -> list[str]:
    """The number of visits for that role, and what each answer would prove."""
    rule = sheet.edition.visits[role]
    key = f"{role.value}_unconfirmed" if rule.status is Status.UNCONFIRMED else role.value
    label = sheet.words["keeping"][key].format(
        condition=sheet.content.conditions["relationship"].label, number=rule.number
    )
    verdicts = {
        choice.label: rule.judge(visits)
        for choice in sheet.content.questions["visits"].choices
        for visits in [Visits(choice.value)]
    }
    return [sheet.number("visits"), label, *by_verdict(verdicts)]


def condition(sheet: Sheet, key: str) -> list[str]:
    question = ANSWERED_BY[key]
    verdicts = {}
    for choice in sheet.content.questions[question].choices:
        answers = sheet.answers(**{question: YesNo(choice.value)})
        verdicts[choice.label] = judge_continuity(answers, sheet.edition).conditions[key]
    return [sheet.number(question), sheet.content.conditions[key].label, *by_verdict(verdicts)]


def by_verdict(verdicts: dict[str, Verdict]) -> list[str]:
    return ["; ".join(label for label, found in verdicts.items() if found is verdict) for verdict in VERDICTS]


def windows(sheet: Sheet) -> list[str]:
    """For how long, or until when, on which notes."""
    sides = {"medicare": sheet.edition.medicare, "medi_cal": sheet.edition.medi_cal}
    said = []
    for side, months in sides.items():
        said.append(f"{window(sheet, side, months)} {months.note}".strip())
    return said + [caution.text for caution in cautions(sheet)]
