"""The letter, its preview, and its PDF carry the same words in the same order, exactly as they were typed."""

from datetime import date
from itertools import pairwise

import pytest
from django.test import Client

from guidance.content_loader import content
from guidance.domain.calendar import spelled
from guidance.forms.dates import parse_day
from tests.site.lettering import (
    FULL,
    composed,
    downloaded,
    errors_at,
    errors_on,
    filled,
    kept_on,
    letter_text,
    pdf_text,
    previewed,
    squeezed,
)
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db

BY_REPRESENTATIVE = {
    "requested_by": "representative",
    "representative_name": "Mia Speaker",
    "representative_relationship": "daughter",
}
URGENT = {"urgency": "soon", "urgency_reason": "Surgery is booked for Friday"}
IN_2014 = {
    "coverage_start": "05/01/2014",
    "letter_date": "05/02/2014",
    "patient_agrees": "05/01/2014",
    "visit_dates": "04/01/2014",
    "treatment_through": "06/30/2014",
}
LETTERS = [
    pytest.param(filled(), id="only what is needed"),
    pytest.param(FULL | URGENT, id="everything"),
    pytest.param(FULL | URGENT | {"requested_by": "patient", "patient_language": "es"}, id="the patient, in Spanish"),
    pytest.param(FULL | BY_REPRESENTATIVE, id="a representative"),
    pytest.param(FULL | IN_2014, id="2014"),
]


@pytest.mark.parametrize("typed", LETTERS)
def test_the_preview_the_print_and_the_pdf_say_what_the_letter_says_in_its_order(typed, client):
    said = squeezed("".join(word for letter in composed(**typed).letters for word in letter.words))

    preview = letter_text(previewed(client, **typed))
    printed = page_of(downloaded(client, "html", **typed)).one("main").text
    pdf = pdf_text(downloaded(client, **typed).content)

    assert squeezed(preview) == said
    assert squeezed(printed) == said
    assert pdf == said


def as_printed(field: str, typed: str) -> list[str]:
    """How a value stands in the letter: days in words, choices by name, texts as typed."""
    if field in ("visit_dates", "patient_dob", "coverage_start", "letter_date", "treatment_through", "patient_agrees"):
        return [spelled(parse_day(day)) for day in typed.split(";")]
    if field == "plan":
        return [content().plan(typed).name_on(date(2015, 3, 1))]
    if field == "patient_language":
        return [content().letters.languages[typed]]
    if field in ("urgency", "medi_cal_enrolled", "completion_category"):
        return [content().letters.values[typed]]
    return [typed]


@pytest.fixture(scope="module")
def full_pdf(django_db_setup, django_db_blocker) -> str:
    """The words of a letter in which everything was given, made once."""
    with django_db_blocker.unblock():
        return pdf_text(downloaded(Client(), **FULL | URGENT).content)


# Answers that pick sentences and are not printed themselves.
PICKING = ("requested_by", "services", "your_role", "accepts_rate", "accepts_plan_rules", "no_quality_concern")


@pytest.mark.parametrize("field", [field for field in FULL | URGENT if field not in PICKING])
def test_every_value_given_is_printed(field, full_pdf):
    values = as_printed(field, (FULL | URGENT)[field])

    missing = [value for value in values if squeezed(value) not in full_pdf]

    assert missing == []


@pytest.mark.parametrize("field", BY_REPRESENTATIVE)
def test_what_a_representative_gives_is_printed(field, client):
    pdf = pdf_text(downloaded(client, **FULL | BY_REPRESENTATIVE).content)

    assert squeezed(BY_REPRESENTATIVE[field]) in pdf


def test_a_visit_outside_the_look_back_is_not_printed(client):
    pdf = pdf_text(downloaded(client, visit_dates="01/15/2013; 06/12/2014").content)

    assert squeezed("June 12, 2014") in pdf
    assert squeezed("January 15, 2013") not in pdf


HOSTILE = [
    pytest.param("O'Brien & Söhne <b>bold</b>", id="HTML"),
    pytest.param('<script>alert("1")</script>', id="a script"),
    pytest.param('#set page(paper: "a4", fill: red)', id="a Typst rule"),
    pytest.param("#pagebreak() *bold* _italic_ $x^2$ @ref <label> ~ \\ // --- [content]", id="Typst markup"),
    pytest.param('#eval("1+1") #read("/etc/passwd") #sys.inputs', id="Typst code"),
    pytest.param("=SUM(A1)", id="a formula"),
    pytest.param("+1-2@x|cmd", id="another formula"),
    pytest.param("{{ 7*7 }} {% csrf_token %}", id="a template"),
    pytest.param("{patient_name} {0} {} {plan!r} %s %(x)s", id="a format"),
    pytest.param("${HOME} `id` \\n \\u0041", id="a shell"),
    pytest.param("../../etc/passwd; rm -rf /", id="a path"),
    pytest.param("“Curly” ‘quotes’ – — … • § ½ é ñ ü ß Ł", id="typography"),
    pytest.param("Ελένη Παπαδοπούλου", id="Greek"),
    pytest.param("Анна Іванова, Ёлкина", id="Cyrillic"),
    pytest.param("ffi fl ff fi office waffle", id="ligatures"),
    pytest.param("W" * 190, id="a word longer than a line"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_printed_literally_and_completely(text, client):
    typed = {"patient_name": text, "diagnosis": text}

    page = previewed(client, **typed)
    pdf = pdf_text(downloaded(client, **typed).content)

    assert letter_text(page).count(text) >= 4  # the box, the request, the condition, the copy
    assert pdf == squeezed(letter_text(page))
    assert kept_on(page) == filled(**typed)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Seen monthly. " * 214, id="3,000 characters"),
        pytest.param("x" * 500, id="one word of 500 letters"),
        pytest.param("First line\nSecond line\n\nFourth line", id="line breaks"),
        pytest.param("First line\r\nSecond line", id="line breaks as browsers send them"),
        pytest.param("  indented\tand tabbed", id="white space"),
    ],
)
@pytest.mark.parametrize("field", ["diagnosis", "past_care", "urgency_reason"])
def test_a_long_text_is_printed_completely(text, field, client):
    pdf = pdf_text(downloaded(client, **{"urgency": "soon", "urgency_reason": "Now", field: text}).content)

    assert squeezed(text) in pdf


@pytest.mark.parametrize("field", ["diagnosis", "past_care", "practice_address", "send_to_address", "urgency_reason"])
def test_line_breaks_stay_where_they_were_typed(field):
    texts = (
        composed(**{"urgency": "soon", "urgency_reason": "Now", field: "First line\r\nSecond line"}).letters[0].texts
    )

    together = any("First line\nSecond line" in text for text in texts)
    apart = any(pair == ("First line", "Second line") for pair in pairwise(texts))

    assert together or apart


def test_markup_that_was_typed_is_no_markup_in_the_page(client):
    response = client.post("/letters/new/", filled(patient_name="<b>Ana</b>", diagnosis="<script>no()</script>"))

    html = response.content.decode()

    assert "<b>Ana</b>" not in html
    assert "<script>no()" not in html
    assert "&lt;b&gt;Ana&lt;/b&gt;" in html


def test_an_accent_typed_as_a_character_of_its_own_is_joined_to_its_letter(client):
    page = previewed(client, patient_name="Jose\u0301 Nun\u0303ez")

    assert "José Nuñez" in letter_text(page)


UNPRINTABLE = [
    pytest.param("漢", "6F22", id="Chinese"),
    pytest.param("\u202e", "RIGHT-TO-LEFT OVERRIDE", id="a direction override"),
    pytest.param("\u200b", "ZERO WIDTH SPACE", id="a space of no width"),
    pytest.param("\U0001f600", "GRINNING FACE", id="an emoji"),
    pytest.param("\ue000", "E000", id="a private character"),
    pytest.param("\x07", "0007", id="a control character"),
    pytest.param("\ufdd0", "FDD0", id="no character at all"),
]


@pytest.mark.parametrize(("character", "name"), UNPRINTABLE)
@pytest.mark.parametrize("field", ["patient_name", "current_treatment"])
def test_a_character_that_cannot_be_printed_is_refused_at_its_field_by_name(character, name, field, client):
    page = previewed(client, **{field: f"A{character}B"})

    assert set(errors_on(page)) == {field}
    assert name in errors_at(page, field).upper()


@pytest.mark.parametrize("field", ["practice_fax", "visit_dates", "send_to_address", "clinic_reference", "member_id"])
def test_no_text_field_takes_a_character_that_cannot_be_printed(field, client):
    page = previewed(client, **{field: "06/12/2014 漢"})

    assert set(errors_on(page)) == {field}
