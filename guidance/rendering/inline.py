"""The text of a guide's block as spans: plain, bold, or linked. The same spans make the page and the paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from markdown_it import MarkdownIt

from guidance.content_loader import content
from guidance.content_loader.guides import LINE
from guidance.content_loader.patients import TOPIC
from guidance.domain.patients import Language

INLINE = MarkdownIt("commonmark", {"html": False}).disable(["image", "autolink", "html_inline"])


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of text; `href` is where it leads, "" for nowhere."""

    text: str
    strong: bool = False
    href: str = ""


def spans(text: str) -> list[Span]:
    """The text's spans in order. Help lines stand with their number, which dials."""
    return list(walk(with_lines(text)))


def plain(text: str) -> str:
    """The words alone."""
    return "".join(span.text for span in spans(text))


def with_lines(text: str) -> str:
    """The text with each {line:key} as a link that dials."""

    def dialed(found) -> str:
        phone = content().help_lines[found["key"]].phone
        return f"[{phone}](tel:+{''.join(filter(str.isdigit, phone))})"

    return LINE.sub(dialed, text)


def spans_for_patients(text: str, language: Language, program: str) -> list[Span]:
    """The text's spans, with each {topic:key} as a link to that page of the same language and program."""

    def linked(found) -> str:
        page = language.pages[program, found["key"]]
        address = reverse("patient_page", args=[language.code, page.topic])
        return f"[{page.title}]({address}?program={program})"

    return spans(TOPIC.sub(linked, text))


def walk(text: str) -> Iterator[Span]:
    strong, href = False, ""
    for token in INLINE.parseInline(text)[0].children:
        if token.type in ("strong_open", "strong_close"):
            strong = token.type == "strong_open"
        elif token.type in ("link_open", "link_close"):
            href = str(token.attrs["href"]) if token.type == "link_open" else ""
        elif token.type in ("softbreak", "hardbreak"):
            yield Span(text=" ", strong=strong, href=href)
        elif token.content:
            yield Span(text=token.content, strong=strong, href=href)
