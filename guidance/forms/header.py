"""The header row of a file: which column is which field of a letter."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache

from guidance.content_loader import content
from guidance.domain.requests import Urgency
from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.letter import NUMBERS, LetterForm

MOST_COLUMNS = 200
# What a blank cell means where the form has an answer ready; the form itself fills in the language and today.
FOR_BLANK = {"urgency": Urgency.ROUTINE.value}
FROM_THE_TEMPLATE = "Start from the template: its first row has every name."


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """A column that is not read, and the field it may have meant."""

    name: str
    nearest: str


@dataclass(frozen=True, kw_only=True)
class Header:
    """The field at each position, as `names` has it in the file, and the columns that are not read."""

    fields: Mapping[int, str]
    names: Mapping[str, str]
    unknown: tuple[Unknown, ...]
    named: frozenset[int]


def plain(name: str) -> str:
    """The name in small letters and digits, whatever stood between its words."""
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


@cache
def known_fields() -> tuple[str, ...]:
    return tuple(content().letter_form.fields)


@cache
def needed_fields() -> frozenset[str]:
    """The fields whose column must be there: those a letter needs and that have no meaning when blank."""
    form = LetterForm(today=date.min)
    return frozenset(key for key, field in form.fields.items() if field.required and key not in FOR_BLANK)


def read_header(cells: Sequence[str]) -> Header:
    """The header that these cells are. Raises UnreadableFileError with everything that is wrong with it."""
    names = {position: " ".join(cell.split()) for position, cell in enumerate(cells) if cell.strip()}
    if len(names) > MOST_COLUMNS:
        raise UnreadableFileError(f"The file has more than {MOST_COLUMNS} columns. Keep those of the template.")
    fields = {position: key for position, name in names.items() if (key := plain(name)) in known_fields()}
    if not fields:
        raise UnreadableFileError(
            f"The first row has none of the column names, such as patient_name. {FROM_THE_TEMPLATE}"
        )
    if problems := [*repeated(fields), *missing(fields)]:
        raise UnreadableFileError(*problems)
    strangers = [name for position, name in names.items() if position not in fields]
    return Header(
        fields=fields,
        names={key: names[position] for position, key in fields.items()},
        unknown=tuple(Unknown(name=name[:60], nearest=nearest(name, fields)) for name in strangers),
        named=frozenset(names),
    )


def repeated(fields: Mapping[int, str]) -> list[str]:
    found = list(fields.values())
    return [
        f"The column {key} is there {found.count(key)} times. Keep one of them."
        for key in dict.fromkeys(found)
        if found.count(key) > 1
    ]


def missing(fields: Mapping[int, str]) -> list[str]:
    """The needed columns that are not there, in one sentence, and the numbers of which one is enough."""
    found = set(fields.values())
    absent = [key for key in known_fields() if key in needed_fields() - found]
    problems = [f"Missing: {', '.join(absent)}. {FROM_THE_TEMPLATE}"] if absent else []
    if not found & set(NUMBERS):
        problems.append(f"Missing: one of {', '.join(NUMBERS)}. Add the column of the number you have.")
    return problems


def nearest(name: str, fields: Mapping[int, str]) -> str:
    """The field whose name or label is most like this one, or "" where the file has its column already."""
    words = content().letter_form.fields
    spellings = {spelling: key for key in known_fields() for spelling in (key, plain(words[key].label))}
    found = get_close_matches(plain(name)[:60], spellings, n=1, cutoff=0.6)
    likely = spellings[found[0]] if found else ""
    return "" if likely in fields.values() else likely
