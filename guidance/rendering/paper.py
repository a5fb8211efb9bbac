"""The decision as one sheet of paper, for rooms without a network: the same questions, tables, and words.

Every verdict and number on it is the domain's own answer, asked for one box at a time.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from guidance.content_loader import Content
from guidance.content_loader.decision import Choice, Question
from guidance.domain.answers import NONE_OF_THESE, SEVERAL_CHOICE, Answers, Concern, MattersMost, Role, Situation
from guidance.domain.answers import Treatment, YesNo
from guidance.domain.assessment import GainsLevel, judge_care, judge_gains, outcome_of, patient_risks, physician_risk
from guidance.domain.calendar import spelled, window_end
from guidance.domain.continuity import Continuity, ContinuityStatus, judge_continuity
from guidance.domain.eligibility import EligibilityStatus
from guidance.domain.programs import Months, Risk, Verdict
from guidance.domain.sources import Status
from guidance.rendering.outcome_table import outcome_rows
from guidance.rendering.pdf import STANDARD, compiler

TEMPLATE = Path(__file__).resolve().parent / "paper.typ"
# Each is read only where those before it do not hold.
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
# The network and the wish, by the words over their columns.
BLOCKS: dict[str, dict[str, Any]] = {
    "no": {"in_network": YesNo.NO},
    "no_keeping": {"in_network": YesNo.NO, "matters_most": MattersMost.KEEP_DOCTORS},
    "unknown": {},
    "unknown_keeping": {"matters_most": MattersMost.KEEP_DOCTORS},
}
# Which question answers which condition.
ANSWERED_BY = {"rate": "accepts_rate", "plan_rules": "accepts_plan_rules", "quality": "quality_concern"}
VERDICTS = (Verdict.MET, Verdict.UNMET, Verdict.UNCERTAIN)


def to_paper(content: Content, *, on: date, given: bool, address: str, about: str) -> bytes:
    """The sheet for that day's rules as a tagged PDF; `given` where it is the day the patient's coverage starts.

    `address` is where a sheet for another day is had, `about` the page that says who runs the site.
    """
    worksheet = Worksheet(content, on=on, given=given)
    data = json.dumps({**worksheet.data(), **worksheet.top(address), "about": about}, ensure_ascii=False)
    made: bytes = compiler().compile(TEMPLATE, format="pdf", pdf_standards=STANDARD, sys_inputs={"sheet": data})
    return made


class Worksheet:
    """Everything printed on the sheet, as plain data for the template, which only lays it out."""

    def __init__(self, content: Content, *, on: date, given: bool) -> None:
        self.content = content
        self.words = content.paper
        self.on = on
        self.given = given
        self.program = content.programs.on(on)
        self.edition = self.program.edition_on(on)
        self.numbers = {key: str(number) for number, key in enumerate(content.questions, start=1)}

    def data(self) -> dict[str, Any]:
        return {
            "steps": self.words["steps"],
            "groups": [
                {"title": group.title, "questions": [self.question(question) for question in group.questions]}
                for group in self.content.question_groups
            ],
            "join": self.joining(),
            "gains": [self.level(self.content.outcomes.gains[gains]) for gains in GainsLevel],
            "keeping": self.keeping(),
            "physician": self.physician(),
            "risk": self.risk(),
            "always": self.always(),
        }

    def top(self, address: str) -> dict[str, str]:
        words, day = self.words["sheet"], spelled(self.on)
        last = self.program.last_day
        return {
            "title": self.program.names.title,
            "name": words["name"],
            "program": self.program.name,
            "day": words["for_the_day" if self.given else "for_today"].format(day=day),
            "ended": words["ended"].format(day=spelled(last)) if last else "",
            "another_day": words["another_day"].format(address=address),
            "how": words["how"],
        }

    # ---- the questions

    def question(self, question: Question) -> dict[str, Any]:
        parts = [[choice for choice in question.choices if choice.part == part] for part in question.parts or ("",)]
        several = question.key in SEVERAL_CHOICE
        return {
            "number": self.numbers[question.key],
            "asks": question.asks,
            "hint": question.hint,
            "written": spelled(self.on) if not question.choices and self.given else "",
            "across": bool(question.choices) and not several and not self.counts(question),
            "parts": [
                {"name": name, "choices": [self.box(question, choice) for choice in choices]}
                for name, choices in zip(question.parts or ("",), parts, strict=True)
            ],
            "last": [label for label in (question.none, question.unsure) if label],
        }

    def counts(self, question: Question) -> bool:
        return any(self.counts_as(question.key, choice.value) for choice in question.choices)

    def box(self, question: Question, choice: Choice) -> dict[str, str]:
        return {
            "label": choice.label,
            "hint": choice.hint,
            "counts": self.counts_as(question.key, choice.value),
        }

    def counts_as(self, question: str, value: str) -> str:
        """What a tick in that box alone counts as, empty where a table of the sheet reads it."""
        words = self.words["counts"]
        if question == "situation":
            return words[self.program.eligibility[Situation(value)].effect.value]
        if question in SEVERAL_CHOICE:
            answers = self.answers(**{question: frozenset({SEVERAL_CHOICE[question](value)})})
        elif question == "matters_most":
            answers = self.answers(matters_most=MattersMost(value))
        else:
            return ""
        if judge_gains(answers).level is GainsLevel.SOME:
            return words["gain"]
        risks = patient_risks(answers, self.edition)
        named = [risk for part, risk in risks.items() if part != "concerns"]
        if named:
            return str(int(max(named)))
        return words["keeping"] if question == "matters_most" else ""

    def answers(self, **given: Any) -> Answers:
        return Answers(coverage_start=self.on, **given)
