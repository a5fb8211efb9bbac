"""Lighthouse's four scores for the pages that matter most, by the production server.

    python bench/lighthouse.py

Needs Node's npx and a Chromium. Lighthouse plays a slow phone on a slow network; its performance score moves by some
points from run to run, so each page is asked three times and the middle one is shown.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.pages import our_server

VERSION = "12.8.2"
PAGES = ("/", "/decide/", "/plans/", "/letters/new/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ROUNDS = 3


def main() -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not (browser and shutil.which("npx")):
        print("Lighthouse: not measured, it needs npx and a Chromium.")
        return
    print(f"| Page | {' | '.join(CATEGORIES)} | Layout shift | Largest paint |\n|---|{'---:|' * 6}")
    with tempfile.TemporaryDirectory() as folder, our_server(Path(folder)) as ours:
        for path in PAGES:
            seen = [asked(ours + path, browser, Path(folder)) for _ in range(ROUNDS)]
            scores = [
                round(100 * statistics.median(one["categories"][key]["score"] for one in seen)) for key in CATEGORIES
            ]
            last = seen[-1]["audits"]
            shift, paint = (
                last[key]["displayValue"] for key in ("cumulative-layout-shift", "largest-contentful-paint")
            )
            print(f"| {path} | {' | '.join(map(str, scores))} | {shift} | {paint} |", flush=True)
            for line in lost(seen[-1]):
                print(line, file=sys.stderr)


def asked(address: str, browser: str, folder: Path) -> dict:
    """Lighthouse's whole report."""
    report = folder / "report.json"
    command = [
        *(
            "npx",
            "--yes",
            f"lighthouse@{VERSION}",
            address,
            "--quiet",
            "--output",
            "json",
            "--output-path",
            str(report),
        ),
        *(f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"),
    ]
    subprocess.run(command, env=os.environ | {"CHROME_PATH": browser}, check=True, stdout=subprocess.DEVNULL)
    return json.loads(report.read_text())


def lost(report: dict) -> list[str]:
    """What cost a page points."""
    return [
        f"  {name}: {audit['title']} {audit.get('displayValue', '')}"
        for name, category in report["categories"].items()
        for audit in (report["audits"][each["id"]] for each in category["auditRefs"] if each["weight"])
        if audit["score"] is not None and audit["score"] < 1
    ]


if __name__ == "__main__":
    main()
