"""What decision pages show: a question as it was answered, a timeline, lists of what is said with its sources."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.defaultfilters import capfirst
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join

from guidance.content_loader import content
from guidance.rendering.questions import show_question
from guidance.rendering.timeline import Timeline
from guidance.templatetags.guides import more
from guidance.templatetags.said import address, cite, phone_line

register = template.Library()
MOST = 1000  # of each kind, some 3 kB a piece


@register.filter
def asked(questions: list[dict]) -> str:
    """The questions of a group, each as `question` writes it."""
    return format_html_join("", "{}", ((question(shown),) for shown in questions))


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


@register.filter
def claims(said) -> str:
    """The items of a list: what is said, each with its sources."""
    return rows("<li>{}{}</li>", ((each.text, cite(each)) for each in said))


@register.filter
def reasons(said) -> str:
    """The same, each with a link to the guide that says more of it."""
    return rows("<li>{}{}{}</li>", ((each.text, cite(each), more(each.key)) for each in said))


@register.filter
def step_items(steps) -> str:
    """What to do next, each with the numbers of whom to call."""
    return rows("<li>{}{}</li>", ((step.text, called(step.lines)) for step in steps))


def called(lines) -> str:
    return rows(" {}{}", ((phone_line(line, address("decide")), cite(line)) for line in lines))


@register.filter
def named(sources) -> str:
    """Sources by key and publisher, as paper names them."""
    return " \u00b7 ".join(f"{source.id} {source.publisher}" for source in sources)


@register.filter
def condition_rows(conditions) -> str:
    """The rows of the conditions for keeping the physician: which, and what is said of it."""
    row = '<tr class="is-{}"><th scope="row">{}</th><td><span class="verdict">{}.</span> {}</td></tr>'
    found = ((c.verdict.value, c.label, c.verdict.name.title(), c.text) for c in conditions)
    return rows(row, found)


@register.filter
def trace_rows(steps) -> str:
    """The rows of the trace: step, rule with its sources, what was answered, verdict."""
    row = '<tr><th scope="row">{}</th><td>{}{}</td><td>{}</td><td>{}</td></tr>'
    return rows(row, ((step.what, step.rule, cite(step), step.answered, capfirst(step.verdict)) for step in steps))


@register.filter
def change_rows(changes) -> str:
    """The rows of what would change the result: another answer, and the outcome that it would give."""
    return rows('<tr><th scope="row">{}</th><td>{}</td></tr>', ((c.text, c.tag) for c in changes))


def rows(row: str, all_parts: Iterable[tuple[str, ...]]) -> str:
    """The parts of every row in their places, one row after the other."""
    return format_html_join("", "{}", ((filled(row, *parts),) for parts in all_parts))


@lru_cache(MOST)
def filled(row: str, *parts: str) -> str:
    """One row: words of ours, choices that we offer and dates."""
    return format_html(row, *parts)
