"""The parts that a Word document is made of, as XML. What was typed goes in through `typed`, which escapes it.

They are written rather than built element by element, since that takes a tenth of the time.
"""

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Xml = str
Row = Sequence[Sequence[Xml]]  # cells, each of its paragraphs

NAMES = nsdecls("w", "r")
LINE_END = re.compile(r"\r\n|\r|\n")
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
# XML has no way to write these, not even escaped.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_SUCH_CHARACTER = "\ufffd"
# Only the last column may look otherwise, where the table's style says so.
LAST_COLUMN = "0700"


def element(name: str, *inside: Xml, **attributes: str) -> Xml:
    """Word's element of that name."""
    described = "".join([f" w:{key}={quoteattr(value)}" for key, value in attributes.items()])
    return f"<w:{name}{described}>{''.join(inside)}</w:{name}>"


def typed(text: str) -> Xml:
    """The text as Word holds it. What XML cannot hold shows as the sign for an unknown character."""
    safe = escape(NOT_IN_XML.sub(NO_SUCH_CHARACTER, text))
    return f'<w:t xml:space="preserve">{LINE_END.sub(BREAK, safe)}</w:t>'


def run(text: str, *marks: Xml) -> Xml:
    """The text, its line breaks where they were; the marks say how it is set."""
    return element("r", element("rPr", *marks), typed(text)) if marks else element("r", typed(text))


def bold(text: str) -> Xml:
    return run(text, element("rStyle", val="Strong"))


def paragraph(style: str, *runs: Xml, right_to_left: bool = False) -> Xml:
    direction = element("bidi") if right_to_left else ""
    return element("p", element("pPr", element("pStyle", val=style), direction), *runs)


def tab(style: str = "") -> Xml:
    return element("r", element("rPr", element("rStyle", val=style)) if style else "", element("tab"))


def field(name: str, until_known: str) -> Xml:
    """A number that Word works out when it lays out the page."""
    return element("fldSimple", run(until_known), instr=name)


def table(style: str, widths: Sequence[int], rows: Sequence[Row]) -> Xml:
    """Columns of fixed widths, in twentieths of a point. No row is split between pages."""
    described = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=str(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val=LAST_COLUMN),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    return element("tbl", described, grid, *(table_row(widths, row) for row in rows))


def table_row(widths: Sequence[int], row: Row) -> Xml:
    cells = (
        element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), *paragraphs)
        for width, paragraphs in zip(widths, row, strict=True)
    )
    return element("tr", element("trPr", element("cantSplit")), *cells)


def is_table(part: Xml) -> bool:
    return part.startswith("<w:tbl>")


def parsed(name: str, *inside: Xml) -> Any:
    """The element of that name as the library wants it."""
    return parse_xml(f"<w:{name} {NAMES}>{''.join(inside)}</w:{name}>")
