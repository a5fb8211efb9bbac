"""Asks for known vulnerabilities of every version in a lock, and never calls silence an all-clear.

Ends with 1 for a known vulnerability, with 2 where pip-audit is missing, else with 0: also where the advisory
database did not answer, which is then said.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec

AUDIT = ("-m", "pip_audit", "--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")


def report_on(lock: str) -> Mapping:
    """What pip-audit found; nothing where the advisory database could not be reached."""
    run = subprocess.run(
        [sys.executable, *AUDIT, "--requirement", lock], capture_output=True, text=True, timeout=300, check=False
    )
    try:
        return json.loads(run.stdout)
    except ValueError:
        return {}


def known(report: Mapping) -> list[str]:
    """A line for each version with known vulnerabilities."""
    return [
        f"{part['name']} {part['version']}: {', '.join(found['id'] for found in part['vulns'])}"
        for part in report.get("dependencies", [])
        if part.get("vulns")
    ]


def said(lock: str, report: Mapping) -> str:
    """What the report comes to. pip-audit calls a part that it could not ask about free of vulnerabilities."""
    parts = report.get("dependencies", [])
    asked = [part for part in parts if "skip_reason" not in part]
    if not asked:
        return f"{lock}: not run. The advisory database did not answer."
    silent = sorted(part["name"] for part in parts if "skip_reason" in part)
    without = f" No answer about {len(silent)}: {', '.join(silent)}." if silent else ""
    lines = [f"{lock}: {len(asked)} versions asked about, {len(known(report))} with a known vulnerability.{without}"]
    return "\n  ".join([*lines, *known(report)])


def ends_with(reports: Iterable[Mapping]) -> int:
    return 1 if any(known(report) for report in reports) else 0


def main(locks: Sequence[str]) -> int:
    if find_spec("pip_audit") is None:
        print("pip-audit is not installed. `make audit` installs it.", file=sys.stderr)
        return 2
    reports = {lock: report_on(lock) for lock in locks}
    for lock, report in reports.items():
        print(said(lock, report))
    return ends_with(reports.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
