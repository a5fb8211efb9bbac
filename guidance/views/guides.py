"""Guides: the answers behind the answers, each statement with its sources."""

from collections.abc import Iterator

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.context import Strip
from guidance.domain.calendar import spelled
from guidance.domain.guides import Guide
from guidance.rendering.guide_sheet import guide_sheet
from guidance.rendering.sheets import sheet_pdf
from guidance.views.paper_reply import pdf_reply


@require_safe
def guides(request):
    groups = [
        (group, name, [guide for guide in content().guides if guide.group is group])
        for group, name in content().around_guides.groups.items()
    ]
    return render(request, "guidance/guides.html", {"groups": groups})


@require_safe
def guide(request, slug):
    found = content().guide(slug)
    if found is None:
        raise Http404
    return render(request, "guidance/guide.html", {"guide": found, "strip": strip_for(found), **related(found)})


@require_safe
def guide_pdf(request, slug):
    """The guide on paper."""
    found = content().guide(slug)
    if found is None:
        raise Http404
    strip = strip_for(found)
    sheet = guide_sheet(found, program=strip.program, dates=strip.dates, ended=strip.ended, overdue=is_overdue(found))
    page, about = (request.build_absolute_uri(path) for path in (reverse("guide", args=[slug]), reverse("about")))
    return pdf_reply(sheet_pdf(sheet, address=page, about=about), filename=f"{slug}.pdf")


@require_safe
def glossary(request):
    return render(request, "guidance/glossary.html", {"terms": content().glossary})


def is_overdue(guide: Guide) -> bool:
    return guide.review_by < timezone.localdate()


def strip_for(guide: Guide) -> Strip:
    """The programs the guide speaks of, each with its own dates."""
    first, *others = [program for program in content().programs.all if program.slug in guide.programs]
    dates = "; ".join([first.dates, *(f"{program.name} {program.dates}" for program in others)])
    ended = [
        f"{program.name} ended on {spelled(program.last_day)}." for program in (first, *others) if program.last_day
    ]
    return Strip(program=first.name, dates=f"{dates}.", says="", ended=" ".join(ended))


def lines_of(guide: Guide) -> Iterator[str]:
    """The reasons of the decision that the guide says more of, in a line each."""
    for reason in content().reasons:
        if reason.key in guide.reasons:
            yield content().around_guides.said_in_general(reason.line)


def related(guide: Guide) -> dict:
    """What the guide names, and the guides that name it."""
    named = set(guide.guides) | {other.slug for other in content().guides if guide.slug in other.guides}
    return {
        "related": [other for other in content().guides if other.slug in named and other.slug != guide.slug],
        "then_and_now": "then-and-now" in guide.guides,
        "reasons": list(dict.fromkeys(lines_of(guide))),
        "conflicts": [content().conflicts[id] for id in guide.conflicts],
        "sources": [content().sources[id] for id in guide.sources],
        "overdue": is_overdue(guide),
    }
