"""The letter as a Word template for docxtpl: every kind of block that a request has, in Word's own styles."""

from io import BytesIO

from docx import Document
from docx.document import Document as OpenDocument
from docx.shared import Pt

from guidance.domain.letters import Facts, Heading, Letter, Lines, Paragraph, Signature

TABLE = (("{%tr for name, value in block.rows %}", ""), ("{{ name }}", "{{ value }}"), ("{%tr endfor %}", ""))


def template() -> BytesIO:
    """The template: a loop over the blocks, as a clinic would keep it."""
    document = Document()
    document.styles["Normal"].font.name = "Noto Sans"
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Normal"].paragraph_format.space_after = Pt(2)
    say = document.add_paragraph
    say("{%p for letter in letters %}")
    say("{%p for block in letter.blocks %}")
    one_kind(document, "title", lambda: say("{{ block.text }}", style="Title"))
    one_kind(document, "lines", lambda: say("{{ block.text }}"))
    one_kind(document, "heading", lambda: say("{{ block.text }}", style="Heading 2"))
    one_kind(document, "paragraph", lambda: say("{{ block.text }}"))
    one_kind(document, "signature", lambda: say("{{ block.text }}"))
    one_kind(document, "facts", lambda: facts(document))
    say("{%p endfor %}")
    say("{%p endfor %}")
    made = BytesIO()
    document.save(made)
    made.seek(0)
    return made


def one_kind(document: OpenDocument, kind: str, add) -> None:
    document.add_paragraph(f'{{%p if block.kind == "{kind}" %}}')
    add()
    document.add_paragraph("{%p endif %}")


def facts(document: OpenDocument) -> None:
    table = document.add_table(rows=len(TABLE), cols=2)
    for row, texts in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def context(letters: tuple[Letter, ...]) -> dict:
    return {"letters": [{"blocks": [as_context(block) for block in letter.blocks]} for letter in letters]}


def as_context(block) -> dict:
    """What the template needs of a block."""
    match block:
        case Lines(role="title", lines=lines):
            return {"kind": "title", "text": lines[0]}
        case Lines(lines=lines):
            return {"kind": "lines", "text": "\n".join(lines)}
        case Heading(text=text):
            return {"kind": "heading", "text": text}
        case Facts(rows=rows):
            return {"kind": "facts", "rows": rows}
        case Paragraph(text=text):
            return {"kind": "paragraph", "text": text}
        case Signature(label=label, date_label=date_label, lines=lines):
            return {"kind": "signature", "text": f"{label}\t{date_label}\n" + "   ".join(lines)}
    raise ValueError(f"A request has no {block}.")
