"""A file of requests, read into rows: CSV of any size as a stream, or an upload of CSV or XLSX."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO

from guidance.forms.file_kinds import Kind, UnreadableFileError, kind_of
from guidance.forms.header import Header, Unknown, read_header
from guidance.forms.text_files import as_text, lines_of
from guidance.forms.workbook import ROUNDING, Record, read_workbook

MOST_ROWS = 1000
MOST_BYTES = 5 * 1024 * 1024
# A thousand rows with many lines in a cell have fewer; a file of nothing but line ends would take long to read.
MOST_LINES = 100_000
LONGEST_CELL = 10_000
DELIMITERS = ",;\t"
SPREADSHEET_ERRORS = {"#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
# A long number as a spreadsheet shows it, and saves it as CSV.
ROUNDED = re.compile(r"[0-9](\.[0-9]+)?E\+[0-9]{2}")
SPLIT = "Split the file, with the header row in each part."


@dataclass(frozen=True, kw_only=True)
class Row:
    """One request as it stands in the file. `number` is the spreadsheet's; the header is row 1.

    `values` has the text of every column of the file that is a field; blank is "". `problems` are those of single
    cells by field, and under "" what is wrong with the row as a whole.
    """

    number: int
    values: Mapping[str, str]
    problems: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The rows of a file, with its columns as named in it. `where` is the sheet's name in a workbook, else ""."""

    names: Mapping[str, str]
    unknown: tuple[Unknown, ...]
    rows: Iterable[Row]
    where: str = ""


def read_csv(stream: IO[bytes] | IO[str], *, most_lines: int | None = None) -> Sheet:
    """The rows of a CSV file, read as they are asked for: memory does not grow with the file.

    A stream of bytes must be seekable: its encoding is found first. Raises UnreadableFileError, also
    from `rows` where a later row cannot be read at all.
    """
    lines = lines_of(as_text(stream), most=most_lines)
    blank, first = 0, next(lines, "")
    while first and not first.strip():
        blank, first = blank + 1, next(lines, "")
    cells = csv.reader(chain([first], lines), delimiter=delimiter_of(first), skipinitialspace=True, strict=True)
    return sheet_of(records_of(cells, blank))


def read_upload(file: IO[bytes]) -> Sheet:
    """The rows of an uploaded CSV or XLSX file, at most a thousand. Raises UnreadableFileError."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableFileError(f"The file is larger than 5 MB. {SPLIT}")
    if kind_of(data) is Kind.WORKBOOK:
        where, records = read_workbook(data, most_rows=MOST_ROWS)
        sheet = sheet_of(records, where=where)
    else:
        sheet = read_csv(io.BytesIO(data), most_lines=MOST_LINES)
    return Sheet(names=sheet.names, unknown=sheet.unknown, rows=all_rows(sheet.rows), where=sheet.where)


def all_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    found = tuple(islice(rows, MOST_ROWS + 1))
    if not found:
        raise UnreadableFileError("The file has a header row and nothing below it. Fill in one row for each patient.")
    if len(found) > MOST_ROWS:
        raise UnreadableFileError(f"The file has more than {MOST_ROWS:,} rows. {SPLIT}")
    if sum(len(text.encode()) for row in found for text in row.values.values()) > MOST_BYTES:
        raise UnreadableFileError(f"The file holds more than 5 MB of text. {SPLIT}")
    return found


def sheet_of(records: Iterator[Record], *, where: str = "") -> Sheet:
    header = read_header(next(records).texts)
    rows = (row_of(header, record) for record in records if any(map(str.strip, record.texts)))
    return Sheet(names=header.names, unknown=header.unknown, rows=rows, where=where)


def records_of(cells: Iterator[list[str]], blank: int) -> Iterator[Record]:
    """The records of a CSV file with the numbers that a spreadsheet gives them."""
    number = blank
    try:
        for number, texts in enumerate(cells, start=blank + 1):
            yield Record(number=number, texts=texts)
    except csv.Error:
        raise UnreadableFileError(
            f"Row {number + 1}: a quotation mark is opened and not closed, or stands inside a cell. "
            'Inside quotation marks type each of them twice (""), or save the table as XLSX.'
        ) from None


def delimiter_of(line: str) -> str:
    """The delimiter that gives the header line the most columns; a comma where there is none."""
    return max(DELIMITERS, key=line.count)


def row_of(header: Header, record: Record) -> Row:
    texts = record.texts
    values = {key: texts[at].strip() if at < len(texts) else "" for at, key in header.fields.items()}
    problems = {key: record.problems[at] for at, key in header.fields.items() if at in record.problems}
    for key, text in values.items():
        if ROUNDED.fullmatch(text):
            problems[key] = ROUNDING
        elif text in SPREADSHEET_ERRORS:
            problems[key] = "The spreadsheet shows an error in this cell. Type the value, or clear the cell."
        elif len(text) > LONGEST_CELL:
            problems[key] = f"Shorten this to {LONGEST_CELL:,} characters; it has {len(text):,}."
            values[key] = ""
    stray = [at for at, text in enumerate(texts) if at not in header.named and text.strip()]
    if stray:
        problems[""] = (
            f"Column {stray[0] + 1} has text but no name in the header row. Name it or clear it; "
            "in a CSV file, put a cell with a comma or semicolon in it between quotation marks."
        )
    return Row(number=record.number, values=values, problems=problems)
