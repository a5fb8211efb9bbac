"""A workbook from a stranger, made safe to read: what is hostile is refused in bounded time and memory.

The reader takes room for every cell between the first and the last, so that two cells far apart end the process.
And what we look at must be what it looks at: it is handed a copy of the parts that were looked at, and nothing else.
"""

import io
import re
import zlib
from collections.abc import Iterator
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from guidance.forms.file_kinds import SAVE_AS, UnreadableFileError

MOST_PARTS = 1000
MOST_UNPACKED = 20 * 1024 * 1024
# Ten thousand rows of fifty cells with nothing but a style in them have half of that.
MOST_TAGS = 1_000_000
# A million attributes in one tag take seconds. A NUL is in no part but one in UTF-16, which could hide such a tag.
LONG_TAG = re.compile(rb"<[^<>]{100000}")
LAST_ROW, LAST_COLUMN = 10_000, 200
REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
# Shown errors would be read as blank; as text they are seen.
ERROR_CELL = re.compile(rb"""(<(?:[A-Za-z]+:)?c\b[^<>]*\bt=)(?:"e"|'e')""")
DAMAGED = f"The workbook is damaged and cannot be read. {SAVE_AS}"
# What the standard library raises at an archive or a part that is broken, which depends on where.
BROKEN = (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, OverflowError, ValueError, LookupError)
OTHER_KINDS = {
    "xl/workbook.bin": f"This is a binary workbook (.xlsb). {SAVE_AS}",
    "word/document.xml": "This is a Word document, not a table. Put the requests in a spreadsheet.",
    "content.xml": f"This is an OpenDocument file. {SAVE_AS}",
}


def without_danger(data: bytes, *, most_rows: int) -> bytes:
    """The workbook with only the parts that are needed and were checked. Raises UnreadableFileError."""
    made = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(data)) as archive, ZipFile(made, "w") as safe:
            refuse_by_names(archive.namelist())
            for name, body in unpacked(archive):
                check_part(body, most_rows=most_rows)
                safe.writestr(name, ERROR_CELL.sub(rb'\1"str"', body))
    except BROKEN:
        raise UnreadableFileError(DAMAGED) from None
    return made.getvalue()


def refuse_by_names(names: list[str]) -> None:
    """Nothing but a workbook without macros passes."""
    if len(names) > MOST_PARTS or len(set(names)) < len(names):
        raise UnreadableFileError(DAMAGED)
    if any("vbaproject" in name.lower() or "macrosheets" in name.lower() for name in names):
        raise UnreadableFileError("The workbook has macros, which are not opened here. Save it as XLSX without macros.")
    if "xl/workbook.xml" not in names:
        kinds = (said for name, said in OTHER_KINDS.items() if name in names)
        raise UnreadableFileError(next(kinds, f"This is a ZIP archive, not a workbook. {SAVE_AS}"))


def unpacked(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The XML parts, counted as they come out of the archive: what it declares may not be true."""
    room = MOST_UNPACKED
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        body = body_of(archive, part, room)
        room -= len(body)
        yield part.filename, body


def body_of(archive: ZipFile, part: ZipInfo, room: int) -> bytes:
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UnreadableFileError(DAMAGED)
    body = b"" if part.file_size > room else archive.open(part).read(room + 1)
    if part.file_size > room or len(body) > room:
        raise UnreadableFileError(f"The workbook unpacks to more than 20 MB. Keep only the table itself. {SAVE_AS}")
    return body


def check_part(body: bytes, *, most_rows: int) -> None:
    """The part is well-formed, defines no entities, and has no more tags than a table needs, nor cells outside one."""
    if LONG_TAG.search(body) or b"\0" in body:
        raise UnreadableFileError(DAMAGED)
    parser, cells = expat.ParserCreate(), Cells(most_rows)
    parser.StartElementHandler = cells.meet
    parser.StartDoctypeDeclHandler = refuse_entities
    try:
        parser.Parse(body, True)
    except expat.ExpatError:
        raise UnreadableFileError(DAMAGED) from None


def refuse_entities(*_declared) -> None:
    raise UnreadableFileError(DAMAGED)


class Cells:
    """Follows the cells of a sheet, and raises UnreadableFileError where one with something in it lies too far out."""

    def __init__(self, most_rows: int) -> None:
        self.most_rows = most_rows
        self.row = self.column = self.tags = 0
        self.filled: set[int] = set()

    def meet(self, tag: str, attributes: dict[str, str]) -> None:
        self.tags += 1
        if self.tags > MOST_TAGS:
            raise UnreadableFileError(DAMAGED)
        name = tag.rpartition(":")[2]
        if name == "c":
            self.move_to(attributes.get("r"))
        elif name in ("v", "is"):
            self.fill()
        elif name == "row":
            self.row, self.column = self.row_of(attributes.get("r")), 0

    def move_to(self, reference: str | None) -> None:
        if reference is None:
            self.column += 1
            return
        found = REFERENCE.fullmatch(reference)
        if not found:
            raise UnreadableFileError(DAMAGED)
        self.column = 0
        for letter in found[1].upper():
            self.column = self.column * 26 + ord(letter) - 64
        self.row = int(found[2])

    def row_of(self, number: str | None) -> int:
        if number is None:
            return self.row + 1
        if not re.fullmatch("[0-9]{1,7}", number):
            raise UnreadableFileError(DAMAGED)
        return int(number)

    def fill(self) -> None:
        self.filled.add(self.row)
        if self.column > LAST_COLUMN:
            raise UnreadableFileError(
                f"The sheet has something right of column {LAST_COLUMN}. Clear it: keep only the table."
            )
        if len(self.filled) > self.most_rows + 1:
            raise UnreadableFileError(f"The sheet has more than {self.most_rows:,} rows. Split the file.")
        if self.row > LAST_ROW:
            raise UnreadableFileError(f"The sheet has something below row {LAST_ROW:,}. Clear it: keep only the table.")
