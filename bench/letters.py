"""Letters by this site, by WeasyPrint, and by docxtpl with LibreOffice: time and memory; rows by the command line.

    python bench/letters.py          some minutes: the slow ones make fewer letters, and the table says so
    python bench/letters.py --full   an hour: all make a thousand letters, the command line 50,000

Every candidate works in a process of its own in the same run, and the order turns around with each round. Shown are
medians over the rounds, with the lowest and highest. Absolute times move by half from run to run: read the ratios.
What cannot be run here is named in the table.
"""

import argparse
import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.scale import rows_by_command

ROOT = Path(__file__).parent.parent
ROUNDS = 3
LETTERS = 1000
PATIENCE = 60  # seconds for one letter
AIMS = {"weasyprint": 10, "office": 100}  # times ours
NAMES = {
    "ours-pdf": "this site",
    "ours-docx": "this site",
    "weasyprint": "WeasyPrint",
    "docxtpl": "docxtpl",
    "office": "docxtpl and LibreOffice",
}
NEEDS = {
    "weasyprint": ("weasyprint", "pip install -r bench/requirements.txt"),
    "docxtpl": ("docxtpl", "pip install -r bench/requirements.txt"),
    "office": ("docxtpl", "pip install -r bench/requirements.txt"),
}


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One kind of work, ours first; for each candidate how many letters it makes in a short and in a full run."""

    title: str
    mode: str
    counts: dict[str, tuple[int, int]]


ONE, MANY = (30, 60), (LETTERS, LETTERS)
COMPARISONS = (
    Comparison(
        title="One letter as PDF, warm",
        mode="one",
        counts={"ours-pdf": ONE, "weasyprint": (10, 60), "office": (3, 10)},
    ),
    Comparison(title="One letter as DOCX, warm", mode="one", counts={"ours-docx": ONE, "docxtpl": ONE}),
    Comparison(
        title="1,000 letters as PDF, a file each",
        mode="each",
        counts={"ours-pdf": MANY, "weasyprint": (50, LETTERS), "office": (50, LETTERS)},
    ),
    Comparison(title="1,000 letters as DOCX, a file each", mode="each", counts={"ours-docx": MANY, "docxtpl": MANY}),
    Comparison(
        title="1,000 letters as PDF, in files of 250",
        mode="together",
        counts={"ours-pdf": MANY, "weasyprint": (250, LETTERS)},
    ),
)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Seconds a letter by the clock and of processor time, one figure a round; megabytes of the largest process."""

    letters: int
    clock: list[float]
    processor: list[float]
    peak_mb: float


def candidate(name: str, mode: str, count: int, *, patience: float | None = None):
    command = [sys.executable, "-m", "bench.candidates", name, mode, str(count)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=patience, check=False)
    if made.returncode:
        raise RuntimeError(made.stderr.strip().splitlines()[-1])
    return json.loads(made.stdout)


def why_not(name: str) -> str:
    """Why the candidate cannot be measured here, or "". One whose letter lacks words is not measured."""
    module, remedy = NEEDS.get(name, ("typst", ""))
    if importlib.util.find_spec(module) is None:
        return f"{module} is not installed; {remedy}"
    if name == "office" and not shutil.which("soffice"):
        return "LibreOffice is not installed; apt-get install -y --no-install-recommends libreoffice-writer-nogui"
    try:
        lacking = candidate(name, "check", 3)
    except RuntimeError as error:
        return str(error)
    return f"its letter lacks {lacking}" if lacking else ""


def measured(comparison: Comparison, names: list[str], *, full: bool) -> dict[str, Measured]:
    """Each candidate in turn, the order turned around at every second round."""
    found: dict[str, list[dict]] = {name: [] for name in names}
    for number in range(ROUNDS):
        for name in names if number % 2 == 0 else reversed(names):
            print(f"{comparison.title}: {NAMES[name]}, round {number + 1}", file=sys.stderr, flush=True)
            found[name].append(candidate(name, comparison.mode, comparison.counts[name][full]))
    return {name: summed(comparison, comparison.counts[name][full], rounds) for name, rounds in found.items()}


def summed(comparison: Comparison, count: int, rounds: list[dict]) -> Measured:
    per_letter = statistics.median if comparison.mode == "one" else (lambda times: sum(times) / count)
    return Measured(
        letters=count,
        clock=[per_letter(each["clock"]) for each in rounds],
        processor=[per_letter(each["processor"]) for each in rounds],
        peak_mb=max(each["peak_mb"] for each in rounds),
    )


def compare(comparison: Comparison, missing: dict[str, str], *, full: bool) -> list[str]:
    """The lines of the table."""
    names = [name for name in comparison.counts if not missing[name]]
    found = measured(comparison, names, full=full)
    ours = next(iter(comparison.counts))
    lines = []
    for name in comparison.counts:
        if missing[name]:
            lines.append(f"| {comparison.title} | {NAMES[name]} | not run: {missing[name]} | | | | |")
        else:
            lines.append(line(comparison, name, found[name], found[ours]))
    return lines


def line(comparison: Comparison, name: str, one: Measured, ours: Measured) -> str:
    times = LETTERS if comparison.mode != "one" else 1
    made = f"{one.letters:,} letters"
    if times > one.letters:
        made += f", times {LETTERS / one.letters:g}"
    clock = statistics.median(one.clock)
    spread = f"{spelled(clock * times)} ({spelled(min(one.clock) * times)} to {spelled(max(one.clock) * times)})"
    cells = (comparison.title, NAMES[name], spread, ratios(name, one, ours), f"{one.peak_mb:,.0f} MB", made)
    return f"| {' | '.join(cells)} |"


def ratios(name: str, one: Measured, ours: Measured) -> str:
    """How many times ours, by the clock and in processor time; the lower of the two is held against the aim."""
    if one is ours:
        return "1"
    clock = statistics.median(one.clock) / statistics.median(ours.clock)
    processor = statistics.median(one.processor) / statistics.median(ours.processor)
    aim = AIMS.get(name)
    verdict = f"; aim {aim}: {'met' if min(clock, processor) >= aim else 'NOT met'}" if aim else ""
    return f"**{clock:.1f}**, in processor time {processor:.1f}{verdict}"


def spelled(seconds: float) -> str:
    return f"{seconds:,.1f} s" if seconds >= 1 else f"{seconds * 1000:,.1f} ms"


def site_styles() -> str:
    """What WeasyPrint does with the site's own print styles, which use grids."""
    try:
        took = candidate("weasyprint-site", "one", 1, patience=PATIENCE)["clock"][0]
    except subprocess.TimeoutExpired:
        return f"WeasyPrint with the site's own print styles: no letter within {PATIENCE} seconds, stopped. "
    except RuntimeError as error:
        return f"WeasyPrint with the site's own print styles: not run: {error} "
    return f"WeasyPrint with the site's own print styles: {spelled(took)} for one letter. "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true")
    full = parser.parse_args().full
    missing = {name: why_not(name) for name in NAMES}
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}, load at the start"
    )
    print(f"{os.getloadavg()[0]:.2f}; command: python bench/letters.py{' --full' if full else ''}\n")
    print(
        "| Work | By | Time: median (lowest to highest) | Times ours | Peak memory | Made |\n|---|---|---|---|---|---|"
    )
    for comparison in COMPARISONS:
        print("\n".join(compare(comparison, missing, full=full)), flush=True)
    print(f"\n{site_styles()}\nLoad at the end {os.getloadavg()[0]:.2f}.\n")
    rows_by_command(full=full)


if __name__ == "__main__":
    main()
