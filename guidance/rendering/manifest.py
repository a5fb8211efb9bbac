"""Names of files that say nothing of a patient, and the list that says what each file is."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from guidance.domain.letters import Packet
from guidance.domain.requests import LetterRequest

COLUMNS = ("row", "reference", "plan", "file", "coverage_start", "medicare_through", "medi_cal_through", "ask_by")
# A spreadsheet takes a cell that begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_REFERENCE = 40


def file_name(row: int, request: LetterRequest, ending: str) -> str:
    """The plan's folder and the row's number, with the clinic's reference unless that has a name in it."""
    reference = slug(request.clinic_reference)[:LONGEST_REFERENCE].strip("-")
    known = f"-{reference}" if reference and not names_the_patient(reference, request.patient_name) else ""
    return f"{request.plan}/row-{row:04}{known}.{ending}"


def names_the_patient(reference: str, name: str) -> bool:
    """Whether any word of the patient's name stands in the reference."""
    return any(word in reference for word in slug(name).split("-") if len(word) > 1)


def slug(text: str) -> str:
    """The text in small Latin letters and digits, hyphens between its words."""
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")


def manifest_of(listed: Iterable[tuple[int, Packet, str]]) -> bytes:
    """A line for each file, as CSV in which no cell is a formula."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    lines.writerows([harmless(cell) for cell in cells_of(row, packet, file)] for row, packet, file in listed)
    return text.getvalue().encode()


def cells_of(row: int, packet: Packet, file: str) -> tuple[str, ...]:
    request, ends = packet.request, packet.ends
    days = (request.coverage_start, ends.medicare, ends.medi_cal, request.answer_by)
    return (str(row), request.clinic_reference, packet.plan_name, file, *map(iso, days))


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""
