"""What held in Cal MediConnect and what holds in Medi-Medi Plans, for a physician who knew the one."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.context import Strip


@require_safe
def then_and_now(request):
    page = content().then_and_now
    strip = Strip(program=page.programs, dates=page.dates, says="", ended=page.ended)
    return render(request, "guidance/then_and_now.html", {"page": page, "strip": strip, "today": timezone.localdate()})
