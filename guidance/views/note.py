"""A result to take away: plain text to paste into any chart, or a sheet of paper."""

from textwrap import fill

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.domain.assessment import assess
from guidance.forms.decide import DecisionForm
from guidance.rendering.result import Result
from guidance.rendering.result_sheet import result_sheet
from guidance.rendering.sheets import sheet_pdf
from guidance.views.paper_reply import pdf_reply

COLUMNS = 78


@require_safe
@cache_control(private=True, no_cache=True)
def note(request):
    """The note of a query; with something to correct, what that is and status 400."""
    today = timezone.localdate()
    form = DecisionForm(request.GET, today=today, bound=True)
    answers = form.answers
    if answers is None:
        return nothing_of(form)
    result = Result(assess(answers, content().programs.on(answers.coverage_start)), content(), as_of=today)
    address = request.build_absolute_uri().replace("/decide/note/", "/decide/")
    context = {"result": result, "today": today, "address": address, "hicap": content().help_lines["hicap"]}
    return plain(render_to_string("guidance/note.txt", context))


@require_safe
@cache_control(private=True, no_cache=True)
def sheet(request):
    """The result of a query as PDF; with something to correct, what that is and status 400."""
    today = timezone.localdate()
    form = DecisionForm(request.GET, today=today, bound=True)
    answers = form.answers
    if answers is None:
        return nothing_of(form)
    result = Result(assess(answers, content().programs.on(answers.coverage_start)), content(), as_of=today)
    page, about = (request.build_absolute_uri(reverse(name)) for name in ("decide", "about"))
    made = sheet_pdf(result_sheet(result), address=page, about=about)
    return pdf_reply(made, filename="result.pdf")


def nothing_of(form: DecisionForm) -> HttpResponse:
    problems = [f"{field}: {message}" for field, messages in form.errors.items() for message in messages]
    return plain("\n".join(["Nothing can be made of this address.", *problems]), status=400)


def plain(text: str, *, status: int = 200) -> HttpResponse:
    lines = [wrapped(line) for line in text.strip().splitlines()]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", status=status)


def wrapped(line: str) -> str:
    """The line broken at 78 columns, under itself where it is an entry of a list; an address stays whole."""
    if line.startswith("http"):
        return line
    return fill(line, COLUMNS, subsequent_indent="   " if line[:2] in ("- ", "1.") or line[1:3] == ". " else "")
