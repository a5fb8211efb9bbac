"""Finding in free text what could name a patient. It goes by shape alone, and rather refuses too much than too little.

Dates are the exception: a text about this program is full of them, so a date counts as a birth date only
where a word of birth stands near it, or where a person born on it would be between 21 and 120 years old.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from enum import StrEnum

from guidance.domain.identifiers import LETTER

YOUNGEST, OLDEST = 21, 120
NEAR = 30  # characters between a word of birth and its date
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
EITHER = LETTER.replace("[", "[0-9")

MEDICARE = re.compile(
    rf"\b[1-9]{LETTER}{EITHER}[0-9][ -]?{LETTER}{EITHER}[0-9][ -]?{LETTER}{LETTER}[0-9]{{2}}\b", re.IGNORECASE
)
# A Social Security number with one or two characters after it, or the letters of the railroad before it.
CLAIM_NUMBER = re.compile(
    r"(?<![0-9A-Z-])(?:[0-9]{3}([ .-]?)[0-9]{2}\1[0-9]{4}-?[A-Z][A-Z0-9]?|(?:W?[ADC]|MA|PA|JA|WC[AD]?)-?[0-9]{9})\b",
    re.IGNORECASE,
)
MEDI_CAL = re.compile(r"\b9[0-9]{7}-?[A-Z](?:[ -]?[0-9])?(?:[ -]?[0-9]{4})?\b", re.IGNORECASE)
SOCIAL_SECURITY = re.compile(r"(?<![0-9])(?<![0-9]-)[0-9]{3}([ .-]?)[0-9]{2}\1[0-9]{4}(?![0-9])(?!-[0-9])")

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<name>{'|'.join(MONTHS)})[a-z]*\.?"
DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![0-9./-])(?P<month>[0-9]{1,2})(?P<sep>[./-])(?P<day>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4}|[0-9]{2})(?![0-9-])",
        r"(?<![0-9-])(?P<year>[0-9]{4})(?P<sep>[./-])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9])",
        rf"\b{MONTH}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{{4}})\b",
        rf"\b(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+(?P<year>[0-9]{{4}})\b",
    )
)
RUN_TOGETHER = re.compile(r"(?<![0-9])(?:[0-9]{4}(?:19|20)[0-9]{2}|(?:19|20)[0-9]{6})(?![0-9])")
OF_BIRTH = re.compile(r"\b(?:born\b|birth\w*|d\.?\s?o\.?\s?b\b\.?|b-?day|nacid[oa]|nacimiento)", re.IGNORECASE)


class Identifying(StrEnum):
    """What a piece of text is shaped like."""

    MEDICARE_NUMBER = "medicare_number"
    MEDI_CAL_NUMBER = "medi_cal_number"
    SOCIAL_SECURITY_NUMBER = "social_security_number"
    BIRTH_DATE = "birth_date"


def found_in(text: str, *, on: date) -> tuple[Identifying, ...]:
    """Everything that the text holds the shape of, each once."""
    plain = unicodedata.normalize("NFKC", text).translate(DASHES)
    shapes = {
        Identifying.MEDICARE_NUMBER: MEDICARE.search(plain) or CLAIM_NUMBER.search(plain),
        Identifying.MEDI_CAL_NUMBER: MEDI_CAL.search(plain),
        Identifying.SOCIAL_SECURITY_NUMBER: SOCIAL_SECURITY.search(plain),
        Identifying.BIRTH_DATE: has_birth_date(plain, on=on),
    }
    return tuple(kind for kind, found in shapes.items() if found)


def has_birth_date(text: str, *, on: date) -> bool:
    births = [match.span() for match in OF_BIRTH.finditer(text)]
    for span, day in dates_in(text, on=on):
        if any(gap(span, birth) <= NEAR for birth in births):
            return True
        if day and YOUNGEST <= age(day, on=on) <= OLDEST:
            return True
    return False


def dates_in(text: str, *, on: date) -> Iterator[tuple[tuple[int, int], date | None]]:
    """Each full date with its place; None where it is only certain beside a word of birth."""
    for pattern in DATES:
        for match in pattern.finditer(text):
            yield match.span(), day_of(match, on=on)
    for match in RUN_TOGETHER.finditer(text):
        yield match.span(), None


def day_of(match: re.Match[str], *, on: date) -> date | None:
    """The day written there, the month first; where that is no day, the day first; None where neither is one."""
    parts = match.groupdict()
    year = int(parts["year"])
    if year < 100:
        year += on.year // 100 * 100 - (100 if year > on.year % 100 else 0)
    month = MONTHS.index(parts["name"].lower()) + 1 if parts.get("name") else int(parts["month"])
    for first, second in ((month, int(parts["day"])), (int(parts["day"]), month)):
        with suppress(ValueError):
            return date(year, first, second)
    return None


def age(born: date, *, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters stand between two places."""
    return max(one[0] - other[1], other[0] - one[1], 0)
