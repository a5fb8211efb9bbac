"""The record of a run: what it is made from, and how far it is. It outlives the run, however that ends."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from guidance.bulk.folder import Folder, RefusedError, put

HEADER_ROW = 1


@dataclass(frozen=True, kw_only=True)
class Order:
    """What the letters in a folder are made from. Every run into one folder shares it."""

    file: str
    content: str
    format: str
    part: str
    letter_date: str


CHANGED = {
    "file": "the file is not the one this folder was begun with (put corrected rows in a file of their own)",
    "content": "the site's words and rules are not those this folder was begun with",
    "format": "--format was {}",
    "part": "--part was {}",
    "letter_date": "--letter-date was {}",
}


@dataclass(frozen=True, kw_only=True)
class Record:
    """How far a run is. All rows up to `through` are finished: made, or listed with what is wrong."""

    order: Order
    through: int = HEADER_ROW
    made: int = 0
    failed: int = 0
    manifest_size: int = 0
    errors_size: int = 0

    def write(self, folder: Folder) -> None:
        put(json.dumps(asdict(self), indent=1).encode(), folder.record, making=folder.making)


def read_record(path: Path) -> Record:
    known = json.loads(path.read_text(encoding="utf-8"))
    return Record(**known | {"order": Order(**known["order"])})


def taken_up(folder: Folder, order: Order) -> Record:
    """The record to go on from, or a new one. Raises RefusedError where the folder was begun with anything else."""
    for path in folder.records():
        begun = read_record(path).order
        if differences := [
            CHANGED[field.name].format(getattr(begun, field.name))
            for field in fields(Order)
            if getattr(begun, field.name) != getattr(order, field.name)
        ]:
            raise RefusedError(f"Not begun: {'; '.join(differences)}. Finish it as it was begun, or name a new folder.")
    refuse_overlap(folder)
    return read_record(folder.record) if folder.record.exists() else Record(order=order)


def date_of(folder: Folder) -> date | None:
    """The date of the letters in the folder that have none of their own; None where none was begun."""
    found = [read_record(path).order.letter_date for path in folder.records()]
    return date.fromisoformat(found[0]) if found else None


def refuse_overlap(folder: Folder) -> None:
    """No row of this run belongs to another run into the folder."""
    for path in folder.records():
        if path != folder.record and overlaps(path.stem.removeprefix("record").strip("-"), folder.rows):
            other = path.stem.removeprefix("record-") if "-" in path.stem else "the whole file"
            raise RefusedError(f"Rows of this run belong to another run into {folder.path} ({other}).")


def overlaps(one: str, other: str) -> bool:
    """Whether two ranges such as "2-100" share a row; a blank is the whole file."""
    if not (one and other):
        return True
    (first, last), (begin, end) = (map(int, rows.split("-")) for rows in (one, other))
    return first <= end and begin <= last
