"""The columns of a file of requests, as the letter form has them."""

from datetime import date
from functools import cache

from guidance.content_loader import content
from guidance.forms.batch import choices
from guidance.forms.header import FOR_BLANK, needed_fields
from guidance.forms.letter import ENGLISH, LetterForm
from guidance.rendering.template_files import Column

BLANK_MEANS = FOR_BLANK | {"letter_date": "today", "patient_language": ENGLISH}


@cache
def columns() -> tuple[Column, ...]:
    """Every column, in the order of the form."""
    fields = LetterForm(today=date.min).fields
    words = content().letter_form.fields
    return tuple(
        Column(
            name=key,
            label=words[key].label,
            hint=words[key].hint,
            needed=key in needed_fields(),
            blank=BLANK_MEANS.get(key, ""),
            values=choices().get(key, {}),
        )
        for key in fields
    )
