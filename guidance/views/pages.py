"""The pages around the decision."""

from operator import attrgetter

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.domain.assessment import GainsLevel
from guidance.domain.calendar import add_months
from guidance.domain.guides import naming
from guidance.readiness import why_not_ready
from guidance.rendering.outcome_table import outcome_rows

ROBOTS = (
    "User-agent: *",
    "Allow: /letters/$",
    "Allow: /letters/new/$",
    *(f"Disallow: /{part}/" for part in ("letters", "corrections", "admin")),
    "Allow: /",
)


@require_safe
def home(request):
    today = timezone.localdate()
    then, now = content().programs.all[0], content().programs.on(today)
    context = {
        "program": then,
        "then": options_of(then),
        "now": options_of(now),
        "program_now": now,
        "guides": content().around_guides.home,
        "next_start": add_months(today.replace(day=1), 1),
    }
    return render(request, "guidance/home.html", context)


def options_of(program) -> dict:
    """Everything the patient can do in the program, under the same headings."""
    headings = content().option_headings
    rows = [(headings[key], [option.answers[key] for option in program.options]) for key in headings]
    return {"names": [option.name for option in program.options], "rows": rows}


@require_safe
def how_it_works(request):
    gains = [content().outcomes.gains[level] for level in GainsLevel]
    tables = [(program, outcome_rows(content(), program.slug)) for program in content().programs.all]
    return render(request, "guidance/how_it_works.html", {"tables": tables, "rows": tables[0][1], "gains": gains})


@require_safe
def sources(request):
    used_in = naming(content().guides, attrgetter("sources"))
    cited = [(source, used_in.get(source.id, ())) for source in content().cited()]
    return render(request, "guidance/sources.html", {"sources": cited, "total": len(cited)})


@require_safe
def conflicts(request):
    names = {program.slug: program.name for program in content().programs.all}
    used_in = naming(content().guides, attrgetter("conflicts"))
    found = [
        (conflict, [names[slug] for slug in conflict.programs], used_in.get(conflict.id, ()))
        for conflict in content().conflicts.values()
    ]
    return render(request, "guidance/conflicts.html", {"conflicts": found})


@require_safe
def about(request):
    return render(request, "guidance/about.html", {"review_by": content().review_by})


@require_safe
def privacy(request):
    return render(request, "guidance/privacy.html")


@require_safe
def accessibility(request):
    return render(request, "guidance/accessibility.html")


@require_safe
def robots(request):
    """Robots may read what says what a letter is, and the empty form; no address with a query of either."""
    return HttpResponse("\n".join(ROBOTS) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def healthz(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request):
    """200 where visitors may be sent; otherwise 503 and the reason."""
    reason = why_not_ready()
    status = 503 if reason else 200
    return HttpResponse(f"{reason or 'ready'}\n", status=status, content_type="text/plain; charset=utf-8")
