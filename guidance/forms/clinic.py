"""The practice's own details, kept by the browser of whoever asks for it, and by nobody else."""

import json
from datetime import timedelta

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from guidance.forms.letter import LetterForm

# What a practice types the same way every time. `your_role` is not here: it belongs to a patient.
FIELDS = (
    "physician_name",
    "physician_npi",
    "specialty",
    "practice_name",
    "practice_address",
    "practice_phone",
    "practice_fax",
    "practice_tax_id",
    "medical_group",
    "medi_cal_enrolled",
    "contact_name",
)
COOKIE = "clinic"
SALT = "guidance.forms.clinic"  # whoever changes how the details are written changes this too
A_YEAR = timedelta(days=365)
# Browsers drop a cookie of more than 4,096 bytes without a word; its signature and flags need some of them.
LONGEST = 3500


class ClinicForm(forms.Form):
    """The box under the letter form. It is ticked where details are remembered, so clearing it forgets them."""

    remember = forms.BooleanField(
        required=False,
        label="Remember my practice on this device",
        help_text="Only your practice’s details, never a patient’s. They stay in a cookie in this browser for a year. "
        "Do not tick this on a shared computer outside the clinic.",
    )

    def __init__(self, request: HttpRequest, *, letter: LetterForm):
        self.remembered = remembered(request)
        self.unreadable = COOKIE in request.COOKIES and not self.remembered
        self.letter = letter
        super().__init__(request.POST if letter.is_bound else None, initial={"remember": bool(self.remembered)})

    def clean_remember(self) -> bool:
        ticked = self.cleaned_data["remember"]
        if ticked and len(self.written) > LONGEST:
            raise ValidationError(
                "These details are too long to remember on this device. "
                "Shorten the practice’s address and names, or clear this box."
            )
        return ticked

    @property
    def written(self) -> str:
        """The practice's details in the letters that a cookie may hold."""
        typed = self.letter.cleaned_data
        details = {key: typed[key] for key in FIELDS if typed.get(key)}
        return signing.b64_encode(json.dumps(details, ensure_ascii=False).encode()).decode()

    def settle(self, response: HttpResponse, *, made: bool) -> HttpResponse:
        """The response, on which the browser does as the box says once the letter is made; else nothing changes.

        A cookie that cannot be read is removed whatever the box says.
        """
        if made and self.is_valid() and self.cleaned_data["remember"]:
            remember(self.written, response)
        elif self.unreadable or (made and self.is_valid() and self.remembered):
            forget(response)
        return response


def remembered(request: HttpRequest) -> dict[str, str]:
    """The practice's details by field; none where none were remembered, or the cookie is not one that we wrote."""
    written = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=A_YEAR)
    found = json.loads(signing.b64_decode(written.encode())) if written else {}
    return {key: found[key] for key in FIELDS if key in found}


def remember(written: str, response: HttpResponse) -> None:
    response.set_signed_cookie(
        COOKIE,
        written,
        salt=SALT,
        max_age=A_YEAR,
        path=reverse("letters"),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=reverse("letters"), samesite="Lax")
