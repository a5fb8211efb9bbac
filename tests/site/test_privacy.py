"""The canary: a name goes through every letter form, and is then looked for everywhere."""

import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from logging import StreamHandler, getLogger
from pathlib import Path

import pytest
import typst
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.db import connection, connections
from django.test import Client
from django.utils.module_loading import import_string

from tests.site.lettering import FULL
from tests.site.reading import page_of

# Put together here, so that this file itself does not hold it.
CANARY = "-".join(["Kanarienvogel", "Zwitscher", "Piep"])
TYPED = FULL | {"patient_name": CANARY, "diagnosis": f"Told by {CANARY}", "clinic_reference": CANARY}
INVALID = TYPED | {"physician_npi": "123", "visit_dates": CANARY, "patient_dob": CANARY, "services": CANARY}


def preview(client):
    return client.post("/letters/new/", TYPED)


def invalid(client):
    return client.post("/letters/new/", INVALID)


def pdf(client):
    return client.post("/letters/download/", TYPED | {"format": "pdf"})


def whole_packet(client):
    return client.post("/letters/download/", TYPED | {"format": "pdf", "part": "packet"})


def word(client):
    return client.post("/letters/download/", TYPED | {"format": "docx", "part": "packet"})


def calendar(client):
    return client.post("/letters/download/", TYPED | {"format": "ics"})


def unknown_format(client):
    return client.post("/letters/download/", TYPED | {"format": CANARY})


def unknown_part(client):
    return client.post("/letters/download/", TYPED | {"format": "pdf", "part": CANARY})


def forget(client):
    return client.post("/letters/forget/", TYPED)


def printed(client):
    return client.post("/letters/download/", TYPED | {"format": "html"})


def invalid_download(client):
    return client.post("/letters/download/", INVALID | {"format": CANARY})


def expired(client):
    return Client(enforce_csrf_checks=True, raise_request_exception=False).post("/letters/new/", TYPED)


def expired_download(client):
    return Client(enforce_csrf_checks=True, raise_request_exception=False).post("/letters/download/", TYPED)


def too_large(client):
    return client.post("/letters/new/", TYPED, CONTENT_LENGTH=str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))


def too_many_fields(client):
    return client.post("/letters/new/", TYPED | {f"{CANARY}{number}": CANARY for number in range(1100)})


def by_address(client):
    return client.get("/letters/new/", {"patient_name": CANARY})


def wrong_method(client):
    return client.post("/letters/", TYPED)


def crash(client):
    """The PDF library fails, and quotes in its message what it was given."""
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as thread:
        patch.setattr(typst, "Compiler", FailingCompiler)
        made = thread.submit(pdf, client).result()  # a thread of its own has no compiler yet
        thread.submit(connections.close_all).result()
        return made


class FailingCompiler:
    def __init__(self, *args, **kwargs) -> None:
        pass

    def compile(self, template, *, sys_inputs, **kwargs):
        try:
            raise ValueError(f"cannot print {sys_inputs}")
        except ValueError as error:
            raise RuntimeError(f"failed on {sys_inputs}") from error


ROUTES = {
    preview: 200,
    invalid: 200,
    pdf: 200,
    whole_packet: 200,
    word: 200,
    calendar: 200,
    unknown_format: 400,
    unknown_part: 400,
    forget: 302,
    printed: 200,
    invalid_download: 200,
    expired: 403,
    expired_download: 403,
    too_large: 413,
    too_many_fields: 400,
    by_address: 200,
    wrong_method: 405,
    crash: 500,
}


@pytest.fixture
def log():
    """Everything that the site logs, as its own formatter writes it."""
    written = StringIO()
    handler = StreamHandler(written)
    handler.setFormatter(import_string(settings.LOGGING["formatters"]["plain"]["()"])())
    loggers = [getLogger(name) for name in ("", *settings.LOGGING["loggers"])]
    for logger in loggers:
        logger.addHandler(handler)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


def database_text() -> str:
    """Every row of every table."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += cursor.fetchall()
    return repr(rows)


def changed_since(moment: float) -> list[Path]:
    """The files of the site and of the temporary folder that were written since then."""
    found = []
    for folder in (settings.BASE_DIR, tempfile.gettempdir()):
        for place, _, names in os.walk(folder):
            found += [path for name in names if written_since(path := Path(place, name), moment)]
    return found


def written_since(path: Path, moment: float) -> bool:
    try:
        return path.is_file() and path.stat().st_mtime >= moment
    except OSError:  # gone, or not ours to look at
        return False


def holding(paths: list[Path], text: str) -> list[Path]:
    return [path for path in paths if text.encode() in read(path)]


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # gone meanwhile: programs beside this one have their own
        return b""


@pytest.mark.django_db
def test_nothing_typed_into_a_letter_is_left_anywhere(client, log):
    client.raise_request_exception = False
    began = time.time() - 1

    responses = {route: route(client) for route in ROUTES}

    assert {route.__name__: response.status_code for route, response in responses.items()} == {
        route.__name__: status for route, status in ROUTES.items()
    }
    assert CANARY in responses[preview].content.decode()
    assert CANARY not in database_text()
    assert CANARY not in log.getvalue()
    assert CANARY not in repr(vars(caches["default"]))
    assert mail.outbox == []
    assert holding(changed_since(began), CANARY) == []


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.__name__)
def test_no_header_cookie_or_session_holds_what_was_typed(route, client):
    client.raise_request_exception = False

    response = route(client)

    assert CANARY not in str(response.headers)
    assert CANARY not in response.cookies.output()
    assert "sessionid" not in response.cookies
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("route", [preview, invalid, invalid_download, expired], ids=lambda route: route.__name__)
def test_no_address_on_the_page_holds_what_was_typed(route, client):
    page = page_of(route(client))

    addresses = [part.attributes.get(name, "") for part in page.parts() for name in ("href", "action", "formaction")]

    assert [address for address in addresses if CANARY in address] == []
    assert CANARY not in page.one("title").raw


@pytest.mark.django_db
def test_a_crash_is_logged_with_its_place_and_answered_without_what_was_typed(client, log):
    client.raise_request_exception = False

    response = crash(client)

    assert CANARY not in response.content.decode()
    assert "Something went wrong on our side" in response.content.decode()
    assert "RuntimeError at " in log.getvalue()
    assert "/letters/download/" in log.getvalue()


def test_the_search_would_find_the_canary_on_the_disk():
    began = time.time() - 1
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(CANARY)
        file.flush()

        found = holding(changed_since(began), CANARY)

    assert [path.name for path in found] == [Path(file.name).name]


@pytest.mark.django_db
def test_the_search_would_find_the_canary_in_the_database(django_user_model):
    django_user_model.objects.create(username=CANARY)

    assert CANARY in database_text()
