"""Dates as people type them."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
AMERICAN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
MONTH_ONLY = re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})")


def last_day(today: date) -> date:
    """The last day of which anything is said: later rules are not known, and far later no date can be reckoned."""
    return date(today.year + 1, 12, 31)


def parse_day(text: str, *, month_alone: bool = False) -> date:
    """The day that was typed: ISO, MM/DD/YYYY or, where asked for, MM/YYYY (the 1st).

    Raises ValidationError saying what to type.
    """
    patterns = (ISO, AMERICAN, MONTH_ONLY) if month_alone else (ISO, AMERICAN)
    for pattern in patterns:
        if found := pattern.fullmatch(text.strip()):
            parts = {name: int(value) for name, value in found.groupdict().items()}
            try:
                return date(**{"day": 1, **parts})
            except ValueError:
                raise ValidationError("This day is not in the calendar. Check the month and the day.") from None
    month = ", or a month such as 03/2015" if month_alone else ""
    raise ValidationError(f"Type a date such as 03/01/2015{month}.")


class DayField(forms.Field):
    """A date typed as text; the cleaned value is a date, or None when blank."""

    widget = forms.TextInput

    def __init__(self, *, month_alone: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.month_alone = month_alone

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return value if isinstance(value, date) else parse_day(value, month_alone=self.month_alone)

    def prepare_value(self, value):
        """Dates are shown as 03/01/2015; what cannot be read is shown as it was typed."""
        if isinstance(value, str) and (found := ISO.fullmatch(value.strip())):
            return f"{int(found['month']):02}/{int(found['day']):02}/{found['year']}"
        return f"{value:%m/%d/%Y}" if isinstance(value, date) else value
