"""Pages that anybody may share are made once a minute, packed, and kept in this process."""

import gzip
import time
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

MOST = 2000  # more than the site has addresses; what was made first goes first


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A page as it is sent, and until when (seconds of the monotonic clock)."""

    until: float
    content: bytes
    headers: dict[str, str]


class KeepPages:
    """Answers from what is kept while that is at most `KEEP_PAGES` seconds old; 0 keeps nothing.

    Only a GET without a query is kept, where its answer may be stored at all: never one with somebody's answers in its
    address, a letter, an error, or anything with a cookie. It stands outside everything that a kept page needs no
    more, so it checks the host itself.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.kept: dict[tuple[str, str, bool], Kept] = {}

    def __call__(self, request):
        if request.method != "GET" or request.META.get("QUERY_STRING") or not settings.KEEP_PAGES:
            return self.get_response(request)
        packs = unpacks(request)
        key = (f"{request.scheme}://{request.get_host()}", request.path, packs)
        found = self.kept.get(key)
        if found and found.until > time.monotonic():
            return answer(request, found)
        response = self.get_response(request)
        if not is_shared(response):
            return response
        found = self.kept[key] = keep(response, packs=packs)
        if len(self.kept) > MOST:
            self.kept.pop(next(iter(self.kept)), None)
        return answer(request, found)


def is_shared(response) -> bool:
    """Whether anybody may be sent the same answer."""
    storable = "no-store" not in response.get("Cache-Control", "no-store")
    return storable and response.status_code == 200 and not response.streaming and not response.cookies


def keep(response, *, packs: bool) -> Kept:
    """The response as it is sent from now on: packed where the browser unpacks and it is text."""
    if packs and not response.has_header("Content-Encoding"):
        pack(response, level=6)
    patch_vary_headers(response, ["Accept-Encoding"])
    until = time.monotonic() + settings.KEEP_PAGES
    return Kept(until=until, content=response.content, headers=dict(response.items()))


def packed(view):
    """A view whose answers are packed for browsers that unpack them; for pages with no secret in them."""

    @wraps(view)
    def packing(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept-Encoding"])
        return pack(response, level=1) if unpacks(request) else response

    return packing


def unpacks(request) -> bool:
    return "gzip" in request.headers.get("Accept-Encoding", "")


def pack(response, *, level: int):
    """The response as gzip, where it is text; the same words always give the same bytes, so that an ETag holds."""
    if is_text(response["Content-Type"]):
        response.content = gzip.compress(response.content, compresslevel=level, mtime=0)
        response["Content-Encoding"], response["Content-Length"] = "gzip", str(len(response.content))
        if response.has_header("ETag"):
            response["ETag"] = f"W/{response['ETag'].removeprefix('W/')}"
    return response


def is_text(kind: str) -> bool:
    return kind.startswith("text/") or "xml" in kind or "json" in kind


def answer(request, kept: Kept) -> HttpResponse:
    """What is kept, or that it is still the same as what the browser has."""
    response = HttpResponse(kept.content, headers=kept.headers)
    return get_conditional_response(request, etag=kept.headers["ETag"], response=response)
