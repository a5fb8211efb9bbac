"""What outreach teams see of their campaigns: a chart of thirty days, totals, and everything as CSV."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from guidance.models import LinkCount
from guidance.rendering.manifest import harmless

DAYS = 30
# Units of the drawing, about one CSS pixel each.
STEP, BAR, HEIGHT = 20, 14, 120
COLUMNS = ("day", "page", "language", "campaign", "count")


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One day of the chart: where its bar stands, and what it says."""

    day: date
    count: int
    x: int
    height: int
    width: int = BAR

    @property
    def y(self) -> int:
        return HEIGHT - self.height


def bars(counted: dict[date, int], *, on: date) -> list[Bar]:
    """The thirty days up to `on`, included, each as high as its count against the highest."""
    days = [on - timedelta(days=back) for back in reversed(range(DAYS))]
    most = max((counted.get(day, 0) for day in days), default=0) or 1
    return [
        Bar(day=day, count=counted.get(day, 0), x=place * STEP, height=round(counted.get(day, 0) * HEIGHT / most))
        for place, day in enumerate(days)
    ]


def page(request, site):
    """Openings by day, and by campaign, language and page, for whoever may see them."""
    checked(request)
    today = timezone.localdate()
    recent = LinkCount.objects.filter(day__gt=today - timedelta(days=DAYS), day__lte=today)
    drawn = bars(dict(recent.order_by().values_list("day").annotate(Sum("count"))), on=today)
    totals = recent.order_by().values("campaign", "language", "page").annotate(total=Sum("count"))
    context = {
        **site.each_context(request),
        "title": "Links opened",
        "bars": drawn,
        "width": DAYS * STEP,
        "height": HEIGHT,
        "most": max(bar.count for bar in drawn),
        "sum": sum(bar.count for bar in drawn),
        "rows": totals.order_by("-total", "campaign", "language", "page"),
    }
    return render(request, "admin/link_counts.html", context)


def as_csv(request) -> HttpResponse:
    """Every count ever kept, a row each; no cell is a formula to a spreadsheet."""
    checked(request)
    headers = {"Content-Disposition": 'attachment; filename="links-opened.csv"'}
    reply = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    lines = csv.writer(reply)
    lines.writerow(COLUMNS)
    lines.writerows([harmless(str(cell)) for cell in row] for row in LinkCount.objects.values_list(*COLUMNS))
    return reply


def checked(request) -> None:
    if not request.user.has_perm("guidance.view_linkcount"):
        raise PermissionDenied
