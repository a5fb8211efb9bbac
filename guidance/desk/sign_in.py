"""What is kept of a sign-in that failed: the name, the address, the time, and how often. Nothing else.

And how many sign-ins one network may try, whatever the names.
"""

from datetime import timedelta

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.shortcuts import render
from django.utils import timezone

from guidance.limits import SIGN_INS, spoken
from guidance.visitor import network_of_visitor


class CountOnly(AxesDatabaseHandler):
    """Keeps no browser, no headers, and nothing of the form."""

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = ""
        super().user_login_failed(sender, credentials, request, **kwargs)
        AccessAttempt.objects.exclude(get_data="", post_data="").update(get_data="", post_data="")


def locked_out(request, original_response=None, credentials=None):
    """What a name hears that was tried with too many wrong passwords from one address."""
    return closed(request, settings.AXES_COOLOFF_TIME, "guidance/errors/locked_out.html")


def too_many(request):
    """What a network hears from which too many sign-ins came, whatever the names; None if one more is allowed."""
    wait = SIGN_INS.wait(network_of_visitor(request), now=timezone.now())
    return closed(request, wait, "guidance/errors/429.html") if wait else None


def closed(request, wait: timedelta, template: str):
    response = render(request, template, {"wait": spoken(wait)}, status=429)
    response["Retry-After"] = int(wait.total_seconds())
    return response
