"""A plan's card for the front desk: one page with its names, numbers and ways, and room to write."""

from collections.abc import Iterable, Mapping
from typing import Any

from guidance.content_loader import content
from guidance.domain.calendar import spelled
from guidance.domain.plans import Plan
from guidance.domain.programs import Program
from guidance.rendering.sheets import Printed, Sheet, plain_words, printed

# The rows of the comparison that a front desk asks for, in their order.
ON_THE_CARD = ("network", "after")
NOT_FOUND = "Not found in our sources."
WRITE = "_" * 22


def plan_card(plan: Plan, program: Program, *, name: str, contacts: Iterable[Mapping[str, Any]] | None) -> Sheet:
    """The card. `contacts` are the phone book's rows as the plan's page shows them; None while it cannot be read."""
    rows = [row for group in content().row_groups if program.slug in group.programs for row in group.rows]
    told = [pair for row in rows if row.page in ON_THE_CARD for pair in row_on_card(plan, row)]
    return Sheet(
        title=name,
        program=program.name,
        dates=program.dates,
        ended=f"The program ended on {spelled(program.last_day)}." if program.last_day else "",
        lead=plain_words(plan.summary),
        lists_sources=False,
        on_one_page=True,
        sections=[
            ("Phone book", list(phone_book(contacts))),
            ("Write in, once the plan has told you", [plain_words(WRITE, kind="pair", name=name) for name in TO_WRITE]),
            ("What our sources say", told),
        ],
    )


TO_WRITE = ("Continuity requests go to (fax)", "Confirmed on, by", "Our contact at the plan")


def phone_book(contacts: Iterable[Mapping[str, Any]] | None) -> Iterable[Printed]:
    if contacts is None:
        yield plain_words("The plan’s contacts could not be shown when this was made. Until then, call:")
        for line in content().stand_ins:
            yield plain_words(line.phone, kind="pair", name=line.name)
        return
    found = list(contacts)
    if not found:
        yield plain_words(NOT_FOUND)
    for row in found:
        contact = row["contact"]
        ended = f"no longer in force: last day {spelled(contact.in_force_to)}" if row["ended"] else ""
        notes = "; ".join(filter(None, (contact.note, contact.hours, ended, row["verification"])))
        text = f"{contact.value} ({notes})" if notes else contact.value
        yield plain_words(text, kind="pair", name=contact.get_purpose_display())


def row_on_card(plan: Plan, row) -> list[Printed]:
    """What is said in the row, latest statement first on paper as on the page; blanks are shown, never hidden."""
    cells = plan.cells_of(row.key)
    if not cells:
        return [plain_words(NOT_FOUND, kind="pair", name=row.label)]
    return [
        printed(cell.claim, kind="pair", name=f"{row.label} ({cell.year})" if cell.year else row.label)
        for cell in cells
    ]
