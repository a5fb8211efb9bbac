"""A guide on paper."""

from guidance.domain.calendar import spelled
from guidance.domain.guides import Block, Guide, Kind
from guidance.rendering.inline import spans
from guidance.rendering.sheets import Printed, Sheet, printed

OURS = "our suggestion"
PAST = ", past its review date: check before you rely on it"


def guide_sheet(guide: Guide, *, program: str, dates: str, ended: str, overdue: bool) -> Sheet:
    """The guide with everything its page says."""
    checked = f"Checked {spelled(guide.checked_on)}; due for review by {spelled(guide.review_by)}"
    return Sheet(
        title=guide.title,
        program=program,
        dates=dates,
        ended=ended,
        lead=printed(guide.answer),
        notes=f"For {guide.audience[:1].lower()}{guide.audience[1:]}. {checked}{PAST if overdue else ''}.",
        sections=[(section.heading, [block_on_paper(block) for block in section.blocks]) for section in guide.sections],
    )


def block_on_paper(block: Block) -> Printed:
    kind = "item" if block.kind is Kind.ITEM else "paragraph"
    if block.claim:
        return printed(block.claim, kind=kind)
    return Printed(kind=kind, spans=spans(block.text), mark="" if block.kind is Kind.LEAD else OURS)
