"""The decision, tried on every answer: what is reached, what is never said, and which rule would be missed."""

import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from guidance.content_loader import Content, content
from guidance.domain.answers import Situation
from guidance.domain.assessment import Outcome
from guidance.domain.programs import Program
from guidance.proof.grid import check_split, count_outcomes, count_situations
from guidance.proof.mutants import dead_rules
from guidance.proof.words import walk_words

PROOF = Path(__file__).resolve().parent / "proof.json"
RANDOM_SETS = 100_000
TODAY = date(2026, 11, 24)  # a fixed day, so that the same content gives the same proof


def prove() -> dict:
    """Everything `manage.py prove` reports. `failures` is empty when the proof holds."""
    slugs = [program.slug for program in content().programs.all]
    tasks = [(task, slug) for slug in slugs for task in TASKS]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        found = list(workers.map(run, tasks))
    parts = {slug: {} for slug in slugs}
    for (_, slug), part in zip(tasks, found, strict=True):
        parts[slug] |= part
    failures = [failure for part in parts.values() for failure in failures_of(part)]
    return {"content_version": content().version, "programs": parts, "failures": failures}


def run(task: tuple[str, str]) -> dict:
    name, slug = task
    program = next(program for program in content().programs.all if program.slug == slug)
    return TASKS[name](content(), program)


def grid_part(_: Content, program: Program) -> dict:
    """Every combination, by edition, and whether the split that counts them loses anything."""
    grids = {entry.value.key: count_outcomes(program, entry.value) for entry in program.editions.values}
    differing = check_split(program, grids, times=RANDOM_SETS)
    return {
        "editions": [
            {"edition": key, "combinations": grid.combinations, "outcomes": in_order(grid.outcomes)}
            for key, grid in grids.items()
        ],
        "situations": in_order(count_situations(program)),
        "situations_tried": 2 + len(Situation) + len(Situation) * (len(Situation) - 1) // 2,
        "random_sets": RANDOM_SETS,
        "split_differs": differing[:10],
    }


def words_part(found: Content, program: Program) -> dict:
    given, dead_ends = walk_words(found, program, times=RANDOM_SETS // 4, today=TODAY)
    keys = [reason.key for reason in found.reasons if program.slug in reason.programs]
    return {
        "results_read": RANDOM_SETS // 4,
        "dead_ends": dead_ends[:10],
        "reasons": {key: given[key] for key in keys},
        "reasons_never_given": [key for key in keys if not given[key]],
    }


def mutants_part(found: Content, program: Program) -> dict:
    tried, dead = dead_rules(found, program, today=TODAY)
    return {"rules_changed": tried, "dead_rules": dead}


TASKS = {"grid": grid_part, "words": words_part, "mutants": mutants_part}


def in_order(outcomes: Counter[Outcome]) -> dict[str, int]:
    return {outcome.value: outcomes[outcome] for outcome in Outcome if outcomes[outcome]}


def failures_of(part: dict) -> list[str]:
    failures = [f"the split differs: {text}" for text in part["split_differs"]]
    failures += [f"a dead end: {text}" for text in part["dead_ends"]]
    failures += [f"a reason that is never given: {key}" for key in part["reasons_never_given"]]
    failures += [f"a rule that nothing would miss: {rule}" for rule in part["dead_rules"]]
    return failures


def written_proof() -> dict:
    """The proof as last written."""
    return json.loads(PROOF.read_text(encoding="utf-8"))
