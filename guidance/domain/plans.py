"""Health plans: what is known of each, in identical rows, with the year of every statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guidance.domain.dated import Dated
from guidance.domain.sources import Claim, Status


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row that every plan has; `page` says in which part of the plan's own page it stands."""

    key: str
    label: str
    page: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RowGroup:
    key: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One statement in a row, with its year. `about` is set when the source speaks of more than this plan."""

    row: str
    year: str
    about: str
    claim: Claim


@dataclass(frozen=True, kw_only=True)
class PrintedContact:
    """A number or address as printed in a source. Days are inclusive; None means not known."""

    purpose: str
    value: str
    note: str
    hours: str
    in_force_from: date | None
    in_force_to: date | None
    printed: str
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan by its sponsor. The name shown follows the date.

    `offered` says, by program, how well it is known that the plan was on offer, and by which sources.
    """

    slug: str
    sort_name: str
    summary: str
    names: Dated[str]
    name_notes: tuple[str, ...]
    offered: Mapping[str, tuple[Status, tuple[str, ...]]]
    cells: tuple[Cell, ...]
    contacts: tuple[PrintedContact, ...]

    def name_on(self, day: date) -> str:
        """The plan's name as on that day, or its first one before it had any."""
        return self.names.on(max(day, self.names.values[0].starts))

    @property
    def names_in_order(self) -> tuple[str, ...]:
        return tuple(entry.value for entry in self.names.values)

    def cells_of(self, row: str) -> tuple[Cell, ...]:
        """The statements of a row, in time order; empty when our sources have none."""
        return tuple(cell for cell in self.cells if cell.row == row)


def on_offer(plans: tuple[Plan, ...], program: str, *, on: date | None = None) -> tuple[Plan, ...]:
    """The plans of a program, in alphabetical order of the names on that day, or of their first names."""
    offered = (plan for plan in plans if program in plan.offered)
    return tuple(sorted(offered, key=lambda plan: plan.name_on(on) if on else plan.sort_name))
