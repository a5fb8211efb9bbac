"""Inputs built from parts that have a meaning: Hypothesis draws them, and makes a failing one as small as it can."""

import hypothesis
from hypothesis import HealthCheck, Phase

from fuzz.target import Tally
from fuzz.watching import Seen

AT_ONCE = 500  # examples of one seed; it remembers all of them


def draw(tally: Tally, count: int, seed: int, seen: Seen) -> None:
    """Tries so many inputs, or fewer where one fails; the failure is on the tally."""
    while tally.inputs < count and not tally.failures:
        before = tally.inputs
        batch = min(AT_ONCE, count - before)
        try:
            drawn(tally, batch, seed + before, seen)()
        except Exception as error:
            tally.fail(error)
        if tally.inputs == before:
            tally.failures.append("No input could be drawn.")


def drawn(tally: Tally, batch: int, seed: int, seen: Seen):
    @hypothesis.settings(
        max_examples=batch,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
    )
    @hypothesis.seed(seed)
    @hypothesis.given(tally.target.parts)
    def one(value):
        tally.count(value, seen)

    return one
