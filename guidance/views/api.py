"""The decision and the plan list for programs to read. Nothing here identifies anybody, so anyone may ask."""

from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.domain.assessment import assess
from guidance.forms.decide import DecisionForm
from guidance.rendering.data import decision_data, plans_data
from guidance.rendering.openapi import description
from guidance.rendering.result import Result
from guidance.views.on_date import read_on


@csrf_exempt
@require_safe
def decision(request):
    """The result of the same query as the page's."""
    today = timezone.localdate()
    form = DecisionForm(request.GET, today=today, bound=True)
    answers = form.answers
    if answers is None:
        return reply({"errors": {field: list(messages) for field, messages in form.errors.items()}}, status=400)
    assessment = assess(answers, content().programs.on(answers.coverage_start))
    return reply(decision_data(Result(assessment, content(), as_of=today)))


@csrf_exempt
@require_safe
def plans(request):
    """The plans of a day under their names of that day; today's where no day is given."""
    on = read_on(request)
    if on.error:
        return reply({"errors": {"on": [on.error]}}, status=400)
    return reply(plans_data(content(), on=on.day or timezone.localdate()))


@csrf_exempt
@require_safe
def openapi(request):
    return reply(description(content()))


@csrf_exempt
@require_safe
def readable(request):
    return render(request, "guidance/api.html", {"description": description(content())})


def reply(data: dict, *, status: int = 200) -> JsonResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response
