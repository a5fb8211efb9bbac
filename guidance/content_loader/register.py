"""Sources, conflicts and help lines."""

from dataclasses import dataclass

from guidance.content_loader.tables import Reader, Table
from guidance.domain.sources import Conflict, Reading, Source, Status


@dataclass(frozen=True, kw_only=True)
class HelpLine:
    """A state or neutral phone line, as its sources printed it."""

    key: str
    name: str
    what_for: str
    phone: str
    tty: str
    hours: str
    printed: str
    note: str
    programs: tuple[str, ...]
    status: Status
    sources: tuple[str, ...]
    stands_in: bool

    @property
    def short(self) -> str:
        """The name without what explains it."""
        return self.name.partition(",")[0].partition(" (")[0]


def read_sources(reader: Reader) -> dict[str, Source]:
    """Every source by its id. Read first: all other files cite them."""
    found: dict[str, Source] = {}
    for row in reader.file("sources.toml").tables("source", name="id"):
        source = Source(
            id=row.text("id"),
            title=row.text("title"),
            publisher=row.text("publisher"),
            address=row.text("address", ""),
            dated=row.text("dated"),
            read=row.text("read"),
            note=row.text("note", ""),
        )
        if source.id in found:
            row.problem("stands twice.")
        found[source.id] = source
    reader.source_ids = set(found)
    return found


def read_conflicts(reader: Reader) -> dict[str, Conflict]:
    rows = reader.file("conflicts.toml").tables("conflict", name="id")
    conflicts = [read_conflict(row) for row in rows]
    return {conflict.id: conflict for conflict in conflicts}


def read_conflict(row: Table) -> Conflict:
    readings = tuple(
        Reading(text=entry.text("text"), sources=entry.sources(), followed=entry.flag("followed"))
        for entry in row.tables("reading")
    )
    if len(readings) < 2:
        row.problem("needs at least two readings.")
    return Conflict(
        id=row.text("id"),
        topic=row.text("topic"),
        programs=row.texts("programs"),
        readings=readings,
        shown=row.text("shown"),
    )


def read_help_lines(reader: Reader) -> dict[str, HelpLine]:
    lines = [read_help_line(row) for row in reader.file("help_lines.toml").tables("line")]
    return {line.key: line for line in lines}


def read_help_line(row: Table) -> HelpLine:
    return HelpLine(
        key=row.text("key"),
        name=row.text("name"),
        what_for=row.text("what_for"),
        phone=row.text("phone"),
        tty=row.text("tty", ""),
        hours=row.text("hours", ""),
        printed=row.text("printed"),
        note=row.text("note", ""),
        programs=row.texts("programs"),
        status=row.choice("status", Status),
        sources=row.sources(),
        stands_in=row.flag("stands_in"),
    )
