"""A packet told line by line, with the kind of everything in it."""

from collections.abc import Iterator

from guidance.domain.letters import Blanks, Block, Facts, Heading, Letter, Lines, Packet, Paragraph, Signature

BOXED = {True: "box", False: "row"}


def told(packet: Packet) -> str:
    return "\n".join(lines_of(packet)) + "\n"


def lines_of(packet: Packet) -> Iterator[str]:
    yield f"PLAN {packet.plan_name}; UNTIL {packet.ends.medicare}, {packet.ends.medi_cal}; OVER {packet.ends.over}"
    for number, fax in enumerate(packet.faxes, start=1):
        yield from told_letter(f"FAX {number}, COVER", fax.cover)
        for part in ("request", "patient", "enclosures"):
            for letter in getattr(fax, part):
                yield from told_letter(f"FAX {number}, {part.upper()}", letter)
    yield from told_letter("TRACKING", packet.tracking)
    yield "\n== NOTICES"
    yield from (f"{notice.key}: {notice.text}" for notice in packet.notices)


def told_letter(place: str, letter: Letter) -> Iterator[str]:
    yield f"\n== {place}: {letter.title}{' (large)' if letter.large else ''}"
    for block in letter.blocks:
        yield from told_block(block)
    yield f"foot: {letter.footer}"


def told_block(block: Block) -> Iterator[str]:
    match block:
        case Lines(role=role, lines=lines):
            yield f"{role}: {' | '.join(lines)}"
        case Heading(text=text):
            yield f"# {text}"
        case Facts(rows=rows, boxed=boxed):
            yield from (f"{BOXED[boxed]}: {label} = {value}" for label, value in rows)
        case Paragraph(text=text, beside=beside, language=language, role=role):
            yield f"{role or 'text'}: {text}"
            if beside or language:
                yield f"  {language}: {beside}"
        case Signature(label=label, date_label=date_label, lines=lines):
            yield f"sign: {label}, {date_label}: {' | '.join(lines)}"
        case Blanks(labels=labels):
            yield f"blank: {' | '.join(labels)}"
