"""The page of many requests: how to begin, and the report on a file."""

from datetime import timedelta

from django.shortcuts import render

from guidance.content_loader import content
from guidance.forms.carried import packed
from guidance.forms.columns import columns
from guidance.forms.report import Report
from guidance.forms.rows import MOST_BYTES
from guidance.limits import spoken
from guidance.views.letter_page import OFFERED

# What a page carries for the next time, when the rows were not even read.
KEPT = ("rows", "part", "make")


def batch_page(
    request,
    *,
    report: Report | None = None,
    problems=(),
    expired: bool = False,
    wait: timedelta | None = None,
    status: int = 200,
):
    """The page, with what is wrong with a file or the report on it. The good rows go with the report."""
    context = {
        "report": report,
        "carried": packed(good.row for good in report.good) if report and report.good else "",
        "problems": problems,
        "expired": expired,
        "wait": spoken(wait) if wait else "",
        "kept": {name: request.POST.get(name, "") for name in KEPT} if wait and request.POST.get("rows") else {},
        "columns": columns(),
        "parts": {part: content().letters.parts[part] for part in OFFERED},
        "most_bytes": MOST_BYTES,
    }
    return render(request, "guidance/letter_batch.html", context, status=status)
