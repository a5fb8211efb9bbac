"""Health plans: what is known of each, in identical rows, with the year of every statement."""

from collections.abc import Iterable
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
    """Rows that are compared for the plans of the programs named."""

    key: str
    title: str
    programs: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Offer:
    """How well it is known that a plan was on offer. `year` is None where the evidence covers the whole program."""

    program: str
    year: int | None
    text: str
    status: Status
    sources: tuple[str, ...]


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

    `offers` says for which programs and years it is known that the plan was on offer.
    """

    slug: str
    sort_name: str
    summary: str
    names: Dated[str]
    name_notes: tuple[str, ...]
    offers: tuple[Offer, ...]
    cells: tuple[Cell, ...]
    contacts: tuple[PrintedContact, ...]

    def name_on(self, day: date) -> str:
        """The plan's name as on that day, or its first one before it had any."""
        return self.names.on(max(day, self.names.values[0].starts))

    def offered_in(self, program: str) -> bool:
        """Whether the plan is known to have been on offer in the program in any year."""
        return any(offer.program == program for offer in self.offers)

    def offer_on(self, program: str, day: date) -> Offer | None:
        """The evidence that the plan was on offer that day; None where there is none for that year."""
        fitting = (offer for offer in self.offers if offer.program == program and offer.year in (None, day.year))
        return next(fitting, None)

    def names_within(self, first: date, last: date | None) -> tuple[str, ...]:
        """The names the plan had in a stretch of time, both days included, in order."""
        starts = [entry.starts for entry in self.names.values]
        ends = [*starts[1:], date.max]
        held = zip(self.names.values, ends, strict=True)
        until = last or date.max
        return tuple(entry.value for entry, end in held if entry.starts <= until and end > first)

    @property
    def names_in_order(self) -> tuple[str, ...]:
        return tuple(entry.value for entry in self.names.values)

    def cells_of(self, row: str) -> tuple[Cell, ...]:
        """The statements of a row, in time order; empty when our sources have none."""
        return tuple(cell for cell in self.cells if cell.row == row)


def same_years(plans: Iterable[Plan], row: str) -> list[str]:
    """The years for which something is known of every plan in that row, in the order of the first plan's."""
    years = [list(dict.fromkeys(cell.year for cell in plan.cells_of(row))) for plan in plans]
    return [year for year in years[0] if all(year in others for others in years)] if years else []


def on_offer(plans: tuple[Plan, ...], program: str, *, on: date | None = None) -> tuple[Plan, ...]:
    """The plans known in a program, in alphabetical order of the names on that day, or of their first names."""
    offered = (plan for plan in plans if plan.offered_in(program))
    return tuple(sorted(offered, key=lambda plan: plan.name_on(on) if on else plan.sort_name))
