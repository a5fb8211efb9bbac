"""Which characters a letter can print: those that its fonts have."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent / "fonts"
LONGEST = 100_000  # no field takes as much, so that its order does not matter
MOST_MARKS = 30  # as in the stream-safe text of Unicode's annex 15
# Format characters such as a direction override change how a line reads without being seen.
UNPRINTABLE = {"Cc", "Cf", "Cn", "Co", "Cs"}


@cache
def printable() -> frozenset[int]:
    """The code points that every font of the letter has."""
    return frozenset(set.intersection(*(characters_of(path) for path in sorted(FONTS.glob("*.ttf")))))


def characters_of(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def tidy(text: str) -> str:
    """The text with line ends as \\n, tabs as spaces, and accents joined to their letters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if len(lines) > LONGEST or lines.isascii() or piled_up().search(lines):
        return lines
    return unicodedata.normalize("NFC", lines)


@cache
def piled_up() -> re.Pattern[str]:
    """Finds more marks on one letter than any writing needs: sorting them takes time that grows with their square."""
    marks = [mark for mark in map(chr, range(0x300, 0x20000)) if unicodedata.combining(first_of(mark))]
    return re.compile(f"[{''.join(marks)}]{{{MOST_MARKS + 1}}}")


def first_of(character: str) -> str:
    """What it begins with when it is taken apart: some marks are made of two, and count as none by themselves."""
    return unicodedata.normalize("NFD", character)[0]


def unprintable(text: str) -> list[str]:
    """The characters of a tidy text that cannot be printed, each once, in the order met."""
    return [character for character in dict.fromkeys(text) if character != "\n" and not can_print(character)]


def can_print(character: str) -> bool:
    return unicodedata.category(character) not in UNPRINTABLE and ord(character) in printable()


def named(character: str) -> str:
    """The character with its name, or its number where it has none or cannot be shown."""
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) in UNPRINTABLE:
        return f"{unicodedata.name(character, 'control character').lower()} ({code})"
    return f"\u201c{character}\u201d ({unicodedata.name(character, code).lower()})"
