"""The decision as one sheet of paper, for rooms without a network: the same questions, tables, and words."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from guidance.content_loader import Content
from guidance.content_loader.questions import Choice, Question
from guidance.domain.answers import SEVERAL_CHOICE, MattersMost, Situation
from guidance.domain.assessment import GainsLevel, judge_gains, patient_risks
from guidance.domain.calendar import spelled
from guidance.rendering.paper_steps import Sheet, steps_data
from guidance.rendering.pdf import typeset

TEMPLATE = Path(__file__).resolve().parent / "paper.typ"


def to_paper(content: Content, *, on: date, given: bool, address: str, about: str) -> bytes:
    """The sheet for that day's rules as a tagged PDF; `given` where coverage of the patient starts on it.

    `address` is where a sheet for another day is had, `about` the page that says who runs the site.
    """
    sheet = Sheet(content=content, on=on, given=given)
    questions = [asked(sheet, question) for question in content.questions.values()]
    parts = head(sheet) | {"questions": questions, "always": always(sheet, address), "about": about}
    data = json.dumps(parts | steps_data(sheet), ensure_ascii=False)
    return typeset(TEMPLATE, sheet=data)


def head(sheet: Sheet) -> dict[str, Any]:
    words, last = sheet.words["sheet"], sheet.program.last_day
    return {
        "title": sheet.program.names.title,
        "name": words["name"],
        "program": sheet.program.name,
        "day": words["for_the_day" if sheet.given else "for_today"].format(
            day=spelled(sheet.on), label=sheet.edition.label
        ),
        "ended": words["ended"].format(day=spelled(last)) if last else "",
        "how": words["how"],
    }


def always(sheet: Sheet, address: str) -> dict[str, str]:
    """What holds whatever is ticked, and where the sheet comes from."""
    words, content = sheet.words["always"], sheet.content
    line = content.help_lines[sheet.words.line]
    return {
        "choice": words["choice"],
        "counseling": words["counseling"].format(line=line.name, phone=line.phone),
        "reasons": words["reasons"],
        "sources": words["sources"].format(ids=" ".join(cited(sheet))),
        "edition": words["edition"].format(
            program=sheet.program.name,
            edition=sheet.edition.key,
            version=content.version,
            checked=spelled(content.checked_on),
            address=address,
        ),
    }


def cited(sheet: Sheet) -> list[str]:
    """The sources of what the sheet states as rules, each once, in the order met."""
    claims = [row.claim for row in sheet.program.eligibility.values()]
    rules = [*claims, sheet.edition.medicare, sheet.edition.medi_cal, *sheet.edition.visit_rules]
    return list(dict.fromkeys(id for rule in rules for id in rule.sources))


def asked(sheet: Sheet, question: Question) -> dict[str, Any]:
    counts = {choice.value: counts_as(sheet, question, choice) for choice in question.choices}
    return {
        "number": sheet.number(question.key),
        "asks": question.asks,
        "hint": question.hint,
        "kind": kind_of(question),
        "written": spelled(sheet.on) if sheet.given else "",
        "parts": [
            {
                "name": part,
                "boxes": [
                    {"label": choice.label, "hint": choice.hint, "counts": counts[choice.value]}
                    for choice in question.choices
                    if choice.part == part
                ],
            }
            for part in question.parts or ("",)
        ],
        "last": [label for label in (question.none, question.unsure) if label],
    }


def kind_of(question: Question) -> str:
    """How the question is laid out."""
    if question.key in SEVERAL_CHOICE:
        return "parted" if question.parts else "stacked"
    return "across" if question.choices else "written"


def counts_as(sheet: Sheet, question: Question, choice: Choice) -> str:
    """What that tick alone counts as; nothing where a table of the sheet says so."""
    if question.key == "situation":
        return sheet.words["counts"][sheet.program.eligibility[Situation(choice.value)].effect.value]
    if question.key in SEVERAL_CHOICE:
        value: Any = frozenset({SEVERAL_CHOICE[question.key](choice.value)})
    elif question.key == "matters_most":
        value = MattersMost(choice.value)
    else:
        return ""
    answers = sheet.answers(**{question.key: value})
    if judge_gains(answers).level is GainsLevel.SOME:
        return sheet.words["counts"]["gain"]
    risks = {part: level for part, level in patient_risks(answers, sheet.edition).items() if part != "concerns"}
    return str(int(max(risks.values()))) if risks else sheet.words["counts"]["keeping"]
