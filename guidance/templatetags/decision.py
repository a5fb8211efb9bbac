"""What decision pages show again and again, each written once: a question as it was answered, a timeline."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string

from guidance.content_loader import content
from guidance.forms.decide import show_question
from guidance.rendering.timeline import Timeline

register = template.Library()
MOST = 1000  # of each kind, some 3 kB a piece


@register.simple_tag
def question(shown: dict) -> str:
    """The question with its choices and what was chosen. What was typed, or is wrong, is written anew and not kept."""
    if shown["kind"] == "date" or shown["errors"]:
        return written(shown)
    return chosen(shown["question"].key, frozenset(shown["given"]) - {""})


@lru_cache(MOST)
def chosen(key: str, given: frozenset[str]) -> str:
    """One whose answers were all read: choices of ours, so there are not many."""
    return written(show_question(content().questions[key], given))


def written(shown: dict) -> str:
    return render_to_string(f"guidance/questions/{shown['kind']}.html", {"shown": shown})


@register.simple_tag
@lru_cache(MOST)
def drawing(timeline: Timeline, size: int) -> str:
    """The timeline as SVG. It knows dates and months, and nothing else of a patient."""
    return render_to_string("guidance/parts/timeline.html", {"timeline": timeline, "size": size})
