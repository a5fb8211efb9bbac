"""The parts that a Word document is made of. What was typed goes in as text and never as markup."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser

Element = Any  # the XML library describes no types
Row = Sequence[Sequence[Element]]  # cells, each of its paragraphs

W, R = f"{{{nsmap['w']}}}", f"{{{nsmap['r']}}}"
NAMES = {"w": nsmap["w"], "r": nsmap["r"]}
SPACES_STAY = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
LINE_END = re.compile(r"\r\n|\r|\n")
# XML has no way to write these, not even escaped.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_SUCH_CHARACTER = "\ufffd"
BOLD = "Strong"
# Only the last column may look otherwise, where the table's style says so.
LAST_COLUMN = "0700"


def element(name: str, *inside: Element, **attributes: str) -> Element:
    """Word's element of that name with its attributes."""
    made = oxml_parser.makeelement(W + name, {W + key: value for key, value in attributes.items()}, NAMES)
    made.extend(inside)
    return made


def paragraph(style: str, *runs: Element, right_to_left: bool = False) -> Element:
    direction = [element("bidi")] if right_to_left else []
    return element("p", element("pPr", element("pStyle", val=style), *direction), *runs)


def run(text: str, *marks: Element) -> Element:
    """The text, its line breaks where they were; the marks say how it is set."""
    return element("r", *([element("rPr", *marks)] if marks else []), *typed(text))


def bold(text: str) -> Element:
    return run(text, element("rStyle", val=BOLD))


def typed(text: str) -> Iterator[Element]:
    """The text as Word holds it. What XML cannot hold shows as the sign for an unknown character."""
    for number, line in enumerate(LINE_END.split(NOT_IN_XML.sub(NO_SUCH_CHARACTER, text))):
        if number:
            yield element("br")
        made = oxml_parser.makeelement(W + "t", SPACES_STAY, NAMES)
        made.text = line
        yield made


def field(name: str, until_known: str) -> Element:
    """A number that Word works out when it lays out the page."""
    return element("fldSimple", run(until_known), instr=name)


def table(style: str, widths: Sequence[int], rows: Sequence[Row]) -> Element:
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


def table_row(widths: Sequence[int], row: Row) -> Element:
    cells = (
        element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), *paragraphs)
        for width, paragraphs in zip(widths, row, strict=True)
    )
    return element("tr", element("trPr", element("cantSplit")), *cells)


def is_table(part: Element) -> bool:
    return bool(part.tag == W + "tbl")
