"""Would this patient gain from enrolling? One query in, the page with its result out."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.context import strip_of
from guidance.domain.answers import Answers
from guidance.domain.assessment import assess
from guidance.domain.calendar import spelled
from guidance.forms.decide import DecisionForm
from guidance.kept_pages import packed
from guidance.rendering.result import Result
from guidance.rendering.timeline import draw_timeline
from guidance.rendering.trace import trace

FOR_THE_LETTER = ("your_role", "accepts_rate", "accepts_plan_rules", "quality_concern")
TIMELINE_WIDTHS = (560, 320)  # two drawings, so that words stay readable on a phone


@require_safe
@packed
@cache_control(private=True, no_cache=True)
def decide(request):
    form = DecisionForm(request.GET, today=timezone.localdate())
    context = {"form": form, "groups": form.groups(), "result": None}
    context["title"] = content().programs.all[0].names.title
    if answers := form.answers:
        context |= result_context(answers, content().programs.on(answers.coverage_start))
    return render(request, "guidance/decide.html", context)


def result_context(answers: Answers, program) -> dict:
    assessment = assess(answers, program)
    result = Result(assessment, content(), as_of=timezone.localdate())
    drawn = (draw_timeline(assessment, width=width) for width in TIMELINE_WIDTHS)
    return {
        "result": result,
        "timelines": [timeline for timeline in drawn if timeline],
        "title": program.names.title,
        "letter_query": letter_query(answers),
        "steps": trace(result),
        "strip": strip_of(program, says=rules_of(assessment)),
    }


def rules_of(assessment) -> str:
    start = spelled(assessment.answers.coverage_start)
    return f"{assessment.edition.label}, for coverage starting {start}."


def letter_query(answers: Answers) -> str:
    """What a letter may know from a result: nothing of it identifies anybody."""
    known = {key: getattr(answers, key) for key in FOR_THE_LETTER}
    known = {key: value for key, value in known.items() if value is not None}
    return urlencode({"coverage_start": answers.coverage_start.isoformat(), **known})
