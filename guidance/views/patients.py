"""Pages for patients, each in its language, with the handout that is the same page on paper."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.context import strip_of
from guidance.domain.patients import Language, PatientPage
from guidance.domain.programs import Program


@require_safe
def languages(request):
    """Every language by its own name, and the topics in English."""
    return render(request, "guidance/patients.html", {"languages": offered(), "topics": topics_of(offered()[0])})


@require_safe
def topics(request, language):
    chosen = language_or_404(language)
    context = {"language": chosen, "topics": topics_of(chosen), "languages": offered()}
    return render(request, "guidance/patient_topics.html", context)


@require_safe
def page(request, language, topic):
    """One page: of today's program, or of the one asked for."""
    chosen, program = language_or_404(language), program_asked(request)
    found = chosen.page(program.slug, topic)
    if found is None:
        raise Http404
    context = {
        "language": chosen,
        "page": found,
        "program": program,
        "programs": content().programs.all,
        "strip": strip_of(program),
        "line": content().help_lines[found.action.line],
        "sources": [content().sources[id] for id in found.sources],
        "draft": not (chosen.reviewed and found.reviewed),
        "languages": offered(),
    }
    return render(request, "guidance/patient_page.html", context)


def offered() -> list[Language]:
    """The languages shown: all, or only the reviewed ones where the site is set so. English is always shown."""
    return [
        language
        for language in content().patients.values()
        if language.reviewed or language.code == "en" or not settings.REVIEWED_LANGUAGES_ONLY
    ]


def language_or_404(code: str) -> Language:
    found = next((language for language in offered() if language.code == code), None)
    if found is None:
        raise Http404
    return found


def program_asked(request) -> Program:
    """The program named in the query; without one, or with none of ours, today's."""
    wanted = request.GET.get("program", "")
    named = (program for program in content().programs.all if program.slug == wanted)
    return next(named, None) or content().programs.on(timezone.localdate())


def topics_of(language: Language) -> list[tuple[str, PatientPage]]:
    """Each topic with its page under today's program."""
    now = content().programs.on(timezone.localdate()).slug
    return [(topic, found) for topic in language.topics if (found := language.page(now, topic))]
