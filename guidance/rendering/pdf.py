"""Letters as tagged PDF, made in memory. Nothing typed ever becomes markup."""

import json
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import typst

from guidance.domain.letters import Block, Letter
from guidance.rendering.characters import FONTS

TEMPLATE = Path(__file__).resolve().parent / "letter.typ"
STANDARD = "ua-1"
_local = threading.local()


def to_pdf(letters: Sequence[Letter], *, about: str) -> bytes:
    """The letters one after the other, each from a new page. The same letters give the same bytes.

    `about` is the address of the page that says who runs the site. It goes into the file's description, not onto
    the paper: a letter says only what its writer said.
    """
    rows = [{"blocks": [as_data(block) for block in letter.blocks]} for letter in letters]
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
