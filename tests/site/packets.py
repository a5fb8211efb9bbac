"""Asking for a part of the packet, and reading it back from each kind of file."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pypdf
from django.http import HttpResponse

from guidance.content_loader import content
from guidance.domain.composing import compose
from guidance.domain.letters import Letter, Packet
from guidance.domain.letters import Part as PartOfPacket
from guidance.forms.letter import LetterForm
from guidance.rendering.formats import FORMATS
from guidance.rendering.pdf import page_count
from tests.site.conftest import TODAY
from tests.site.lettering import FULL, downloaded, filled, pdf_text, squeezed
from tests.site.reading import Part, page_of
from tests.site.wording import word_text

MADE = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
# What a letter can be handed back as, the page to print included.
KINDS = ("html", *FORMATS)
URGENT = {"urgency": "harm", "urgency_reason": "Oxygen runs out"}
REPRESENTATIVE = {
    "requested_by": "representative",
    "representative_name": "Mia Speaker",
    "representative_relationship": "daughter",
}
# Two rights, two plans, two faxes.
IN_MEDI_MEDI = {
    "plan": "la-care",
    "coverage_start": "01/01/2024",
    "letter_date": "01/03/2024",
    "visit_dates": "06/12/2023",
    "patient_agrees": "01/02/2024",
    "treatment_through": None,
}
MEDI_CAL_PLAN = "The Medi-Cal plan that goes with L.A. Care Medicare Plus"
SPANISH = FULL | URGENT | {"patient_language": "es"}


def packet_of(**changes) -> Packet:
    """The packet of what was filled in, with the pages of each fax counted."""
    form = LetterForm(filled(**changes), today=TODAY)
    assert form.is_valid(), form.errors
    wording = content().letters
    return compose(form.letter_request, form.program, plan_name=form.plan_name, wording=wording, count_pages=page_count)


def asked_for(client, part: str, kind: str = "pdf", **changes) -> HttpResponse:
    """What comes back for that part of the packet as that kind of file."""
    return downloaded(client, kind, part=part, **changes)


def html_text(made: bytes) -> str:
    return squeezed(page_of(HttpResponse(made)).one("main").text)


READERS: dict[str, Callable[[bytes], str]] = {
    "html": html_text,
    "pdf": pdf_text,
    "docx": lambda made: squeezed(word_text(made)),
}


def text_of(client, part: str, kind: str, **changes) -> str:
    """The squeezed words of that part in that kind of file."""
    return READERS[kind](asked_for(client, part, kind, **changes).content)


def said(letters: tuple[Letter, ...]) -> str:
    """The squeezed words of the letters, in reading order."""
    return "".join(word for letter in letters for word in letter.words)


def folded_away(page: Part, part: str) -> str:
    """The squeezed words of a part that the preview folds away."""
    place = page.one("details", id=f"part-{part}")
    return squeezed("".join(letter.text for letter in place.every("article", cls="letter")))


def sheets(made: bytes) -> list[str]:
    """The words of each page of a PDF, one space between them, its foot included."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(made)).pages]


def text_in(letter: Letter) -> str:
    """The words of one letter, one space between them."""
    return " ".join(letter.words)


def letters_in(part: PartOfPacket, **changes) -> tuple[Letter, ...]:
    return packet_of(**changes).letters_of(part)
