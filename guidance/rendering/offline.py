"""The decision as one file for a room without a network: what its script looks up, and every word that it can show."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from guidance.content_loader import Content
from guidance.domain.answers import ONE_CHOICE, Answers
from guidance.domain.assessment import assess
from guidance.domain.calendar import MONTHS
from guidance.domain.programs import Edition, Program
from guidance.rendering.offline_tables import SIGNS, axes, edition_tables, outcome_table, program_tables
from guidance.rendering.offline_words import blank_result, lists_of, outcomes_to_join, sentences_of
from guidance.rendering.result import Result

HERE = Path(__file__).resolve().parent
STYLE = (HERE / "offline.css").read_text(encoding="utf-8")
SCRIPT = (HERE / "offline.js").read_text(encoding="utf-8")


def offline_data(content: Content, *, last: date) -> dict[str, Any]:
    """Tables, dates, and words for coverage that starts up to that day."""
    days = list(every_day(content, last))
    programs = {program.slug: program_data(content, program) for program in content.programs.all}
    tables: list[dict[str, Any]] = []
    editions = {
        entry.value.key: edition_data(content, program, entry.value, start=entry.starts, tables=tables)
        for program in content.programs.all
        for entry in program.editions.values
    }
    return {
        "version": content.version,
        "months": MONTHS,
        "signs": SIGNS,
        "axes": axes(),
        "questions": list(ONE_CHOICE),
        "outcome": outcome_table(),
        "first": content.programs.first_day.isoformat(),
        "eras": eras_of(days),
        "days": day_counts(days),
        "tables": tables,
        "editions": editions,
        "programs": programs,
        "sources": publishers(content, cited_in(programs.values(), editions.values())),
    }


def every_day(content: Content, last: date) -> Iterator[Result]:
    """What is known of each day on which coverage could start when nothing else is."""
    day = content.programs.first_day
    while day <= last:
        yield Result(assess(Answers(coverage_start=day), content.programs.on(day)), content, as_of=day)
        day += timedelta(days=1)


def eras_of(days: Iterable[Result]) -> list[dict[str, Any]]:
    """Stretches of days with one edition and the same cautions, in order."""
    keyed = ((day.program.slug, day.edition.key, tuple(claim.text for claim in day.cautions)) for day in days)
    return [
        {"program": program, "edition": edition, "cautions": cautions, "days": sum(1 for _ in found)}
        for (program, edition, cautions), found in groupby(keyed)
    ]


def day_counts(days: list[Result]) -> dict[str, Any]:
    """For every start, how many days later each window ends: a sign that numbers an entry of `values`."""
    counts = {
        side: [(getattr(day.assessment.continuity, side) - day.answers.coverage_start).days for day in days]
        for side in ("medicare_through", "medi_cal_through")
    }
    values = sorted({count for found in counts.values() for count in found})
    signs = {side: "".join(SIGNS[values.index(count)] for count in found) for side, found in counts.items()}
    return {"values": values, **signs}


def edition_data(
    content: Content, program: Program, edition: Edition, *, start: date, tables: list[dict[str, Any]]
) -> dict[str, Any]:
    """The edition, and which of `tables` are its own; they are added unless another edition has the same."""
    found = edition_tables(content, program, edition, start=start)
    if found not in tables:
        tables.append(found)
    result = Result(assess(Answers(coverage_start=start), program), content, as_of=start)
    return {
        "label": edition.label,
        "tables": tables.index(found),
        "nursing_facility": result.assessment.nursing_facility,
        "conditions": {condition.key: condition.label for condition in result.conditions},
        "medicare_months": edition.medicare.count,
        "medi_cal_months": edition.medi_cal.count,
        "note_on_months": edition.medicare.note,
        "sources": list(dict.fromkeys([*edition.medicare.sources, *edition.medi_cal.sources])),
    }


def program_data(content: Content, program: Program) -> dict[str, Any]:
    condition = blank_result(content, program).medi_cal_condition
    return {
        "name": program.name,
        "title": program.names.title,
        "enrolling": program.names.enrolling,
        "opting_out": program.names.opting_out,
        "note": program.names.note,
        "has_members": program.has_started(program.first_day, as_of=date.max),
        "can_join": outcomes_to_join(content, program),
        "medi_cal_condition": condition.text if condition else "",
        "tags": {outcome.value: tag for outcome, tag in content.outcomes.tags[program.slug].items()},
        "tables": program_tables(content, program),
        "sentences": sentences_of(content, program),
        "lists": lists_of(content, program),
    }


def publishers(content: Content, ids: set[str]) -> dict[str, str]:
    """Who says so, in the order of the register."""
    return {id: source.publisher for id, source in content.sources.items() if id in ids}


def cited_in(programs: Iterable[dict[str, Any]], editions: Iterable[dict[str, Any]]) -> set[str]:
    """The sources of everything that can be shown."""
    entries = [entry for program in programs for found in program["lists"].values() for entry in found]
    return {id for entry in [*entries, *editions] for id in entry["sources"]}
