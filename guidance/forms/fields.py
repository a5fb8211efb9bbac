"""The kinds of field a letter has. Every one says what to type when it cannot be read."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from guidance.content_loader import content
from guidance.content_loader.letter_form import FieldWords
from guidance.domain.identifiers import looks_like_social_security
from guidance.forms.dates import DayField, parse_day
from guidance.rendering.characters import named, tidy, unprintable

ONE_LINE, SEVERAL_LINES = 200, 3000


class PrintedText(forms.CharField):
    """Text that a letter can print as it was typed."""

    def __init__(self, words: FieldWords, *, lines: int = 1, required: bool = False, limit: int | None = None):
        longest = limit or (ONE_LINE if lines == 1 else SEVERAL_LINES)
        super().__init__(**about(words, required=required), max_length=longest, widget=text_widget(lines))
        self.error_messages["max_length"] = f"Shorten this to {longest} characters; it has %(show_value)s."

    def to_python(self, value):
        text = super().to_python(tidy(value) if value else value)
        return " ".join(text.split()) if isinstance(self.widget, forms.TextInput) else text

    def validate(self, value):
        super().validate(value)
        if strange := unprintable(value):
            names = ", ".join(named(character) for character in strange[:3])
            raise ValidationError(f"The letter cannot print {names}. Type it in Latin, Greek, or Cyrillic letters.")


class NumberText(PrintedText):
    """A number that names a patient, which is never a Social Security number."""

    def validate(self, value):
        super().validate(value)
        if looks_like_social_security(value):
            raise ValidationError(
                "This looks like a Social Security number. Type the number on the plan or program card."
            )


class VisitDates(PrintedText):
    """Days separated by semicolons; the cleaned value is a tuple of dates."""

    def clean(self, value):
        text = super().clean(value)
        days: list[date] = []
        for part in filter(str.strip, re.split(r"[;\n]", text)):
            try:
                days.append(parse_day(part))
            except ValidationError as error:
                raise ValidationError(
                    f"\u201c{part.strip()}\u201d: {error.message} Separate dates by semicolons."
                ) from None
        return tuple(days)


class LetterDay(DayField):
    def __init__(self, words: FieldWords, *, required: bool = False, month_alone: bool = False, initial=None):
        widget = forms.TextInput(attrs={"class": "date", "size": 14, "maxlength": 20, "autocomplete": "off"})
        super().__init__(**about(words, required=required), month_alone=month_alone, widget=widget, initial=initial)


class Choice(forms.ChoiceField):
    """One answer of those offered, as radio buttons; a letter knows no default for what a person must say."""

    def __init__(self, words: FieldWords, *, required: bool = False, initial: str = ""):
        choices = list(content().letter_form.choices[words.key].items())
        if not required:
            choices.append(("", "Not stated"))
        super().__init__(**about(words, required=required), choices=choices, widget=forms.RadioSelect, initial=initial)
        self.error_messages["invalid_choice"] = "Choose one of the answers shown."


class Pick(forms.ChoiceField):
    """One answer of a longer list."""

    def __init__(self, words: FieldWords, *, choices, required: bool = False, initial: str = ""):
        super().__init__(**about(words, required=required), choices=choices, initial=initial)
        self.error_messages["invalid_choice"] = "Choose one of the list."


def about(words: FieldWords, *, required: bool) -> dict:
    messages = {"required": words.missing} if words.missing else {}
    return {"label": words.label, "help_text": words.hint, "required": required, "error_messages": messages}


def text_widget(lines: int):
    attrs = {"autocomplete": "off"}
    return forms.TextInput(attrs=attrs) if lines == 1 else forms.Textarea(attrs={**attrs, "rows": lines})
