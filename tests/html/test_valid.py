"""The Nu HTML checker finds no error on any page, in any state. One run of it reads them all."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from tests.browser.addresses import DATED, DECISIONS, page_addresses
from tests.site.states import STATES, shown
from tests.site.test_every_page import FULL

pytestmark = pytest.mark.django_db
ADDRESSES = sorted({*FULL, *page_addresses(), *DATED, *DECISIONS.values(), "/decide/offline/"})
NO_CHECKER = "No Nu HTML checker: java or vnu.jar is missing. tests/nu_checker.sh fetches it."
MISTAKE = '<!doctype html><html lang="en"><title>A page</title><p><p id="a"><p id="a">'


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """How the checker is called. Without it the tests are skipped, which CI must not do."""
    java, jar = shutil.which("java"), Path(sys.prefix) / "vnu.jar"
    if java and jar.exists():
        return [java, "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    return pytest.fail(NO_CHECKER) if os.environ.get("CI") == "true" else pytest.skip(NO_CHECKER)


@pytest.fixture
def pages(tmp_path, settings) -> Path:
    """A folder with every page as the site sends it; whoever is named there is made up."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("load_directory", verbosity=0)
    for address in ADDRESSES:
        keep(tmp_path, address, Client().get(address, follow=True).content)
    for state in STATES:
        with transaction.atomic():
            keep(tmp_path, state, shown(state).content)
            transaction.set_rollback(True)
    return tmp_path


def keep(folder: Path, name: str, page: bytes) -> None:
    number = len(list(folder.iterdir()))
    (folder / f"{number:03} {re.sub('[^a-z0-9=]+', ' ', name.lower())[:150]}.html").write_bytes(page)


def errors(checker: list[str], folder: Path) -> list[str]:
    """Each error with the page and the line."""
    run = subprocess.run([*checker, str(folder)], capture_output=True, text=True, check=True, timeout=240)
    found = [message for message in json.loads(run.stderr)["messages"] if message["type"] != "info"]
    return [f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}" for one in found]


def test_every_page_is_valid_html_in_every_state(checker, pages):
    assert len(list(pages.iterdir())) == len(ADDRESSES) + len(STATES)

    found = errors(checker, pages)

    assert not found, "\n".join(found)


def test_a_mistake_would_be_found(checker, tmp_path):
    keep(tmp_path, "a page", MISTAKE.encode())

    assert [one.partition(": ")[2] for one in errors(checker, tmp_path)] == ["Duplicate ID “a”."]
