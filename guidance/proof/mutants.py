"""Which rule would be missed? Each one is changed in turn, and some result must change with it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from guidance.content_loader import Content
from guidance.domain.answers import Answers
from guidance.domain.assessment import assess
from guidance.domain.dated import Dated, Since
from guidance.domain.programs import Edition, Effect, Program, Requester, Risk, Verdict
from guidance.domain.reasons import When
from guidance.proof.grid import random_answers
from guidance.rendering.result import Result

PROBES = 12000
OTHER_EFFECT = {
    Effect.BAR: Effect.NO_EFFECT,
    Effect.LEAVE_FIRST: Effect.NO_EFFECT,
    Effect.CHECK_FIRST: Effect.NO_EFFECT,
    Effect.NO_EFFECT: Effect.BAR,
}


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """The content with one rule changed, and what was changed."""

    changed: str
    content: Content
    program: Program


def dead_rules(content: Content, program: Program, *, today: date) -> tuple[int, list[str]]:
    """How many rules were changed, and those whose change no probe noticed."""
    tried, dead = 0, []
    probes = [*edges(program), *some_answers(program)]
    known: dict[int, tuple] = {}
    for mutant in mutants(content, program):
        tried += 1
        if not noticed(mutant, content, program, probes, known, today):
            dead.append(f"{program.slug}: {mutant.changed}")
    return tried, dead


def some_answers(program: Program) -> Iterator[Answers]:
    chance = random.Random(7)
    for _ in range(PROBES):
        yield random_answers(chance, program)


def edges(program: Program) -> Iterator[Answers]:
    """The first and last days on which a dated rule holds."""
    days = {entry.starts for entry in program.editions.values} | {
        entry.starts for entry in program.doing_nothing.values
    }
    for day in sorted(days):
        for near in (day - timedelta(days=1), day):
            if program.covers(near):
                yield Answers(coverage_start=near)


def noticed(
    mutant: Mutant, content: Content, program: Program, probes: list[Answers], known: dict[int, tuple], today: date
) -> bool:
    for number, answers in enumerate(probes):
        if number not in known:
            known[number] = fingerprint(answers, program, content, today)
        if fingerprint(answers, mutant.program, mutant.content, today) != known[number]:
            return True
    return False


def fingerprint(answers: Answers, program: Program, content: Content, today: date) -> tuple:
    """Everything a result says, so that any change of it shows; a rule that is missing shows too."""
    try:
        return said_by(Result(assess(answers, program), content, as_of=today))
    except LookupError as error:
        return (str(error),)


def said_by(result: Result) -> tuple:
    continuity = result.assessment.continuity
    return (
        result.outcome,
        result.edition.key,
        result.edition.physician_may_ask(),
        tuple(continuity.conditions.values()),
        continuity.medicare_through,
        continuity.medi_cal_through,
        result.headline,
        result.detail,
        tuple(said.key for said in (*result.eligibility_reasons, *result.for_enrolling, *result.for_opting_out)),
        tuple(said.key for said in result.check_first),
        tuple(step.text for step in result.steps),
        result.doing_nothing.text,
    )


def mutants(content: Content, program: Program) -> Iterator[Mutant]:
    for changed, mutated in program_mutants(program):
        yield Mutant(changed=changed, content=content, program=mutated)
    for changed, mutated_content in word_mutants(content, program):
        yield Mutant(changed=changed, content=mutated_content, program=program)


def program_mutants(program: Program) -> Iterator[tuple[str, Program]]:
    for situation, row in program.eligibility.items():
        rows = {**program.eligibility, situation: replace(row, effect=OTHER_EFFECT[row.effect])}
        yield f"the effect of {situation}", replace(program, eligibility=rows)
    for number, entry in enumerate(program.editions.values):
        for changed, edition in edition_mutants(entry.value):
            values = swapped(program.editions.values, number, replace(entry, value=edition))
            yield f"edition {entry.value.key}: {changed}", replace(program, editions=Dated(values=values))
    yield from shifted("edition", program.editions, lambda dated: replace(program, editions=dated))
    yield from shifted("doing nothing", program.doing_nothing, lambda dated: replace(program, doing_nothing=dated))


def shifted(what: str, dated: Dated[Any], rebuilt: Callable[[Dated[Any]], Program]) -> Iterator[tuple[str, Program]]:
    """Each entry a day later, and each but the first left out."""
    for number, entry in enumerate(dated.values):
        later = replace(entry, starts=entry.starts + timedelta(days=1))
        yield f"{what} from {entry.starts}, a day later", rebuilt(Dated(values=swapped(dated.values, number, later)))
        if number:
            rest = dated.values[:number] + dated.values[number + 1 :]
            yield f"{what} from {entry.starts}, left out", rebuilt(Dated(values=rest))


def swapped(values: tuple[Since[Any], ...], number: int, entry: Since[Any]) -> tuple[Since[Any], ...]:
    return (*values[:number], entry, *values[number + 1 :])


def edition_mutants(edition: Edition) -> Iterator[tuple[str, Edition]]:
    for name in ("medicare", "medi_cal"):
        months = getattr(edition, name)
        for step in (-1, 1):
            yield f"{name} months {step:+d}", replace(edition, **{name: replace(months, count=months.count + step)})
    for role, rule in edition.visits.items():
        limits = [replace(rule, number=rule.number + 1), replace(rule, number=rule.number - 1)]
        limits += [replace(rule, floor=rule.floor - 1)] if rule.floor else [replace(rule, floor=rule.floor + 1)]
        for other in limits:
            visits = {**edition.visits, role: other}
            yield f"{role} visits {other.number}, floor {other.floor}", replace(edition, visits=visits)
    other_verdict = Verdict.UNCERTAIN if edition.refused_plan_rules is Verdict.UNMET else Verdict.UNMET
    yield "refused plan rules", replace(edition, refused_plan_rules=other_verdict)
    for concern, level in edition.concern_levels.items():
        levels = {**edition.concern_levels, concern: Risk.NONE if level is not Risk.NONE else Risk.ACTIVE}
        yield f"the level of {concern}", replace(edition, concern_levels=levels)
    may_ask = set(edition.requesters) ^ {Requester.PHYSICIAN}
    yield "who may ask", replace(edition, requesters=tuple(may_ask))


def word_mutants(content: Content, program: Program) -> Iterator[tuple[str, Content]]:
    """Each reason and next step left out, and each of their conditions; each sentence left out."""
    for number, reason in enumerate(content.reasons):
        if program.slug in reason.programs:
            rest = content.reasons[:number] + content.reasons[number + 1 :]
            yield f"the reason {reason.key}", replace(content, reasons=rest)
            for name in reason.when.allowed:
                loose = (
                    *content.reasons[:number],
                    replace(reason, when=without(reason.when, name)),
                    *content.reasons[number + 1 :],
                )
                yield f"the reason {reason.key}, whatever {name}", replace(content, reasons=loose)
    for kind in ("sentences", "steps"):
        entries = getattr(content.outcomes, kind)
        for number, entry in enumerate(entries):
            if program.slug in entry.programs:
                rest = entries[:number] + entries[number + 1 :]
                yield f"{kind} {number + 1}", replace(content, outcomes=replace(content.outcomes, **{kind: rest}))


def without(when: When, name: str) -> When:
    return When(allowed={key: values for key, values in when.allowed.items() if key != name})
