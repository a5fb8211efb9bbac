"""How the blocks of a patient page are shown, in its own language."""

from django import template
from django.utils.html import format_html_join

from guidance.domain.patients import Language
from guidance.rendering.handout import support
from guidance.rendering.inline import spans_for_patients
from guidance.templatetags.guides import shown

register = template.Library()


@register.simple_tag
def said(text: str, language: Language, program: str) -> str:
    """The text with its bold words, numbers that dial, and links to other pages in the same language."""
    return format_html_join("", "{}", ((shown(span),) for span in spans_for_patients(text, language, program)))


register.simple_tag(support)


@register.simple_tag
def dated(key: str, language: Language, day) -> str:
    """The sentence with the day in the page's language."""
    return language.words[key].format(date=language.spelled(day))
