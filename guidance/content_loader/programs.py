"""Programs and their editions."""

import itertools
from datetime import timedelta

from guidance.content_loader.tables import Reader, Table
from guidance.domain.answers import Concern, MattersMost, Need, Role, Situation
from guidance.domain.dated import Dated, Since
from guidance.domain.programs import (
    Edition,
    Effect,
    EligibilityRow,
    Months,
    Option,
    Point,
    Program,
    ProgramNames,
    Programs,
    Requester,
    Risk,
    Verdict,
    VisitRule,
)
from guidance.domain.sources import Claim, Conflict, Status

OPTION_HEADINGS = ("doctors", "drugs", "long_term", "cards", "gains", "gives_up", "cost", "change")
GAINS = (*Need, MattersMost.ONE_CARD, MattersMost.EXTRA_HELP)
MISSING = Claim(text="", status=Status.CONFIRMED, sources=("missing",))


def read_programs(reader: Reader, conflicts: dict[str, Conflict]) -> Programs:
    """Every file in programs/, in the order of their first days; their dates may not overlap."""
    names = sorted(path.name for path in (reader.folder / "programs").glob("*.toml"))
    if not names:
        reader.problem("programs", "holds no program.")
    read = [read_program(reader.file(f"programs/{name}"), conflicts) for name in names]
    programs = sorted(read, key=lambda program: program.first_day)
    for earlier, later in itertools.pairwise(programs):
        if earlier.covers(later.first_day):
            reader.problem("programs", f"{earlier.slug} and {later.slug} overlap on {later.first_day}.")
        elif earlier.last_day is None or later.first_day - earlier.last_day != timedelta(days=1):
            reader.problem("programs", f"no program covers the day before {later.first_day}: {later.slug} must follow.")
    if programs and programs[-1].last_day is not None:
        reader.problem("programs", f"{programs[-1].slug} ends, and no program follows it.")
    return Programs(all=tuple(programs))


def read_program(file: Table, conflicts: dict[str, Conflict]) -> Program:
    editions = file.dated("edition", lambda row: read_edition(row, conflicts), placeholder=None)
    keys = [entry.value.key for entry in editions.values if entry.value]
    points = tuple(read_point(row, keys) for row in file.tables("point", name="topic"))
    require_points(file, keys, points)
    require_facts(file)
    return Program(
        slug=file.text("slug"),
        name=file.text("name"),
        dates=file.text("dates"),
        first_day=file.day("first_day"),
        last_day=file.day("last_day") if "last_day" in file.data else None,
        editions=editions,
        eligibility=read_eligibility(file),
        names=read_names(file.table("names")),
        gains={key: file.table("gains").text(key) for key in GAINS},
        doing_nothing=file.dated("doing_nothing", Table.claim, placeholder=MISSING),
        still_required=tuple(row.claim() for row in file.tables("still_required")),
        options=tuple(read_option(row) for row in file.tables("option")),
        points=points,
        changes=read_changes(file),
        last_confirmed=file.day("last_confirmed") if "last_confirmed" in file.data else None,
        separate_rights=file.value("separate_rights", bool, False, empty=False),
        facts=file.table("facts").by_key(Table.claim),
    )


def read_names(table: Table) -> ProgramNames:
    return ProgramNames(
        enrolling=table.text("enrolling"),
        opting_out=table.text("opting_out"),
        still_required=table.text("still_required"),
        note=table.text("note"),
        title=table.text("title"),
    )


def read_changes(file: Table) -> dict[str, Dated[Claim]]:
    """When each change may be made, by the date from which the answer holds."""
    entries: dict[str, list[Since[Claim]]] = {}
    for row in file.tables("when_to_change", (), name="change"):
        entry = Since(starts=row.day("starts"), value=row.claim())
        entries.setdefault(row.text("change"), []).append(entry)
    changes = {}
    for change, found in entries.items():
        days = [entry.starts for entry in found]
        if days != sorted(set(days)):
            file.problem(f"the entries of '{change}' must start on different days, earliest first.")
        else:
            changes[change] = Dated(values=tuple(found))
    return changes


def require_facts(file: Table) -> None:
    """The facts that every page of a program names, some only where the program has an end or two rights."""
    needed = ["in_short"]
    needed += ["after_end", "ended", "began"] if "last_day" in file.data else []
    needed += ["last_confirmed"] if "last_confirmed" in file.data else []
    needed += ["medi_cal_only_if_moved"] if file.data.get("separate_rights") else []
    for fact in needed:
        if fact not in file.table("facts").data:
            file.problem(f"has no fact '{fact}'.")


def read_eligibility(file: Table) -> dict[Situation, EligibilityRow]:
    rows = [
        EligibilityRow(
            situation=row.choice("situation", Situation), effect=row.choice("effect", Effect), claim=row.claim()
        )
        for row in file.tables("eligibility", name="situation")
    ]
    found = {row.situation: row for row in rows}
    for situation in Situation:
        if situation not in found:
            file.problem(f"says nothing of the situation '{situation.value}'.")
    return found


def read_edition(row: Table, conflicts: dict[str, Conflict]) -> Edition:
    for conflict in row.texts("conflicts"):
        row.known("conflicts", conflict, conflicts, "conflict")
    concerns = row.table("concerns")
    return Edition(
        key=row.text("key"),
        label=row.text("label"),
        medicare=read_months(row.table("medicare")),
        medi_cal=read_months(row.table("medi_cal")),
        visits={Role.PRIMARY: read_visits(row.table("primary")), Role.SPECIALIST: read_visits(row.table("specialist"))},
        requesters=row.choices("requesters", Requester),
        refused_plan_rules=row.choice("refused_plan_rules", Verdict),
        concern_levels={concern: read_level(concerns, concern) for concern in Concern},
        conflicts=row.texts("conflicts"),
    )


def read_level(concerns: Table, concern: Concern) -> Risk:
    known = {level.key: level for level in Risk}
    return known.get(concerns.known(concern.value, concerns.text(concern.value), known, "level"), Risk.PARTIAL)


def read_months(row: Table) -> Months:
    return Months(
        count=row.number("months"),
        status=row.choice("status", Status),
        sources=row.sources(),
        note=row.text("note", ""),
    )


def read_visits(row: Table) -> VisitRule:
    rule = VisitRule(
        number=row.number("number"),
        floor=row.number("floor"),
        status=row.choice("status", Status),
        sources=row.sources(),
    )
    if rule.floor > rule.number:
        row.problem(f"'floor' is {rule.floor}, more than 'number' {rule.number}.")
    if (rule.floor < rule.number) is not (rule.status is Status.UNCONFIRMED):
        row.problem("a floor below the number means that the number is unconfirmed, and the other way around.")
    return rule


def read_point(row: Table, editions: list[str]) -> Point:
    for edition in row.texts("editions"):
        row.known("editions", edition, editions, "edition")
    return Point(topic=row.text("topic"), editions=row.texts("editions"), claim=row.claim())


def require_points(file: Table, editions: list[str], points: tuple[Point, ...]) -> None:
    """Every edition speaks to every topic, so that silence is never mistaken for a rule."""
    for topic in dict.fromkeys(point.topic for point in points):
        for edition in editions:
            if not any(point.topic == topic and edition in point.editions for point in points):
                file.problem(f"edition '{edition}' has no point on '{topic}'.")


def read_option(row: Table) -> Option:
    answers: dict[str, Claim] = {}
    for entry in row.tables("answer", name="heading"):
        answers[entry.known("heading", entry.text("heading"), OPTION_HEADINGS, "heading")] = entry.claim()
    for heading in OPTION_HEADINGS:
        if heading not in answers:
            row.problem(f"has no answer under '{heading}'.")
    return Option(
        key=row.text("key"), name=row.text("name"), answers={h: answers[h] for h in OPTION_HEADINGS if h in answers}
    )
