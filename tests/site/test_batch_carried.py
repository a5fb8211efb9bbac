"""The good rows go with the page from the report to the making, and are believed no more than a file."""

import json

import pytest
from django.test import Client

from tests.site.batching import BATCH, as_csv, carried_on, corrections_on, made, row, upload
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db


TAMPERED = {
    "not JSON": "[{",
    "not a list": "{}",
    "an empty list": "[]",
    "a list of texts": '["a"]',
    "a row without a number": '[{"plan": "molina"}]',
    "a number that is a text": '[{"row": "2"}]',
    "a number that is true": '[{"row": true}]',
    "a number below one": '[{"row": 0}]',
    "a number with a million digits": f'[{{"row": {"9" * 5000}}}]',
    "a column that is not one": '[{"row": 2, "sheet": "x"}]',
    "a value that is not text": '[{"row": 2, "plan": 5}]',
    "lists without end": "[" * 100_000,
    "two rows of one number": json.dumps([{"row": 2}] * 2),
    "a thousand and one rows": json.dumps([{"row": 2}] * 1001),
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_rows_that_no_report_carried_are_refused(kind, client):
    response = made(client, TAMPERED[kind], "pdf")

    assert "Upload the file again" in page_of(response).one(id="error-summary").text


def test_what_the_page_carried_is_checked_anew(client):
    rows = json.dumps([{"row": 7, **row(physician_npi="12")}])

    response = made(client, rows, "pdf")

    assert [line[:3] for line in corrections_on(page_of(response))] == [("Row 7", "physician_npi", "12")]


def test_a_page_whose_protection_ran_out_keeps_the_good_rows():
    browser = Client(enforce_csrf_checks=True)
    rows = json.dumps([{"row": 2, **row()}])

    response = browser.post(BATCH, {"rows": rows, "make": "pdf"})

    page = page_of(response)
    assert response.status_code == 403
    assert "Your good rows are still here" in page.one(id="error-summary").text
    assert [each["row"] for each in json.loads(carried_on(page))] == [2]


def test_a_page_whose_protection_ran_out_asks_for_the_file_again():
    response = upload(Client(enforce_csrf_checks=True), as_csv([row()]))

    page = page_of(response)
    assert response.status_code == 403
    assert "Choose the file again" in page.one(id="error-summary").text
    assert page.every("dl", cls="counts") == []
