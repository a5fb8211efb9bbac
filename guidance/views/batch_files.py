"""Many letters as a reply: a PDF to print, or a ZIP that is sent while it is made."""

import logging
from collections.abc import Iterator, Sequence
from functools import partial

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse

from guidance.domain.letters import Letter, Part
from guidance.forms.batch import Good
from guidance.rendering.formats import FORMATS, Format
from guidance.rendering.many import Numbered, shares, to_pdf_apart, zip_by_plan, zip_of_parts
from guidance.rendering.pdf import page_count

log = logging.getLogger(__name__)
# The sheets on which the number of pages is printed; counting is most of the work, so others go without.
WITH_PAGES = (Part.COVER, Part.PACKET)


class StoppedError(Exception):
    """The making of letters stopped. It names nothing of what was made."""


def printed(request, goods: Sequence[Good], part: Part):
    """One PDF, or a ZIP of numbered ones where there are many letters; None where no request has the part."""
    files = shares([(good, len(good.packet().letters_of(part))) for good in goods])
    letters = (letters_of(share, part) for share in files)
    if not files:
        return None
    if len(files) == 1:
        return download(to_pdf_apart(next(letters), about=about(request)), "application/pdf", name_of(part, "pdf"))
    return streamed(zip_of_parts(letters, count=len(files), about=about(request)), part, goods)


def zipped(request, goods: Sequence[Good], part: Part, *, format: Format):
    """A ZIP by plan with a file for each request; None where no request has the part."""
    if not any(good.packet().letters_of(part) for good in goods):
        return None
    numbered = (Numbered(row=good.row.number, packet=packet_of(good, part)) for good in goods)
    return streamed(zip_by_plan(numbered, format=format, part=part, about=about(request)), part, goods)


MAKERS = {"print": printed, **{name: partial(zipped, format=format) for name, format in FORMATS.items()}}


def letters_of(goods: Sequence[Good], part: Part) -> list[Letter]:
    return [letter for good in goods for letter in packet_of(good, part).letters_of(part)]


def packet_of(good: Good, part: Part):
    return good.packet(page_count if part in WITH_PAGES else None)


def about(request) -> str:
    return request.build_absolute_uri(reverse("about"))


def name_of(part: Part, ending: str) -> str:
    return f"continuity-{part}-batch.{ending}"


def streamed(chunks: Iterator[bytes], part: Part, goods: Sequence[Good]) -> StreamingHttpResponse:
    response = StreamingHttpResponse(or_stop(chunks), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name_of(part, "zip")}"'
    response["X-Letters"] = len(goods)
    return response


def or_stop(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks. A failure ends the reply before its end, and is logged by its place alone.

    The server that sends them logs what it is given, so it is given an error without the message, which may quote
    what was typed.
    """
    try:
        yield from chunks
    except Exception:
        log.exception("Letters stopped midway")
        raise StoppedError("Letters stopped midway.") from None


def download(made: bytes, kind: str, name: str) -> HttpResponse:
    """A file whose name says nothing of a patient."""
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
