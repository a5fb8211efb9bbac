"""Guides: pages of prose in which every statement carries its sources."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guidance.domain.sources import Claim


class Group(StrEnum):
    """Where a guide stands in the list of guides, in this order."""

    CHOOSING = "choosing"
    KEEPING = "keeping"
    PAYING = "paying"
    SERVICES = "services"
    WORKING = "working"
    REACHING = "reaching"
    THEN_AND_NOW = "then-and-now"


class Kind(StrEnum):
    """What a block is: a paragraph, one item of a list, or a line that only introduces a list."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    LEAD = "lead"


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph or list item. Its text may hold **bold**, [links](/to/pages/) and {line:key} for a help line.

    `claim` says who says so; it is None for a lead, and for a practical step of this site's own that states no rule.
    """

    kind: Kind
    text: str
    claim: Claim | None


@dataclass(frozen=True, kw_only=True)
class Section:
    heading: str
    blocks: tuple[Block, ...]

    @property
    def anchor(self) -> str:
        return anchor_of(self.heading)


@dataclass(frozen=True, kw_only=True)
class Guide:
    """One guide. `programs` are those it speaks of; `related` names guides, reasons and conflicts by their keys."""

    slug: str
    title: str
    group: Group
    audience: str
    programs: tuple[str, ...]
    checked_on: date
    review_by: date
    answer: Claim
    sections: tuple[Section, ...]
    guides: tuple[str, ...]
    reasons: tuple[str, ...]
    conflicts: tuple[str, ...]
    terms: tuple[str, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source it cites, each once, in the order met."""
        claims = (self.answer, *(block.claim for block in self.blocks if block.claim))
        return tuple(dict.fromkeys(id for claim in claims for id in claim.sources))


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the field: its other names, what it means, and the guide that says more ("" for none).

    `found_by` are words that people type into search when they mean it.
    """

    term: str
    also: tuple[str, ...]
    found_by: tuple[str, ...]
    means: Claim
    guide: str

    @property
    def anchor(self) -> str:
        return anchor_of(self.term)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is found by."""
        return (self.term, *self.also, *self.found_by)


def anchor_of(text: str) -> str:
    """The text as a name that an address can hold."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())


def naming(guides: Iterable[Guide], names: Callable[[Guide], Iterable[str]]) -> dict[str, list[Guide]]:
    """For each thing that guides name, those that name it, in their order."""
    found: dict[str, list[Guide]] = {}
    for guide in guides:
        for name in names(guide):
            found.setdefault(name, []).append(guide)
    return found
