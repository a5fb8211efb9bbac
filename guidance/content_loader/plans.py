"""Plans, and the rows in which they are compared."""

from datetime import date

from guidance.content_loader.tables import Reader, Table
from guidance.domain.dated import Dated
from guidance.domain.plans import Cell, Offer, Plan, PrintedContact, Row, RowGroup
from guidance.domain.programs import Programs
from guidance.domain.sources import Status

PURPOSES = (
    "member_services",
    "provider_services",
    "continuity_phone",
    "continuity_fax",
    "continuity_address",
    "website",
)
PAGE_PARTS = ("runs", "years", "network", "extras", "contacts", "after")


def read_rows(reader: Reader, programs: Programs) -> tuple[RowGroup, ...]:
    slugs = [program.slug for program in programs.all]
    return tuple(
        RowGroup(
            key=group.text("key"),
            title=group.text("title"),
            programs=tuple(group.known("programs", slug, slugs, "program") for slug in group.texts("programs")),
            rows=tuple(map(read_row, group.tables("row"))),
        )
        for group in reader.file("comparison.toml").tables("group")
    )


def read_row(row: Table) -> Row:
    return Row(
        key=row.text("key"),
        label=row.text("label"),
        page=row.known("page", row.text("page"), PAGE_PARTS, "part of the page"),
        note=row.text("note", ""),
    )


def read_plans(reader: Reader, groups: tuple[RowGroup, ...], programs: Programs) -> tuple[Plan, ...]:
    """Every file in plans/, in alphabetical order."""
    rows = {row.key for group in groups for row in group.rows}
    slugs = [program.slug for program in programs.all]
    paths = sorted((reader.folder / "plans").glob("*.toml"))
    plans = [read_plan(reader.file(f"plans/{path.name}"), rows, slugs) for path in paths]
    return tuple(sorted(plans, key=lambda plan: plan.sort_name))


def read_plan(file: Table, rows: set[str], programs: list[str]) -> Plan:
    names, notes = read_names(file)
    contacts = tuple(read_contact(row) for row in file.tables("contact", (), name="purpose"))
    report_overlaps(file, contacts)
    return Plan(
        slug=file.text("slug"),
        sort_name=file.text("sort_name"),
        summary=file.text("summary"),
        names=names,
        name_notes=notes,
        offers=tuple(read_offer(row, programs) for row in file.tables("offered", name="program")),
        cells=tuple(read_cell(row, rows) for row in file.tables("cell", (), name="row")),
        contacts=contacts,
    )


def read_offer(row: Table, programs: list[str]) -> Offer:
    return Offer(
        program=row.known("program", row.text("program"), programs, "program"),
        year=row.number("year") if "year" in row.data else None,
        text=row.text("text", ""),
        status=row.choice("status", Status),
        sources=row.sources(),
    )


def read_names(file: Table) -> tuple[Dated[str], tuple[str, ...]]:
    notes: list[str] = []

    def read(row: Table) -> str:
        row.choice("status", Status), row.sources()
        notes.append(row.text("note", ""))
        return row.text("value")

    names = file.dated("name", read, placeholder="")
    return names, tuple(filter(None, notes))


def read_cell(row: Table, rows: set[str]) -> Cell:
    return Cell(
        row=row.known("row", row.text("row"), rows, "row"),
        year=row.text("year"),
        about=row.text("about", ""),
        claim=row.claim(),
    )


def read_contact(row: Table) -> PrintedContact:
    return PrintedContact(
        purpose=row.known("purpose", row.text("purpose"), PURPOSES, "purpose"),
        value=row.text("value"),
        note=row.text("note", ""),
        hours=row.text("hours", ""),
        in_force_from=row.day("in_force_from", None),
        in_force_to=row.day("in_force_to", None),
        printed=row.text("printed"),
        status=row.choice("status", Status),
        sources=row.sources(),
    )


def report_overlaps(file: Table, contacts: tuple[PrintedContact, ...]) -> None:
    for number, contact in enumerate(contacts):
        for other in contacts[number + 1 :]:
            if contact.purpose == other.purpose and overlap(contact, other):
                file.problem(f"two contacts for '{contact.purpose}' are in force on the same day.")


def overlap(one: PrintedContact, other: PrintedContact) -> bool:
    starts = max(one.in_force_from or date.min, other.in_force_from or date.min)
    return starts <= min(one.in_force_to or date.max, other.in_force_to or date.max)
