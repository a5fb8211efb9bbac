"""Letters as tagged PDF, made in memory. Nothing typed ever becomes markup."""

import json
import re
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import typst

from guidance.domain.letters import Block, Letter
from guidance.rendering.characters import FONTS

TEMPLATE = Path(__file__).resolve().parent / "letter.typ"
STANDARD = "ua-1"
_local = threading.local()


@dataclass(frozen=True, kw_only=True)
class Fit:
    """How a letter is set: the size of its text in points, and how many pages it takes so."""

    points: float
    pages: int


USUAL, LARGE, SMALLER = 10.5, 13, (10, 9.5)
PAGES = re.compile(rb"/Type ?/Pages ?/Count (\d+)")


def to_pdf(letters: Sequence[Letter], *, about: str) -> bytes:
    """The letters one after the other, each from a new page. The same letters give the same bytes.

    `about` is the address of the page that says who runs the site. It goes into the file's description, not onto
    the paper: a letter says only what its writer said.
    """
    made = set_in_type(letters, [as_usual(letter) for letter in letters], about=about)
    if pages_in(made) == len(letters):
        return made
    return set_in_type(letters, [fit(letter) for letter in letters], about=about)


def page_count(letters: Sequence[Letter]) -> int:
    """How many pages the letters take on paper, one after the other."""
    return sum(fit(letter).pages for letter in letters)


def as_usual(letter: Letter) -> Fit:
    return Fit(points=LARGE if letter.large else USUAL, pages=1)


def fit(letter: Letter) -> Fit:
    """The letter on one page where a somewhat smaller text allows it, else at the usual size."""
    usual = as_usual(letter)
    for points in (usual.points, *SMALLER):
        if pages_alone(letter, points) == 1:
            return Fit(points=points, pages=1)
    return replace(usual, pages=pages_alone(letter, usual.points))


def pages_alone(letter: Letter, points: float) -> int:
    return pages_in(set_in_type([letter], [Fit(points=points, pages=1)], about=""))


def pages_in(made: bytes) -> int:
    """How many pages the file has; Typst writes the count of its page tree in the clear."""
    return int(PAGES.search(made)[1])


def set_in_type(letters: Sequence[Letter], fits: Sequence[Fit], *, about: str) -> bytes:
    rows = [
        {"footer": letter.footer, **asdict(fit), "blocks": [as_data(block) for block in letter.blocks]}
        for letter, fit in zip(letters, fits, strict=True)
    ]
    data = json.dumps({"title": letters[0].title, "about": about, "letters": rows}, ensure_ascii=False)
    return typeset(TEMPLATE, letters=data)


def typeset(template: Path, **inputs: str) -> bytes:
    """The template as tagged PDF. It is named at every call: the compiler keeps the last one it was given."""
    made: bytes = compiler().compile(template, format="pdf", pdf_standards=STANDARD, sys_inputs=inputs)
    return made


def as_data(block: Block) -> dict:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def compiler() -> typst.Compiler:
    """One compiler a thread: it keeps the fonts, and may not be shared."""
    if not hasattr(_local, "compiler"):
        _local.compiler = typst.Compiler(TEMPLATE, font_paths=[FONTS], ignore_system_fonts=True)
    return _local.compiler
