"""The cookie of a remembered practice, and the stamps of forms, as a stranger may change them."""

from datetime import UTC, datetime

from django.core import signing
from django.test import RequestFactory

from fuzz.target import Target
from guidance.forms.clinic import COOKIE, FIELDS, SALT, remembered
from guidance.forms.spam import age_of, held_back, stamp
from guidance.visitor import address_of_visitor

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HELD = {"practice_name": "Example Clinic"}
WRITTEN = signing.b64_encode(b'{"practice_name": "Example Clinic"}').decode()
GENUINE = signing.get_cookie_signer(salt=COOKIE + SALT).sign(WRITTEN).encode()
STAMP = stamp(now=NOW).encode()
SEEDS = [
    GENUINE,
    GENUINE[:-1],
    WRITTEN.encode(),
    b"a:b:c",
    b"::",
    STAMP,
    STAMP[:-2],
    b"10.0.0.1",
    b"fe80::1%eth0",
    b"\xff",
]


def attempt(data: bytes) -> None:
    """A cookie is the one that was written, or it is none; a stamp likewise."""
    text = data.decode("latin-1")
    request = RequestFactory().get("/letters/new/", REMOTE_ADDR=text)
    request.COOKIES = {COOKIE: text}
    assert remembered(request) in ({}, HELD)
    assert remembered(request) == {} or set(remembered(request)) <= set(FIELDS)
    address_of_visitor(request)
    for stamped in (text, data.decode(errors="replace")):
        age_of(stamped, now=NOW)
        assert isinstance(held_back(trap="", stamped=stamped, now=NOW), str)


TARGETS = [
    Target(
        name="remembered_clinic",
        about="the cookie of a remembered practice, stamps of forms",
        inputs=30_000,
        attempt=attempt,
        seeds=SEEDS,
        silent=True,
    )
]
