"""The date box of the pages that show a day's rules."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from guidance.content_loader import content
from guidance.domain.calendar import spelled
from guidance.forms.dates import last_day, parse_day


@dataclass(frozen=True, kw_only=True)
class OnDate:
    """What was asked for: a day, nothing, or something that is no day (`error` says what to type)."""

    typed: str
    day: date | None
    error: str

    @property
    def status(self) -> int:
        return 400 if self.error else 200


def read_on(request) -> OnDate:
    """The `on` of the query. A day before the first program is an error: there were no rules yet."""
    typed = request.GET.get("on", "").strip()
    if not typed:
        return OnDate(typed="", day=None, error="")
    first = content().programs.first_day
    try:
        day = parse_day(typed, month_alone=True)
    except ValidationError as error:
        return OnDate(typed=typed, day=None, error=error.message)
    if day < first:
        return OnDate(
            typed=typed, day=None, error=f"No such program existed yet. Type {spelled(first)} or a later day."
        )
    last = last_day(timezone.localdate())
    if day > last:
        return OnDate(typed=typed, day=None, error=f"Type a day up to {spelled(last)}. Later rules are not known.")
    return OnDate(typed=typed, day=day, error="")
