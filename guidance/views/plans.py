"""The plans, side by side and one by one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.context import strip_of
from guidance.database_away import AwayError, asking
from guidance.domain.calendar import spelled
from guidance.domain.plans import on_offer, same_years
from guidance.models import Contact
from guidance.rendering.plan_sheet import plan_card
from guidance.rendering.sheets import sheet_pdf
from guidance.views.file_reply import pdf_reply
from guidance.views.on_date import read_on

PAGE_PARTS = (
    ("runs", "Who runs it"),
    ("years", "Years and places"),
    ("network", "How its network works"),
    ("extras", "What it offers beyond Medicare and Medi-Cal"),
    ("contacts", "What its sources print about contacts"),
    ("after", "What became of it"),
)


@require_safe
def plans(request):
    on = read_on(request)
    program = program_of(on)
    offered = on_offer(content().plans, program.slug, on=on.day)
    context = {
        "on": on,
        "program": program,
        "plans": [named(plan, program, on.day) for plan in offered],
        "names": [plan.sort_name for plan in offered],
        "groups": comparison(offered, program),
        "strip": strip_of(program, says=as_on(on.day)),
    }
    return render(request, "guidance/plans.html", context, status=on.status)


@require_safe
def plan(request, slug):
    found = content().plan(slug)
    if found is None:
        raise Http404
    on = read_on(request)
    program = program_of(on, found)
    context = {
        "on": on,
        "program": program,
        "plan": found,
        "shown": named(found, program, on.day),
        "parts": [(title, rows_of(found, key)) for key, title in PAGE_PARTS],
        "contacts": contacts_of(slug, on.day),
        "strip": strip_of(program, says=as_on(on.day)),
    }
    return unless_away(render(request, "guidance/plan.html", context, status=on.status), context["contacts"])


@require_safe
def card(request, slug):
    """The plan's page for the front desk, as PDF."""
    found = content().plan(slug)
    if found is None:
        raise Http404
    on = read_on(request)
    if on.error:
        return HttpResponse(f"{on.error}\n", content_type="text/plain; charset=utf-8", status=400)
    program = program_of(on, found)
    shown = named(found, program, on.day)["name"]
    contacts = contacts_of(slug, on.day)
    sheet = plan_card(found, program, name=shown, contacts=contacts)
    page, about = (request.build_absolute_uri(path) for path in (reverse("plan", args=[slug]), reverse("about")))
    made = sheet_pdf(sheet, address=page, about=about)
    return unless_away(pdf_reply(made, filename=f"{slug}.pdf"), contacts)


def program_of(on, plan=None):
    """The program of the day asked for, or the first one as a whole: of the plan's, where it is one plan's page."""
    if on.day:
        return content().programs.on(on.day)
    return next(one for one in content().programs.all if plan is None or plan.offered_in(one.slug))


def as_on(day) -> str:
    return f"as on {spelled(day)}." if day else ""


def named(plan, program, day) -> dict:
    """The plan under its name of that day, or under all its names in the program, and whether it was on offer."""
    names = (plan.name_on(day),) if day else plan.names_within(program.first_day, program.last_day)
    name = ", later ".join(names or plan.names_in_order)
    return {"slug": plan.slug, "name": name, "evidence": plan.offer_on(program.slug, day) if day else None}


def comparison(offered, program) -> list[dict]:
    """Every row of the program for every plan, blanks included."""
    return [
        {
            "title": group.title,
            "rows": [row_of(offered, row) for row in group.rows],
        }
        for group in content().row_groups
        if program.slug in group.programs
    ]


def row_of(offered, row) -> dict:
    """The row with what is known of each plan, and the years in which all can be compared."""
    return {
        "row": row,
        "same": same_years(offered, row.key),
        "cells": [plan.cells_of(row.key) for plan in offered],
    }


def rows_of(plan, part: str) -> list[dict]:
    """The rows of that part of the page, of the programs in which the plan is known."""
    groups = (group for group in content().row_groups if any(map(plan.offered_in, group.programs)))
    rows = [row for group in groups for row in group.rows if row.page == part]
    return [{"row": row, "cells": plan.cells_of(row.key)} for row in rows]


def contacts_of(slug: str, day) -> list[dict] | None:
    """The phone book's rows for the plan, with what a reader must know of each; None while it cannot be read."""
    today = timezone.localdate()
    try:
        with asking():
            rows = Contact.objects.filter(plan__slug=slug).select_related("plan")
            found = list(rows.in_force_on(day) if day else rows)
    except AwayError:
        return None
    return [{"contact": row, "ended": row.ended(on=today), "verification": row.verification(on=today)} for row in found]


def unless_away(response: HttpResponse, contacts: list | None) -> HttpResponse:
    """The response. Without the phone book it is kept by nobody, so that the numbers are back as soon as it is."""
    if contacts is None:
        patch_cache_control(response, no_store=True)
    return response
