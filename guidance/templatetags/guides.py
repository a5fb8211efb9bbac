"""How a guide's blocks are shown."""

import re
from functools import cache
from itertools import groupby

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from guidance.content_loader import content
from guidance.content_loader.guides import LINE
from guidance.domain.guides import Block, Kind, Section
from guidance.rendering.inline import Span, spans

register = template.Library()


@register.filter
def inline(text: str) -> str:
    """The text with its bold words and links, everything else escaped."""
    return format_html_join("", "{}", ((shown(span),) for span in spans(text)))


def shown(span: Span) -> str:
    text = format_html("<strong>{}</strong>", span.text) if span.strong else span.text
    return format_html('<a href="{}">{}</a>', span.href, text) if span.href else text


@register.simple_tag
@cache
def more(reason_key: str) -> str:
    """A link to the guide that says more of a reason, named by the guide's title; nothing where none does."""
    guide = content().around_guides.more.get(reason_key)
    if guide is None:
        return ""
    address = reverse("guide", args=[guide.slug])
    shown = ' <a class="more" href="{}">More<span class="visually-hidden"> in the guide {}</span></a>'
    return format_html(shown, address, guide.title)


@register.filter
def dials(text: str) -> bool:
    """Whether a number to call stands in the text."""
    return LINE.search(text) is not None


@register.filter
def stretches(section: Section) -> list[tuple[bool, list[Block]]]:
    """The blocks of a section with those of one list together."""
    return [(listed, list(blocks)) for listed, blocks in groupby(section.blocks, lambda block: block.kind is Kind.ITEM)]


@register.filter
def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


@register.filter
def marked(text: str, matching: frozenset[str]) -> str:
    """The text with the words that were looked for marked."""
    if not matching:
        return text
    either = "|".join(sorted(matching))
    parts = enumerate(re.split(rf"\b({either})\b", text, flags=re.IGNORECASE))
    return format_html_join("", "{}", ((format_html("<mark>{}</mark>", part) if n % 2 else part,) for n, part in parts))
