"""The Word document's pages: a section a letter, its head and foot, and the language of every piece of text."""

import pytest

from guidance.domain.letters import Letter, Lines, Paragraph, Part
from tests.site.lettering import FULL, composed
from tests.site.wording import W, made, part_of, style_of, styled, text_in

pytestmark = pytest.mark.django_db

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
INCH = 1440


def letter(title: str, foot: str = "", *more: Paragraph) -> Letter:
    return Letter(title=title, footer=foot, blocks=(Lines(role="title", lines=(title,)), *more))


def sections(document: bytes) -> list:
    return list(part_of(document).iter(f"{W}sectPr"))


def values(section, name: str) -> dict[str, str]:
    return {key.removeprefix(W): value for key, value in section.find(f"{W}{name}").items()}


def edges(document: bytes, kind: str, pages: str) -> list:
    """The head or foot of every section, for first pages or for the rest."""
    rels = part_of(document, "word/_rels/document.xml.rels")
    targets = {rel.get("Id"): rel.get("Target") for rel in rels}
    refers = [section.find(f"{W}{kind}Reference[@{W}type='{pages}']") for section in sections(document)]
    return [part_of(document, f"word/{targets[each.get(R_ID)]}") for each in refers]


def fields_in(part) -> list[str]:
    return [each.get(f"{W}instr") for each in part.iter(f"{W}fldSimple")]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_every_letter_is_a_section_that_begins_on_a_page_of_its_own_and_counts_from_one(count):
    document = made(*(letter(f"Letter {number}") for number in range(count)))

    found = sections(document)

    assert len(found) == count
    assert all(values(section, "type") == {"val": "nextPage"} for section in found)
    assert all(values(section, "pgNumType") == {"start": "1"} for section in found)


def test_one_letter_twice_is_two_sections():
    same = letter("Twice")

    assert len(sections(made(same, same))) == 2


def test_the_paper_is_us_letter_with_an_inch_at_the_sides():
    (section,) = sections(made(letter("Letter")))

    margins = {side: int(width) for side, width in values(section, "pgMar").items()}
    assert values(section, "pgSz") == {"w": "12240", "h": "15840"}
    assert margins["left"] == margins["right"] == INCH
    assert INCH / 2 < margins["top"] <= INCH and INCH / 2 < margins["bottom"] <= INCH


def test_the_head_of_a_first_page_is_empty_and_later_pages_carry_the_letter_s_title():
    document = made(letter("First"), letter("Second"), letter("First"))

    first, later = edges(document, "header", "first"), edges(document, "header", "default")

    assert [text_in(head).strip() for head in first] == ["", "", ""]
    assert [style_of(head.find(f"{W}p")) for head in first] == ["Letterhead"] * 3
    assert [text_in(head).strip() for head in later] == ["First", "Second", "First"]
    assert all(section.find(f"{W}titlePg") is not None for section in sections(document))


@pytest.mark.parametrize("pages", ["first", "default"])
def test_the_foot_of_every_page_says_who_sends_the_letter_and_which_page_of_it_this_is(pages):
    document = made(letter("First", "Example Clinic · REF-1"), letter("Second", "Other Clinic"), letter("Third"))

    feet = edges(document, "footer", pages)

    texts = [text_in(foot).split() for foot in feet]
    assert [" ".join(words[:-4]) for words in texts] == ["Example Clinic · REF-1", "Other Clinic", ""]
    assert [words[-4::2] for words in texts] == [["Page", "of"]] * 3
    assert [fields_in(foot) for foot in feet] == [["PAGE", "SECTIONPAGES"]] * 3


def test_of_a_letter_alone_the_pages_of_the_file_are_counted():
    feet = edges(made(letter("Letter", "Clinic")), "footer", "first")

    assert [fields_in(foot) for foot in feet] == [["PAGE", "NUMPAGES"]]


def test_the_foot_of_a_real_letter_is_the_letter_s_own():
    packet = composed(**FULL).letters_of(Part.PACKET)

    feet = edges(made(*packet), "footer", "default")

    assert [text_in(foot).partition("\n")[0] for foot in feet] == [letter.footer for letter in packet]
    assert all(letter.footer for letter in packet)


def test_the_document_is_in_american_english():
    styles = part_of(made(letter("Letter")), "word/styles.xml")

    assert styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "en-US"


def languages(document: bytes) -> list[tuple[str, str]]:
    """Every piece of text that names a language, with it."""
    runs = part_of(document).iter(f"{W}r")
    tagged = [(run.find(f"{W}rPr/{W}lang"), text_in(run)) for run in runs]
    return [(text, lang.get(f"{W}val")) for lang, text in tagged if lang is not None]


def test_the_patient_s_language_is_named_beside_the_english_and_nowhere_else():
    letters = composed(**FULL | {"requested_by": "patient", "patient_language": "es"}).letters

    beside = [
        block.beside for each in letters for block in each.blocks if isinstance(block, Paragraph) and block.beside
    ]

    assert beside
    assert languages(made(*letters)) == [(text, "es-US") for text in beside]


NAMED = {
    "hy": "hy-AM",
    "ru": "ru-RU",
    "zh-hant": "zh-TW",
    "ko": "ko-KR",
    "vi": "vi-VN",
    "tl": "fil-PH",
    "fa": "fa-IR",
    "ar": "ar-SA",
    "km": "km-KH",
    "another": "another",
}


@pytest.mark.parametrize(("language", "tag"), list(NAMED.items()))
def test_a_language_is_named_as_word_names_it(language, tag):
    document = made(letter("Letter", "", Paragraph(text="English", beside="\u0631", language=language)))

    assert languages(document) == [("\u0631", tag)]


PERSIAN = "لطفاً اجازه دهید Robin Example, MD را تا 30 ژوئن ببینم. 213-555-0100"


@pytest.mark.parametrize(("language", "leftward"), [("fa", True), ("ar", True), ("ru", False), ("km", False)])
def test_a_language_read_to_the_left_is_set_so_but_not_the_names_and_numbers_in_it(language, leftward):
    document = made(letter("Letter", "", Paragraph(text="English", beside=PERSIAN, language=language)))

    (paragraph,) = [each for each in part_of(document).iter(f"{W}p") if PERSIAN in text_in(each)]
    runs = [(text_in(run).strip(), run.find(f"{W}rPr/{W}rtl") is not None) for run in paragraph.iter(f"{W}r")]

    assert (paragraph.find(f"{W}pPr/{W}bidi") is not None) is leftward
    if leftward:
        assert [text for text, to_the_left in runs if not to_the_left] == ["Robin Example, MD", "30", "213-555-0100"]
    else:
        assert runs == [(PERSIAN, False)]


def test_two_languages_stand_side_by_side_in_one_table():
    pairs = [Paragraph(text=f"English {n}", beside=f"Español {n}", language="es") for n in range(3)]

    document = made(letter("Letter", "", *pairs, Paragraph(text="Alone")))

    (table,) = part_of(document).iter(f"{W}tbl")
    rows = [[text_in(cell).strip() for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert rows == [[f"English {n}", f"Español {n}"] for n in range(3)]
    assert styled(document, "Normal")[-1] == "Alone"


@pytest.mark.parametrize(("language", "style"), [("fa", "TallScript"), ("km", "TallScript"), ("es", "OtherLanguage")])
def test_a_script_with_tall_marks_has_lines_as_high_as_it_needs(language, style):
    document = made(letter("Letter", "", Paragraph(text="English", beside="Text", language=language)))

    assert styled(document, style) == ["Text"]


def test_a_mark_in_two_languages_is_framed_and_a_title_in_the_other_language_stands_alone():
    mark = Paragraph(text="Draft", beside="Borrador", language="es", role="mark")
    title = Paragraph(text="", beside="Solicitud", language="es")

    document = made(letter("Letter", "", mark, title, Paragraph(text="English", beside="Texto", language="es")))

    kinds = [table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") for table in part_of(document).iter(f"{W}tbl")]
    assert kinds == ["BoxedMark", "TwoLanguages"]
    assert styled(document, "DraftMark") == ["Draft", "Borrador"]
    assert styled(document, "OtherTitle") == ["Solicitud"]
    assert languages(document) == [("Borrador", "es-US"), ("Solicitud", "es-US"), ("Texto", "es-US")]
