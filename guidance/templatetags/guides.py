"""How a guide's blocks are shown."""

import re
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join

from guidance.domain.guides import Block, Kind, Section
from guidance.rendering.inline import Span, spans
from guidance.searching.words import words

register = template.Library()


@register.filter
def inline(text: str) -> str:
    """The text with its bold words and links, everything else escaped."""
    return format_html_join("", "{}", ((shown(span),) for span in spans(text)))


def shown(span: Span) -> str:
    text = format_html("<strong>{}</strong>", span.text) if span.strong else span.text
    return format_html('<a href="{}">{}</a>', span.href, text) if span.href else text


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
    return format_html_join("", "{}", ((shown_match(part, matching),) for part in re.split(r"(\w+)", text)))


def shown_match(part: str, matching: frozenset[str]) -> str:
    return format_html("<mark>{}</mark>", part) if matching.intersection(words(part)) else part
