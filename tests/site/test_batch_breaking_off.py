"""Under the real server: letters that break off end the connection in an error, and nothing typed is logged."""

import http.client
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from contextlib import closing, contextmanager

import pytest
from django.conf import settings

from tests.site.batching import BATCH, patients
from tests.site.test_privacy import CANARY

CONFIG = settings.BASE_DIR / "calmediconnect_site" / "gunicorn.py"
BOUNDARY = "between-the-fields"


@contextmanager
def serving(folder, *options: str, seconds_a_letter: int = 0):
    """The site under gunicorn with its own configuration and these options: its port, and its log."""
    port, log = free_port(), folder / "log"
    known = {
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "PYTHONPATH": str(settings.BASE_DIR),
        "SECONDS_A_LETTER": str(seconds_a_letter),
        "WORKERS": "1",
    }
    command = [sys.executable, "-m", "gunicorn", "tests.site.breaking_off", "--config", CONFIG]
    with log.open("wb") as written:
        process = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{port}", *options],
            env=os.environ | known,
            stdout=written,
            stderr=written,
            cwd=settings.BASE_DIR,
        )
        try:
            wait_for(port)
            yield port, log
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("gunicorn did not start.")


@contextmanager
def posted(port: int, **fields: str):
    """What the server answers to a form sent as a browser does, its protection included."""
    token = "t" * 32
    parts = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in {"csrfmiddlewaretoken": token, **fields}.items()
    )
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Cookie": f"csrftoken={token}"}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("POST", BATCH, f"{parts}--{BOUNDARY}--\r\n", headers)
        with connection.getresponse() as response:
            yield response


def rows(count: int) -> str:
    return json.dumps(
        [{"row": number, **each} for number, each in enumerate(patients(count, diagnosis=CANARY), start=2)]
    )


def test_letters_that_break_off_end_the_connection_in_an_error_and_do_not_open(tmp_path):
    with (
        serving(tmp_path) as (port, log),
        posted(port, rows=rows(5), make="pdf") as response,
        pytest.raises(http.client.IncompleteRead) as broken,
    ):
        response.read()

    assert response.status == 200
    assert len(broken.value.partial) > 10_000
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(broken.value.partial))
    said = log.read_text()
    assert "Letters stopped midway" in said
    assert "RuntimeError at " in said
    assert CANARY not in said
    assert "Patient" not in said


def test_letters_that_take_longer_than_the_worker_s_timeout_come_whole(tmp_path):
    with (
        serving(tmp_path, "--timeout", "2", seconds_a_letter=3) as (port, _),
        posted(port, rows=rows(2), make="pdf") as response,
    ):
        sent = response.read()

    assert len(zipfile.ZipFile(io.BytesIO(sent)).namelist()) == 3
