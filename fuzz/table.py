"""The outcome of a run as a table in Markdown, and each failure with how to repeat it."""

from collections.abc import Sequence
from datetime import date

HEAD = "| Target | Given | By | Inputs | Slowest | Failures |\n| --- | --- | --- | ---: | ---: | ---: |"


def table(results: Sequence[dict], *, on: date, seed: int) -> str:
    total, failed = sum(each["inputs"] for each in results), sum(len(each["failures"]) for each in results)
    slowest = max((each["slowest"] for each in results), default=0.0)
    lines = [line(each) for each in results]
    end = f"| **all** | | | **{total:,}** | **{milliseconds(slowest)}** | **{failed}** |"
    minutes = sum(each["seconds"] for each in results) / 60
    return "\n".join([HEAD, *lines, end, "", f"{on.isoformat()}, seed {seed}, {minutes:.0f} minutes.\n"])


def line(result: dict) -> str:
    slowest, failures = milliseconds(result["slowest"]), len(result["failures"])
    return f"| {result['name']} | {result['about']} | {result['by']} | {result['inputs']:,} | {slowest} | {failures} |"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"


def failure(result: dict) -> str:
    """What went wrong and the command that shows it again."""
    again = f"make fuzz TARGET={result['name']} INPUTS={result['asked']} SEED={result['seed']}"
    return "\n".join(
        [f"FAILED {result['name']} after {result['inputs']:,} inputs.", *result["failures"], f"Again: {again}\n"]
    )
