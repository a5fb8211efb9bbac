"""The page on which a reader says what is wrong."""

from django.shortcuts import render

from guidance.forms.correction import CorrectionForm


def correction_page(request, form: CorrectionForm, *, again: str = "", status: int = 200):
    """The form with everything typed. `again` says in a sentence why it is shown once more."""
    return render(request, "guidance/correction_new.html", {"form": form, "again": again or form.held}, status=status)
