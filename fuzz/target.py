"""What is tried: where inputs come from, and what must hold of each."""

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis.strategies import SearchStrategy

from fuzz.watching import Seen, limited


@dataclass(frozen=True, kw_only=True)
class Target:
    """One part of the site. `attempt` takes an input and raises where anything is wrong with what became of it.

    Inputs are drawn from `parts`, or are `seeds` with bytes changed. `inputs` is their number in a run of a million.
    A target that is `silent` neither logs nor asks the database, so there is nothing in which a word could be left;
    `keeps` names the tables in which another one keeps what was typed, because that is what it is for.
    """

    name: str
    about: str
    inputs: int
    attempt: Callable[[Any], None]
    parts: SearchStrategy | None = None
    seeds: Sequence[bytes] = ()
    silent: bool = False
    keeps: tuple[str, ...] = ()


@dataclass
class Tally:
    """What came of a target: how many inputs, the slowest, and the failure that ended it."""

    target: Target
    inputs: int = 0
    slowest: float = 0.0
    slowest_input: str = ""
    last_input: str = ""
    failures: list[str] = field(default_factory=list)

    def count(self, value: Any, seen: Seen, *, killing: bool = True) -> None:
        """Tries the input. Raises whatever shows that something is wrong."""
        seen.forget()
        self.inputs += 1
        self.last_input = repr(value)
        began = time.process_time()
        try:
            with limited(killing=killing):
                self.target.attempt(value)
        finally:
            took = time.process_time() - began
            if took > self.slowest:
                self.slowest, self.slowest_input = took, self.last_input[:200]
        seen.judge(keeps=self.target.keeps, silent=self.target.silent)

    def fail(self, error: Exception) -> None:
        """Notes the error, where it was raised, and the input that it came of."""
        places = traceback.extract_tb(error.__traceback__)[-4:]
        at = " < ".join(f"{place.filename}:{place.lineno}" for place in reversed(places))
        self.failures.append(f"{type(error).__name__}: {error}\nAt {at}\nThe input: {self.last_input}"[:6000])
