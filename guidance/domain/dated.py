"""A value that changes on a date."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Since(Generic[T]):
    """A value and the first day on which it holds; it holds until the next one starts."""

    starts: date
    value: T


@dataclass(frozen=True, kw_only=True)
class Dated(Generic[T]):
    """Values in the order of their first days.

    Raises ValueError when empty or out of order.
    """

    values: tuple[Since[T], ...]

    def __post_init__(self) -> None:
        starts = [entry.starts for entry in self.values]
        if not starts:
            raise ValueError("A dated value needs at least one entry.")
        if starts != sorted(set(starts)):
            raise ValueError("The entries of a dated value must start on different days, earliest first.")

    def on(self, day: date) -> T:
        """The value in force on that day.

        Raises LookupError before the first start: there was no value yet, and the latest is not a stand-in.
        """
        for entry in reversed(self.values):
            if entry.starts <= day:
                return entry.value
        raise LookupError(f"Nothing in force on {day}; the first entry starts on {self.values[0].starts}.")
