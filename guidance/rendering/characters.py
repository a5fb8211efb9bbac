"""Which characters a letter can print: those that its fonts have."""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent / "fonts"
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
    return unicodedata.normalize("NFC", lines)


def unprintable(text: str) -> list[str]:
    """The characters of a tidy text that cannot be printed, each once, in the order met."""
    found = dict.fromkeys(character for character in text if character != "\n" and not can_print(character))
    return list(found)


def can_print(character: str) -> bool:
    return unicodedata.category(character) not in UNPRINTABLE and ord(character) in printable()


def named(character: str) -> str:
    """The character with its name, or its number where it has none or cannot be shown."""
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) in UNPRINTABLE:
        return f"{unicodedata.name(character, 'control character').lower()} ({code})"
    return f"\u201c{character}\u201d ({unicodedata.name(character, code).lower()})"
