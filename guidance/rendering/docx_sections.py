"""The sections of a Word document, one a letter: their pages, and what stands at the head and the foot of each."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart

from guidance.domain.letters import Letter
from guidance.rendering.docx_xml import Xml, element, field, paragraph, parsed, run, table

# As on the PDF, in twentieths of a point: US Letter, an inch at the sides.
PAPER = {"w": "12240", "h": "15840"}
MARGINS = {
    "top": "1080",
    "right": "1440",
    "bottom": "1152",
    "left": "1440",
    "header": "576",
    "footer": "576",
    "gutter": "0",
}
FOOT = (8280, 1080)
# What stands in for a number that an office suite cannot work out.
UNKNOWN = "\u2026"


class Sections:
    """The sections of one document. A head or foot that several letters share is made once."""

    def __init__(self, document: DocumentPart, *, letters: int) -> None:
        self.document = document
        # Word counts the pages of a section. LibreOffice does not, but counts those of a file, the same for one letter.
        self.pages = ("NUMPAGES", "1") if letters == 1 else ("SECTIONPAGES", UNKNOWN)
        self.made: dict[tuple[str, str, str], str] = {}

    def of(self, letter: Letter) -> Any:
        """The letter's section. The head of its first page is empty: a clinic's letterhead goes there."""
        return parsed(
            "sectPr",
            self.reference("header", "first", ""),
            self.reference("header", "default", letter.title),
            self.reference("footer", "first", letter.footer),
            self.reference("footer", "default", letter.footer),
            element("type", val="nextPage"),
            element("pgSz", **PAPER),
            element("pgMar", **MARGINS),
            element("pgNumType", start="1"),
            element("titlePg"),
        )

    def reference(self, kind: str, pages: str, text: str) -> Xml:
        """What refers to the head or foot with that text."""
        key = (kind, pages, text)
        if key not in self.made:
            self.made[key] = f"{kind}{len(self.made) + 1}"
            self.add(self.made[key], key)
        return f'<w:{kind}Reference w:type="{pages}" r:id="{self.made[key]}"/>'

    def add(self, name: str, key: tuple[str, str, str]) -> None:
        kind, pages, text = key
        where, package = PackURI(f"/word/{name}.xml"), self.document.package
        if kind == "footer":
            part = FooterPart(where, CONTENT_TYPE.WML_FOOTER, parsed("ftr", *self.foot(text)), package)
            self.document.load_rel(RELATIONSHIP_TYPE.FOOTER, part, name)
        else:
            line = paragraph("Letterhead") if pages == "first" else paragraph("Header", run(text))
            part = HeaderPart(where, CONTENT_TYPE.WML_HEADER, parsed("hdr", line), package)
            self.document.load_rel(RELATIONSHIP_TYPE.HEADER, part, name)

    def foot(self, text: str) -> tuple[Xml, Xml]:
        """Who sends the letter, and at the right which of its pages this is. It ends in a paragraph, as it must."""
        number = (run("Page "), field("PAGE", "1"), run(" of "), field(*self.pages))
        cells = [paragraph("Footer", run(text))], [paragraph("PageNumber", *number)]
        return table("FootOfAPage", FOOT, [cells]), paragraph("BetweenTables")
