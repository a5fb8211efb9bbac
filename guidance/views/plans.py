"""The plans, side by side and one by one."""

from django.db import DatabaseError
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.context import Strip, ended_sentence, no_program_context
from guidance.domain.calendar import spelled
from guidance.domain.plans import on_offer
from guidance.models import Contact
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
    program = content().programs.on(on.day) if on.day else content().programs.all[0]
    context = {"on": on}
    if program is None:
        context |= no_program_context()
    else:
        offered = on_offer(content().plans, program.slug, on=on.day)
        context |= {"program": program, "plans": [named(plan, on.day) for plan in offered]}
        context["names"] = [plan.sort_name for plan in offered]
        context |= {"groups": comparison(offered), "strip": strip_of(program, on.day)}
    return render(request, "guidance/plans.html", context, status=on.status)


@require_safe
def plan(request, slug):
    found = content().plan(slug)
    if found is None:
        raise Http404
    on = read_on(request)
    program = content().programs.on(on.day) if on.day else content().programs.all[0]
    parts = [(title, rows_of(found, key)) for key, title in PAGE_PARTS]
    context = {
        "on": on,
        "plan": found,
        "shown": named(found, on.day),
        "parts": parts,
        "contacts": contacts_of(slug, on.day),
    }
    if program is None:
        context |= no_program_context()
    else:
        context["strip"] = strip_of(program, on.day)
    return render(request, "guidance/plan.html", context, status=on.status)


def strip_of(program, day) -> Strip:
    says = f"as on {spelled(day)}." if day else program.dates
    return Strip(program=program.name, says=says, ended=ended_sentence(program))


def named(plan, day) -> dict:
    """The plan under its name of that day, or under all its names in turn."""
    name = plan.name_on(day) if day else ", later ".join(plan.names_in_order)
    return {"slug": plan.slug, "name": name}


def comparison(offered) -> list[dict]:
    """Every row for every plan, blanks included."""
    return [
        {
            "title": group.title,
            "rows": [{"row": row, "cells": [plan.cells_of(row.key) for plan in offered]} for row in group.rows],
        }
        for group in content().row_groups
    ]


def rows_of(plan, part: str) -> list[dict]:
    rows = [row for group in content().row_groups for row in group.rows if row.page == part]
    return [{"row": row, "cells": plan.cells_of(row.key)} for row in rows]


def contacts_of(slug: str, day) -> list[dict] | None:
    """The phone book's rows for the plan, with what a reader must know of each; None while it cannot be read."""
    today = timezone.localdate()
    try:
        rows = Contact.objects.filter(plan__slug=slug).select_related("plan")
        rows = rows.in_force_on(day) if day else rows
        return [
            {"contact": row, "ended": row.ended(on=today), "verification": row.verification(on=today)} for row in rows
        ]
    except DatabaseError:
        return None
