"""A guide on paper."""

from guidance.domain.guides import Block, Guide, Kind
from guidance.rendering.inline import spans
from guidance.rendering.sheets import Printed, Sheet, printed

OURS = "our suggestion"


def guide_sheet(guide: Guide, *, program: str, dates: str, ended: str) -> Sheet:
    """The guide with everything its page says."""
    return Sheet(
        title=guide.title,
        program=program,
        dates=dates,
        ended=ended,
        lead=printed(guide.answer),
        sections=[(section.heading, [block_on_paper(block) for block in section.blocks]) for section in guide.sections],
    )


def block_on_paper(block: Block) -> Printed:
    kind = "item" if block.kind is Kind.ITEM else "paragraph"
    if block.claim:
        return printed(block.claim, kind=kind)
    return Printed(kind=kind, spans=spans(block.text), mark="" if block.kind is Kind.LEAD else OURS)
