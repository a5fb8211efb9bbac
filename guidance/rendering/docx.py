"""Letters as a Word document with real styles, made in memory. Nothing typed ever becomes markup."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document

from guidance.domain.letters import Letter, title_of
from guidance.rendering.docx_blocks import body_of
from guidance.rendering.docx_sections import Sections
from guidance.rendering.docx_xml import parsed

# An empty Word document, unpacked: its styles, settings and fonts.
TEMPLATE = Path(__file__).resolve().parent / "word"
LONGEST_TITLE = 255
ABOUT = "Who runs the site that made this file: "


def to_docx(letters: Sequence[Letter], *, about: str) -> bytes:
    """The letters one after the other, each a section from a new page. The same letters give the same bytes.

    `about` is the address of the page that says who runs the site. It goes into the file's properties, not onto
    the paper: a letter says only what its writer said.
    """
    document = Document(BytesIO(template()))
    document.core_properties.title = title_of(letters)[:LONGEST_TITLE]
    document.core_properties.comments = ABOUT + about
    sections = Sections(document.part, letters=len(letters))
    for left, letter in zip(range(len(letters), 0, -1), letters, strict=True):
        parts = list(parsed("body", *body_of(letter)))
        # A section is described in its last paragraph; the last one by itself.
        (parts if left == 1 else parts[-1][0]).append(sections.of(letter))
        document.element.body.extend(parts)
    made = BytesIO()
    document.save(made)
    return undated(made)


@cache
def template() -> bytes:
    """The template as one file, packed once a process."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for path in sorted(TEMPLATE.rglob("*.*")):
            archive.writestr(path.relative_to(TEMPLATE).as_posix(), path.read_bytes())
    return packed.getvalue()


def undated(made: BytesIO) -> bytes:
    """The same file without the time of day, which the library writes beside everything in it."""
    packed = BytesIO()
    with ZipFile(made) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(ZipInfo(name), before.read(name), ZIP_DEFLATED)
    return packed.getvalue()
