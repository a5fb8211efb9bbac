"""Dates as people type them."""

from datetime import date

from django.core.exceptions import ValidationError

from fuzz.drawing import ODD_DAYS
from fuzz.target import Target
from guidance.forms.dates import DayField, parse_day

SEEDS = [day.encode() for day in ODD_DAYS if day]


def attempt(data: bytes) -> None:
    """Each text is a day, or an error that says what to type; and it can be shown again."""
    text = data.decode(errors="surrogateescape")
    for month_alone in (False, True):
        try:
            assert isinstance(parse_day(text, month_alone=month_alone), date)
        except ValidationError as error:
            assert error.message
    assert isinstance(DayField().prepare_value(text), str)


TARGETS = [Target(name="dates", about="typed dates", inputs=200_000, attempt=attempt, seeds=SEEDS, silent=True)]
