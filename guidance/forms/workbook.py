"""XLSX workbooks as rows of text."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from guidance.forms.file_kinds import SAVE_AS, UnreadableFileError
from guidance.forms.safe_workbook import without_danger

# From here on a spreadsheet has rounded what was typed.
ROUNDED_FROM = 10**15
ROUNDING = "The spreadsheet has rounded this long number. Format the cell as text and type the number again."


@dataclass(frozen=True, kw_only=True)
class Record:
    """The cells of one row as text, and what is wrong with any of them by position, counted from 0."""

    number: int
    texts: list[str]
    problems: Mapping[int, str] = field(default_factory=dict)


def read_workbook(data: bytes, *, most_rows: int) -> tuple[str, Iterator[Record]]:
    """The name of the first sheet that is shown, and its rows from the first with something in it.

    Raises UnreadableFileError for what is not a plain XLSX workbook of at most so many rows below its header.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(without_danger(data, most_rows=most_rows)))
        name = first_sheet(book)
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError:
        raise UnreadableFileError(f"The workbook is damaged and cannot be read. {SAVE_AS}") from None
    filled = ((number, row) for number, row in enumerate(cells, start=1) if any(cell != "" for cell in row))
    records = [record_of(number, row) for number, row in filled]
    if not records:
        raise UnreadableFileError(f"The sheet “{name}” is empty. Put the requests on the first sheet.")
    return name, iter(records)


def first_sheet(book: CalamineWorkbook) -> str:
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            return sheet.name
    raise UnreadableFileError(f"The workbook has no sheet to read. {SAVE_AS}")


def record_of(number: int, cells: list) -> Record:
    rounded = [at for at, cell in enumerate(cells) if isinstance(cell, float) and abs(cell) >= ROUNDED_FROM]
    return Record(number=number, texts=[text_of(cell) for cell in cells], problems=dict.fromkeys(rounded, ROUNDING))


def text_of(cell) -> str:
    """What the cell shows, with days as YYYY-MM-DD and whole numbers without a point."""
    match cell:
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
    return str(cell)
