"""What changed on the site, for its readers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ChangeKind(StrEnum):
    RULES = "rules"
    PLANS = "plans"
    GUIDES = "guides"
    SITE = "site"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change: the day, what it touched, and the page where it is seen."""

    on: date
    kind: ChangeKind
    title: str
    text: str
    link: str
