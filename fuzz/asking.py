"""Whole requests, asked of what the production server calls."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address
from itertools import count
from urllib.parse import urlencode

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from fuzz.canary import leaking_headers, leaking_links
from fuzz.watching import SEEN, FoundError

SECRET = "a" * 32
FORM = "application/x-www-form-urlencoded"
# Each request comes from a network of its own, so that no limit of one network hides what lies behind it.
ASKED, FIRST_ADDRESS = count(), int(IPv4Address("10.0.0.1"))
MULTIPART = "multipart/form-data; boundary=part"


@dataclass(frozen=True, kw_only=True)
class Reply:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return dict(self.headers).get(name, "")


@cache
def application():
    from calmediconnect_site.wsgi import application as site

    return site


def encoded(pairs: Mapping | list) -> str:
    """As a browser sends them, and half characters as a browser never would."""
    return urlencode(pairs, doseq=True, errors="surrogatepass")


def multipart(fields: Mapping[str, str], files: Mapping[str, tuple[str, bytes]]) -> bytes:
    parts = [(f'name="{name}"', text.encode(errors="surrogatepass")) for name, text in fields.items()]
    parts += [(f'name="{key}"; filename="{name}"', data) for key, (name, data) in files.items()]
    heads = [(f"--part\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode(), body) for head, body in parts]
    return b"".join(head + body + b"\r\n" for head, body in heads) + b"--part--\r\n"


@contextmanager
def connection_kept() -> Iterator[None]:
    """The site does not end its connection to the database with each request: what is written is taken back later."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in ends:
            signal.connect(close_old_connections)


def ask(
    path: str,
    *,
    query: str = "",
    body: bytes | None = None,
    kind: str = FORM,
    method: str = "",
    token: bool = True,
    **meta,
) -> Reply:
    """The reply. It comes with the token of a form unless that is left out; `meta` is as in WSGI."""
    environ = RequestFactory().generic(method or ("GET" if body is None else "POST"), "/").environ
    environ |= {"PATH_INFO": path, "QUERY_STRING": query, "CONTENT_TYPE": kind if body is not None else ""}
    environ |= {
        "CONTENT_LENGTH": str(len(body or b"")),
        "wsgi.input": io.BytesIO(body or b""),
        "HTTP_HOST": "localhost",
    }
    environ["REMOTE_ADDR"] = str(IPv4Address(FIRST_ADDRESS + next(ASKED)))
    if token:
        environ |= {"HTTP_COOKIE": f"csrftoken={SECRET}", "HTTP_X_CSRFTOKEN": SECRET}
    begun: list = []
    with connection_kept():
        answer = application()(environ | meta, lambda status, headers, broken=None: begun.append((status, headers)))
        try:
            sent = b"".join(answer)
        finally:
            answer.close()
    return Reply(status=int(begun[0][0][:3]), headers=tuple(begun[0][1]), body=sent)


def sound(reply: Reply, *allowed: int, private: bool = False) -> Reply:
    """The reply, with one of these statuses and nothing typed in its headers. Raises FoundError otherwise.

    A private page may not be kept, and holds nothing typed in an address either.
    """
    if reply.status not in allowed:
        raise FoundError(f"Status {reply.status}. The log: {SEEN.lines}")
    if names := leaking_headers(reply.headers):
        raise FoundError(f"Something typed is in a header: {names}")
    if private and "no-store" not in reply.header("Cache-Control"):
        raise FoundError("The page may be kept.")
    if private and leaking_links(reply.body):
        raise FoundError("An address on the page holds something typed.")
    return reply
