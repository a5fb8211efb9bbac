"""What the site does with a cookie that it did not write, and with details that no cookie can hold."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing

from tests.site.lettering import FULL, has_letter, kept_on
from tests.site.reading import page_of
from tests.site.remembering import CLINIC, TICKED, box_is_ticked, box_of, cookie_of, prefilled, remembering

pytestmark = pytest.mark.django_db

GOOD = cookie_of(CLINIC)
TAMPERED = {
    "another value": signing.b64_encode(b'{"physician_name": "Mallory"}').decode() + GOOD[GOOD.index(":") :],
    "a letter more": "x" + GOOD,
    "a letter less": GOOD[:-1],
    "no signature": GOOD.partition(":")[0],
    "signed for another purpose": cookie_of(CLINIC, salt="elsewhere"),
    "more than a year old": cookie_of(CLINIC, written=datetime.now(UTC) - timedelta(days=366)),
    "from nowhere": "Ünïcode; {}",
    "empty": "",
}


def test_a_cookie_written_as_the_site_writes_it_is_read(client):
    client.cookies["clinic"] = GOOD

    assert prefilled(client) == CLINIC


@pytest.mark.parametrize("cookie", TAMPERED.values(), ids=TAMPERED)
@pytest.mark.parametrize("posted", [None, FULL], ids=["new letter", "preview"])
def test_a_cookie_that_was_tampered_with_is_ignored_and_removed(posted, cookie, client):
    client.cookies["clinic"] = cookie

    response = client.post("/letters/new/", posted) if posted else client.get("/letters/new/")

    removed = response.cookies["clinic"]
    assert response.status_code == 200
    assert (removed.value, removed["max-age"], removed["path"]) == ("", 0, "/letters/")
    assert page_of(response).every("form", cls="forget") == []
    assert not box_is_ticked(page_of(response))
    assert prefilled(client) == {}


def test_a_field_that_no_clinic_has_is_not_read_from_a_cookie(client):
    client.cookies["clinic"] = cookie_of({"physician_name": "Robin Example, MD", "patient_name": "Ana Sample"})

    assert prefilled(client) == {"physician_name": "Robin Example, MD"}


# The bytes that a cookie has room for, beside its signature and flags, less those of the other details.
ROOM = 2625 - len(json.dumps(CLINIC | {"practice_address": ""}))


def with_address(client, address: str, format: str = ""):
    path = "/letters/download/" if format else "/letters/new/"
    return client.post(path, TICKED | {"practice_address": address, "format": format})


@pytest.mark.parametrize("address", ["x" * ROOM, "ж" * (ROOM // 2)], ids=["in Latin letters", "in Cyrillic letters"])
def test_the_longest_details_that_are_remembered_fit_the_cookie_of_a_browser(address, client):
    response = with_address(client, address)

    assert 3500 < len(response.cookies["clinic"].OutputString()) < 4096
    assert prefilled(client) == CLINIC | {"practice_address": address}


@pytest.mark.parametrize("format", ["", "pdf", "html"], ids=["preview", "pdf", "html"])
@pytest.mark.parametrize(
    "address", ["x" * (ROOM + 1), "ж" * (ROOM // 2 + 1)], ids=["in Latin letters", "in Cyrillic letters"]
)
def test_longer_details_are_refused_with_a_sentence_at_the_box_above_the_letter(address, format, client):
    response = with_address(client, address, format)

    page = page_of(response)
    assert "clinic" not in response.cookies
    assert "Shorten the practice’s address" in box_of(page)
    assert "These details are not remembered" in page.one(id="error-summary").text
    assert has_letter(page)
    assert box_is_ticked(page)
    assert kept_on(page)["practice_address"] == address


def test_details_that_do_not_fit_leave_the_cookie_as_it_was(client):
    with_address(remembering(client), "x" * (ROOM + 1))

    assert prefilled(client) == CLINIC


def test_details_of_any_length_make_a_letter_where_the_box_is_not_ticked(client):
    response = client.post("/letters/download/", FULL | {"practice_address": "x" * (ROOM + 1), "format": "pdf"})

    assert response["Content-Type"] == "application/pdf"
