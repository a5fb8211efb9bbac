"""The decision as tables to look up: every combination of answers asked of the domain, so that no rule stands twice."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from string import ascii_letters, digits
from typing import Any

from guidance.content_loader import Content
from guidance.domain.answers import ONE_CHOICE, SEVERAL_CHOICE, Answers
from guidance.domain.assessment import (
    GainsLevel,
    assess,
    judge_care,
    judge_gains,
    outcome_of,
    patient_risks,
    physician_risk,
)
from guidance.domain.continuity import judge_continuity
from guidance.domain.eligibility import EligibilityStatus, judge_eligibility
from guidance.domain.programs import Edition, Program, Risk
from guidance.domain.reasons import UNKNOWN
from guidance.rendering.phrases import listed
from guidance.rendering.result import Result

SIGNS = digits + ascii_letters + "-_"
# The answers that decide each condition; together they decide continuity, and with three more the physician's risk.
CONDITIONS = {
    "relationship": ("your_role", "visits"),
    "rate": ("accepts_rate",),
    "plan_rules": ("accepts_plan_rules",),
    "quality": ("quality_concern",),
}
CONTINUITY = tuple(question for questions in CONDITIONS.values() for question in questions)
PHYSICIAN = (*CONTINUITY, "in_network", "treatment", "matters_most")
VERDICTS: dict[str, tuple[Any, ...]] = {
    "physician": tuple(Risk),
    "risk": tuple(Risk),
    "gains": tuple(GainsLevel),
    "eligibility": tuple(EligibilityStatus),
}


@cache
def axis(fact: str) -> tuple[Any, ...]:
    """Every value of a fact in the order of the tables: not known first, then each set by the bits of its choices."""
    if fact in ONE_CHOICE:
        return (None, *ONE_CHOICE[fact])
    if fact in SEVERAL_CHOICE:
        choices = list(enumerate(SEVERAL_CHOICE[fact]))
        sets = (frozenset(choice for bit, choice in choices if mask >> bit & 1) for mask in range(2 ** len(choices)))
        return (None, *sets)
    return VERDICTS[fact]


def axes() -> dict[str, dict[str, list[str]]]:
    """The same for the script: `several` names the choices of a set, `one` every value."""
    one = {fact: [UNKNOWN, *kind] for fact, kind in ONE_CHOICE.items()}
    one |= {
        fact: [value.key if isinstance(value, Risk) else value.value for value in VERDICTS[fact]] for fact in VERDICTS
    }
    return {"several": {fact: list(kind) for fact, kind in SEVERAL_CHOICE.items()}, "one": one}


def tabulated(by: tuple[str, ...], ask: Callable[..., Hashable]) -> dict[str, Any]:
    """What `ask` says for every combination of the facts, the last of them turning fastest.

    Each cell is `width` signs that number an entry of `values`.
    """
    found = [ask(*combination) for combination in product(*map(axis, by))]
    place = {value: number for number, value in enumerate(dict.fromkeys(found))}
    width = 1 if len(place) <= len(SIGNS) else 2
    cells = "".join(signs(place[value], width) for value in found)
    return {"by": by, "values": list(place), "width": width, "cells": cells}


def signs(number: int, width: int) -> str:
    return SIGNS[number] if width == 1 else SIGNS[number // len(SIGNS)] + SIGNS[number % len(SIGNS)]


def asked(start: date, by: tuple[str, ...], judge: Callable[[Answers], Hashable]) -> dict[str, Any]:
    """What the domain says of every combination of these answers, with every other one blank."""
    return tabulated(by, lambda *values: judge(Answers(coverage_start=start, **dict(zip(by, values, strict=True)))))


def outcome_table() -> dict[str, Any]:
    return tabulated(("eligibility", "risk", "gains"), lambda *verdicts: outcome_of(*verdicts).value)


def edition_tables(content: Content, program: Program, edition: Edition, *, start: date) -> dict[str, Any]:
    """Everything that an edition decides, for coverage starting on one of its days."""
    tables = {key: condition_table(content, program, key, start=start) for key in CONDITIONS}
    tables["continuity"] = continuity_table(edition, start=start)
    tables["care"] = asked(start, ("treatment",), lambda answers: judge_care(answers, edition).value)
    tables["physician"] = asked(start, PHYSICIAN, lambda answers: physician_level(answers, edition).key)
    tables["parts"] = parts_table(content, program, edition, start=start)
    return tables


def condition_table(content: Content, program: Program, key: str, *, start: date) -> dict[str, Any]:
    """The verdict on a condition, and what is said of it."""

    def judge(answers: Answers) -> Hashable:
        result = Result(assess(answers, program), content, as_of=start)
        return next((shown.verdict.value, shown.text) for shown in result.conditions if shown.key == key)

    return asked(start, CONDITIONS[key], judge)


def continuity_table(edition: Edition, *, start: date) -> dict[str, Any]:
    """The status, and whether there are dates until which the physician can be kept."""

    def judge(answers: Answers) -> Hashable:
        continuity = judge_continuity(answers, edition)
        return continuity.status.value, continuity.medicare_through is not None

    return asked(start, CONTINUITY, judge)


def physician_level(answers: Answers, edition: Edition) -> Risk:
    return physician_risk(answers, judge_continuity(answers, edition), judge_care(answers, edition))


def parts_table(content: Content, program: Program, edition: Edition, *, start: date) -> dict[str, Any]:
    """The risk, the parts that could be lost, and how they are named inside a sentence."""
    blank = assess(Answers(coverage_start=start), program)

    def judge(level: Risk, wish: Any, concerns: Any) -> Hashable:
        answers = Answers(coverage_start=start, matters_most=wish, concerns=concerns)
        parts = {"physician": level} | patient_risks(answers, edition)
        found = replace(blank, answers=answers, parts=parts, risk=max(parts.values()))
        return found.risk.key, found.losses, listed(Result(found, content, as_of=start).loss_phrases())

    return tabulated(("physician", "matters_most", "concerns"), judge)


def program_tables(content: Content, program: Program) -> dict[str, Any]:
    """Who can join, with what would be left; what could be gained, with how it is named inside a sentence."""
    start = program.first_day
    blank = assess(Answers(coverage_start=start), program)

    def result(**found: Any) -> Result:
        return Result(replace(blank, **found), content, as_of=start)

    def eligibility(answers: Answers) -> Hashable:
        judged = judge_eligibility(answers, program)
        return judged.status.value, listed(result(answers=answers, eligibility=judged).left_phrases())

    def gains(answers: Answers) -> Hashable:
        judged = judge_gains(answers)
        return judged.level.value, listed(result(answers=answers, gains=judged).gain_phrases())

    return {
        "eligibility": asked(start, ("situation",), eligibility),
        "gains": asked(start, ("needs", "matters_most"), gains),
    }
