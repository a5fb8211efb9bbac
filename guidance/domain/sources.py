"""Who says so: sources, the claims that rest on them, and where sources differ."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How well a claim is supported. Unconfirmed claims are never stated as rules."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    INFERRED = "inferred"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text that was read. `address` is as printed and may be abbreviated or empty."""

    id: str
    title: str
    publisher: str
    address: str
    dated: str
    read: str
    note: str = ""

    @property
    def is_link(self) -> bool:
        """Whether the address is a whole one that a browser can follow."""
        return (
            self.address.startswith(("http://", "https://")) and " " not in self.address and "..." not in self.address
        )


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A sentence, how well it is supported, and the ids of the sources that say so."""

    text: str
    status: Status
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError(f"No source for the claim {self.text!r}.")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What some sources say where others say something else."""

    text: str
    sources: tuple[str, ...]
    followed: bool


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A point on which sources differ, and what this site does about it."""

    id: str
    topic: str
    programs: tuple[str, ...]
    readings: tuple[Reading, ...]
    shown: str
