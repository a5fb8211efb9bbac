"""The blocks of a letter as paragraphs and tables of Word, in the order in which they are read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from guidance.domain.letters import Blanks, Block, Facts, Heading, Letter, Lines, Paragraph, Signature
from guidance.rendering.docx_languages import paragraph_in
from guidance.rendering.docx_xml import Xml, bold, is_table, paragraph, run, tab, table

STYLES = {"title": "Heading1", "mark": "Mark", "sender": "Sender", "date": "Addressee", "recipient": "Addressee"}
# The styles of a sheet of few words that is read from a distance.
LARGER = {
    "Normal": "LargeText",
    "AfterBox": "LargeAfterBox",
    "Sender": "LargeSender",
    "Heading1": "LargeTitle",
    "Mark": "LargeMark",
}
HEAD = ("sender", "date", "recipient")
# Twentieths of a point.
HALVES, BOX = (4800, 4560), (4680, 4680)
TWO_LANGUAGES = (4570, 4790)  # English takes fewer words
FILLED_IN = (3456, 5904)
NAME_OF_STYLE = re.compile(r'(?<=<w:pStyle w:val=")\w+')
# The last ordinary paragraph; of a row, that in English.
TO_BE_KEPT = re.compile(r'(?<=<w:pStyle w:val=")Normal(?=")(?!.*<w:pStyle w:val="Normal")', re.DOTALL)
# Between a name and its value, and between what is said of a signer.
GAP, WIDE_GAP = "\u2002", "\u2003"


def body_of(letter: Letter) -> list[Xml]:
    """The letter from top to bottom. It ends in a paragraph, which a section must."""
    head = list(takewhile(in_head, letter.blocks))
    parts = [head_of(head)] if len(head) > 1 else [*parts_of(head)]
    facts = style_of_facts(letter)
    for style, blocks in groupby(letter.blocks[len(head) :], key=style_beside):
        group = list(blocks)
        parts += [two_languages(style, group)] if style else parts_of(group, facts=facts)
    return [larger(part) if letter.large else part for part in apart(kept(parts))]


def in_head(block: Block) -> bool:
    return isinstance(block, Lines) and block.role in HEAD


def style_of_facts(letter: Letter) -> str:
    """How names and values look that stand in no box: a sheet that is addressed to nobody has room for columns."""
    if letter.large:
        return "LargeFact"
    to_somebody = any(isinstance(block, Lines) and block.role == "recipient" for block in letter.blocks)
    return "Fact" if to_somebody else "FactInColumns"


def style_beside(block: Block) -> str:
    """The table for a text with another language beside it; none for any other block."""
    if not (isinstance(block, Paragraph) and block.text and block.beside):
        return ""
    return "BoxedMark" if block.role == "mark" else "TwoLanguages"


def head_of(blocks: Sequence[Block]) -> Xml:
    """Who writes on the left, the day and who is written to on the right."""
    first, *others = ([*shown(block)] for block in blocks)
    return table("SideBySide", HALVES, [(first, [part for other in others for part in other])])


def parts_of(blocks: Iterable[Block], *, facts: str = "Fact") -> Iterator[Xml]:
    for before, block in pairwise((None, *blocks)):
        yield from shown(block, facts=facts, after_box=isinstance(before, Facts) and before.boxed)


def shown(block: Block, *, facts: str = "Fact", after_box: bool = False) -> Iterator[Xml]:
    match block:
        case Lines(role=role, lines=lines):
            yield lines_of(role, lines)
        case Heading(text=text):
            yield paragraph("Heading2", run(text))
        case Facts(rows=rows, boxed=True):
            yield box_of(rows)
        case Facts(rows=rows):
            yield from (fact(facts, *row) for row in rows)
        case Paragraph(text="", beside=beside, language=language):
            yield paragraph_in(language, beside, "OtherTitle")
        case Paragraph(text=text):
            yield paragraph("AfterBox" if after_box else "Normal", run(text))
        case Signature():
            yield from signature(block)
        case Blanks(labels=labels):
            yield table("LinesToFillIn", FILLED_IN, [to_fill_in(label) for label in labels])


def lines_of(role: str, lines: Sequence[str]) -> Xml:
    first, rest = lines[0], "".join(f"\n{line}" for line in lines[1:])
    opening = bold(first) if role == "sender" else run(first)
    return paragraph(STYLES.get(role, "Normal"), opening, *([run(rest)] if rest else []))


def box_of(rows: Sequence[tuple[str, str]]) -> Xml:
    """The names and values in a frame, down its left half and then down its right."""
    half = (len(rows) + 1) // 2
    sides = [[fact("BoxedFact", *row) for row in side] for side in (rows[:half], rows[half:])]
    return table("BoxedFacts", BOX, [[side or [paragraph("BoxedFact")] for side in sides]])


def fact(style: str, name: str, value: str) -> Xml:
    """A name and its value, run on or in a column of its own, where a line to write on stands for a value left out."""
    if style in ("Fact", "BoxedFact"):
        return paragraph(style, bold(name), run(GAP + value))
    return paragraph(style, bold(name), tab(), run(value) if value else tab("Blank"))


def two_languages(style: str, blocks: Iterable[Block]) -> Xml:
    """Each text with the other language beside it."""
    mark = "DraftMark" if style == "BoxedMark" else ""
    rows = [
        ([paragraph(mark or "Normal", run(block.text))], [paragraph_in(block.language, block.beside, mark)])
        for block in blocks
        if isinstance(block, Paragraph)
    ]
    return table(style, TWO_LANGUAGES, rows)


def signature(block: Signature) -> Iterator[Xml]:
    """Two lines to write on, what belongs under each, and who signs."""
    to_write_on = (tab("Blank"), tab(), tab("Blank"))
    yield paragraph("SignHere", *to_write_on, run(f"\n{block.label}"), tab(), tab(), run(block.date_label))
    name, *others = block.lines
    yield paragraph("Signer", bold(name), *(run(WIDE_GAP + other) for other in others))


def to_fill_in(label: str) -> tuple[list[Xml], list[Xml]]:
    return [paragraph("ToFillIn", run(label))], [paragraph("ToFillIn")]


def kept(parts: Iterable[Xml]) -> Iterator[Xml]:
    """The parts, the last words before a signature on its page: nobody signs a page on which nothing else stands."""
    for part, following in pairwise((*parts, "")):
        yield TO_BE_KEPT.sub("BeforeSignature", part) if is_signature(following) else part


def is_signature(part: Xml) -> bool:
    return 'w:val="SignHere"' in part


def apart(parts: Iterable[Xml]) -> Iterator[Xml]:
    """The parts with room after each table. Word would join a table to the one that follows."""
    after_table = False
    for part in parts:
        if after_table and is_table(part):
            yield paragraph("BetweenTables")
        yield part
        after_table = is_table(part)
    if after_table:
        yield paragraph("BetweenTables")


def larger(part: Xml) -> Xml:
    return NAME_OF_STYLE.sub(lambda found: LARGER.get(found[0], found[0]), part)
