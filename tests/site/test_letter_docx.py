"""The Word document: real styles, a section a letter, its properties, valid parts, and the same bytes again."""

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from guidance.domain.letters import Facts, Heading, Letter, Lines, Paragraph, Part, title_of
from tests.site.lettering import FULL, composed
from tests.site.test_letter_docx_words import PLACES, with_text
from tests.site.test_letter_words import LETTERS
from tests.site.wording import ABOUT, W, made, part_of, parts_of, style_of, styled, text_in

pytestmark = pytest.mark.django_db

HEADINGS = {"LargeTitle": 1, "Heading1": 1, "Heading2": 2}
TEXT_WIDTH = 9360
FACTS = ("Fact", "BoxedFact", "FactInColumns", "LargeFact")
NAMED = Facts(rows=(("Name", "Value"),), boxed=False)
# All that a paragraph or a piece of text may say of itself; how it looks is said by its style.
SAID_OF_A_PARAGRAPH = {"pStyle", "bidi", "sectPr"}
SAID_OF_TEXT = {"rStyle", "lang", "rtl"}


@pytest.fixture(scope="module")
def packet() -> tuple[Letter, ...]:
    """Every sheet of an urgent request in which everything was given, the patient's in Spanish as well."""
    urgent = {"urgency": "soon", "urgency_reason": "Surgery is booked", "patient_language": "es"}
    return composed(**FULL | urgent).letters_of(Part.PACKET)


@pytest.fixture(scope="module")
def document(packet) -> bytes:
    return made(*packet)


def names_in(part, kind: str) -> set[str]:
    return {inner.tag.removeprefix(W) for outer in part.iter(f"{W}{kind}") for inner in outer}


def test_titles_and_headings_are_headings_in_their_order(packet, document):
    written = [
        (1 if isinstance(block, Lines) else 2, block.lines[0] if isinstance(block, Lines) else block.text)
        for letter in packet
        for block in letter.blocks
        if isinstance(block, Heading) or (isinstance(block, Lines) and block.role == "title")
    ]

    found = [
        (HEADINGS[style_of(each)], text_in(each).strip())
        for each in part_of(document).iter(f"{W}p")
        if style_of(each) in HEADINGS
    ]

    assert len(written) > len(packet)
    assert found == written


def test_a_large_title_is_a_heading_of_the_first_level_as_well(document):
    styles = {style.get(f"{W}styleId"): style for style in part_of(document, "word/styles.xml").iter(f"{W}style")}

    assert styles["LargeTitle"].find(f"{W}basedOn").get(f"{W}val") == "Heading1"
    assert styles["Heading1"].find(f"{W}name").get(f"{W}val") == "heading 1"
    assert styles["Heading2"].find(f"{W}name").get(f"{W}val") == "heading 2"
    assert styles["Heading1"].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"
    assert styles["Heading2"].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "1"


def test_how_anything_looks_is_said_by_its_style_alone(document):
    body = part_of(document)

    assert names_in(body, "pPr") <= SAID_OF_A_PARAGRAPH
    assert names_in(body, "rPr") <= SAID_OF_TEXT
    assert all(style_of(paragraph) for paragraph in body.iter(f"{W}p"))
    assert all(table.find(f"{W}tblPr/{W}tblStyle") is not None for table in body.iter(f"{W}tbl"))


def test_every_name_stands_bold_before_its_value(packet, document):
    rows = [row for letter in packet for block in letter.blocks if isinstance(block, Facts) for row in block.rows]
    facts = [list(each.iter(f"{W}r")) for each in part_of(document).iter(f"{W}p") if style_of(each) in FACTS]

    found = [(text_in(name), "".join(map(text_in, value)).strip()) for name, *value in facts]

    assert found == rows
    assert all(is_bold(name) and not any(map(is_bold, value)) for name, *value in facts)


TO_A_PLAN = Lines(role="recipient", lines=("Plan",))


@pytest.mark.parametrize(
    ("sheet", "style", "gap"),
    [
        pytest.param(Letter(title="T", blocks=(NAMED,), large=True), "LargeFact", "\t", id="large"),
        pytest.param(Letter(title="T", blocks=(NAMED,)), "FactInColumns", "\t", id="to nobody"),
        pytest.param(Letter(title="T", blocks=(TO_A_PLAN, NAMED)), "Fact", "\u2002", id="to a plan"),
    ],
)
def test_values_stand_in_a_column_where_a_sheet_has_room(sheet, style, gap):
    assert styled(made(sheet), style) == [f"Name{gap}Value"]


def test_a_value_that_is_left_out_is_a_line_to_write_on():
    document = made(Letter(title="T", blocks=(Facts(rows=(("Fax", ""), ("Date", "Today")), boxed=False),)))

    fax, date = [each for each in part_of(document).iter(f"{W}p") if style_of(each) == "FactInColumns"]

    assert [
        text_in(run) for run in fax.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle[@{W}val='Blank']") is not None
    ] == ["\t"]
    assert date.find(f".//{W}rStyle[@{W}val='Blank']") is None


def is_bold(run) -> bool:
    return run.find(f"{W}rPr/{W}rStyle[@{W}val='Strong']") is not None


def test_who_writes_stands_bold_above_the_rest_of_the_address(packet, document):
    senders = [each for each in part_of(document).iter(f"{W}p") if style_of(each) in ("Sender", "LargeSender")]

    bold = [[text_in(run) for run in each.iter(f"{W}r") if is_bold(run)] for each in senders]

    written = [block.lines for letter in packet for block in letter.blocks if isinstance(block, Lines)]
    assert bold == [[letter.blocks[0].lines[0]] for letter in packet if letter.blocks[0].role == "sender"]
    assert all(text_in(each).strip().split("\n") in map(list, written) for each in senders)


def test_a_paragraph_under_a_box_keeps_its_distance():
    box, text = Facts(rows=(("Name", "Value"),)), Paragraph(text="Text")

    document = made(Letter(title="T", blocks=(text, box, text, text)))

    found = [style_of(each) for each in part_of(document).find(f"{W}body").findall(f"{W}p")]
    assert found == ["Normal", "AfterBox", "Normal"]


def test_the_fonts_are_the_pdf_s_with_one_that_every_office_suite_has(document):
    fonts = part_of(document, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    table = part_of(document, "word/fontTable.xml")

    alternatives = {each.get(f"{W}name"): each.find(f"{W}altName").get(f"{W}val") for each in table}

    assert fonts.get(f"{W}ascii") == fonts.get(f"{W}hAnsi") == "Noto Sans"
    assert alternatives == {"Noto Sans": "Arial", "Arial": "Liberation Sans"}


def test_a_mark_is_the_first_thing_on_the_clinic_s_copy(packet, document):
    assert styled(document, "Mark") == list(packet[-1].blocks[0].lines)
    assert styled(made(packet[-1]), "Mark") == [text_in(next(part_of(made(packet[-1])).iter(f"{W}p"))).strip()]


def test_a_sheet_read_from_a_distance_is_large_and_a_letter_is_not(packet):
    cover, letter = made(packet[0]), made(packet[1])

    assert packet[0].large and not packet[1].large
    assert {style_of(each)[:5] for each in part_of(cover).iter(f"{W}p")} == {"Large"}
    assert {style_of(each)[:5] for each in part_of(letter).iter(f"{W}p")}.isdisjoint({"Large"})


def test_no_table_grows_past_the_text_whatever_is_typed_into_it(document):
    tables = [table.find(f"{W}tblPr") for table in part_of(document).iter(f"{W}tbl")]

    assert {table.find(f"{W}tblLayout").get(f"{W}type") for table in tables} == {"fixed"}
    assert {int(table.find(f"{W}tblW").get(f"{W}w")) for table in tables} == {TEXT_WIDTH}


def test_no_table_touches_another_and_every_section_ends_in_a_paragraph(document):
    *parts, last = [part.tag.removeprefix(W) for part in part_of(document).find(f"{W}body")]

    assert last == "sectPr"
    assert parts.count("tbl") > 5
    assert ("tbl", "tbl") not in pairwise(parts)
    assert parts[-1] == "p"


def test_the_file_s_properties_are_its_title_its_language_and_who_runs_the_site(document, packet):
    properties = part_of(document, "docProps/core.xml")

    found = {each.tag.rpartition("}")[2]: each.text for each in properties}

    assert found == {
        "title": title_of(packet),
        "language": "en-US",
        "description": f"Who runs the site that made this file: {ABOUT}",
    }


def test_a_long_title_is_no_longer_in_the_properties_than_a_file_may_have():
    letter = Letter(title="Letter " + "x" * 300, blocks=(Paragraph(text="Text"),))

    title = part_of(made(letter), "docProps/core.xml")[1].text

    assert len(title) == 255
    assert letter.title.startswith(title)


def test_nothing_of_the_patient_stands_anywhere_but_in_the_text(document):
    beside_the_text = {name: part for name, part in parts_of(document).items() if name != "word/document.xml"}

    assert "Ana Sample" in parts_of(document)["word/document.xml"]
    for kept in ("Ana Sample", "Heart failure", "MEMBER-77", "1940", "1EG4"):
        assert [name for name, part in beside_the_text.items() if kept in name + part] == []


def test_the_same_letters_give_the_same_bytes_without_a_time_of_day(packet, document):
    with ZipFile(BytesIO(document)) as archive:
        days = {entry.date_time for entry in archive.infolist()}

    assert made(*packet) == document
    assert days == {(1980, 1, 1, 0, 0, 0)}


def test_other_letters_give_other_bytes(packet, document):
    assert made(*packet[:-1]) != document
    assert made(*composed(**FULL | {"diagnosis": "Asthma"}).letters) != made(*composed(**FULL).letters)


def problems_of(document: bytes, folder) -> list[str]:
    """What is wrong with the file by the schemas of the Open XML SDK."""
    path = folder / "letter.docx"
    path.write_bytes(document)
    return [error.description for error in OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path).errors]


@pytest.mark.parametrize("typed", LETTERS)
def test_every_part_is_valid(typed, tmp_path):
    packet = composed(**typed)

    assert problems_of(made(*packet.letters), tmp_path) == []
    assert problems_of(made(*packet.letters_of(Part.PACKET)), tmp_path) == []


@pytest.mark.parametrize("place", PLACES)
def test_every_part_is_valid_whatever_was_typed(place, tmp_path):
    hostile = with_text(place, "</w:t> & \x00 \ud800 ]]>\n\n")

    assert problems_of(made(hostile, with_text(place, ""), hostile), tmp_path) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("<w:pStyle ", "<w:keepNext/><w:pStyle ", id="properties out of order"),
        pytest.param('w:val="Heading2"', 'w:val="Heading9"', id="a style that is missing"),
        pytest.param('r:id="header1"', 'r:id="header0"', id="a head that is missing"),
        pytest.param('w:val="nextPage"', 'w:val="nextSheet"', id="a value that is none"),
    ],
)
def test_a_part_that_is_not_valid_is_noticed(right, wrong, document, tmp_path):
    broken = BytesIO()
    with ZipFile(broken, "w") as archive:
        for name, part in parts_of(document).items():
            archive.writestr(name, part.replace(right, wrong, 1) if name == "word/document.xml" else part)

    assert problems_of(broken.getvalue(), tmp_path)
