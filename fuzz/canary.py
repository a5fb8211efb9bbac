"""Two words that stand in what is typed, and the ways in which they could turn up where they must not."""

import base64
import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import unquote_plus

from django.core import signing

# Longer than any campaign word can be, so that no counter takes it for one.
CANARY = "Kanarienvogelzwitschert"
PRACTICE = "Praxisschildamhaustor"  # the practice's own details, which a browser may be asked to remember
WORDS = (CANARY, PRACTICE)
REMEMBERED = "clinic"
LINK = re.compile(rb"""(?:href|src|action|formaction)=["'][^"']*(?:%b)""" % "|".join(WORDS).encode(), re.IGNORECASE)


@cache
def disguises(word: str) -> tuple[str, ...]:
    """The word in small letters, in hexadecimal digits, and inside Base64 at any of its three places."""
    inside = [base64.b64encode(b"\0" * shift + word.encode()).decode()[4:24].lower() for shift in range(3)]
    return (word.lower(), word.encode().hex(), *inside)


def holds(text: str, words: Iterable[str] = WORDS) -> bool:
    """Whether the text holds any of the words, in any disguise."""
    small = unquote_plus(text).lower()
    return any(disguise in small for word in words for disguise in disguises(word))


def leaking_headers(headers: Iterable[tuple[str, str]]) -> list[str]:
    """The names of the headers in which something typed stands."""
    return [name for name, value in headers if holds(value, words_forbidden(name, value)) or tells(name, value)]


def words_forbidden(name: str, value: str) -> tuple[str, ...]:
    """All words, but in the cookie of a remembered practice only what is the patient's."""
    return (CANARY,) if is_remembered(name, value) else WORDS


def is_remembered(name: str, value: str) -> bool:
    return name.lower() == "set-cookie" and value.strip().startswith(f"{REMEMBERED}=")


def tells(name: str, value: str) -> bool:
    """Whether the cookie, once read as anybody with the device can read it, names the patient."""
    written = value.partition("=")[2].partition(":")[0] if is_remembered(name, value) else ""
    if not written.strip('"') or written.startswith('"'):
        return False
    return holds(signing.b64_decode(written.encode()).decode(), (CANARY,))


def leaking_links(page: bytes) -> bool:
    """Whether an address on the page holds something typed."""
    return LINK.search(page) is not None
