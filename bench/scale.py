"""Rows by the command line: letters a second, and the memory of every process against the number of rows."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS, WHOLE = (500, 2000, 8000), 50_000
LOOK = 0.1  # seconds between two looks at the processes
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
SETTINGS = {"SECRET_KEY": "bench", "ALLOWED_HOSTS": "localhost", "HTTPS": "off"}


def rows_by_command(*, full: bool) -> None:
    """Prints the table."""
    cores = len(os.sched_getaffinity(0))
    print("| Rows | Time | Letters a second | a second and core | Peak: the command | Peak: largest worker | Files |")
    print("|---|---|---|---|---|---|---|")
    for rows in (*ROWS, WHOLE) if full else ROWS:
        print(f"{rows:,} rows by the command line", file=sys.stderr, flush=True)
        seconds, peaks, size = one_run(rows)
        parent, *workers = sorted(peaks.values(), key=list(peaks.values()).index)
        print(
            f"| {rows:,} | {seconds:,.1f} s | {rows / seconds:,.0f} | {rows / seconds / cores:,.0f} | "
            f"{parent:,.0f} MB | {max(workers):,.0f} MB | {size / 1e6:,.0f} MB |",
            flush=True,
        )
    if not full:
        print(f"\n{WHOLE:,} rows: not run; add --full.")


def one_run(rows: int) -> tuple[float, dict[int, float], int]:
    """Seconds, megabytes at the peak of the command and then of each worker, and bytes of letters."""
    folder = Path(tempfile.mkdtemp(prefix="letters-bench-"))
    try:
        write = (
            f"from pathlib import Path; from bench.made_up import write_csv; write_csv(Path('{folder}/in.csv'), {rows})"
        )
        subprocess.run([sys.executable, "-c", write], cwd=ROOT, check=True)
        command = [sys.executable, "manage.py", "letters", str(folder / "in.csv"), "--out", str(folder / "out")]
        began = time.perf_counter()
        with (folder / "log").open("w") as log:
            running = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=os.environ | SETTINGS)
            peaks = watched(running)
        seconds = time.perf_counter() - began
        if running.returncode:
            raise RuntimeError((folder / "log").read_text())
        return seconds, peaks, sum(path.stat().st_size for path in (folder / "out").glob("*/*"))
    finally:
        shutil.rmtree(folder)


def watched(running: subprocess.Popen) -> dict[int, float]:
    """The highest memory of the process and of those it started, in megabytes, the process itself first."""
    peaks: dict[int, float] = {running.pid: 0.0}
    while running.poll() is None:
        for process in (running.pid, *children_of(running.pid)):
            peaks[process] = max(peaks.get(process, 0.0), peak_of(process))
        time.sleep(LOOK)
    return peaks


def children_of(process: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def peak_of(process: int) -> float:
    """Megabytes at its highest so far; 0 where it is gone."""
    try:
        found = PEAK.search(Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0
