"""Every combination of answers, without asking each one: the decision is split, and the split is checked.

The physician's answers and the wish decide the physician's level of risk alone. Outcomes are asked once for each level,
wish, level of gains and set of concerns, and counted for every combination that has that level.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, combinations, product
from typing import Any

from guidance.domain.answers import Answers, Concern, MattersMost, Need, Role, Situation, Treatment, Visits, YesNo
from guidance.domain.assessment import GainsLevel, Outcome, assess
from guidance.domain.programs import Edition, Program

PHYSICIAN: dict[str, list[Any]] = {
    "your_role": [None, *Role],
    "in_network": [None, *YesNo],
    "visits": [None, *Visits],
    "accepts_rate": [None, *YesNo],
    "accepts_plan_rules": [None, *YesNo],
    "quality_concern": [None, *YesNo],
    "treatment": [None, *Treatment],
}
LEANING: dict[str, Any] = {
    "visits": Visits.TWO_OR_MORE,
    "accepts_rate": YesNo.YES,
    "accepts_plan_rules": YesNo.YES,
    "quality_concern": YesNo.NO,
}
WISHES: list[MattersMost | None] = [None, *MattersMost]
NEEDS = {
    GainsLevel.SOME: frozenset({Need.MANY_CONDITIONS}),
    GainsLevel.NONE: frozenset[Need](),
    GainsLevel.UNKNOWN: None,
}
CONCERN_SETS: list[frozenset[Concern] | None] = [
    None,
    *map(frozenset, chain.from_iterable(combinations(Concern, size) for size in range(len(Concern) + 1))),
]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One edition's combinations: how many, how often each outcome is reached, and each split's outcome."""

    edition: str
    combinations: int
    outcomes: Counter[Outcome]
    split: dict[tuple, Outcome]


def day_in(edition: Edition, program: Program) -> date:
    """A day whose coverage falls under the edition: its first."""
    return next(entry.starts for entry in program.editions.values if entry.value is edition)


def physician_answers() -> Iterator[dict[str, Any]]:
    """Every combination of the physician's answers."""
    for values in product(*PHYSICIAN.values()):
        yield dict(zip(PHYSICIAN, values, strict=True))


def count_outcomes(program: Program, edition: Edition) -> Grid:
    """Every physician combination x wish x level of gains x set of concerns, for a patient who can enroll."""
    start = day_in(edition, program)
    met: dict[tuple, tuple[int, dict[str, Any]]] = {}
    for given, wish in product(physician_answers(), WISHES):
        answers = Answers(
            coverage_start=start,
            situation=frozenset(),
            needs=frozenset(),
            concerns=frozenset(),
            matters_most=wish,
            **given,
        )
        key = (assess(answers, program).parts["physician"], wish)
        count, _ = met.get(key, (0, given))
        met[key] = (count + 1, given)
    outcomes: Counter[Outcome] = Counter()
    split = {}
    for ((level, wish), (count, given)), (gains, needs), concerns in product(met.items(), NEEDS.items(), CONCERN_SETS):
        answers = Answers(
            coverage_start=start, situation=frozenset(), needs=needs, concerns=concerns, matters_most=wish, **given
        )
        outcome = assess(answers, program).outcome
        outcomes[outcome] += count
        split[(level, wish, gains, concerns)] = outcome
    return Grid(edition=edition.key, combinations=sum(outcomes.values()), outcomes=outcomes, split=split)


def count_situations(program: Program) -> Counter[Outcome]:
    """Each situation alone, every pair, none and blank, for a patient of whom nothing else is known."""
    start = program.first_day
    sets: list[frozenset[Situation] | None] = [
        None,
        *map(frozenset, chain.from_iterable(combinations(Situation, size) for size in range(3))),
    ]
    asked = (assess(Answers(coverage_start=start, situation=ticked), program).outcome for ticked in sets)
    return Counter(asked)


def random_answers(chance: random.Random, program: Program) -> Answers:
    """A full set of answers, each question blank about one time in six.

    Half the sets lean toward what a plan asks for, since answers drawn evenly almost never meet every condition.
    """
    leaning = chance.random() < 0.5
    most = 0.05 if leaning else 0.3
    return Answers(
        coverage_start=random_start(chance, program),
        situation=some_of(chance, Situation, most=0.02 if leaning else 0.1),
        needs=some_of(chance, Need, most=0.4),
        concerns=some_of(chance, Concern, most=most),
        matters_most=chance.choice(WISHES),
        **{key: random_value(chance, key, leaning=leaning) for key in PHYSICIAN},
    )


def random_value(chance: random.Random, key: str, *, leaning: bool) -> Any:
    return LEANING[key] if leaning and key in LEANING and chance.random() < 0.7 else chance.choice(PHYSICIAN[key])


def random_start(chance: random.Random, program: Program) -> date:
    """A day under one of the editions: soon after its first, some years later, or past the present."""
    entry = chance.choice(program.editions.values)
    day = entry.starts + timedelta(
        days=chance.choice([chance.randrange(20), chance.randrange(1500), 1460 + chance.randrange(300)])
    )
    return day if program.covers(day) else entry.starts


def some_of(chance: random.Random, kind: type, *, most: float) -> frozenset | None:
    if chance.random() < 1 / 6:
        return None
    return frozenset(value for value in kind if chance.random() < most)


def check_split(program: Program, grids: dict[str, Grid], *, times: int, seed: int = 1) -> list[str]:
    """Random full sets, asked whole and by the split; one sentence for each that differs."""
    chance = random.Random(seed)
    differing = []
    for _ in range(times):
        answers = random_answers(chance, program)
        found = assess(answers, program)
        if found.outcome in (Outcome.NOT_ELIGIBLE, Outcome.LEAVE_FIRST):
            continue
        needs_level = (
            GainsLevel.UNKNOWN if answers.needs is None else GainsLevel.SOME if answers.needs else GainsLevel.NONE
        )
        key = (found.parts["physician"], answers.matters_most, needs_level, answers.concerns)
        if grids[found.edition.key].split[key] is not found.outcome:
            differing.append(f"{answers}: {found.outcome}, but the split gives {grids[found.edition.key].split[key]}")
    return differing
