"""Which characters a letter can print, and how text is put in order first."""

from fuzz.drawing import NASTY
from fuzz.target import Target
from guidance.rendering.characters import can_print, named, tidy, unprintable

SEEDS = [text.encode(errors="replace") for text in NASTY if text]


def attempt(data: bytes) -> None:
    """Text once put in order stays as it is, and each character of it can be printed or is named."""
    text = tidy(data.decode(errors="surrogateescape"))
    strange = unprintable(text)
    assert all(can_print(character) or character == "\n" for character in text if character not in strange)
    assert all(named(character).encode() for character in strange)
    assert "\r" not in text and "\t" not in text


TARGETS = [
    Target(
        name="printed_text", about="text that a letter prints", inputs=50_000, attempt=attempt, seeds=SEEDS, silent=True
    )
]
