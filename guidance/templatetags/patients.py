"""How the blocks of a patient page are shown, in its own language."""

from django import template
from django.utils.html import format_html_join

from guidance.domain.patients import Language
from guidance.domain.sources import Status
from guidance.rendering.inline import spans_for_patients
from guidance.templatetags.guides import shown

register = template.Library()

MARKS = {Status.REPORTED: "reported", Status.INFERRED: "inferred", Status.UNCONFIRMED: "not_confirmed"}


@register.simple_tag
def said(text: str, language: Language, program: str) -> str:
    """The text with its bold words, numbers that dial, and links to other pages in the same language."""
    return format_html_join("", "{}", ((shown(span),) for span in spans_for_patients(text, language, program)))


@register.simple_tag
def support(block, language: Language) -> str:
    """How well the block is supported, in the page's language; "" for what is confirmed or only introduces."""
    if block.kind == "lead":
        return ""
    key = MARKS.get(block.claim.status, "") if block.claim else "ours"
    return language.words[key] if key else ""


@register.simple_tag
def dated(key: str, language: Language, day) -> str:
    """The sentence with the day in the page's language."""
    return language.words[key].format(date=language.spelled(day))
