"""The files that letters can be handed back as."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guidance.domain.letters import Letter
from guidance.rendering.docx import to_docx
from guidance.rendering.pdf import to_pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, kw_only=True)
class Format:
    """A kind of file: how it is named and sent, and what makes it (`about` is the address of the about page)."""

    ending: str
    kind: str
    render: Callable[..., bytes]

    def made_of(self, letters: Sequence[Letter], *, about: str) -> bytes:
        return self.render(letters, about=about)


FORMATS = {
    "pdf": Format(ending="pdf", kind="application/pdf", render=to_pdf),
    "docx": Format(ending="docx", kind=WORD, render=to_docx),
}
