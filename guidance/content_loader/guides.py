"""Guides are Markdown files: TOML between +++ lines, then prose in which every block ends in its sources."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from guidance.content_loader.reasons import FILLED_IN
from guidance.content_loader.tables import Reader, Table
from guidance.domain.guides import Block, Group, Guide, Kind, Section, anchor_of
from guidance.domain.programs import Programs
from guidance.domain.sources import Claim, Status

# A text, then its mark: source ids and how well they support it, or "ours" for a practical step of this site's own.
MARKED = re.compile(r"(?P<text>.*?)\s*\[(?P<mark>[^\[\]]+)\]", re.DOTALL)
OURS = "ours"
STATUSES = {"": Status.CONFIRMED, "reported": Status.REPORTED, "inferred": Status.INFERRED}
STATUSES |= {"not confirmed": Status.UNCONFIRMED}
LINE = re.compile(r"\{line:(?P<key>\w+)\}")
PROSE = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True, kw_only=True)
class AroundGuides:
    """What the pages around the guides say: groups, those on the home page, which says more of a reason.

    `in_general` is what stands in a reason for what is filled in, while no patient is asked about.
    """

    groups: dict[Group, str]
    in_general: dict[str, str]
    home: tuple[Guide, ...]
    more: dict[str, Guide]

    def said_in_general(self, text: str) -> str:
        """The words of a reason without a patient's dates."""
        return text.format(**self.in_general)


def read_around(reader: Reader, guides: Iterable[Guide], reasons: Iterable[str]) -> AroundGuides:
    file = reader.file("guides.toml")
    names, in_general, by_slug = file.table("groups"), file.table("in_general"), {guide.slug: guide for guide in guides}
    home = [file.known("home", slug, by_slug, "guide") for slug in file.texts("home")]
    return AroundGuides(
        groups={group: names.text(group) for group in Group},
        in_general={key: in_general.text(key) for key in sorted(FILLED_IN)},
        home=tuple(by_slug[slug] for slug in home if slug in by_slug),
        more=read_more(file.table("more"), by_slug, list(reasons)),
    )


def read_more(table: Table, guides: dict[str, Guide], reasons: list[str]) -> dict[str, Guide]:
    """For each reason the guide that says more, which must name that reason as well."""
    found = {}
    for key in table.data:
        table.known("more", key, reasons, "reason")
        slug = table.known(key, table.text(key), guides, "guide")
        if slug in guides and key in reasons and key not in guides[slug].reasons:
            table.problem(f"'{key}' leads to the guide '{slug}', which does not name that reason.")
        elif slug in guides:
            found[key] = guides[slug]
    return found


def read_guides(reader: Reader, programs: Programs, known: dict[str, Iterable[str]]) -> tuple[Guide, ...]:
    """Every guide, by group and title. `known` has the keys of reasons, conflicts and help lines, and other guides."""
    paths = sorted((reader.folder / "guides").glob("*.md"))
    slugs = [*(path.stem for path in paths), *known["guides"]]
    read = [read_guide(reader, path.stem, programs, {**known, "guides": slugs}) for path in paths]
    return tuple(sorted(filter(None, read), key=lambda guide: (list(Group).index(guide.group), guide.title)))


def read_guide(reader: Reader, slug: str, programs: Programs, known: dict[str, Iterable[str]]) -> Guide | None:
    """The guide; None, with a problem, where the file does not begin as a guide does."""
    name = f"guides/{slug}.md"
    head, body = front_and_body(reader, name)
    if not head:
        return None
    table = reader.parsed(name, head)
    allowed = {"programs": [program.slug for program in programs.all], **known}
    related = {key: related_to(table, key, allowed[key]) for key in ("programs", "guides", "reasons", "conflicts")}
    return Guide(
        slug=slug,
        title=table.text("title"),
        group=table.choice("group", Group),
        audience=table.text("audience"),
        checked_on=table.day("checked_on"),
        review_by=table.day("review_by"),
        answer=table.table("answer").claim(),
        sections=sections_of(table, body, list(allowed["lines"])),
        terms=table.texts("terms", ()),
        **related,
    )


def front_and_body(reader: Reader, name: str) -> tuple[str, str]:
    """What stands between the lines of +++, and what follows; both empty, with a problem, where these are missing."""
    parts = reader.text_of(name).split("+++\n", 2)
    if len(parts) != 3 or parts[0]:
        reader.problem(name, "must begin with TOML between two lines of +++.")
        return "", ""
    return parts[1], parts[2]


def related_to(table: Table, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """The keys named, each of which must exist."""
    return tuple(table.known(key, value, allowed, key.removesuffix("s")) for value in table.texts(key))


def sections_of(table: Table, body: str, lines: list[str]) -> tuple[Section, ...]:
    """The sections in order. What is no heading, paragraph or list of one level is a problem."""
    parts: list[tuple[str, list[Block]]] = []
    for node in SyntaxTreeNode(PROSE.parse(body)).children:
        if node.type == "heading":
            parts.append((heading_of(table, node), []))
        elif parts:
            parts[-1][1].extend(blocks_of(table, node, lines))
        else:
            table.problem("must begin with a heading of two marks (##).")
            return ()
    report_sections(table, parts)
    return tuple(Section(heading=heading, blocks=tuple(blocks)) for heading, blocks in parts)


def heading_of(table: Table, node: SyntaxTreeNode) -> str:
    heading = str(node.children[0].content)
    if node.tag != "h2":
        table.problem(f"the heading '{heading}' must have two marks (##).")
    return heading


def report_sections(table: Table, parts: list[tuple[str, list[Block]]]) -> None:
    """Every section has a heading of its own and says something, and a line that introduces a list has one."""
    if not parts:
        table.problem("holds no section: say something under a heading of two marks (##).")
    anchors = [anchor_of(heading) for heading, _ in parts]
    for heading in dict.fromkeys(heading for heading, _ in parts if anchors.count(anchor_of(heading)) > 1):
        table.problem(f"the heading '{heading}' stands twice.")
    for heading, blocks in parts:
        if not blocks:
            table.problem(f"nothing stands under the heading '{heading}'.")
        kinds = [*(block.kind for block in blocks), None]
        for block, follows in zip(blocks, kinds[1:], strict=True):
            if block.kind is Kind.LEAD and follows is not Kind.ITEM:
                table.problem(f"\u201c{block.text[:60]}\u201d introduces a list, and none follows.")


def blocks_of(table: Table, node: SyntaxTreeNode, lines: list[str]) -> Iterator[Block]:
    if node.type == "paragraph":
        yield read_block(table, Kind.PARAGRAPH, node.children[0].content, lines)
    elif node.type == "bullet_list":
        for item in node.children:
            if [child.type for child in item.children] != ["paragraph"]:
                table.problem(f"the list item in line {item.map[0] + 1} after the +++ must hold one text and no list.")
                continue
            yield read_block(table, Kind.ITEM, item.children[0].children[0].content, lines)
    else:
        table.problem(f"holds what a guide may not: {node.type.replace('_', ' ')}.")


def read_block(table: Table, kind: Kind, text: str, lines: list[str]) -> Block:
    for key in LINE.findall(text):
        table.known("line", key, lines, "help line")
    if kind is Kind.PARAGRAPH and text.rstrip().endswith(":"):
        return Block(kind=Kind.LEAD, text=text.strip(), claim=None)
    marked = MARKED.fullmatch(text.strip())
    if marked is None:
        table.problem(f"\u201c{text.strip()[:60]}\u201d names no sources: end it with them, as in [S46, S27].")
        return Block(kind=kind, text=text.strip(), claim=None)
    said = " ".join(marked["text"].split())
    return Block(kind=kind, text=said, claim=None if marked["mark"] == OURS else claim_of(table, said, marked["mark"]))


def claim_of(table: Table, text: str, mark: str) -> Claim:
    """The claim that the mark makes of the text, read as any other claim is."""
    ids, _, status = mark.partition(";")
    if status.strip() not in STATUSES:
        table.problem(
            f"marks \u201c{text[:40]}\u201d as '{status.strip()}', which is none of: {', '.join(STATUSES)[2:]}."
        )
    row = {
        "text": text,
        "status": STATUSES.get(status.strip(), Status.CONFIRMED).value,
        "sources": [id.strip() for id in ids.split(",") if id.strip()],
    }
    return Table(
        row, place=f"{table.place}: \u201c{text[:40]}\u201d", reader=table.reader, english=table.english
    ).claim()
