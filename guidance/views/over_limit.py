"""An answer to who has asked for more than the allowance: what to do, and when."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone

from guidance.limits import Allowance
from guidance.visitor import network_of_visitor


def wait_for(allowance: Allowance, request, *, units: int = 1) -> timedelta | None:
    """How long the visitor has to wait; None when it may be done now, and it is then counted."""
    return allowance.wait(network_of_visitor(request), now=timezone.now(), units=units)


def told(response: HttpResponse, wait: timedelta) -> HttpResponse:
    """The page that says so, with what programs go by."""
    response.status_code = 429
    response["Retry-After"] = int(wait.total_seconds())
    return response
