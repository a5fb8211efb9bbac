"""The decision as one file that works without a network."""

from datetime import date, timedelta
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.domain.assessment import Outcome
from guidance.domain.calendar import spelled
from guidance.domain.programs import Verdict
from guidance.forms.dates import AMERICAN, ISO, MONTH_ONLY
from guidance.forms.decide import CoverageStartField, DecisionForm
from guidance.rendering.offline import SCRIPT, STYLE, offline_data
from guidance.templatetags.said import MARKS


@require_safe
def offline(request):
    form = DecisionForm(QueryDict(), today=timezone.localdate())
    day = form.fields["coverage_start"]
    data = looked_up(day.last) | shown(day)
    words = page_words(request) | {"groups": form.groups()}
    page = render(request, "guidance/offline.html", {**words, "data": data, "style": STYLE, "script": SCRIPT})
    page["Content-Disposition"] = 'attachment; filename="cal-mediconnect-decision.html"'
    return page


def page_words(request) -> dict:
    """What stands in the file besides the questions and what the script looks up."""
    return {
        "title": content().programs.all[0].names.title,
        "checked": spelled(content().checked_on),
        "address": request.build_absolute_uri(reverse("decide")),
        "paper": request.build_absolute_uri(reverse("decide_paper")),
        "outcomes": [outcome.value for outcome in Outcome],
        "counseling": content().help_lines[content().paper.line],
    }


@lru_cache(maxsize=1)
def looked_up(last: date) -> dict:
    """The tables take seconds to ask for, and change only with the content, which is read once a process."""
    return offline_data(content(), last=last)


def shown(field: CoverageStartField) -> dict:
    """How the form reads a date, what it says of one that it cannot read, and the marks of the pages."""
    patterns = [pattern.pattern.replace("(?P<", "(?<") for pattern in (ISO, AMERICAN, MONTH_ONLY)]
    wrong = {
        "required": "",
        "unreadable": "-",
        "calendar": "02/30/2015",
        "early": (field.first - timedelta(days=1)).isoformat(),
        "late": (field.last + timedelta(days=1)).isoformat(),
    }
    return {
        "patterns": patterns,
        "errors": {name: said_of(field, typed) for name, typed in wrong.items()},
        "odd_day": content().questions["coverage_start"].note,
        "marks": {status.value: mark for status, mark in MARKS.items()},
        "verdicts": {verdict.value: f"{verdict.name.title()}." for verdict in Verdict},
    }


def said_of(field: CoverageStartField, typed: str) -> str:
    """What the form says of a date that it refuses."""
    try:
        field.clean([typed])
    except ValidationError as error:
        return error.messages[0]
    raise ValueError(f"The form takes {typed!r} as a date.")
