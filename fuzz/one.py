"""One target in a process of its own: python -m fuzz.one NAME COUNT SEED RESULT"""

import json
import os
import sys
import time
from pathlib import Path

from fuzz import by_bytes, by_parts
from fuzz.ready import make_ready

GUIDED = ("guidance",)  # the code whose branches Atheris follows


def main(name: str, count: int, seed: int, result: Path) -> None:
    target = found(name)
    from fuzz.target import Tally
    from fuzz.watching import watched

    tally, began = Tally(target=target), time.perf_counter()

    def finish() -> None:
        by = "Hypothesis" if target.parts is not None else "Atheris" if by_bytes.atheris else "chance"
        result.write_text(json.dumps(told(tally, by, count, seed, time.perf_counter() - began)))

    with watched() as seen:
        if target.parts is not None:
            by_parts.draw(tally, count, seed, seen)
        elif by_bytes.atheris:
            by_bytes.guide(tally, count, seed, seen, finish)
        else:
            by_bytes.change(tally, count, seed, seen)
    look_again(tally)
    finish()


def found(name: str):
    """The target, its code made ready for Atheris where that is there."""
    if by_bytes.atheris:
        with by_bytes.atheris.instrument_imports(include=list(GUIDED)):
            return made_ready(name)
    return made_ready(name)


def made_ready(name: str):
    make_ready()
    from fuzz.targets import targets

    return targets()[name]


def look_again(tally) -> None:
    """At the end: what lies in the database and in the folder for temporary files."""
    from fuzz.leftovers import left_in_database, left_on_disk

    tally.failures += left_in_database(tally.target.keeps)
    if own := os.environ.get("TMPDIR"):  # the runner gives each target a folder of its own
        tally.failures += left_on_disk(Path(own))


def told(tally, by: str, count: int, seed: int, seconds: float) -> dict:
    return {
        "name": tally.target.name,
        "about": tally.target.about,
        "by": by,
        "inputs": tally.inputs,
        "slowest": tally.slowest,
        "slowest_input": tally.slowest_input,
        "failures": tally.failures,
        "asked": count,
        "seed": seed,
        "seconds": seconds,
    }


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
