"""A PostgreSQL of the test's own, which can be taken away and given back."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import psycopg

from tests.faults.serving import ROOT


@dataclass(frozen=True, kw_only=True)
class Postgres:
    """A server in a temporary folder."""

    url: str
    folder: str
    binaries: str

    @contextmanager
    def away(self) -> Iterator[None]:
        """The server is stopped as by a loss of power, and started again at the end."""
        self.control("-m immediate stop")
        try:
            yield
        finally:
            self.control(f"-w -l {self.folder}/log restart")

    def control(self, what: str) -> None:
        self.shell(f'as_postgres "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_DIR/data" {what} >/dev/null 2>&1')

    def shell(self, line: str) -> None:
        known = {"POSTGRES_DIR": self.folder, "POSTGRES_BIN": self.binaries}
        run(line, **known)

    def asked(self, query: str):
        """The first cell of what the database itself answers."""
        with closing(psycopg.connect(self.url)) as connection:
            return connection.execute(query).fetchone()[0]


def run(line: str, **known: str) -> str:
    """What a line of bash printed that knows the functions of tests/postgres.sh."""
    ended = subprocess.run(
        ["bash", "-c", f". tests/postgres.sh; {line}"],
        cwd=ROOT,
        env=os.environ | known,
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    return ended.stdout


@contextmanager
def postgres(python_folder: str) -> Iterator[Postgres | None]:
    """The server, or None where this machine has none."""
    line = 'start_postgres && echo "$POSTGRES_URL $POSTGRES_DIR $POSTGRES_BIN"'
    try:
        url, folder, binaries = run(line, BIN=python_folder).split()
    except subprocess.CalledProcessError:
        yield None
        return
    server = Postgres(url=url, folder=folder, binaries=binaries)
    try:
        yield server
    finally:
        server.shell("stop_postgres")
