"""The decision on one sheet of paper."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.rendering.paper import to_paper
from guidance.views.file_reply import pdf_reply
from guidance.views.on_date import read_on


@require_safe
def paper(request):
    """The worksheet for coverage that starts on the day asked for; without one, by the rules of today."""
    on = read_on(request)
    if on.error:
        return render(request, "guidance/paper.html", {"on": on}, status=on.status)
    day = on.day or timezone.localdate()
    made = to_paper(
        content(),
        on=day,
        given=on.day is not None,
        address=request.build_absolute_uri(reverse("decide_paper")),
        about=request.build_absolute_uri(reverse("about")),
    )
    name = f"{content().programs.on(day).slug}-worksheet.pdf"
    return pdf_reply(made, filename=name)
