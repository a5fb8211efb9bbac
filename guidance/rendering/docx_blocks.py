"""The blocks of a letter as paragraphs and tables of Word, in the order in which they are read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from guidance.domain.letters import Blanks, Block, Facts, Heading, Letter, Lines, Paragraph, Signature
from guidance.rendering.docx_languages import paragraph_in
from guidance.rendering.docx_xml import Xml, bold, is_table, paragraph, run, table

STYLES = {"title": "Heading1", "mark": "Mark", "sender": "Sender", "date": "Addressee", "recipient": "Addressee"}
# The styles of a sheet of few words that is read from a distance.
LARGER = {
    "Normal": "LargeText",
    "AfterBox": "LargeAfterBox",
    "Sender": "LargeText",
    "BoxedFact": "LargeBoxedFact",
    "Heading1": "LargeTitle",
    "Mark": "LargeMark",
}
HEAD = ("sender", "date", "recipient")
# Twentieths of a point. Tables without a frame are wider than the text by the space that ends their last column.
HALVES = (4800, 4800)
BOX = (4680, 4680)
SIGNED = (7080, 2520)
FILLED_IN = (3456, 5904)
NAME_OF_STYLE = re.compile(r'(?<=<w:pStyle w:val=")\w+')
# Between a name and its value, and between what is said of a signer.
GAP, WIDE_GAP = "\u2002", "\u2003"


def body_of(letter: Letter) -> list[Xml]:
    """The letter from top to bottom. It ends in a paragraph, which a section must."""
    head = list(takewhile(in_head, letter.blocks))
    parts = [head_of(head)] if len(head) > 1 else [*parts_of(head)]
    for beside, blocks in groupby(letter.blocks[len(head) :], key=has_other_language):
        parts += (two_languages if beside else parts_of)(blocks)
    return [larger(part) if letter.large else part for part in apart(parts)]


def in_head(block: Block) -> bool:
    return isinstance(block, Lines) and block.role in HEAD


def has_other_language(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.beside)


def head_of(blocks: Sequence[Block]) -> Xml:
    """Who writes on the left, the day and who is written to on the right."""
    first, *others = ([*shown(block)] for block in blocks)
    return table("LetterHead", HALVES, [(first, [part for other in others for part in other])])


def parts_of(blocks: Iterable[Block]) -> Iterator[Xml]:
    for before, block in pairwise((None, *blocks)):
        yield from shown(block, after_box=isinstance(before, Facts) and before.boxed)


def shown(block: Block, *, after_box: bool = False) -> Iterator[Xml]:
    match block:
        case Lines(role=role, lines=lines):
            yield lines_of(role, lines)
        case Heading(text=text):
            yield paragraph("Heading2", run(text))
        case Facts(rows=rows, boxed=True):
            yield box_of(rows)
        case Facts(rows=rows):
            yield from (fact("Fact", *row) for row in rows)
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
    return paragraph(style, bold(name), run(GAP + value))


def two_languages(blocks: Iterable[Block]) -> Iterator[Xml]:
    rows = [
        ([paragraph("Normal", run(block.text))], [paragraph_in(block.language, block.beside)])
        for block in blocks
        if isinstance(block, Paragraph)
    ]
    yield table("TwoLanguages", HALVES, rows)


def signature(block: Signature) -> Iterator[Xml]:
    """Two lines to write on, what belongs under each, and who signs."""
    labels = ([paragraph("SignHere", run(label))] for label in (block.label, block.date_label))
    yield table("SignatureAndDate", SIGNED, [list(labels)])
    name, *others = block.lines
    yield paragraph("Signer", bold(name), *(run(WIDE_GAP + other) for other in others))


def to_fill_in(label: str) -> tuple[list[Xml], list[Xml]]:
    return [paragraph("ToFillIn", run(label))], [paragraph("ToFillIn")]


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
