"""A form has so many fields and one file. More is refused before it is looked at."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.site.batching import BATCH, as_csv, patients
from tests.site.lettering import FULL

pytestmark = pytest.mark.django_db
FIELDS = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def fields(count: int) -> dict[str, str]:
    return {f"f{number}": "" for number in range(count)}


@pytest.mark.parametrize(("count", "status"), [(FIELDS, 200), (FIELDS + 1, 400)])
@pytest.mark.parametrize("path", ["/letters/new/", "/corrections/", BATCH])
def test_a_form_has_so_many_fields_and_no_more(path, count, status, client):
    assert client.post(path, fields(count)).status_code == status


@pytest.mark.parametrize(("count", "status"), [(FIELDS, 200), (FIELDS + 1, 400)])
def test_an_address_asks_so_much_and_no_more(count, status, client):
    assert client.get("/search/", fields(count)).status_code == status


def test_the_letter_is_far_from_the_limit():
    assert len(FULL) * 4 < FIELDS


@pytest.mark.parametrize(("count", "status"), [(1, 200), (2, 400)])
def test_one_file_is_read_and_a_second_is_refused(count, status, client):
    files = [SimpleUploadedFile("requests.csv", as_csv(patients(1))) for _ in range(count)]

    response = client.post(BATCH, {f"file{at or ''}": file for at, file in enumerate(files)} | {"make": ""})

    assert response.status_code == status
