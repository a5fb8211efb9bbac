"""A name for every request, by which its log lines are found again. It says nothing of who asked or for what."""

import re
from contextvars import ContextVar
from uuid import uuid4

HEADER = "X-Request-ID"
NONE = "-"
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{1,64}")
_current = ContextVar("request_id", default=NONE)


def current_request_id() -> str:
    """The id of the request that this thread answers, or "-" when it answers none."""
    return _current.get()


def forget_request_id() -> None:
    """What this thread logs from now on belongs to no request."""
    _current.set(NONE)


class RequestIds:
    """Every answer carries the request's id: the proxy's where it is well formed, otherwise a new one.

    The id stays with the thread while the answer is sent, which may be long after this returns; the server forgets it
    when the request is over.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        sent = request.headers.get(HEADER, "")
        request_id = sent if WELL_FORMED.fullmatch(sent) else uuid4().hex
        _current.set(request_id)
        response = self.get_response(request)
        response.headers[HEADER] = request_id
        return response
