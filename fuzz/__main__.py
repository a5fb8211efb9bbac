"""Tries the site on a million inputs, and prints how many each part was given and what came of it.

python -m fuzz --inputs 1000000 --seed 1
python -m fuzz --target letter_form --inputs 500 --seed 7     one target, as a failure says
"""

import argparse
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.ready import STATIC, collect_static, make_ready
from fuzz.table import failure, table

MILLION = 1_000_000
PATIENCE = 7200  # seconds by the clock for one target


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzz")
    parser.add_argument("--inputs", type=int, default=MILLION)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", default="", help="only this one, which gets all the inputs")
    parser.add_argument("--out", type=Path, help="also write the table there")
    return parser.parse_args()


def main() -> int:
    wanted, results = asked(), []
    with TemporaryDirectory() as folder:
        collect_static(folder)
        for name, count in shares(wanted).items():
            results.append(run(name, count, wanted.seed, folder))
            print(f"{name}: {results[-1]['inputs']:,} inputs, {results[-1]['seconds']:.0f} s", flush=True)
            if results[-1]["failures"]:
                print(failure(results[-1]), flush=True)
    made = table(results, on=date.today(), seed=wanted.seed)
    print(f"\n{made}")
    if wanted.out:
        wanted.out.write_text(made)
    return int(any(result["failures"] for result in results))


def shares(wanted: argparse.Namespace) -> dict[str, int]:
    """How many inputs each target gets: as in a run of a million, in proportion, and never none."""
    make_ready()
    from fuzz.targets import targets

    if wanted.target:
        return {wanted.target: wanted.inputs}
    return {name: max(1, -(-target.inputs * wanted.inputs // MILLION)) for name, target in targets().items()}


def run(name: str, count: int, seed: int, static: str) -> dict:
    """What came of the target, in a process that has a folder for temporary files of its own."""
    with TemporaryDirectory() as aside, TemporaryDirectory() as temporary:
        result = Path(aside, "result.json")
        command = [sys.executable, "-W", "ignore", "-m", "fuzz.one", name, str(count), str(seed), str(result)]
        environ = {**os.environ, STATIC: static, "TMPDIR": temporary}
        try:
            ended = subprocess.run(command, env=environ, stderr=subprocess.PIPE, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return lost(name, count, seed, f"It took more than {PATIENCE} seconds.")
        if result.exists():
            return json.loads(result.read_text())
        said = ended.stderr.decode(errors="replace")[-2000:]
        return lost(name, count, seed, f"The process ended with {ended.returncode} and without a result.\n{said}")


def lost(name: str, count: int, seed: int, why: str) -> dict:
    zero = {"inputs": 0, "slowest": 0.0, "slowest_input": "", "seconds": 0.0}
    return {"name": name, "about": "", "by": "", "asked": count, "seed": seed, "failures": [why], **zero}


if __name__ == "__main__":
    sys.exit(main())
