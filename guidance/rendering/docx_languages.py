"""Text in the patient's language: tagged with the language, and in the direction in which it is read."""

import re
from unicodedata import bidirectional

from guidance.rendering.docx_xml import Xml, element, paragraph, run

# As Word names them; a language that is not here keeps its own tag.
NAMED = {
    "ar": "ar-SA",
    "es": "es-US",
    "fa": "fa-IR",
    "hy": "hy-AM",
    "km": "km-KH",
    "ko": "ko-KR",
    "ru": "ru-RU",
    "tl": "fil-PH",
    "vi": "vi-VN",
    "zh-hant": "zh-TW",
}
RIGHT_TO_LEFT = {"ar", "fa"}
# Their marks reach above and below a line of Latin letters.
TALL = {"ar", "fa", "km"}
# From a letter that is read to the right, or a digit, to the last one before a letter that is read to the left.
RUN_TO_THE_RIGHT = re.compile(r"[LN](?:[^R]*[LN])?")
SIDES = {"L": "L", "R": "R", "AL": "R", "EN": "N"}


def paragraph_in(language: str, text: str, style: str = "") -> Xml:
    """The text as a paragraph of that language, in that style or the language's own."""
    own = "TallScript" if language in TALL else "OtherLanguage"
    return paragraph(style or own, *runs_in(language, text), right_to_left=language in RIGHT_TO_LEFT)


def runs_in(language: str, text: str) -> list[Xml]:
    """The text in runs that carry its language. Latin names stay readable among words that are read to the left."""
    tag = NAMED.get(language, language)
    if language not in RIGHT_TO_LEFT:
        return [run(text, spoken(tag))]
    return [run(part, *([element("rtl")] if leftward else []), spoken(tag)) for part, leftward in stretches(text)]


def spoken(tag: str) -> Xml:
    """The language, whichever of Word's three kinds of script it is written in."""
    return element("lang", val=tag, eastAsia=tag, bidi=tag)


def stretches(text: str) -> list[tuple[str, bool]]:
    """The text in stretches, each with whether it is read to the left."""
    sides = "".join(SIDES.get(bidirectional(character), " ") for character in text)
    found, start = [], 0
    for match in RUN_TO_THE_RIGHT.finditer(sides):
        found += [(text[start : match.start()], True), (text[match.start() : match.end()], False)]
        start = match.end()
    return [stretch for stretch in (*found, (text[start:], True)) if stretch[0]]
