"""Queries and forms are UTF-8, whatever a request says: every page of the site asks for it.

Django decodes with any of Python's encodings that a request names, some of which are none of text, or write half
characters, and it does so before it can answer with a page: a stranger could make every request end in a crash.
"""

import re
from collections.abc import Callable, Iterable

from django.utils.http import parse_header_parameters

BOUNDARY = re.compile("[0-9A-Za-z'()+_,./:=? -]{1,200}")  # RFC 2046; nothing that could end the quotation


def read_as_utf8(application: Callable) -> Callable:
    """The application, asked as if no request had named an encoding."""

    def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
        environ["CONTENT_TYPE"] = without_charset(environ.get("CONTENT_TYPE", ""))
        return application(environ, start_response)

    return answer


def without_charset(content_type: str) -> str:
    """The type with its boundary; as it was where no encoding is named, and "" where it cannot be read."""
    try:
        kind, named = parse_header_parameters(content_type)
    except ValueError:
        return ""
    if "charset" not in named:
        return content_type
    boundary = named.get("boundary", "")
    return f'{kind}; boundary="{boundary}"' if BOUNDARY.fullmatch(boundary) else kind
