"""Which font prints which language: Noto Sans for most, and beside it one for each other script."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from guidance.content_loader import content
from guidance.domain.patients import Language
from guidance.rendering.characters import FONTS, UNPRINTABLE, characters_of

FOLDER = Path(__file__).resolve().parent
FONT_OF = {
    "hy": "NotoSansArmenian",
    "zh-hant": "NotoSansTC",
    "ko": "NotoSansKR",
    "fa": "NotoNaskhArabic",
    "ar": "NotoNaskhArabic",
    "km": "NotoSansKhmer",
}
NAMES = {
    "NotoSansArmenian": "Noto Sans Armenian",
    "NotoSansTC": "Noto Sans TC",
    "NotoSansKR": "Noto Sans KR",
    "NotoNaskhArabic": "Noto Naskh Arabic",
    "NotoSansKhmer": "Noto Sans Khmer",
}
# They join or part what stands beside them, and have no shape of their own.
UNSEEN = {0x200B, 0x200C, 0x200D}


def families(code: str) -> list[str]:
    """The fonts of a language in the order in which a character is looked for."""
    own = [NAMES[FONT_OF[code]]] if code in FONT_OF else []
    return ["Noto Sans", *own]


@cache
def printable_in(code: str, weight: str = "Regular") -> frozenset[int]:
    """The code points that the language's fonts of that weight have between them."""
    paths = [FONTS / f"NotoSans-{weight}.ttf"]
    if code in FONT_OF:
        paths.append(FOLDER / f"{FONT_OF[code]}-{weight}.ttf")
    return frozenset(set().union(*map(characters_of, paths)) | UNSEEN)


def missing(text: Iterable[str], code: str, weight: str = "Regular") -> list[str]:
    """The characters that the language's fonts cannot print, each once."""
    return [character for character in dict.fromkeys(text) if ord(character) not in printable_in(code, weight)]


def unprintable_in(text: str, code: str) -> list[str]:
    """The characters of what somebody typed that a handout in the language cannot print, each once."""
    hidden = [each for each in text if unicodedata.category(each) in UNPRINTABLE and ord(each) not in UNSEEN]
    return list(dict.fromkeys([*hidden, *missing(text, code)]))


@cache
def has_fonts(code: str) -> bool:
    """Whether every character of the language's pages can be printed, in regular and in bold."""
    used = characters_in(content().patients[code])
    return not any(missing(used, code, weight) for weight in ("Regular", "Bold"))


def characters_in(language: Language) -> set[str]:
    """Every character that a handout in this language may print."""
    words = [language.name, *language.words.values(), *language.topics.values(), *language.months]
    texts = (text for page in language.pages.values() for text in page.texts)
    return {character for text in (*words, language.date_pattern, *texts) for character in text if character != "\n"}
