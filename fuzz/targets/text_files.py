"""An uploaded file, read into rows, and the report on them."""

import io
from datetime import date

from fuzz.sheets import GOOD, as_csv
from fuzz.target import Target
from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.report import report_on
from guidance.forms.rows import read_upload

HEAD = ",".join(GOOD).encode()
SEEDS = [
    as_csv([GOOD]), as_csv([GOOD], delimiter=";"), as_csv([GOOD], encoding="utf-16"), as_csv([GOOD], encoding="cp1252"),
    as_csv([GOOD, GOOD | {"patient_name": "=1+1", "coverage_start": "1.2E+10"}]), HEAD + b"\r" + b",\r" * 40,
    HEAD + b'\n"a\nb","c""d"\n', b"%PDF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xef\xbb\xbf" + HEAD,
]  # fmt: skip
DAY = date(2026, 11, 24)


def attempt(data: bytes) -> None:
    """The file is read and reported on, or it is said what is wrong with it; every word of that can be sent."""
    try:
        report = report_on(read_upload(io.BytesIO(data)), today=DAY)
    except UnreadableFileError as error:
        assert error.problems and all(error.problems)
        "".join(error.problems).encode()
    else:
        assert report.count + len(report.examples) + len(report.left) == len(list(report.sheet.rows))
        repr((report.corrections, report.to_correct, report.duplicates, report.plans)).encode()


TARGETS = [
    Target(
        name="text_files",
        about="uploaded CSV files, as bytes",
        inputs=35_000,
        attempt=attempt,
        seeds=SEEDS,
        silent=True,
    )
]
