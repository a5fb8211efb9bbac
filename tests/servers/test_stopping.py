"""The server is stopped and renewed under load, and nobody who was let in is sent away without a whole answer."""

import http.client
import signal
import threading
import time
from collections import Counter
from contextlib import closing, contextmanager

import pytest

from tests.servers.serving import served, until, with_tables

PAGE = "/decide/?coverage_start=2015-03-01"
CALLERS = 6


class Caller(threading.Thread):
    """Asks for a page again and again, as a proxy does, and notes how each request ended."""

    def __init__(self, port: int, *, keeps: bool, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.keeps, self.over = port, keeps, over
        self.seen: Counter[str] = Counter()
        self.connection: http.client.HTTPConnection | None = None

    def run(self) -> None:
        while not self.over.is_set():
            try:
                self.seen[self.ask()] += 1
            except (OSError, http.client.HTTPException) as error:
                self.seen[f"lost: {error!r}"] += 1
                self.hang_up()
        self.hang_up()

    def hang_up(self) -> None:
        if self.connection:
            self.connection.close()
        self.connection = None

    def ask(self) -> str:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                self.connection.connect()
            except ConnectionRefusedError:
                self.hang_up()
                time.sleep(0.02)
                return "refused"
        self.connection.request("GET", PAGE, headers={} if self.keeps else {"Connection": "close"})
        response = self.connection.getresponse()
        whole = response.read().rstrip().endswith(b"</html>")
        if response.will_close or not self.keeps:
            self.hang_up()
        return "whole" if whole and response.status == 200 else f"lost: {response.status}"


@contextmanager
def load(port: int, *, keeps: bool):
    """Callers at work: what they have seen, all together, is complete at the end."""
    over, seen = threading.Event(), Counter()
    callers = [Caller(port, keeps=keeps, over=over) for _ in range(CALLERS)]
    for caller in callers:
        caller.start()
    until(lambda: sum(caller.seen["whole"] for caller in callers) > 2 * CALLERS, why="nobody was answered")
    yield seen
    over.set()
    for caller in callers:
        caller.join(timeout=30)
        seen.update(caller.seen)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return with_tables(f"sqlite:///{tmp_path_factory.mktemp('database')}/site.sqlite3")


@pytest.mark.parametrize("keeps", [False, True], ids=["a connection each", "connections kept"])
def test_a_server_that_is_stopped_answers_everyone_who_was_let_in(keeps, database, tmp_path):
    with (
        served(tmp_path / "log", WORKERS="2", DATABASE_URL=database) as site,
        load(site.port, keeps=keeps) as seen,
    ):
        site.process.send_signal(signal.SIGTERM)
        ended = site.process.wait(timeout=40)

    assert ended == 0
    assert set(seen) == {"whole", "refused"}


@pytest.mark.parametrize("keeps", [False, True], ids=["a connection each", "connections kept"])
def test_a_server_whose_workers_are_renewed_answers_everyone_and_refuses_nobody(keeps, database, tmp_path):
    with (
        served(tmp_path / "log", WORKERS="2", DATABASE_URL=database) as site,
        load(site.port, keeps=keeps) as seen,
    ):
        for renewed in (1, 2):
            site.process.send_signal(signal.SIGHUP)
            until(lambda: site.said.count("Worker exiting") >= 2 * renewed, why="no worker was renewed")  # noqa: B023

    assert set(seen) == {"whole"}


def status(port: int, path: str) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()


def test_before_it_stops_every_worker_says_so_to_the_load_balancer_and_goes_on_answering(database, tmp_path):
    with served(tmp_path / "log", WORKERS="2", DATABASE_URL=database, DRAIN_SECONDS="6") as site:
        assert status(site.port, "/readyz") == (200, b"ready\n")

        site.process.send_signal(signal.SIGTERM)
        until(lambda: status(site.port, "/readyz")[0] == 503, why="it did not say that it stops", seconds=3)
        said = {status(site.port, "/readyz") for _ in range(10)}
        still = status(site.port, "/healthz"), status(site.port, PAGE)[0]
        ended = site.process.wait(timeout=40)

    assert said == {(503, b"stopping\n")}
    assert still == ((200, b"ok\n"), 200)
    assert ended == 0


def test_a_second_signal_ends_the_waiting(database, tmp_path):
    with served(tmp_path / "log", WORKERS="1", DATABASE_URL=database, DRAIN_SECONDS="120") as site:
        assert status(site.port, "/readyz")[0] == 200  # its socket listens a moment before it heeds signals

        site.process.send_signal(signal.SIGTERM)
        until(lambda: status(site.port, "/readyz")[0] == 503, why="it did not say that it stops")

        site.process.send_signal(signal.SIGTERM)

        assert site.process.wait(timeout=40) == 0
