"""The words of the worksheet on paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guidance.content_loader.tables import Reader, Table
from guidance.domain.continuity import ContinuityStatus
from guidance.domain.eligibility import EligibilityStatus
from guidance.domain.programs import Effect

# The texts of each part, with the names that may stand in braces in them.
PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "sheet": {
        "name": (),
        "for_the_day": ("day", "label"),
        "for_today": ("day", "label"),
        "ended": ("day",),
        "how": (),
    },
    "counts": {**{effect.value: () for effect in Effect}, "gain": (), "keeping": ()},
    "steps": {"step": ("number",), **dict.fromkeys(("join", "keeping", "physician", "outcome"), ())},
    "join": {status.value: ("tag",) for status in EligibilityStatus},
    "keeping": {
        "in_network": ("level",),
        **dict.fromkeys(("condition", "met", "unmet", "uncertain"), ()),
        **dict.fromkeys(("both", "primary", "specialist"), ("condition", "number")),
        **dict.fromkeys(("both_unconfirmed", "primary_unconfirmed", "specialist_unconfirmed"), ("condition",)),
        **dict.fromkeys(("medicare", "medi_cal"), ("months",)),
        **dict.fromkeys(("medicare_through", "medi_cal_through"), ("months", "through")),
    },
    "statuses": {status.value: () for status in ContinuityStatus},
    "physician": {
        "how": ("question",),
        "treatment": ("question",),
        "other": ("question",),
        **dict.fromkeys(("blank", "no", "unknown"), ()),
    },
    "outcome": {"risk": ("concerns", "wish", "blank")},
    "always": {
        "choice": (),
        "reasons": (),
        "sources": ("ids",),
        "counseling": ("line", "phone"),
        "edition": ("program", "edition", "version", "checked", "address"),
    },
}


@dataclass(frozen=True, kw_only=True)
class PaperWords:
    """Every text by its part and key, and the key of the phone line that the sheet names."""

    parts: Mapping[str, Mapping[str, str]]
    line: str

    def __getitem__(self, part: str) -> Mapping[str, str]:
        return self.parts[part]


def read_paper(reader: Reader, lines: Iterable[str]) -> PaperWords:
    """The worksheet's words: every text that it needs, and no name in braces that it cannot fill in."""
    file = reader.file("paper.toml")
    return PaperWords(
        parts={part: read_part(file.table(part), texts) for part, texts in PARTS.items()},
        line=file.known("line", file.text("line"), lines, "help line"),
    )


def read_part(table: Table, texts: Mapping[str, Iterable[str]]) -> dict[str, str]:
    for key, names in texts.items():
        table.braces(key, names)
    return {key: table.text(key) for key in texts}
