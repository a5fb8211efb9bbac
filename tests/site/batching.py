"""Making files of requests, uploading them, and reading the report on them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from guidance.forms.rows import Sheet, read_upload
from tests.site.lettering import NEEDED
from tests.site.reading import Part, page_of

BATCH = "/letters/batch/"
# Only what every letter needs, so that a row is good and no column is too many.
GOOD = NEEDED | {"clinic_reference": "", "visit_dates": ""}


def row(**changes: str) -> dict[str, str]:
    return GOOD | changes


def patients(count: int, **changes: str) -> list[dict[str, str]]:
    """So many good rows, each of another patient."""
    return [row(patient_name=f"Patient Number{number}", **changes) for number in range(count)]


def as_csv(rows: Sequence[Mapping[str, str]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The rows under their names."""
    text = io.StringIO(newline="")
    lines = csv.DictWriter(text, fieldnames=list(rows[0]), delimiter=delimiter)
    lines.writeheader()
    lines.writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Sequence], *, sheet: str = "Requests", others: Iterable[str] = (), **options) -> bytes:
    """A workbook with these cells, numbers and days as such. A cell may be (value, format), or an Outcome."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, **options}) as book:
        page = book.add_worksheet(sheet)
        for number, cells in enumerate(rows):
            for at, cell in enumerate(cells):
                write(book, page, number, at, cell)
        for name in others:
            book.add_worksheet(name).write(0, 0, "something else")
    return made.getvalue()


class Outcome(str):
    """What a formula came to."""


def write(book, page, number: int, at: int, cell) -> None:
    if isinstance(cell, Outcome):
        page.write_formula(number, at, "=A1", None, str(cell))
    elif isinstance(cell, tuple):
        page.write(number, at, cell[0], book.add_format({"num_format": cell[1]}))
    else:
        page.write(number, at, cell)


def xlsx_of(rows: Sequence[Mapping[str, str]], **options) -> bytes:
    return as_xlsx([list(rows[0]), *(list(each.values()) for each in rows)], **options)


def read(data: bytes) -> Sheet:
    return read_upload(io.BytesIO(data))


def upload(client, data: bytes, **posted: str):
    return client.post(BATCH, {"file": SimpleUploadedFile("requests.csv", data), "make": "", **posted})


def reported(client, data: bytes, **posted: str) -> Part:
    """The page with the report on the file."""
    response = upload(client, data, **posted)
    assert response.status_code == 200
    return page_of(response)


def counts_on(page: Part) -> dict[str, int]:
    """Rows read, good, and to correct."""
    counts = page.one("dl", cls="counts")
    return {part.one("dt").text.split(" from ")[0]: int(part.one("dd").text) for part in counts.every("div")}


def corrections_on(page: Part) -> list[tuple[str, str, str, str]]:
    """Row, column, what stood in the file, and what to do, line by line."""
    found = []
    for body in (
        page.every("table", cls="row-errors")[0].every("tbody") if page.every("table", cls="row-errors") else []
    ):
        number = body.one("th").text
        found += [(number, *(cell.text for cell in line.every("td"))) for line in body.every("tr")]
    return found


def carried_on(page: Part) -> str:
    """The good rows that the page carries, as it would send them."""
    return page.one("input", name="rows").attributes["value"]


def made(client, rows: str, make: str, **posted: str):
    return client.post(BATCH, {"rows": rows, "make": make, **posted})
