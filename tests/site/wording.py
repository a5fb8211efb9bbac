"""Reading back a Word document with nothing but a ZIP and an XML reader: the library that wrote it is not asked."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from guidance.domain.letters import Letter
from guidance.rendering.docx import to_docx

ABOUT = "https://guide.example.org/about/"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What stands between words: the end of a paragraph, a line break, a tab.
SPACES = {f"{W}p": "\n", f"{W}br": "\n", f"{W}tab": "\t"}


def made(*letters: Letter) -> bytes:
    return to_docx(letters, about=ABOUT)


def parts_of(document: bytes) -> dict[str, str]:
    """Every part of the file by its name."""
    with ZipFile(BytesIO(document)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def part_of(document: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    return ElementTree.fromstring(parts_of(document)[name])


def word_text(document: bytes) -> str:
    """The text of the body in the order in which it stands in the file."""
    return text_in(part_of(document))


def text_in(part: ElementTree.Element) -> str:
    return "".join(pieces(part))


def pieces(part: ElementTree.Element) -> Iterator[str]:
    if part.tag == f"{W}t":
        yield shown_of(part)
    for inner in part:
        yield from pieces(inner)
    if part.tag in SPACES:
        yield SPACES[part.tag]


def shown_of(text: ElementTree.Element) -> str:
    """What Word shows of a text: no line break, and no space at its ends unless it is told to keep it."""
    line = (text.text or "").replace("\n", " ")
    return line if text.get(SPACE) == "preserve" else line.strip()


def words_of(*letters: Letter) -> list[str]:
    """Every word of the letters, one letter after the other."""
    return [word for letter in letters for word in letter.words]


def styled(document: bytes, style: str) -> list[str]:
    """The text of each paragraph of that style, in order."""
    return [text_in(each).strip() for each in part_of(document).iter(f"{W}p") if style_of(each) == style]


def style_of(paragraph: ElementTree.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")
