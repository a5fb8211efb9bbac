"""Does every result have its words? Which reasons are never given?"""

import random
from collections import Counter
from datetime import date

from guidance.content_loader import Content
from guidance.domain.assessment import Outcome, assess
from guidance.domain.programs import Program
from guidance.proof.grid import random_answers
from guidance.rendering.result import Result


def walk_words(content: Content, program: Program, *, times: int, today: date) -> tuple[Counter[str], list[str]]:
    """How often each reason is given over random full sets, and a sentence for each dead end.

    A dead end is a result without its sentence, without a reason on either side (or why the patient cannot join),
    without a next step, or need_more without two different ways out.
    """
    chance = random.Random(3)
    given: Counter[str] = Counter()
    dead_ends = []
    for _ in range(times):
        result = Result(assess(random_answers(chance, program), program), content, as_of=today)
        given.update(said.key for said in (*result.for_enrolling, *result.for_opting_out))
        if missing := dead_end(result):
            dead_ends.append(f"{result.answers}: {missing}")
    return given, dead_ends


def dead_end(result: Result) -> str:
    try:
        words = result.headline and result.detail
    except LookupError as error:
        return str(error)
    if not words or not result.steps:
        return "no sentence or no next step"
    if result.can_join and not (result.for_enrolling and result.for_opting_out):
        return "a side without a reason"
    if not result.can_join and not result.eligibility_reasons:
        return "nothing says why the patient cannot join"
    settled = result.settled
    if result.outcome is Outcome.NEED_MORE and (settled is None or settled.enrolling == settled.against):
        return "need_more without two ways out"
    return ""
