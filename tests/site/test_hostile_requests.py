"""What a stranger can write into a request is answered with a sentence, in no time, and never by a crash."""

import json
import time

import pytest
from django.test import RequestFactory

from calmediconnect_site.encoding import without_charset
from guidance.rendering.characters import tidy
from guidance.searching import index
from guidance.searching.words import stem
from tests.site.batching import BATCH, row, stopped
from tests.site.lettering import errors_at, filled, has_letter, previewed
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db

SECONDS = 2.0
CODE = "/outreach/qr.svg"
# Two marks that belong in the other order: sorting many of them takes time that grows with their square.
MARKS = "\u0301\u0327"


def seconds(task) -> float:
    """How much of a processor's time it takes."""
    began = time.process_time()
    task()
    return time.process_time() - began


@pytest.mark.parametrize(
    ("to", "status"), [("/patients/en/", 200), ("//[", 400), ("//[::1", 400), ("//\u2100", 400), ("/patients/en", 400)]
)
def test_a_code_is_drawn_of_a_patient_page_and_of_nothing_that_is_no_address(to, status, client):
    assert client.get(CODE, {"to": to}).status_code == status


@pytest.mark.parametrize(
    ("start", "says"), [("12/31/2027", ""), ("01/01/2028", "December 31, 2027"), ("12/31/9999", "2027")]
)
def test_a_letter_s_coverage_starts_up_to_the_end_of_next_year(start, says, client):
    """Far later, the end of the 12 months could not be reckoned."""
    page = previewed(client, coverage_start=start, letter_date="", patient_agrees="")

    assert (says in errors_at(page, "coverage_start")) if says else not errors_at(page, "coverage_start")


ENCODINGS = ["hex", "idna", "undefined", "unicode_escape", "utf-16", "latin-1", "utf-8", "no-such-encoding"]


def asked(path: str, content_type: str, body: bytes = b"") -> tuple[int, str]:
    """The status and the page, from what the production server calls: the test client's own way in differs."""
    environ = RequestFactory().generic("POST" if body else "GET", path, body, content_type).environ
    said: list[str] = []
    response = application()(environ, lambda status, headers: said.append(status))
    page = b"".join(response).decode()
    stopped(response)
    return int(said[0][:3]), page


def application():
    from calmediconnect_site.wsgi import application as site  # noqa: PLC0415 - settings are ready only now

    return site


@pytest.mark.parametrize("charset", ENCODINGS)
@pytest.mark.parametrize("path", ["/search/?q=Jos%C3%A9", "/search/?q=%5Cud800", "/decide/?coverage_start=%5Cud800"])
def test_a_query_is_read_as_utf_8_whatever_encoding_it_claims(path, charset):
    status, page = asked(path, f"text/plain; charset={charset}")

    assert status == 200
    assert ("José" if "Jos" in path else "\\ud800") in page


@pytest.mark.parametrize("charset", ENCODINGS)
def test_a_form_is_read_as_utf_8_whatever_encoding_it_claims(charset):
    body = 'Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\nJosé \\ud800\r\n'

    status, page = asked(
        BATCH, f"multipart/form-data; boundary=x; charset={charset}", f"--x\r\n{body}--x--\r\n".encode()
    )

    assert status == 403
    assert "<h1" in page


def test_an_encoding_and_too_many_parameters_are_no_crash():
    query = "&".join(f"a{number}=" for number in range(2000))

    assert asked(f"/decide/?{query}", "text/plain; charset=utf-8")[0] == 400


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("", ""),
        ("text/plain", "text/plain"),
        ("multipart/form-data; boundary=x", "multipart/form-data; boundary=x"),
        ("multipart/form-data; boundary=x; charset=hex", 'multipart/form-data; boundary="x"'),
        ('multipart/form-data; charset="hex"; boundary="a b"', 'multipart/form-data; boundary="a b"'),
        ("text/plain; charset*=utf-8''hex", "text/plain"),
        (r'multipart/form-data; charset=hex; boundary="x\"; charset=\"hex"', "multipart/form-data"),
        ("text/plain; charset*=no-such-encoding''x", ""),
    ],
)
def test_the_encoding_is_taken_out_of_the_type_and_cannot_hide_in_the_boundary(sent, read):
    assert without_charset(sent) == read


@pytest.mark.parametrize(("length", "status"), [("\u00b2", 200), ("-1", 400), ("9" * 5000, 413), ("0" * 5000, 200)])
def test_a_length_that_is_no_number_of_bytes_is_no_crash(length, status, client):
    assert client.post("/letters/new/", {}, CONTENT_LENGTH=length).status_code == status


@pytest.mark.parametrize(("name", "read"), [("Ana \U0001f600", True), ("Ana \ud800", False)], ids=["whole", "half"])
def test_rows_with_half_a_character_are_not_what_the_page_carried(name, read, client):
    response = client.post(BATCH, {"rows": json.dumps([{"row": 2, **row(patient_name=name)}]), "make": ""})

    assert response.status_code == 200
    assert ("cannot be read any more" in page_of(response).text) is not read


@pytest.mark.parametrize("marks", [MARKS * 200_000, "\u0f73" * 200_000], ids=["accents", "marks made of two"])
def test_a_heap_of_marks_is_refused_in_no_time(marks, client):
    letter, correction = {"diagnosis": f"a{marks}"}, {"page": "/", "wrong": f"a{marks}"}

    assert seconds(lambda: client.post("/letters/new/", filled(**letter))) < SECONDS
    assert seconds(lambda: client.post("/corrections/", correction)) < SECONDS


def test_up_to_thirty_marks_on_a_letter_are_put_in_order_and_more_are_left_as_typed():
    assert tidy("a" + MARKS * 15) == "\u00e1" + "\u0327" * 15 + "\u0301" * 14
    assert tidy("a" + MARKS * 15 + "\u0301") == "a" + MARKS * 15 + "\u0301"
    assert tidy("e\u0301" * 40) == "\u00e9" * 40


@pytest.mark.parametrize(("letters", "put_in_order"), [(50_000, True), (50_001, False)])
def test_accents_are_joined_in_any_text_that_a_field_could_take(letters, put_in_order):
    assert (tidy("e\u0301" * letters) == "\u00e9" * letters) is put_in_order


def test_the_longest_text_that_can_be_sent_is_refused_in_no_time(client):
    page = previewed(client, diagnosis="\u4e00" * 1000)

    assert "cannot print" in errors_at(page, "diagnosis")
    assert not has_letter(page)
    assert seconds(lambda: client.post("/letters/new/", filled(diagnosis="a" * 5_900_000))) < SECONDS


def test_a_word_that_was_searched_for_is_not_remembered(client):
    index()
    before = stem.cache_info().currsize

    response = client.get("/search/", {"q": "Kanarienvogel Zwitscher"})

    assert response.status_code == 200
    assert stem.cache_info().currsize == before
