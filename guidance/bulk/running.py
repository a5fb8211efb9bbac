"""One run: the rows of a file, or a range of them, into a folder, from where the last run stopped."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from guidance.bulk.folder import Folder
from guidance.bulk.making import Making, Outcome
from guidance.bulk.progress import Progress
from guidance.bulk.record import Record
from guidance.bulk.tables import ERRORS, Table
from guidance.bulk.workers import in_order
from guidance.forms.batch import is_example
from guidance.forms.header import Unknown
from guidance.forms.rows import Row, read_csv
from guidance.rendering.manifest import COLUMNS

PIECE = 25  # rows a worker is given at a time


@dataclass(frozen=True, kw_only=True)
class RowRange:
    """Rows as the spreadsheet numbers them, both included; the header is row 1."""

    first: int = 2
    last: int | None = None

    @property
    def name(self) -> str:
        """What the tables of these rows are named by; blank for the whole file."""
        return "" if self.last is None else f"{self.first}-{self.last}"

    def __contains__(self, number: int) -> bool:
        return self.first <= number and (self.last is None or number <= self.last)


def fingerprint(path: Path) -> str:
    """What changes whenever the file does."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def columns_not_read(path: Path) -> tuple[Unknown, ...]:
    """The columns of the file that are no field of a letter. Raises UnreadableFileError."""
    with path.open("rb") as file:
        return read_csv(file).unknown


def rows_of(path: Path, wanted: RowRange) -> Iterator[Row]:
    """The rows in the range, one by one, the template's example left out. Raises UnreadableFileError."""
    with path.open("rb") as file:
        for row in read_csv(file).rows:
            if wanted.last is not None and row.number > wanted.last:
                return
            if row.number in wanted and not is_example(row):
                yield row


def pieces(rows: Iterator[Row]) -> Iterator[tuple[Row, ...]]:
    while piece := tuple(islice(rows, PIECE)):
        yield piece


class Run:
    """What is left of the rows, made; the record says after every piece how far it is."""

    def __init__(self, folder: Folder, record: Record) -> None:
        self.folder, self.record = folder, record
        self.manifest = Table(folder.manifest, COLUMNS, size=record.manifest_size)
        self.errors = Table(folder.errors, ERRORS, size=record.errors_size)

    def make(self, rows: Iterator[Row], making: Making, *, workers: int, progress: Progress) -> Record:
        """Every row is made once or listed with what is wrong. Raises WorkerLostError; the record then holds so far."""
        left = (row for row in rows if row.number > self.record.through)
        self.record.write(self.folder)
        for outcome in in_order(making, pieces(left), workers=workers):
            self.keep(outcome)
            progress.show(self.record.made + self.record.failed, failed=self.record.failed)
        progress.finish(self.record.made + self.record.failed, failed=self.record.failed)
        self.errors.drop_if_empty()
        self.folder.clear()
        return self.record

    def keep(self, outcome: Outcome) -> None:
        """First the tables, then the record: what a broken run wrote and did not record is made again."""
        self.manifest.add(outcome.made)
        self.errors.add(outcome.wrong)
        self.record = replace(
            self.record,
            through=outcome.through,
            made=self.record.made + len(outcome.made),
            failed=self.record.failed + outcome.failed,
            manifest_size=self.manifest.size,
            errors_size=self.errors.size,
        )
        self.record.write(self.folder)
