"""A form whose protection ran out: shown again with everything typed and a fresh token."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters

from guidance.forms.correction import CorrectionForm
from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.letter import LetterForm
from guidance.forms.report import Report, report_on
from guidance.forms.upload import carried_sheet
from guidance.views.batch_page import batch_page
from guidance.views.correction_page import correction_page
from guidance.views.letter_page import letter_page

AGAIN = "The page was open too long, or cookies are off. What you typed is still here: press the button once more."


@cache_control(no_store=True, private=True)
@sensitive_post_parameters()
def failure(request, reason=""):
    if request.path == reverse("letter_batch"):
        return batch_page(request, report=report_again(request), expired=True, status=403)
    typed = request.path.startswith(reverse("letters")) and request.path != reverse("letter_forget")
    if typed:
        return letter_page(request, LetterForm(request.POST, today=timezone.localdate()), expired=True, status=403)
    if request.path.startswith(reverse("corrections")):
        return correction_page(request, CorrectionForm(request.POST, now=timezone.now()), again=AGAIN, status=403)
    return render(request, "guidance/errors/csrf.html", status=403)


def report_again(request) -> Report | None:
    """The report on the rows that the page carried; a file cannot be kept, and is asked for again."""
    try:
        return report_on(carried_sheet(request.POST), today=timezone.localdate())
    except UnreadableFileError:
        return None
