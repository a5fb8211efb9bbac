"""The tables beside the letters: what was made, and which rows were not. A spreadsheet runs nothing in them."""

import csv
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from guidance.bulk.folder import PRIVATE_FILE
from guidance.rendering.manifest import harmless

ERRORS = ("row", "column", "problem")


class Table:
    """A CSV file that grows at its end. What stands after `size` was not recorded, and is cut off."""

    def __init__(self, path: Path, columns: Sequence[str], *, size: int) -> None:
        self.path, self.columns, self.size = path, columns, size
        if path.exists():
            os.truncate(path, size)

    def add(self, rows: Iterable[Sequence[str]]) -> None:
        """The rows stand in the file, also after a loss of power. No rows, no file."""
        lines = [self.columns, *rows] if self.size == 0 else list(rows)
        if len(lines) == (self.size == 0):
            return
        with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE), "ab") as file:
            file.write(as_csv(lines))
            file.flush()
            os.fsync(file.fileno())
            self.size = file.tell()

    def drop_if_empty(self) -> None:
        if self.size == 0:
            self.path.unlink(missing_ok=True)


def as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    """The lines as CSV in which no cell is a formula."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in line] for line in lines)
    return text.getvalue().encode()
