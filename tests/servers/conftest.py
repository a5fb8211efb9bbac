"""A PostgreSQL for the tests of servers, and databases in it."""

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import psycopg
import pytest

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


@pytest.fixture
def new_postgres_database(postgres):
    """Makes an empty database and tells its address."""

    def made() -> str:
        name = f"site_{next(NUMBERS)}"
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{postgres.rpartition('/')[0]}/{name}"

    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request, tmp_path):
    """Makes an empty database of either kind and tells its address."""
    if request.param == "postgresql":
        return request.getfixturevalue("new_postgres_database")
    return lambda: f"sqlite:///{tmp_path}/site-{next(NUMBERS)}.sqlite3"
