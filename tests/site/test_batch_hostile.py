"""A file that is not what it says, or was made to do harm, gets a sentence in no time and in little memory."""

import io
import os
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter.utility import xl_col_to_name

from guidance.forms.file_kinds import UnreadableFileError
from tests.site.batching import as_csv, as_xlsx, counts_on, patients, read, reported, row, upload, xlsx_of
from tests.site.reading import page_of

SECONDS, MEGABYTES = 2.0, 160
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(sheet: str = "", **parts: bytes) -> bytes:
    """A good workbook with its sheet's cells replaced by these, and parts replaced or added by path."""
    made = io.BytesIO()
    body = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'.encode()
    changed = {"xl/worksheets/sheet1.xml": body, **parts} if sheet else parts
    with zipfile.ZipFile(io.BytesIO(xlsx_of([row()]))) as good, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            bad.writestr(name, changed.pop(name, None) or good.read(name))
        for name, content in changed.items():
            bad.writestr(name, content)
    return made.getvalue()


def text_cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def lying_about_its_size(data: bytes) -> bytes:
    """The archive with every declared size set to 10 bytes, in its directory."""
    changed, at = bytearray(data), data.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 24 : at + 28] = struct.pack("<I", 10)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def old_container(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + name.encode("utf-16-le") + b"\0" * 2000


def zip_of(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)
SHEET = "xl/worksheets/sheet1.xml"
WIDE = ",".join(f"column{number}" for number in range(300_000))
# What is sent, and words of the answer. Each answer also says what to do.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "an empty file": (lambda: b"", "The file is empty"),
    "blanks alone": (lambda: b" \r\n \r\n", "The file is empty"),
    "only a header": (lambda: as_csv([row()]).split(b"\r\n")[0], "nothing below it"),
    "only a header in a workbook": (lambda: as_xlsx([list(row())]), "nothing below it"),
    "an empty workbook": (lambda: as_xlsx([]), "is empty"),
    "no header": (lambda: as_csv([row()]).split(b"\r\n")[1], "none of the column names"),
    "NUL bytes": (lambda: b"plan,coverage_start\0\r\n", "not a table saved as text"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 500, "not a table saved as text"),
    "a program": (lambda: b"\x7fELF" + os.urandom(200_000), "not a table saved as text"),
    "a web page named .csv": (lambda: b"<!DOCTYPE html><html><table><tr><td>plan", "web page"),
    "a web page in UTF-16": (lambda: "<html><body>".encode("utf-16"), "web page"),
    "an old XML spreadsheet": (lambda: b'<?xml version="1.0"?><Workbook>', "web page or XML"),
    "a PDF": (lambda: b"%PDF-1.7\n" + os.urandom(5000), "This is a PDF"),
    "an old workbook": (lambda: old_container("Workbook"), "old format (.xls)"),
    "an encrypted workbook": (lambda: old_container("EncryptedPackage"), "protected by a password"),
    "a workbook with macros": (lambda: workbook(**{"xl/vbaProject.bin": b"\1"}), "has macros"),
    "a workbook with a macro sheet": (lambda: workbook(**{"xl/macrosheets/sheet1.xml": b"<a/>"}), "has macros"),
    "a binary workbook": (lambda: zip_of(**{"xl/workbook.bin": b"\1"}), ".xlsb"),
    "a Word document": (lambda: zip_of(**{"word/document.xml": b"<w/>"}), "Word document"),
    "an OpenDocument sheet": (lambda: zip_of(**{"mimetype": b"x", "content.xml": b"<o/>"}), "OpenDocument"),
    "an archive of anything": (lambda: zip_of(**{"notes.txt": b"hello"}), "ZIP archive"),
    "half a workbook": (lambda: xlsx_of([row()])[:3000], "damaged"),
    "a workbook of noise": (lambda: b"PK\x03\x04" + os.urandom(10_000), "damaged"),
    "a workbook without its sheets": (lambda: zip_of(**{"xl/workbook.xml": b"<workbook/>"}), "damaged"),
    "XML that does not close": (lambda: workbook(**{SHEET: b"<worksheet><sheetData>"}), "damaged"),
    "an encoding that is none": (
        lambda: workbook(**{SHEET: b'<?xml version="1.0" encoding="UTF-81"?><a/>'}),
        "damaged",
    ),
    "a directory that begins before the file": (
        lambda: xlsx_of([row()])[:-6] + struct.pack("<I", 2**31) + b"\0\0",
        "damaged",
    ),
    "entities within entities": (lambda: workbook(**{SHEET: BILLION_LAUGHS}), "damaged"),
    "entities in a part beside": (lambda: workbook(**{"docProps/app.xml": BILLION_LAUGHS}), "damaged"),
    "a ZIP bomb": (lambda: workbook(**{SHEET: b"<worksheet>" + b" " * 300_000_000}), "unpacks to more than 20 MB"),
    "a ZIP bomb that lies about its size": (
        lambda: lying_about_its_size(workbook(**{SHEET: b"<worksheet>" + b" " * 300_000_000})),
        "damaged",
    ),
    "many small bombs": (
        lambda: workbook(**{f"xl/worksheets/more{n}.xml": b"<a>" + b" " * 3_000_000 + b"</a>" for n in range(60)}),
        "unpacks to more than 20 MB",
    ),
    "two cells at the ends of a sheet": (
        lambda: workbook(f'<row r="1">{text_cell("A1")}</row><row r="1048576">{text_cell("XFD1048576")}</row>'),
        "right of column 200",
    ),
    "a cell at the foot of a sheet": (
        lambda: workbook(f'<row r="1">{text_cell("A1")}</row><row r="1048576">{text_cell("A1048576")}</row>'),
        "below row 10,000",
    ),
    "a place that is none": (lambda: workbook(f'<row r="1">{text_cell("A99999999999")}</row>'), "damaged"),
    "a row that is none": (lambda: workbook(f'<row r="-5">{text_cell("A1")}</row>'), "damaged"),
    "a million columns in a workbook": (
        lambda: workbook('<row r="1">' + '<c t="str"><v>1</v></c>' * 600_000 + "</row>"),
        "right of column 200",
    ),
    "a million rows in a workbook": (lambda: workbook("<row><c><v>1</v></c></row>" * 700_000), "more than 1,000 rows"),
    "a million columns": (WIDE.encode, "too long to be a row"),
    "a million columns below a header": (lambda: as_csv([row()]) + b"," * 4_000_000, "too long to be a row"),
    "201 columns": (
        lambda: as_csv([row() | {f"more{n}": "" for n in range(201 - len(row()))}]),
        "more than 200 columns",
    ),
    "a million rows": (lambda: as_csv([row()]) + b"molina\r\n" * 600_000, "more than 1,000 rows"),
    "one line without an end": (lambda: b"x" * 5_000_000, "too long to be a row"),
    "a quotation without an end": (lambda: as_csv([row()]) + b'"' + b"x\r\n" * 1_500_000, "quotation mark"),
    "more than 5 MB": (lambda: b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    "more than 5 MB of text in a small workbook": (
        lambda: xlsx_of([row(past_care="x" * 9000, diagnosis=str(n)) for n in range(700)]),
        "more than 5 MB of text",
    ),
}


def reset_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def peak() -> int:
    """The most memory that this process has held since it was reset, in megabytes."""
    status = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in status if line.startswith("VmHWM"))) // 1024


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_file_gets_a_sentence_in_bounded_time_and_memory(kind):
    make, said = HOSTILE[kind]
    data = make()
    reset_peak()
    before, began = peak(), time.perf_counter()

    with pytest.raises(UnreadableFileError) as error:
        read(data)

    assert time.perf_counter() - began < SECONDS
    assert peak() - before < MEGABYTES
    assert said in error.value.problems[0]
    assert len(error.value.problems[0].split(". ")) > 1


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["an empty file", "a workbook with macros", "a web page named .csv", "more than 5 MB"])
def test_the_page_says_it_and_asks_for_the_file_again(kind, client):
    make, said = HOSTILE[kind]

    page = page_of(upload(client, make()))

    assert said in page.one(id="error-summary").text
    assert page.one("input", type="file")


@pytest.mark.django_db
def test_no_file_at_all_gets_a_sentence_too(client):
    page = page_of(client.post("/letters/batch/", {"make": ""}))

    assert "Choose a file first" in page.one(id="error-summary").text


def sheet_row(number: int, cells) -> str:
    inside = "".join(text_cell(f"{xl_col_to_name(at)}{number}", text) for at, text in enumerate(cells))
    return f'<row r="{number}">{inside}</row>'


def colored(number: int) -> str:
    """A row whose outermost cells have a color and nothing in them."""
    return f'<row r="{number}"><c r="A{number}" s="1"/><c r="XFD{number}" s="1"/></row>'


HARMLESS = {
    "cells that are colored and blank, to the ends of the sheet": lambda: workbook(
        sheet_row(1, row()) + sheet_row(2, row().values()) + "".join(map(colored, [*range(3, 20_000), 1_048_576]))
    ),
    "pictures and a printer's settings": lambda: workbook(
        **{"xl/media/image1.png": os.urandom(1_000_000), "xl/printerSettings/printerSettings1.bin": b"\0" * 2000}
    ),
    "200 columns": lambda: as_csv([row() | {f"more{n}": "" for n in range(200 - len(row()))}]),
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_only_looks_hostile_is_read(kind):
    assert len(read(HARMLESS[kind]()).rows) == 1


@pytest.mark.django_db
def test_a_full_file_is_reported_on_within_the_time_of_a_page(client):
    data = as_csv(patients(1000))
    began = time.perf_counter()

    page = reported(client, data)

    assert counts_on(page) == {"Rows read": 1000, "Good": 1000, "To correct": 0}
    assert time.perf_counter() - began < 10
