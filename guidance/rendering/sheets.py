"""Pages of the site as tagged PDF, by the same path as letters: a sheet as data in, bytes out."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path

from guidance.content_loader import content
from guidance.domain.calendar import spelled
from guidance.domain.sources import Claim, Status
from guidance.rendering.inline import Span, spans
from guidance.rendering.pdf import pages_in, typeset

TEMPLATE = Path(__file__).resolve().parent / "sheet.typ"
USUAL, SMALLER = 10, (9.5, 9, 8.5)  # points
MARKS = {Status.REPORTED: "reported", Status.INFERRED: "our inference", Status.UNCONFIRMED: "not confirmed"}


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One statement on paper. `kind` is paragraph, item, or pair (then `name` stands before it)."""

    kind: str
    spans: list[Span]
    mark: str = ""
    sources: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What is printed, from the top. `program`, `dates` and `ended` say what it speaks of; `notes` follow the lead.

    Every statement names its sources; `lists_sources` prints their titles at the end as well. What must stand
    `on_one_page` is set smaller until it does.
    """

    title: str
    program: str
    dates: str
    ended: str
    lead: Printed | None
    notes: str = ""
    sections: list[tuple[str, list[Printed]]] = field(default_factory=list)
    lists_sources: bool = True
    on_one_page: bool = False

    @property
    def cited(self) -> list[str]:
        """Every source named, each once, in the order met."""
        statements = [self.lead, *(each for _, printed in self.sections for each in printed)]
        return list(dict.fromkeys(id for each in statements if each for id in each.sources))


def printed(claim: Claim, *, kind: str = "paragraph", name: str = "") -> Printed:
    """A claim with how well it is supported."""
    return Printed(
        kind=kind, spans=spans(claim.text), mark=MARKS.get(claim.status, ""), sources=claim.sources, name=name
    )


def plain_words(text: str, *, kind: str = "paragraph", name: str = "", mark: str = "") -> Printed:
    """Words that claim nothing, such as an answer that was given."""
    return Printed(kind=kind, spans=[Span(text=text)], name=name, mark=mark)


def sheet_pdf(sheet: Sheet, *, address: str, about: str) -> bytes:
    """The sheet as PDF. `address` is the page it prints; it stands at the foot with the day its content was checked."""
    sources = [content().sources[id] for id in sheet.cited if sheet.lists_sources]
    rows = {
        "title": sheet.title,
        "program": sheet.program,
        "dates": sheet.dates,
        "ended": sheet.ended,
        "lead": asdict(sheet.lead) if sheet.lead else None,
        "notes": sheet.notes,
        "sections": [{"heading": heading, "stretches": stretches(found)} for heading, found in sheet.sections],
        "sources": [{"id": s.id, "title": s.title, "publisher": s.publisher, "dated": s.dated} for s in sources],
        "foot": foot(address),
        "about": about,
    }
    if not sheet.on_one_page:
        return in_type(rows, USUAL)
    made = (in_type(rows, points) for points in (USUAL, *SMALLER))
    return next(one for one in made if pages_in(one) == 1)


def in_type(rows: dict, points: float) -> bytes:
    return typeset(TEMPLATE, sheet=json.dumps(rows | {"points": points}, ensure_ascii=False))


def stretches(found: Iterable[Printed]) -> list[dict]:
    """Neighbors of one kind together, so that a list is one list."""
    return [
        {"kind": kind, "blocks": [asdict(each) for each in group]}
        for kind, group in groupby(found, lambda each: each.kind)
    ]


def foot(address: str) -> str:
    checked, version = spelled(content().checked_on), content().version
    return f"{address} · content checked {checked} · version {version} · drafted, not yet reviewed"
