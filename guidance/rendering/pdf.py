"""Letters as tagged PDF, made in memory. Nothing typed ever becomes markup."""

import json
import re
import threading
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import typst

from guidance.domain.letters import Block, Letter, title_of
from guidance.rendering.characters import FONTS

TEMPLATE = Path(__file__).resolve().parent / "letter.typ"
STANDARD = "ua-1"
_local = threading.local()


@dataclass(frozen=True, kw_only=True)
class Fit:
    """How a letter is set: the size of its text in points, whether close together, and how many pages it takes so."""

    points: float
    close: bool = False
    pages: int = 1


USUAL, LARGE = Fit(points=10.5), Fit(points=13)
# The largest first: what fits one page in one of them fits in those after it.
TO_SAVE_A_PAGE = [Fit(points=points, close=True) for points in (10.5, 10, 9.5)]
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
    return LARGE if letter.large else USUAL


def fit(letter: Letter) -> Fit:
    """The letter on one page where a closer or somewhat smaller text allows it, else at the usual size."""
    usual = as_usual(letter)
    pages = pages_alone(letter, usual)
    if pages == 1:
        return usual
    best = bisect_left(TO_SAVE_A_PAGE, True, key=lambda closer: pages_alone(letter, closer) == 1)
    return TO_SAVE_A_PAGE[best] if best < len(TO_SAVE_A_PAGE) else replace(usual, pages=pages)


def pages_alone(letter: Letter, fit: Fit) -> int:
    return pages_in(set_in_type([letter], [fit], about=""))


def pages_in(made: bytes) -> int:
    """How many pages the file has; Typst writes the count of its page tree in the clear."""
    return int(PAGES.search(made)[1])


def set_in_type(letters: Sequence[Letter], fits: Sequence[Fit], *, about: str) -> bytes:
    rows = [
        {
            "footer": letter.footer,
            "large": letter.large,
            **asdict(fit),
            "blocks": [as_data(block) for block in letter.blocks],
        }
        for letter, fit in zip(letters, fits, strict=True)
    ]
    data = json.dumps({"title": title_of(letters), "about": about, "letters": rows}, ensure_ascii=False)
    return typeset(TEMPLATE, letters=data)


def typeset(template: Path, *, fonts: Sequence[Path] = (FONTS,), **inputs: str) -> bytes:
    """The template as tagged PDF. It is named at every call: the compiler keeps the last one it was given."""
    made: bytes = compiler(tuple(fonts)).compile(template, format="pdf", pdf_standards=STANDARD, sys_inputs=inputs)
    return made


def as_data(block: Block) -> dict:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def compiler(fonts: tuple[Path, ...]) -> typst.Compiler:
    """One compiler a thread and set of fonts: it keeps the fonts, and may not be shared."""
    kept: dict[tuple[Path, ...], typst.Compiler] = _local.__dict__.setdefault("compilers", {})
    if fonts not in kept:
        kept[fonts] = typst.Compiler(TEMPLATE, font_paths=list(fonts), ignore_system_fonts=True)
    return kept[fonts]
