"""A worker is killed in the middle of letters: the client never holds a file that opens, and the next one is served."""

import http.client
import io
import os
import signal
import threading
import zipfile
from pathlib import Path

import pytest

from tests.faults.asking import unanswered
from tests.faults.serving import serving, until
from tests.site.batching import BATCH
from tests.site.test_batch_breaking_off import posted, rows

MANY = 250  # letters: several seconds of work
BROKEN = (http.client.IncompleteRead, http.client.RemoteDisconnected, ConnectionResetError)


@pytest.fixture
def site(tree, folder):
    with serving(tree, folder / "log", variables={"WORKERS": "1"}) as served:
        yield served


def family(pid: int) -> set[int]:
    """The process and everything that it began."""
    children = " ".join(each.read_text() for each in Path(f"/proc/{pid}/task").glob("*/children")).split()
    return {pid}.union(*(family(int(child)) for child in children))


def has_loaded(library: str, pid: int) -> bool:
    """How far the process is that makes the file: which libraries it has loaded."""
    try:
        return library in Path(f"/proc/{pid}/maps").read_text()
    except OSError:
        return False


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_zip_that_is_broken_off_does_not_open_and_the_next_request_is_answered(site):
    (worker,) = site.workers()

    with posted(site.port, rows=rows(MANY), make="pdf") as response:
        received = response.read(40_000)
        os.kill(worker, signal.SIGKILL)
        with pytest.raises(BROKEN) as broken:
            received += response.read()
    received += getattr(broken.value, "partial", b"")

    assert received.startswith(b"PK")
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(received))
    until(lambda: site.workers() not in ([], [worker]))
    assert unanswered(site) == {}
    assert site.ask(BATCH, {"rows": rows(2), "make": "pdf"}).content.startswith(b"PK")


@pytest.mark.parametrize("library", ["_multiprocessing", "typst"], ids=["just begun", "setting letters in type"])
def test_letters_to_print_that_are_broken_off_are_no_file_and_leave_no_process(library, site):
    (worker,) = site.workers()
    got: list[bytes | Exception] = []

    def print_letters() -> None:
        try:
            with posted(site.port, rows=rows(MANY), make="print") as response:
                got.append(response.read())
        except BROKEN as error:
            got.append(error)

    asked = threading.Thread(target=print_letters)
    asked.start()
    until(lambda: any(has_loaded(library, each) for each in family(worker) - {worker}))
    helpers = family(worker) - {worker}
    os.kill(worker, signal.SIGKILL)
    asked.join(timeout=30)

    assert [type(each) in BROKEN for each in got] == [True]
    until(lambda: not any(map(is_running, helpers)), seconds=30)
    until(lambda: site.workers() not in ([], [worker]))
    assert site.ask(BATCH, {"rows": rows(2), "make": "print"}).content.startswith(b"%PDF")
