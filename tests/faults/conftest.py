"""What the tests of faults share: one deployed copy of the site, and one PostgreSQL."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from tests.faults.databases import Postgres, postgres
from tests.faults.serving import deployed


@pytest.fixture(scope="session")
def tree(static_files):
    """The deployed copy. Tests only read it, or copy it again."""
    folder = Path(tempfile.mkdtemp(prefix="site-", dir="/var/tmp"))
    yield deployed(folder, settings.STATIC_ROOT)
    shutil.rmtree(folder)


@pytest.fixture
def folder():
    """A folder that everybody may enter; pytest's own are closed to others."""
    made = Path(tempfile.mkdtemp(prefix="fault-", dir="/var/tmp"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def database() -> Postgres:
    with postgres(str(Path(sys.executable).parent)) as server:
        if server is None:
            missing("PostgreSQL could not be started.")
        yield server


def missing(what: str) -> None:
    """What cannot be run is skipped in the open; in CI it fails."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(what)
