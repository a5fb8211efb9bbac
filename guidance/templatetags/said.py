"""How a claim is shown: its sources as links, and how well it is supported."""

from django import template

from guidance.content_loader import content
from guidance.domain.calendar import spelled, spelled_short
from guidance.rendering.sheets import MARKS

register = template.Library()


@register.inclusion_tag("guidance/parts/cite.html")
def cite(claim):
    """The mark of a claim's status, nothing where it is confirmed, and its sources."""
    sources = content().sources
    return {"mark": MARKS.get(claim.status, ""), "sources": [sources[id] for id in claim.sources]}


@register.inclusion_tag("guidance/parts/cite.html")
def cite_sources(ids):
    """Sources alone."""
    return {"mark": "", "sources": [content().sources[id] for id in ids]}


@register.filter
def day(value) -> str:
    """A date in words."""
    return spelled(value) if value else ""


@register.filter
def short_day(value) -> str:
    return spelled_short(value) if value else ""


@register.filter
def dial(phone: str) -> str:
    """A phone number as a telephone dials it."""
    digits = "".join(character for character in phone if character.isdigit())
    return f"+{digits}" if len(digits) == 11 else f"+1{digits}" if len(digits) == 10 else digits


@register.filter
def kind(block) -> str:
    """What a block of a letter is, as a lower-case word."""
    return type(block).__name__.lower()


@register.inclusion_tag("guidance/parts/help_number.html")
def help_number(key: str, page: str):
    """The number of a help line, which dials, and the question whether something is wrong with it."""
    return {"line": content().help_lines[key], "page": page}
