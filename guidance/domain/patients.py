"""Pages for patients: one topic of one program in one language, every statement with its sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guidance.domain.guides import Block, Section
from guidance.domain.sources import Claim


@dataclass(frozen=True, kw_only=True)
class Action:
    """The one thing to do now: a sentence, and the help line to call."""

    text: str
    line: str


@dataclass(frozen=True, kw_only=True)
class PatientPage:
    """One page. Its texts may hold {line:key} for a help line and {topic:key} for another page."""

    topic: str
    program: str
    title: str
    checked_on: date
    review_by: date
    reviewed: bool
    message: Claim
    action: Action
    sections: tuple[Section, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text in reading order, the title first."""
        said = (
            text for section in self.sections for text in (section.heading, *(each.text for each in section.blocks))
        )
        return (self.title, self.message.text, self.action.text, *said)

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source it cites, each once, in the order met."""
        claims = (self.message, *(block.claim for block in self.blocks if block.claim))
        return tuple(dict.fromkeys(id for claim in claims for id in claim.sources))


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language with its pages by program and topic, and the words around them.

    It is reviewed only when a named translator has reviewed all of it; until then every page says that it is a draft.
    """

    code: str
    name: str
    english_name: str
    direction: str
    reviewed: bool
    months: tuple[str, ...]
    date_pattern: str
    words: Mapping[str, str]
    topics: Mapping[str, str]
    pages: Mapping[tuple[str, str], PatientPage]

    @property
    def draft_in_english(self) -> str:
        """What a draft says of itself to whoever hands it over."""
        return f"This {self.english_name} text is a draft, not yet reviewed. Ask for an interpreter when you call."

    def spelled(self, day: date) -> str:
        """The day in words of this language."""
        return self.date_pattern.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def page(self, program: str, topic: str) -> PatientPage | None:
        return self.pages.get((program, topic))
