"""The Word document: real styles, a section a letter, its properties, valid parts, and the same bytes again."""

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from guidance.domain.letters import Facts, Heading, Letter, Lines, Part
from tests.site.lettering import FULL, composed
from tests.site.test_letter_docx_words import PLACES, with_text
from tests.site.test_letter_words import LETTERS
from tests.site.wording import ABOUT, W, made, part_of, parts_of, style_of, styled, text_in

pytestmark = pytest.mark.django_db

HEADINGS = {"LargeTitle": 1, "Heading1": 1, "Heading2": 2}
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
    assert styles["Heading1"].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"
    assert styles["Heading2"].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "1"


def test_how_anything_looks_is_said_by_its_style_alone(document):
    body = part_of(document)

    assert names_in(body, "pPr") <= SAID_OF_A_PARAGRAPH
    assert names_in(body, "rPr") <= SAID_OF_TEXT
    assert all(style_of(paragraph) for paragraph in body.iter(f"{W}p"))
    assert all(table.find(f"{W}tblPr/{W}tblStyle") is not None for table in body.iter(f"{W}tbl"))


def test_every_name_stands_bold_before_its_value(packet, document):
    rows = {row for letter in packet for block in letter.blocks if isinstance(block, Facts) for row in block.rows}
    facts = [each for each in part_of(document).iter(f"{W}p") if style_of(each) in ("Fact", "BoxedFact")]

    found = [(text_in(run), run.find(f"{W}rPr/{W}rStyle") is not None) for each in facts for run in each.iter(f"{W}r")]

    assert len(facts) > 20
    assert {bold for _, bold in found[0::2]} == {True}
    assert {bold for _, bold in found[1::2]} == {False}
    assert set(zip((text for text, _ in found[0::2]), (text.strip() for text, _ in found[1::2]), strict=True)) <= rows


def test_a_mark_is_the_first_thing_on_the_clinic_s_copy(packet, document):
    assert styled(document, "Mark") == list(packet[-1].blocks[0].lines)
    assert styled(made(packet[-1]), "Mark") == [text_in(next(part_of(made(packet[-1])).iter(f"{W}p"))).strip()]


def test_a_sheet_read_from_a_distance_is_large_and_a_letter_is_not(packet):
    cover, letter = made(packet[0]), made(packet[1])

    assert packet[0].large and not packet[1].large
    assert styled(cover, "LargeText") and not styled(cover, "Normal")
    assert styled(letter, "Normal") and not styled(letter, "LargeText")


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
        "title": packet[0].title,
        "language": "en-US",
        "description": f"Who runs the site that made this file: {ABOUT}",
    }


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
