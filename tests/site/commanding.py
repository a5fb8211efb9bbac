"""Giving the command that makes the letters of a file, as a process of its own, and reading what it left."""

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.site.lettering import NEEDED

ROOT = Path(__file__).resolve().parents[2]
PLANS = ("molina", "la-care", "health-net")
COLUMNS = [*NEEDED, "clinic_reference", "visit_dates", "past_care"]


def rows(count: int) -> list[dict[str, str]]:
    """So many requests that differ. The first is row 2 of its file."""
    return [
        NEEDED | {"plan": PLANS[n % 3], "patient_name": f"Ana Canary{n}", "clinic_reference": f"REF-{n}"}
        for n in range(2, count + 2)
    ]


def written(path: Path, requests: list[dict[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(requests)
    return path


def command(file: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "manage.py", "letters", str(file), "--out", str(out), *more]


def begun(file: Path, out: Path, *more: str, **how) -> subprocess.Popen:
    return subprocess.Popen(
        command(file, out, *more),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | how.pop("env", {}),
        **how,
    )


def given(file: Path, out: Path, *more: str, **how) -> subprocess.CompletedProcess:
    """The command, ended."""
    process = begun(file, out, *more, **how)
    said, complained = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, said, complained)


def until(holds, running: subprocess.Popen) -> None:
    """Waits until it holds; the command must not end before."""
    while not holds():
        if running.poll() is not None:
            raise AssertionError(f"It ended before: {running.communicate()}")
        time.sleep(0.005)


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def files_in(out: Path) -> dict[str, bytes]:
    """Every letter in the folder, by its place in it."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.glob("*/*"))}


def children_of(pid: int) -> list[int]:
    """The workers of the command; beside them it has a process that only keeps count."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in found if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]
