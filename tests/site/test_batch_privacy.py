"""The canary goes through every way of sending a file of requests, and is then looked for everywhere."""

import json
import os
import sys
import threading
import time
from contextlib import contextmanager

import pytest
import typst
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guidance.rendering import pdf
from guidance.views.batch_files import StoppedError
from tests.site.batching import BATCH, as_csv, row, xlsx_of
from tests.site.breaking_off import FailingCompiler
from tests.site.test_privacy import CANARY, changed_since, database_text, holding, log  # noqa: F401

pytestmark = pytest.mark.django_db

TYPED = row(patient_name=CANARY, diagnosis=f"Told by {CANARY}", clinic_reference=CANARY)
GOOD = [TYPED, row(patient_name=f"{CANARY} the second"), row(patient_name=f"{CANARY} the third")]
BAD = [*GOOD, TYPED | {"physician_npi": CANARY, "visit_dates": CANARY, "plan": CANARY}]
CARRIED = json.dumps([{"row": number, **each} for number, each in enumerate(GOOD, start=2)])
LARGE = as_csv([row(past_care=f"{CANARY} {number}".ljust(2900, "x")) for number in range(999)])


def sent(client, data: bytes, make: str = ""):
    """A file whose own name is a name too."""
    return client.post(BATCH, {"file": SimpleUploadedFile(f"{CANARY}.csv", data, CANARY), "make": make})


def report(client):
    return sent(client, as_csv(BAD))


def report_on_a_workbook(client):
    return sent(client, xlsx_of(BAD))


def report_on_a_large_file(client):
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE > len(LARGE) > 2.5 * 1024 * 1024
    return sent(client, LARGE)


def unknown_column(client):
    return sent(client, as_csv([TYPED | {CANARY: CANARY}]))


def unreadable(client):
    return sent(client, b"PK\x03\x04" + CANARY.encode())


def printed(client):
    return sent(client, as_csv(GOOD), "print")


def zipped(client):
    response = client.post(BATCH, {"rows": CARRIED, "make": "pdf"})
    assert CANARY.encode() not in b"".join(response.streaming_content)  # no file is named so
    return response


def broken_off(client):
    """The PDF library fails at the third letter, and quotes in its message what it was given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typst, "Compiler", FailingCompiler)
        patch.setattr(FailingCompiler, "made", 0)
        patch.setattr(pdf, "_local", threading.local())
        response = client.post(BATCH, {"rows": CARRIED, "make": "pdf"})
        with pytest.raises(StoppedError):
            list(response.streaming_content)
    return response


def stopped_by_the_browser(client):
    response = client.post(BATCH, {"rows": CARRIED, "make": "pdf"})
    next(iter(response.streaming_content))
    response.close()
    return response


def tampered(client):
    return client.post(BATCH, {"rows": json.dumps([{"row": 2, CANARY: CANARY}]), "make": CANARY})


def expired(client):
    return sent(Client(enforce_csrf_checks=True), as_csv(GOOD))


def expired_with_rows(client):
    return Client(enforce_csrf_checks=True).post(BATCH, {"rows": CARRIED, "make": "pdf"})


def too_large(client):
    return client.post(BATCH, {"rows": CARRIED}, CONTENT_LENGTH=str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))


def by_address(client):
    return client.get(BATCH, {"rows": CARRIED, "patient_name": CANARY})


ROUTES = {
    report: 200,
    report_on_a_workbook: 200,
    report_on_a_large_file: 200,
    unknown_column: 200,
    unreadable: 200,
    printed: 200,
    zipped: 200,
    broken_off: 200,
    stopped_by_the_browser: 200,
    tampered: 200,
    expired: 403,
    expired_with_rows: 403,
    too_large: 413,
    by_address: 200,
}


def test_nothing_of_a_file_is_left_anywhere(client, log):  # noqa: F811
    began = time.time() - 1

    responses = {route: route(client) for route in ROUTES}

    assert {route.__name__: response.status_code for route, response in responses.items()} == {
        route.__name__: status for route, status in ROUTES.items()
    }
    assert CANARY in responses[report].content.decode()
    assert "RuntimeError at " in log.getvalue()
    assert CANARY not in database_text()
    assert CANARY not in log.getvalue()
    assert CANARY not in repr(vars(caches["default"]))
    assert mail.outbox == []
    assert holding(changed_since(began), CANARY) == []


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.__name__)
def test_no_header_cookie_or_session_holds_anything_of_a_file(route, client):
    response = route(client)

    assert CANARY not in str(response.headers)
    assert CANARY not in response.cookies.output()
    assert "sessionid" not in response.cookies
    assert "no-store" in response["Cache-Control"]


WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
opened_for_writing: list[str] | None = None


def hear(event: str, arguments: tuple) -> None:
    """Hears of every file that this process opens, also of one that is gone a moment later; pipes have no name."""
    if event == "open" and opened_for_writing is not None:
        name, _, flags = arguments
        if isinstance(name, str) and flags & WRITING:
            opened_for_writing.append(name)


@pytest.fixture(scope="module")
def _hearing():
    sys.addaudithook(hear)


@contextmanager
def files_opened_for_writing():
    global opened_for_writing  # noqa: PLW0603 - a hook cannot be taken away again
    opened_for_writing = []
    try:
        yield opened_for_writing
    finally:
        opened_for_writing = None


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.__name__)
@pytest.mark.usefixtures("_hearing")
def test_no_file_is_even_opened_for_a_moment(route, client):
    with files_opened_for_writing() as opened:
        route(client)

    assert opened == []


@pytest.mark.usefixtures("_hearing")
def test_a_file_opened_for_a_moment_would_be_heard_of(tmp_path):
    with files_opened_for_writing() as opened, open(str(tmp_path / "moment"), "wb"):
        pass

    assert opened == [str(tmp_path / "moment")]
