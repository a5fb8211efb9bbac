"""What a reader says is wrong with a page. It refuses what could name a patient."""

import re
from datetime import datetime

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils import timezone

from guidance.domain.identifying import Identifying, found_in
from guidance.forms.spam import TOO_OLD, age_of, held_back, stamp
from guidance.models import Correction
from guidance.rendering.characters import tidy

LONGEST, MOST_LINKS = 2000, 2
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
TAKE_OUT = "Take it out: nothing that could name a patient is taken here."
REFUSED = {
    Identifying.MEDICARE_NUMBER: f"This holds what looks like a Medicare number. {TAKE_OUT}",
    Identifying.MEDI_CAL_NUMBER: f"This holds what looks like a Medi-Cal number. {TAKE_OUT}",
    Identifying.SOCIAL_SECURITY_NUMBER: f"This holds what looks like a Social Security number. {TAKE_OUT}",
    Identifying.BIRTH_DATE: "This holds what could be a date of birth. If you mean a date on the page, "
    "write its month and year only. A patient’s date is not taken here.",
}
# The editors' own pages and what is no page at all.
NOT_CORRECTED = ("/admin/", "/healthz", "/readyz", "/robots.txt", "/static/")


class CorrectionForm(forms.Form):
    """One correction. `held` says why the form is shown once more although nothing in it is wrong."""

    page = forms.CharField(
        label="Which page",
        help_text="Its address on this site, from the first slash.",
        max_length=200,
        error_messages={"required": "Type the page’s address, as in /plans/."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    wrong = forms.CharField(
        label="What is wrong",
        help_text="What does it say, what should it say, and how do you know? Up to 2,000 characters. "
        "Do not name a patient, and give no patient’s number or date of birth.",
        error_messages={"required": "Say what is wrong."},
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )
    contact = forms.CharField(
        label="How to reach you",
        help_text="Only if you want an answer. It is forgotten once the correction is dealt with.",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, now: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now
        self.held = ""
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("page", "wrong", "contact")

    def clean_page(self) -> str:
        page = self.cleaned_data["page"]
        if not is_page_of_this_site(page):
            raise ValidationError("There is no such page on this site. Copy the address from the first slash on.")
        return page

    def clean_wrong(self) -> str:
        text = tidy(self.cleaned_data["wrong"])
        if len(text) > LONGEST:
            raise ValidationError(f"Shorten this to {LONGEST:,} characters; it has {len(text):,}.")
        if len(LINK.findall(text)) > MOST_LINKS:
            raise ValidationError(f"Leave at most {MOST_LINKS} links in it.")
        return without_identifiers(text)

    def clean_contact(self) -> str:
        return without_identifiers(self.cleaned_data["contact"])

    def ready(self) -> bool:
        """Whether it is right and comes from a person, as far as can be told. Else errors or `held` say why not."""
        if not self.is_valid():
            return False
        self.held = held_back(trap=self.data.get("website", ""), stamped=self.data.get("opened", ""), now=self.now)
        return not self.held

    def save(self) -> Correction:
        return Correction.objects.create(**self.cleaned_data)

    @property
    def opened(self) -> str:
        """The stamp for the page: the one it came with, unless it has to begin anew."""
        sent = self.data.get("opened", "")
        age = age_of(sent, now=self.now)
        return stamp(now=self.now) if age is None or age > TOO_OLD else sent


def without_identifiers(text: str) -> str:
    if found := found_in(text, on=timezone.localdate()):
        raise ValidationError([REFUSED[kind] for kind in found])
    return text


def is_page_of_this_site(path: str) -> bool:
    if not path.startswith("/") or path.startswith(("//", *NOT_CORRECTED)):
        return False
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
