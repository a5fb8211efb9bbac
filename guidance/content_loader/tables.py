"""Reading TOML so that every mistake is found at once and says where it is."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

from guidance.domain.dated import Dated, Since
from guidance.domain.sources import Claim, Status

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
V = TypeVar("V")
REQUIRED: Any = object()


class ContentError(Exception):
    """Everything that is wrong with the content, one sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, kw_only=True)
class Review:
    """A content file, when it was checked, and the last day before somebody must look again."""

    file: str
    checked_on: date
    review_by: date

    def overdue(self, *, on: date) -> bool:
        return self.review_by < on


class Reader:
    """Reads the files of one content folder and collects every problem found in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.unreadable: list[str] = []
        self.tables: list[Table] = []
        self.source_ids: set[str] = set()
        self.cited: set[str] = set()

    def file(self, name: str) -> "Table":
        """The file as a table. A file that cannot be read is a problem, and an empty table."""
        return self.parsed(name, self.text_of(name))

    def text_of(self, name: str) -> str:
        """The text of the file; one that cannot be read is a problem, and an empty text."""
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            self.problem(name, "is missing.")
        except UnicodeDecodeError as error:
            self.cannot_read(name, f"cannot be read: {error}.")
        return ""

    def parsed(self, name: str, text: str, *, english: bool = True) -> "Table":
        """The TOML of a file as a table, with the days on which it was checked and is due again."""
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self.cannot_read(name, f"cannot be read: {error}.")
            data = {}
        table = Table(data, place=name, reader=self, english=english)
        if data:
            table.reviewed()
        return table

    def problem(self, place: str, sentence: str) -> None:
        self.problems.append(f"{place}: {sentence}")

    def cannot_read(self, name: str, sentence: str) -> None:
        self.unreadable.append(f"{name}: {sentence}")

    def reviews(self) -> tuple[Review, ...]:
        """Every file that was read with its days, in the order of the names."""
        files = (table for table in self.tables if "review_by" in table.read)
        found = (
            Review(file=file.place, checked_on=file.day("checked_on"), review_by=file.day("review_by"))
            for file in files
        )
        return tuple(sorted(found, key=lambda review: review.file))

    def finish(self) -> None:
        """Raises ContentError when anything was wrong, keys that nobody reads included.

        Hundreds of problems may follow from one file that cannot be read, so such files are then all that is named.
        """
        if self.unreadable:
            raise ContentError(self.unreadable)
        for table in self.tables:
            table.report_unread()
        if self.problems:
            raise ContentError(self.problems)


class Table:
    """One TOML table; it knows its place, and which of its keys have been read."""

    def __init__(self, data: dict[str, Any], *, place: str, reader: Reader, english: bool = True) -> None:
        """`english` says whether its texts are in English, whose words can be checked."""
        self.english = english
        self.data = data
        self.place = place
        self.reader = reader
        self.read: set[str] = set()
        self.inner: dict[str, Table] = {}
        reader.tables.append(self)

    def problem(self, sentence: str) -> None:
        self.reader.problem(self.place, sentence)

    def value(self, key: str, kind: type[T], default: Any = REQUIRED, *, empty: Any) -> T:
        """The value of the key, of that kind; when it is missing or of another kind, a problem and `empty`."""
        self.read.add(key)
        if key not in self.data:
            if default is REQUIRED:
                self.problem(f"'{key}' is missing.")
                return empty  # type: ignore[no-any-return]
            return default  # type: ignore[no-any-return]
        value = self.data[key]
        if type(value) is not kind:
            self.problem(f"'{key}' must be {NAMES[kind]}, not {value!r}.")
            return empty  # type: ignore[no-any-return]
        return value

    def text(self, key: str, default: str = REQUIRED) -> str:
        return self.value(key, str, default, empty="")

    def number(self, key: str) -> int:
        return self.value(key, int, empty=0)

    def flag(self, key: str) -> bool:
        return self.value(key, bool, empty=False)

    def day(self, key: str, default: date | None = REQUIRED) -> date:
        return self.value(key, date, default, empty=date(2000, 1, 1))

    def texts(self, key: str, default: tuple[str, ...] = REQUIRED) -> tuple[str, ...]:
        values = self.value(key, list, default, empty=[])
        if not all(isinstance(value, str) for value in values):
            self.problem(f"'{key}' must be a list of texts.")
            return ()
        return tuple(values)

    def table(self, key: str, default: dict[str, Any] = REQUIRED) -> "Table":
        """The table under the key, the same one each time, so that what was read of it adds up."""
        if key not in self.inner:
            data = self.value(key, dict, default, empty={})
            self.inner[key] = Table(data, place=f"{self.place}: {key}", reader=self.reader, english=self.english)
        return self.inner[key]

    def tables(self, key: str, default: tuple[Any, ...] = REQUIRED, *, name: str = "key") -> list["Table"]:
        """The tables of an array; each is called by the value of `name` in messages."""
        rows = self.value(key, list, default, empty=[])
        if not all(isinstance(row, dict) for row in rows):
            self.problem(f"'{key}' must be a list of tables.")
            return []
        return [
            Table(row, place=f"{self.place}: {key} '{row.get(name, number)}'", reader=self.reader)
            for number, row in enumerate(rows, start=1)
        ]

    def by_key(self, read: Callable[["Table"], V]) -> dict[str, V]:
        """Every key of this table with its own table read."""
        return {key: read(self.table(key)) for key in self.data}

    def choice(self, key: str, kind: type[E], default: E = REQUIRED) -> E:
        value = self.text(key, default)
        return self.one_of(key, value, kind) if value else next(iter(kind))

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        return tuple(self.one_of(key, value, kind) for value in self.texts(key))

    def one_of(self, key: str, value: str, kind: type[E]) -> E:
        """The member with that value; an unknown one is a problem, with the nearest that is known."""
        known = [member.value for member in kind]
        if value not in known:
            self.problem(f"'{key}' is '{value}', which is not one of: {', '.join(known)}.{nearest(value, known)}")
            return next(iter(kind))
        return kind(value)

    def known(self, key: str, value: str, allowed: Iterable[str], what: str) -> str:
        """The value, with a problem unless it is one of those allowed."""
        allowed = list(allowed)
        if value not in allowed:
            self.problem(f"'{key}' names the {what} '{value}', which does not exist.{nearest(value, allowed)}")
        return value

    def braces(self, key: str, allowed: Iterable[str]) -> None:
        """Only these names may stand in braces in the text, each closed."""
        text = self.data.get(key, "")
        try:
            names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        except ValueError as error:
            self.problem(f"'{key}' has braces that do not fit: {error}.")
            return
        for name in names:
            self.known(key, name, allowed, "value")

    def sources(self, key: str = "sources") -> tuple[str, ...]:
        ids = self.texts(key)
        self.reader.cited.update(ids)
        if not ids and key in self.data:
            self.problem(f"'{key}' is empty: say who says so.")
        for id in ids:
            if id not in self.reader.source_ids:
                self.problem(f"cites source '{id}', which does not exist.{nearest(id, self.reader.source_ids)}")
        return ids

    def claim(self) -> Claim:
        """The text, status and sources of this table. What stays unconfirmed must say so in its text."""
        text, status, sources = self.text("text"), self.choice("status", Status), self.sources()
        if self.english and status is Status.UNCONFIRMED and "ask" not in text.lower() and "call" not in text.lower():
            self.problem("is unconfirmed, so its text must say whom to ask.")
        return Claim(text=text, status=status, sources=sources or ("missing",))

    def reviewed(self) -> None:
        """Every file says when it was checked, and when to look again."""
        if self.day("review_by") <= self.day("checked_on"):
            self.problem("'review_by' must be after 'checked_on'.")

    def dated(self, key: str, read: Callable[["Table"], V], *, placeholder: V) -> Dated[V]:
        """The entries of the key, each with its first day; out of order or none at all is a problem."""
        entries = [Since(starts=row.day("starts"), value=read(row)) for row in self.tables(key, name="starts")]
        if not entries:
            self.problem(f"'{key}' needs at least one entry.")
            return Dated(values=(Since(starts=date(2000, 1, 1), value=placeholder),))
        days = [entry.starts for entry in entries]
        if days != sorted(set(days)):
            self.problem(f"the entries of '{key}' must start on different days, earliest first.")
        return Dated(values=tuple({entry.starts: entry for entry in sorted(entries, key=first_day)}.values()))

    def report_unread(self) -> None:
        for key in self.data:
            if key not in self.read:
                self.problem(f"has the key '{key}', which nothing reads.{nearest(key, self.read)}")


NAMES: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    date: "a date such as 2015-03-01",
    list: "a list",
    dict: "a table",
}


def first_day(entry: Since[Any]) -> date:
    return entry.starts


def nearest(value: str, known: Iterable[str]) -> str:
    matches = get_close_matches(value, list(known), n=1, cutoff=0.5)
    return f" Nearest: {matches[0]}." if matches else ""
