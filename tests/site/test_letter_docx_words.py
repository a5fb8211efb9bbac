"""The Word document carries the letter's words in its order, exactly as they were typed, and nothing else."""

from xml.etree import ElementTree

import pytest

from guidance.domain.letters import Facts, Letter, Lines, Paragraph, Part, Signature
from tests.site.lettering import composed, downloaded, letter_text, pdf_text, previewed, squeezed
from tests.site.test_letter_words import HOSTILE, LETTERS
from tests.site.wording import W, made, part_of, parts_of, text_in, word_text, words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", LETTERS)
@pytest.mark.parametrize("part", [Part.REQUEST, Part.PACKET])
def test_the_document_says_what_the_letters_say_in_their_order_and_nothing_else(typed, part):
    letters = composed(**typed).letters_of(part)

    assert word_text(made(*letters)).split() == words_of(*letters)


@pytest.mark.parametrize("typed", LETTERS)
def test_the_document_says_what_the_preview_and_the_pdf_say(typed, client):
    document = squeezed(word_text(made(*composed(**typed).letters)))

    assert document == squeezed(letter_text(previewed(client, **typed)))
    assert document == pdf_text(downloaded(client, **typed).content)


MARKUP = [
    pytest.param("</w:t></w:r></w:p><w:p><w:r><w:t>x", id="the end of a paragraph"),
    pytest.param('<w:br w:type="page"/><w:p/>', id="Word's markup"),
    pytest.param("&lt;b&gt; &amp;amp; &#10; &#xD; &nbsp;", id="entities"),
    pytest.param("<![CDATA[x]]> <?xml?> <!-- x --> ]]>", id="sections and comments"),
    pytest.param('" w:val="x" \' onload="1', id="quotes"),
    pytest.param("_x000D_ _x0041_ \\x07 ^p ^13 \\u0007", id="written control characters"),
    pytest.param("{ PAGE } { INCLUDETEXT c:\\x } SEQ x \\* MERGEFORMAT", id="fields"),
    pytest.param("{{ letter.title }} {%p if x %} {{r x }}", id="a Word template"),
]


@pytest.mark.parametrize("text", HOSTILE + MARKUP)
def test_what_was_typed_is_printed_literally_and_completely(text):
    letters = composed(patient_name=text, diagnosis=text).letters

    document = word_text(made(*letters))

    assert document.count(text) >= 4  # the box, the request, the condition, the copy
    assert document.split() == words_of(*letters)


PLACES = {
    "lines": lambda text: Lines(role="recipient", lines=("To", text)),
    "a sender": lambda text: Lines(role="sender", lines=(text,)),
    "a mark": lambda text: Lines(role="mark", lines=(text,)),
    "a role of another day": lambda text: Lines(role="another", lines=(text,)),
    "a boxed fact": lambda text: Facts(rows=(("Name", text),)),
    "a fact": lambda text: Facts(rows=(("Name", text),), boxed=False),
    "a paragraph": lambda text: Paragraph(text=text),
    "another language": lambda text: Paragraph(text="English", beside=text, language="es"),
    "a language read to the left": lambda text: Paragraph(text="English", beside=text, language="fa"),
    "a signer": lambda text: Signature(label="Signature", date_label="Date", lines=(text, text)),
}


def with_text(place: str, text: str) -> Letter:
    return Letter(title="Title", blocks=(Lines(role="title", lines=("Title",)), PLACES[place](text)))


@pytest.mark.parametrize("place", PLACES)
def test_line_breaks_stay_where_they_were_typed(place):
    letter = with_text(place, "First line\nSecond line\r\n\r\nFourth line\rFifth line")

    document = made(letter)

    assert "First line\nSecond line\n\nFourth line\nFifth line" in word_text(document)


@pytest.mark.parametrize("place", PLACES)
def test_spaces_stay_as_they_were_typed(place):
    assert "two  spaces   three" in word_text(made(with_text(place, "two  spaces   three")))


CONTROLS = [*map(chr, (*range(32), 0x7F, 0x85, 0xD800, 0xDFFF, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFF)), "\u2028", "\u202e"]


@pytest.mark.parametrize("place", PLACES)
def test_no_character_makes_a_file_that_cannot_be_read(place):
    document = made(with_text(place, "before" + " ".join(CONTROLS) + "after"))

    text = word_text(document)
    assert "before" in text
    assert "after" in text


def test_the_foot_of_a_page_takes_any_text_that_a_practice_types():
    letter = Letter(title="R & D <w:p/>", footer="\x00 & <w:p/> \ud800\nsecond line", blocks=(Paragraph(text="Text"),))

    parts = parts_of(made(letter))

    feet = [text_in(ElementTree.fromstring(part)) for name, part in parts.items() if "footer" in name]
    assert len(feet) == 2
    assert all(foot.startswith("\ufffd & <w:p/> \ufffd\nsecond line\n") for foot in feet)


def test_a_character_that_a_file_cannot_hold_shows_that_something_is_missing():
    assert "A\ufffdB" in word_text(made(with_text("a paragraph", "A\x07B")))


def test_a_blank_line_to_fill_in_has_room_to_write_beside_what_belongs_on_it():
    (sheet,) = composed().letters_of(Part.TRACKING)

    *_, blanks = part_of(made(sheet)).iter(f"{W}tbl")

    rows = [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in blanks.iter(f"{W}tr")]
    assert [label for label, _ in rows] == list(sheet.blocks[-1].labels)
    assert {room for _, room in rows} == {""}
