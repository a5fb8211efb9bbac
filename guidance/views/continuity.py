"""The continuity rule of a date in plain words."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.context import strip_of
from guidance.domain.calendar import spelled, window_end
from guidance.views.on_date import read_on


@require_safe
def continuity(request):
    on = read_on(request)
    program = content().programs.on(on.day) if on.day else content().programs.all[0]
    return render(request, "guidance/continuity.html", {"on": on, **rule_context(program, on.day)}, status=on.status)


def rule_context(program, day) -> dict:
    """The edition of the day, or every edition where no day was asked for."""
    edition = program.edition_on(day) if day else None
    editions = [entry.value for entry in program.editions.values]
    shown = [edition] if edition else editions
    topics = [(heading, points(program, key, shown)) for key, heading in content().topics.items()]
    changes = [(change, dated.on(day)) for change, dated in program.changes.items()] if day else []
    cited = dict.fromkeys(id for one in shown for id in one.conflicts)
    context = {
        "program": program,
        "edition": edition,
        "editions": editions,
        "topics": [(heading, found) for heading, found in topics if found],
        "changes": changes,
        "conflicts": [content().conflicts[id] for id in cited],
    }
    if edition:
        through = window_end(day, edition.medi_cal.count)
        context["cautions"] = program.cautions(coverage_start=day, through=through)
        says = f"{edition.label}, for coverage starting {spelled(day)}."
        context["strip"] = strip_of(program, says=says)
    return context


def points(program, topic: str, shown: list) -> list[dict]:
    """What the editions shown say on a topic, each with the labels of those for which it holds."""
    keys = {edition.key: edition.label for edition in shown}
    return [
        {"claim": point.claim, "holds": [keys[key] for key in point.editions if key in keys]}
        for point in program.points
        if point.topic == topic and keys.keys() & set(point.editions)
    ]
