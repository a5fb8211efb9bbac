"""Every page against a bare Django response, under load, with the production server; a first visit; mixed load.

    python bench/pages.py            some minutes
    python bench/pages.py --full     longer rounds, and more of them

The load comes from wrk (Debian's package), over the loopback only. Bare is a Django without middleware that answers two
bytes, with the same server and settings. Read the ratios: both are measured in turn, in the same run.
"""

import argparse
import gzip
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import Request, urlopen

import brotli

ROOT = Path(__file__).parent.parent
CONNECTIONS = 16
RESULT = (
    "/decide/?coverage_start=2015-03-01&situation=none&needs=many_conditions&needs=vision_or_rides&your_role=specialist"
    "&in_network=no&visits=2&accepts_rate=yes&accepts_plan_rules=yes&quality_concern=no&treatment=to_12&concerns=none"
    "&matters_most=keep_doctors"
)
GUIDANCE = (
    *("/", "/decide/", "/continuity/", "/plans/", "/plans/molina/", "/guides/", "/guides/drugs/"),
    *("/guides/then-and-now/", "/patients/hy/", "/api/", "/how-it-works/proof/"),
    *(
        "/guides/glossary/",
        "/changes/",
        "/sources/",
        "/conflicts/",
        "/patients/",
        "/patients/hy/choices/",
        "/outreach/",
    ),
    *("/how-it-works/", "/about/", "/privacy/", "/accessibility/"),
)
OTHER = (
    RESULT,
    "/letters/",
    "/letters/batch/",
    "/corrections/",
    "/plans/?on=2015-03-01",
    "/search/?q=crossover+claim",
    "/letters/new/",
    "/api/v1/plans?on=2015-03-01",
)
AIM_GUIDANCE, AIM_RESULT, AIM_BYTES, AIM_TAIL = 2, 12, 50_000, 5
BARE = """
import os
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
settings.configure(SECRET_KEY="bench", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__)
urlpatterns = [path("", lambda request: HttpResponse(b"ok"))]
application = get_wsgi_application()
"""
LATENCY = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s)\s*$", re.MULTILINE)
SECONDS = {"us": 1e-6, "ms": 1e-3, "s": 1}


@dataclass(frozen=True, kw_only=True)
class Load:
    """What a round of load saw: answers a second, the median and the 99th percentile in seconds, and failures."""

    rate: float
    median: float
    tail: float
    failed: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true")
    full = parser.parse_args().full
    if not shutil.which("wrk"):
        print("Pages under load: not measured, wrk is not installed (apt-get install wrk).")
        return
    seconds, rounds = (2, 9) if full else (1, 7)
    now = datetime.now(UTC)
    print(f"{now:%Y-%m-%d}, {len(os.sched_getaffinity(0))} cores, load at the start {os.getloadavg()[0]:.2f}\n")
    with tempfile.TemporaryDirectory() as folder, bare_server(Path(folder)) as bare, our_server(Path(folder)) as ours:
        pages_against_bare(bare, ours, seconds=seconds, rounds=rounds)
        first_visits(ours)
        mixed_load(ours, folder, seconds=60)


def pages_against_bare(bare: str, ours: str, *, seconds: int, rounds: int) -> None:
    """Bare is asked before each round of a page, and each round is compared with the one of bare before it.

    A machine that others share is now fast, now slow; so a page gets many short rounds rather than few long ones.
    """
    print("| Page | Answers a second | Median | 99th percentile | Times bare: median | p99 | Aim |")
    print("|---|---:|---:|---:|---:|---:|---|")
    everywhere = []
    for path in (*GUIDANCE, *OTHER):
        pairs = [
            (under_load(bare + "/", seconds=seconds), under_load(ours + path, seconds=seconds)) for _ in range(rounds)
        ]
        everywhere += [alone for alone, _ in pairs]
        print(row(path, pairs), flush=True)
    alone = middle_of(everywhere)
    print(f"| a bare Django response | {figures(alone)} | **1** | 1 | {failures(everywhere)} |")


def row(path: str, pairs: list[tuple[Load, Load]]) -> str:
    """A page's figures, and how many times those of bare they are: the middle of all rounds."""
    times = statistics.median(page.median / alone.median for alone, page in pairs)
    tail = statistics.median(page.tail / alone.tail for alone, page in pairs)
    pages = [page for _, page in pairs]
    verdict = f"{judged(path, times)}{failures(pages)}"
    return f"| {path[:40]} | {figures(middle_of(pages))} | **{times:.1f}** | {tail:.1f} | {verdict} |"


def middle_of(rounds: list[Load]) -> Load:
    """The median of each figure."""
    names = ("rate", "median", "tail", "failed")
    return Load(**{name: statistics.median(getattr(each, name) for each in rounds) for name in names})


def figures(load: Load) -> str:
    return f"{load.rate:,.0f} | {load.median * 1000:.1f} ms | {load.tail * 1000:.1f} ms"


def failures(rounds: list[Load]) -> str:
    failed = sum(each.failed for each in rounds)
    return f"; {failed} FAILED" if failed else ""


def judged(path: str, times: float) -> str:
    aim = AIM_RESULT if path == RESULT else AIM_GUIDANCE if path in GUIDANCE else None
    return "none set" if aim is None else f"{aim}: {'met' if times <= aim else 'NOT met'}"


def first_visits(ours: str) -> None:
    """Bytes of a page with its stylesheet, script and icon, as a browser with an empty cache gets them."""
    print("\n| First visit | Bytes over the wire | Aim |\n|---|---:|---|")
    for path in (*GUIDANCE, RESULT, "/letters/new/"):
        page, body = fetched(ours + path)
        files = sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', body)))
        total = page + sum(fetched(ours + file)[0] for file in files)
        print(f"| {path[:40]} | {total:,} | 50,000: {'met' if total <= AIM_BYTES else 'NOT met'} |")


def fetched(address: str) -> tuple[int, str]:
    """Bytes of the body as sent, and the text where it is a page."""
    with urlopen(Request(address, headers={"Accept-Encoding": "br, gzip"})) as reply:
        body, how = reply.read(), reply.headers.get("Content-Encoding")
    if how == "gzip":
        return len(body), gzip.decompress(body).decode(errors="replace")
    return len(body), (brotli.decompress(body) if how == "br" else body).decode(errors="replace")


def mixed_load(ours: str, folder: str, *, seconds: int) -> None:
    """Everything at once, more than the server can answer, and the memory of its processes before and after."""
    script = Path(folder) / "mixed.lua"
    paths = ", ".join(f'"{path}"' for path in (*GUIDANCE, *OTHER, *(RESULT,) * 4))
    script.write_text(
        f"local paths = {{{paths}}}\nlocal at = 0\n"
        "request = function()\n  at = at % #paths + 1\n  return wrk.format('GET', paths[at])\nend\n"
    )
    under_load(ours + "/", seconds=3, script=script, connections=16)
    before = memory()
    seen = under_load(ours + "/", seconds=seconds, script=script, connections=16)
    after = memory()
    times = seen.tail / seen.median
    print(
        f"\n{seconds} seconds of mixed load over 16 connections: {seen.rate:,.0f} answers a second, {seen.failed} "
        f"failed (aim 0: {'met' if not seen.failed else 'NOT met'}); median {seen.median * 1000:.1f} ms, 99th "
        f"percentile {seen.tail * 1000:.1f} ms, {times:.1f} times the median (aim {AIM_TAIL}: "
        f"{'met' if times <= AIM_TAIL else 'NOT met'}); memory of the server {before:,.0f} MB before and "
        f"{after:,.0f} MB after."
    )


def under_load(address: str, *, seconds: int, script: Path | None = None, connections: int = CONNECTIONS) -> Load:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    command += ["-s", str(script)] if script else []
    said = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    times = {percent: float(number) * SECONDS[unit] for percent, number, unit in LATENCY.findall(said)}
    failed = sum(map(int, re.findall(r"(?:connect|read|write|timeout|responses:) (\d+)", said)))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    return Load(rate=rate, median=times["50"], tail=times["99"], failed=failed)


@contextmanager
def bare_server(folder: Path):
    (folder / "bare.py").write_text(BARE)
    with server("bare", cwd=folder, more={"PYTHONPATH": str(ROOT)}) as address:
        yield address


@contextmanager
def our_server(folder: Path):
    own = {
        "SECRET_KEY": "bench" * 12,
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "off",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
    }
    for command in (["migrate", "-v0"], ["load_directory", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=os.environ | own, check=True)
    with server("calmediconnect_site.wsgi", cwd=ROOT, more=own) as address:
        yield address


@contextmanager
def server(app: str, *, cwd: Path, more: dict[str, str]):
    """gunicorn as it is deployed, without its access log; stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "gunicorn", app, "--config", str(ROOT / "calmediconnect_site/gunicorn.py")),
        *("--bind", f"127.0.0.1:{port}", "--access-logfile", "/dev/null", "--log-level", "warning"),
        *("--max-requests", "0"),
    ]
    running = subprocess.Popen(command, cwd=cwd, env=os.environ | more)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit("The server did not start.")


def memory() -> float:
    """Megabytes that the processes of our server hold together."""
    running = ["pgrep", "-f", "gunicorn.*calmediconnect_site.wsgi"]
    found = subprocess.run(running, check=True, capture_output=True, text=True).stdout
    sizes = [re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()) for pid in found.split()]
    return sum(int(size[1]) for size in sizes if size) / 1000


if __name__ == "__main__":
    main()
