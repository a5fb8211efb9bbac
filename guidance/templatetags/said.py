"""How a claim is shown: its sources as links, and how well it is supported."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from guidance.content_loader import content
from guidance.content_loader.register import HelpLine
from guidance.domain.calendar import spelled, spelled_short
from guidance.domain.plans import Cell
from guidance.rendering.sheets import MARKS

register = template.Library()


@register.simple_tag
def cite(claim) -> str:
    """The mark of a claim's status, nothing where it is confirmed, and its sources."""
    return cited(MARKS.get(claim.status, ""), tuple(claim.sources))


@register.simple_tag
def cite_sources(ids) -> str:
    """Sources alone."""
    return cited("", tuple(ids))


@cache
def cited(mark: str, ids: tuple[str, ...]) -> str:
    """The same on every page, and a page has dozens, so each is written once."""
    return render_to_string(
        "guidance/parts/cite.html", {"mark": mark, "sources": [content().sources[id] for id in ids]}
    )


@register.filter
@cache
def statements(cells: tuple[Cell, ...]) -> str:
    """What is known of a plan in one row of the comparison, with years and sources, or that nothing was found."""
    return render_to_string("guidance/parts/cells.html", {"cells": cells})


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


@register.simple_tag
def stand_ins() -> list:
    """The help lines to call while the plans' own contacts cannot be shown."""
    return content().stand_ins


@register.inclusion_tag("guidance/parts/help_number.html")
def help_number(key: str, page: str):
    """The number of a help line, which dials, and the question whether something is wrong with it."""
    return {"line": content().help_lines[key], "page": page}


@register.simple_tag
@cache
def phone_line(line: HelpLine, page: str) -> str:
    """A help line by name: its numbers, which dial, its hours, and the question whether something is wrong with it."""
    return render_to_string("guidance/parts/phone_line.html", {"line": line, "page": page})


@register.simple_tag
@cache
def foot_links() -> str:
    """The links at the foot of every page."""
    return render_to_string("guidance/parts/foot_links.html")


@register.simple_tag
@cache
def address(name: str) -> str:
    """Where a page is that has an address of its own. Looked up once: a result has sixteen such links."""
    return reverse(name)


@register.simple_tag
@cache
def asset(path: str) -> str:
    """Where a style sheet, a script or a picture is, under the name that changes with what is in it."""
    return static(path)
