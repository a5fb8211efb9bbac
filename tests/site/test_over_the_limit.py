"""Who asks for more than a whole clinic needs is told to wait, and loses nothing of what was typed."""

import pytest
from django.utils import timezone

from guidance import limits
from guidance.models import Correction
from tests.site.batching import BATCH, as_csv, carried_on, made, patients, reported, upload
from tests.site.correcting import WRONG, send
from tests.site.editing import editor, sign_in
from tests.site.lettering import FULL, downloaded, filled, has_letter, kept_on
from tests.site.reading import page_of, typed_in
from tests.site.setting_limits import taken_but

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _time_stands_still(monkeypatch):
    """Nothing grows back while a test runs."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)


def is_told_to_wait(response) -> bool:
    """Whether the page and the header say how long."""
    summary = page_of(response).one("div", id="error-summary").text
    return response.status_code == 429 and 0 < int(response["Retry-After"]) <= 3600 and "minute" in summary


def test_the_last_preview_of_the_allowance_is_shown_and_the_next_is_not(client):
    taken_but(limits.PREVIEWS, 1)

    last, over = (client.post("/letters/new/", FULL) for _ in range(2))

    assert has_letter(page_of(last))
    assert is_told_to_wait(over) and not has_letter(page_of(over))
    assert kept_on(page_of(over)) == kept_on(page_of(last))
    assert "no-store" in over["Cache-Control"]


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "ics"])
def test_the_last_file_of_the_allowance_is_made_and_the_next_is_not(format, client):
    taken_but(limits.FILES, 1)

    last, over = (downloaded(client, format, patient_name="Zwitscher Sample") for _ in range(2))

    assert last.status_code == 200
    assert is_told_to_wait(over) and "Content-Disposition" not in over
    assert kept_on(page_of(over))["patient_name"] == "Zwitscher Sample"


def test_files_that_were_too_many_leave_the_letter_to_be_seen(client):
    taken_but(limits.FILES, 0)

    assert is_told_to_wait(downloaded(client))
    assert has_letter(page_of(client.post("/letters/new/", filled())))


def test_a_letter_with_errors_counts_as_a_preview(client):
    taken_but(limits.PREVIEWS, 1)

    statuses = [client.post("/letters/new/", filled(plan="")).status_code for _ in range(2)]

    assert statuses == [200, 429]


def test_looking_at_the_empty_form_counts_for_nothing(client):
    taken_but(limits.PREVIEWS, 0)

    assert client.get("/letters/new/").status_code == 200


def test_the_last_report_of_the_allowance_is_made_and_the_next_file_is_not_read(client):
    taken_but(limits.REPORTS, 1)
    file = as_csv(patients(2))

    last, over = (upload(client, file) for _ in range(2))

    assert last.status_code == 200
    assert is_told_to_wait(over)
    assert "choose the file again" in page_of(over).one("div", id="error-summary").text


def test_rows_that_the_page_carried_are_carried_on(client):
    rows = carried_on(reported(client, as_csv(patients(2))))
    taken_but(limits.REPORTS, 0)

    over = made(client, rows, "pdf", part="cover")

    form = [form for form in page_of(over).every("form") if form.every("input", name="rows")]
    assert is_told_to_wait(over)
    assert [form[0].one("input", name=name).attributes["value"] for name in ("rows", "part", "make")] == [
        *(rows, "cover", "pdf")
    ]
    limits.REPORTS.taken.clear()
    again = {name: form[0].one("input", name=name).attributes["value"] for name in ("rows", "part", "make")}
    assert client.post(BATCH, again)["Content-Type"] == "application/zip"


@pytest.mark.parametrize("make", ["print", "pdf", "docx"])
@pytest.mark.parametrize(("left", "status"), [pytest.param(3, 200, id="enough"), pytest.param(2, 429, id="one short")])
def test_letters_of_a_table_are_counted_one_by_one(left, status, make, client):
    rows = carried_on(reported(client, as_csv(patients(3))))
    taken_but(limits.BATCH_LETTERS, left)

    response = made(client, rows, make)

    assert response.status_code == status
    if status == 429:
        assert is_told_to_wait(response)
        assert carried_on(page_of(response)) == rows
    else:
        assert b"".join(response)


def test_the_last_correction_of_the_allowance_is_kept_and_the_next_stays_on_the_page(client):
    taken_but(limits.CORRECTIONS, 1)

    last, over = send(client), send(client)

    assert (last.status_code, Correction.objects.count()) == (302, 1)
    assert is_told_to_wait(over)
    assert typed_in(page_of(over))["wrong"] == [WRONG]


def test_a_correction_with_an_error_counts_for_nothing(client):
    taken_but(limits.CORRECTIONS, 1)

    assert [send(client, wrong="").status_code, send(client).status_code] == [200, 302]


def test_the_last_sign_in_of_the_allowance_is_tried_and_the_next_is_not(client):
    editor()
    taken_but(limits.SIGN_INS, 1)

    wrong = sign_in(client, password="wrong")
    right = sign_in(client)

    assert wrong.status_code == 200
    assert right.status_code == 429 and int(right["Retry-After"]) > 0
    assert page_of(right).one("h1").text == "Too many sign-ins"


def test_one_password_tried_on_many_names_is_stopped(client, settings):
    settings.PEOPLE_PER_ADDRESS = 1
    editor()

    statuses = [sign_in(client, name=f"name{number}", password="wrong").status_code for number in range(4)]

    assert statuses == [200, 200, 200, 429]


def test_a_name_that_was_locked_out_is_told_for_how_long(client):
    editor()

    response = [sign_in(client, password="wrong") for _ in range(5)][-1]

    assert (response.status_code, response["Retry-After"]) == (429, "1800")


def test_another_address_is_held_back_by_none_of_it(client):
    for allowance in limits.EVERY:
        taken_but(allowance, 0)
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}

    assert client.post("/letters/new/", filled(), **elsewhere).status_code == 200
    assert client.post("/letters/download/", filled(format="ics"), **elsewhere).status_code == 200


def test_what_was_typed_is_in_no_memory_of_who_asked(client):
    taken_but(limits.FILES, 0)
    downloaded(client, patient_name="Zwitscher Sample")

    assert all("witscher" not in repr(allowance.taken) for allowance in limits.EVERY)
    assert timezone.now() >= max(taken.at for taken in limits.FILES.taken.values())
