"""What the worksheet on paper says of its boxes: six steps, each the domain's own answers."""

from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from guidance.content_loader import Content
from guidance.content_loader.outcomes import Level
from guidance.content_loader.paper import PaperWords
from guidance.domain.answers import Answers, MattersMost, Role, Treatment, Visits, YesNo
from guidance.domain.assessment import GainsLevel, assess, judge_care, outcome_of, physician_risk
from guidance.domain.calendar import spelled
from guidance.domain.continuity import Continuity, ContinuityStatus, judge_continuity
from guidance.domain.eligibility import EligibilityStatus
from guidance.domain.programs import Edition, Program, Risk, Verdict, VisitRule
from guidance.domain.sources import Status
from guidance.rendering.outcome_table import outcome_rows
from guidance.rendering.result import Result

# Each is read only where those before it do not hold; the enums have an order of their own.
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
NETWORKS: dict[str, YesNo | None] = {"no": YesNo.NO, "unknown": None}
WISHES = (None, MattersMost.KEEP_DOCTORS)
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
    def words(self) -> PaperWords:
        return self.content.paper

    def number(self, question: str) -> int:
        """The question's place among all twelve."""
        return list(self.content.questions).index(question) + 1

    def answers(self, **given: Any) -> Answers:
        return Answers(coverage_start=self.on, **given)


def steps_data(sheet: Sheet) -> dict[str, Any]:
    return {
        "steps": titles(sheet),
        "join": joining(sheet),
        "gains": [named(sheet.content.outcomes.gains[gains]) for gains in GainsLevel],
        "keeping": keeping(sheet),
        "physician": physician(sheet),
        "outcome": outcome(sheet),
    }


def titles(sheet: Sheet) -> dict[str, list[str]]:
    """Each step's number, as it is referred to, and its title."""
    words = sheet.words["steps"]
    keys = [key for key in words if key != "step"]
    return {key: [words["step"].format(number=number), words[key]] for number, key in enumerate(keys, start=1)}


def joining(sheet: Sheet) -> list[str]:
    """How the situations read, with the outcome where they settle it."""
    tags = sheet.content.outcomes.tags[sheet.program.slug]
    found = {status: tags[outcome_of(status, Risk.NONE, GainsLevel.SOME)] for status in JOINING}
    return [sheet.words["join"][status.value].format(tag=tag) for status, tag in found.items()]


def named(level: Level) -> list[str]:
    return [level.name, level.means]


def keeping(sheet: Sheet) -> dict[str, Any]:
    """The conditions with what meets each, the letter they add up to, and the windows."""
    words = sheet.words["keeping"]
    in_network = physician_level(sheet, ContinuityStatus.UNKNOWN, in_network=YesNo.YES)
    return {
        "in_network": words["in_network"].format(level=in_network),
        "head": [words["condition"], *(words[verdict.value] for verdict in VERDICTS)],
        "rows": [*relationships(sheet), *(condition(sheet, key) for key in ANSWERED_BY)],
        "letters": [[letter, sheet.words["statuses"][status.value]] for letter, status in KEEPING.items()],
        "windows": windows(sheet),
    }


def relationships(sheet: Sheet) -> list[list[str]]:
    """The number of visits and what each answer would show, once where it is the same for both roles."""
    rules = {role.value: sheet.edition.visits[role] for role in Role}
    if len({(rule.number, rule.floor, rule.status) for rule in rules.values()}) == 1:
        rules = {"both": sheet.edition.visits[Role.PRIMARY]}
    return [relationship(sheet, who, rule) for who, rule in rules.items()]


def relationship(sheet: Sheet, who: str, rule: VisitRule) -> list[str]:
    key = f"{who}_unconfirmed" if rule.status is Status.UNCONFIRMED else who
    label = sheet.content.conditions["relationship"].label
    says = sheet.words["keeping"][key].format(condition=label, number=rule.number)
    verdicts = {choice.label: rule.judge(Visits(choice.value)) for choice in sheet.content.questions["visits"].choices}
    return [str(sheet.number("visits")), says, *by_verdict(verdicts)]


def condition(sheet: Sheet, key: str) -> list[str]:
    question = ANSWERED_BY[key]
    verdicts = {}
    for choice in sheet.content.questions[question].choices:
        answers = sheet.answers(**{question: YesNo(choice.value)})
        verdicts[choice.label] = judge_continuity(answers, sheet.edition).conditions[key]
    return [str(sheet.number(question)), sheet.content.conditions[key].label, *by_verdict(verdicts)]


def by_verdict(verdicts: dict[str, Verdict]) -> list[str]:
    """The answers under each verdict."""
    return ["; ".join(label for label, found in verdicts.items() if found is verdict) for verdict in VERDICTS]


def windows(sheet: Sheet) -> list[str]:
    """For how long a physician can be kept, until when where the day is known, and what to know of it."""
    words = sheet.words["keeping"]
    result = Result(assess(sheet.answers(), sheet.program), sheet.content, as_of=sheet.on)
    through = {
        "medicare": result.assessment.continuity.medicare_through,
        "medi_cal": result.assessment.continuity.medi_cal_through,
    }
    said = []
    for side, months in (("medicare", sheet.edition.medicare), ("medi_cal", sheet.edition.medi_cal)):
        day = through[side] if sheet.given else None
        text = words[f"{side}_through" if day else side].format(months=months.count, through=day and spelled(day))
        said.append(f"{text} {months.note}".strip())
    return said + [caution.text for caution in result.cautions]


def physician_level(sheet: Sheet, status: ContinuityStatus, **given: Any) -> int:
    """The physician's number for that continuity and these answers."""
    answers = sheet.answers(**given)
    continuity = Continuity(status=status, conditions={}, medicare_through=None, medi_cal_through=None)
    return int(physician_risk(answers, continuity, judge_care(answers, sheet.edition)))


def physician(sheet: Sheet) -> dict[str, Any]:
    """The physician's number by the care needed, the network, the wish, and the letter."""
    words, questions = sheet.words["physician"], sheet.content.questions
    care = {Treatment(choice.value): choice.label for choice in questions["treatment"].choices}
    number = sheet.number("treatment")
    return {
        "how": words["how"].format(question=number),
        "treatment": words["treatment"].format(question=number),
        "networks": [words[network] for network in NETWORKS],
        "wishes": [
            words["other"].format(question=sheet.number("matters_most")),
            questions["matters_most"].choice(MattersMost.KEEP_DOCTORS).label,
        ],
        "letters": list(KEEPING),
        "rows": [[label, *physician_row(sheet, treatment)] for treatment, label in care.items()]
        + [[words["blank"], *physician_row(sheet, None)]],
    }


def physician_row(sheet: Sheet, treatment: Treatment | None) -> list[str]:
    columns = product(NETWORKS.values(), WISHES, KEEPING.values())
    return [
        str(physician_level(sheet, status, treatment=treatment, in_network=network, matters_most=wish))
        for network, wish, status in columns
    ]


def outcome(sheet: Sheet) -> dict[str, Any]:
    """Every level of risk by its number, what it means, and the outcome under each level of gains."""
    blank = assess(sheet.answers(), sheet.program).parts["concerns"]
    return {
        "risk": sheet.words["outcome"]["risk"].format(
            concerns=sheet.number("concerns"), wish=sheet.number("matters_most"), blank=int(blank)
        ),
        "rows": [
            {
                "number": str(int(row.risk)),
                "name": row.name,
                "means": row.means,
                "tags": [cell.tag for cell in row.cells],
            }
            for row in outcome_rows(sheet.content, sheet.program.slug)
        ],
    }
