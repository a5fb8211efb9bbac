"""Letters as data: every text in reading order. Renderers only lay it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guidance.domain.requests import Ends, LetterRequest


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Short lines that stand together, such as an address. `role` tells a renderer where they go."""

    role: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Heading:
    text: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Names and values in a box that is read first (or in plain rows where `boxed` is off).

    A row without a value is left to be written in.
    """

    rows: tuple[tuple[str, str], ...]
    boxed: bool = True


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph; `beside` says the same in the patient's language, `language` names it.

    Its role is a "mark" where it says what to think of the rest. Without a text it is a title in that language.
    """

    text: str
    beside: str = ""
    language: str = ""
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A line to sign and date, with who signs under it."""

    label: str
    date_label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Blanks:
    """Lines to be filled in by hand, by what belongs on each."""

    labels: tuple[str, ...]


Block = Lines | Heading | Facts | Paragraph | Signature | Blanks


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One letter, top to bottom. `footer` stands at the foot of every page on paper and never names the patient.

    A `large` one is a sheet of few words that is read from a distance.
    """

    title: str
    blocks: tuple[Block, ...]
    footer: str = ""
    large: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of the letter in reading order, the title where it stands."""
        found: list[str] = []
        for block in self.blocks:
            found.extend(texts_of(block))
        return tuple(text for text in found if text)

    @property
    def words(self) -> list[str]:
        """Every word of the letter in reading order."""
        return " ".join(self.texts).split()


def title_of(letters: Sequence[Letter]) -> str:
    """What a file of these letters is called: as its first letter that is no cover sheet, or as the cover alone."""
    return next((letter.title for letter in letters if not letter.large), letters[0].title)


def texts_of(block: Block) -> list[str]:
    match block:
        case Lines(lines=lines):
            return list(lines)
        case Heading(text=text):
            return [text]
        case Facts(rows=rows):
            return [text for row in rows for text in row]
        case Paragraph(text=text, beside=beside):
            return [text, beside]
        case Signature(label=label, date_label=date_label, lines=lines):
            return [label, date_label, *lines]
        case Blanks(labels=labels):
            return list(labels)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something the preview tells the person who makes the letter; it is not part of the letter."""

    key: str
    text: str


class Part(StrEnum):
    """What can be made of a packet, each alone or all at once."""

    COVER = "cover"
    REQUEST = "request"
    PATIENT = "patient"
    ENCLOSURES = "enclosures"
    TRACKING = "tracking"
    PACKET = "packet"


@dataclass(frozen=True, kw_only=True)
class Fax:
    """What goes to one plan, in the order in which it is sent.

    `patient` is what the patient signs beside the request; `enclosures` is empty where nothing to enclose was given.
    """

    cover: Letter
    request: tuple[Letter, ...]
    patient: tuple[Letter, ...]
    enclosures: tuple[Letter, ...]


@dataclass(frozen=True, kw_only=True)
class Packet:
    """What is made from one request: a fax to each plan asked, the clinic's own sheet, and what the preview says."""

    request: LetterRequest
    plan_name: str
    ends: Ends
    faxes: tuple[Fax, ...]
    tracking: Letter
    notices: tuple[Notice, ...]

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that make the request, the physician's statement included."""
        return self.letters_of(Part.REQUEST)

    def letters_of(self, part: Part) -> tuple[Letter, ...]:
        """The letters of that part, fax by fax; empty where this request has nothing of it."""
        if part is Part.TRACKING:
            return (self.tracking,)
        parts = PARTS_OF_A_FAX if part is Part.PACKET else (part,)
        faxed = tuple(letter for fax in self.faxes for each in parts for letter in part_of(fax, each))
        return (*faxed, self.tracking) if part is Part.PACKET else faxed


PARTS_OF_A_FAX = (Part.COVER, Part.REQUEST, Part.PATIENT, Part.ENCLOSURES)


def part_of(fax: Fax, part: Part) -> tuple[Letter, ...]:
    if part is Part.COVER:
        return (fax.cover,)
    found: tuple[Letter, ...] = getattr(fax, part.value)
    return found


Words = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class PatientWords:
    """The request in one language, in the patient's and in the representative's voice. Draft until reviewed."""

    reviewed: bool
    draft_note: str
    signature: str
    signed_on: str
    patient: Words
    representative: Words
    patient_completion: Words
    representative_completion: Words
    months: tuple[str, ...]
    date_pattern: str

    def spelled(self, day: date) -> str:
        """The day in words of this language."""
        return self.date_pattern.format(day=day.day, month=self.months[day.month - 1], year=day.year)


@dataclass(frozen=True, kw_only=True)
class LetterWording:
    """Every word of a letter and its preview, from content."""

    programs: Mapping[str, Words]
    labels: Words
    values: Words
    counts: Words
    headings: Words
    physician: Words
    statement: Words
    languages: Words
    notices: Words
    parts: Words
    cover: Words
    enclosures: Words
    tracking: Words
    program_notices: Mapping[str, Words]
    steps: Words
    patient: Mapping[str, PatientWords]
