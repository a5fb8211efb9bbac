"""Pages for patients, each in its language, with the handout that is the same page on paper."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.domain.patients import Language, PatientPage
from guidance.domain.programs import Program
from guidance.forms.outreach import LinkForm
from guidance.link_counting import count_opening
from guidance.patient_links import offered, offered_language, whole
from guidance.rendering.handout import Handout, handout_pdf
from guidance.rendering.script_fonts import has_fonts
from guidance.views.errors import bad_request
from guidance.views.file_reply import pdf_reply


@require_safe
def languages(request):
    """Every language by its own name, and the topics in English."""
    return render(request, "guidance/patients.html", {"languages": offered(), "topics": topics_of(offered()[0])})


@require_safe
def topics(request, language):
    chosen = language_or_404(language)
    topics, program = topics_of(chosen), content().programs.on(timezone.localdate())
    line = content().help_lines[topics[0][1].action.line]
    context = {"language": chosen, "topics": topics, "languages": offered(), "line": line, "program": program}
    return render(request, "guidance/patient_topics.html", context)


@require_safe
def page(request, language, topic):
    """One page: of today's program, or of the one asked for. Opened by the link of a campaign, it is counted."""
    chosen, program = language_or_404(language), program_asked(request)
    found = page_or_404(chosen, program, topic)
    campaign = request.GET.get("c", "")
    if request.method == "GET":
        count_opening(page=topic, language=language, campaign=campaign)
    context = {
        "language": chosen,
        "page": found,
        "program": program,
        "programs": content().programs.all,
        "line": content().help_lines[found.action.line],
        "sources": [content().sources[id] for id in found.sources],
        "draft": not (chosen.reviewed and found.reviewed),
        "languages": offered(),
        "has_handout": has_fonts(chosen.code),
    }
    response = render(request, "guidance/patient_page.html", context)
    if campaign:  # kept by nobody, so that every opening is counted
        patch_cache_control(response, private=True, no_cache=True)
    return response


@require_safe
def handout(request, language, topic):
    """The page on one sheet of paper; `size=large` for large print, `organization` for who hands it over."""
    chosen, program = language_or_404(language), program_asked(request)
    page_or_404(chosen, program, topic)
    asked = {"topic": topic, "language": language, "program": program.slug, "campaign": request.GET.get("c", "")}
    form = LinkForm(asked | {"organization": request.GET.get("organization", "")}, today=program.slug)
    if not has_fonts(chosen.code):
        raise Http404
    if not form.is_valid():
        return bad_request(request)
    made = handout_pdf(
        Handout.of(form.link, organization=form.cleaned_data["organization"]),
        large=request.GET.get("size") == "large",
        about=whole(reverse("about")),
    )
    return pdf_reply(made, filename=f"{topic}-{language}.pdf")


def page_or_404(language: Language, program: Program, topic: str) -> PatientPage:
    found = language.page(program.slug, topic)
    if found is None:
        raise Http404
    return found


def language_or_404(code: str) -> Language:
    found = offered_language(code)
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
