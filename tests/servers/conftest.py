"""A PostgreSQL for the tests of servers, and databases in it."""

import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.servers.keeping import execute, filled
from tests.servers.serving import ROOT

NO_POSTGRES = "PostgreSQL could not be started, so the site was not tried with it."
START = ". tests/postgres.sh; start_postgres && echo $POSTGRES_BIN $POSTGRES_DIR $POSTGRES_URL"
STOP = '. tests/postgres.sh; POSTGRES_BIN="$0" POSTGRES_DIR="$1"; stop_postgres'
NUMBERS = count(1)


def in_bash(*words: str) -> str:
    known = os.environ | {"BIN": str(Path(sys.executable).parent)}
    return subprocess.run(
        ["bash", "-c", *words], cwd=ROOT, env=known, stdout=subprocess.PIPE, text=True, timeout=120, check=False
    ).stdout


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL that runs until the last test is over."""
    started = in_bash(START).split()
    if not started:
        return pytest.fail(NO_POSTGRES) if os.environ.get("CI") == "true" else pytest.skip(NO_POSTGRES)
    programs, folder, url = started
    yield url
    in_bash(STOP, programs, folder)


def new_in(postgres: str, *, like: str | None = None) -> str:
    """A database of its own, empty or like another one, and its address."""
    name = f"site_{next(NUMBERS)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}" + (f" TEMPLATE {like.rpartition('/')[2]}" if like else ""))
    return f"{postgres.rpartition('/')[0]}/{name}"


@pytest.fixture(scope="session")
def full_postgres(postgres):
    return filled(new_in(postgres))


@pytest.fixture(scope="session")
def full_sqlite(tmp_path_factory):
    url = filled(f"sqlite:///{tmp_path_factory.mktemp('full')}/site.sqlite3")
    execute(url, "PRAGMA wal_checkpoint(TRUNCATE)")  # so that the file alone is all of it
    return url


@pytest.fixture
def postgres_database(postgres, full_postgres):
    """A database of PostgreSQL with something of everything in it."""
    return new_in(postgres, like=full_postgres)


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request):
    return request.param


@pytest.fixture
def new_database(kind, request, tmp_path):
    """Makes an empty database and tells its address."""
    if kind == "postgres":
        server = request.getfixturevalue("postgres")
        return lambda: new_in(server)
    return lambda: f"sqlite:///{tmp_path}/site-{next(NUMBERS)}.sqlite3"


@pytest.fixture
def database(kind, request, new_database):
    """A database with something of everything in it."""
    if kind == "postgres":
        return request.getfixturevalue("postgres_database")
    url = new_database()
    full = request.getfixturevalue("full_sqlite")
    shutil.copy(full.removeprefix("sqlite:///"), url.removeprefix("sqlite:///"))
    return url
