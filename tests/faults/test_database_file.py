"""SQLite: a file that nobody may read, and one that another process writes to for long."""

import sqlite3
from contextlib import closing, contextmanager

import pytest

from tests.faults.asking import LINK, PLAN, correction, letter, says_away, unanswered
from tests.faults.confining import LIKE_ANYBODY
from tests.faults.serving import managed, serving, until
from tests.site.reading import page_of

SOON = 6  # seconds: the settings let a writer wait for three
AGAIN = 15


@pytest.fixture(scope="module")
def filled(tree, tmp_path_factory):
    """A database with the phone book of the content."""
    path = tmp_path_factory.mktemp("filled") / "db.sqlite3"
    managed(tree, "migrate", "-v0", DATABASE_URL=f"sqlite:///{path}")
    managed(tree, "load_directory", DATABASE_URL=f"sqlite:///{path}")
    return path.read_bytes()


@pytest.fixture
def file(folder, filled):
    """The database in a folder of the server's own."""
    path = folder / "data" / "db.sqlite3"
    path.parent.mkdir()
    path.write_bytes(filled)
    return path


@pytest.fixture
def site(tree, folder, file):
    variables = {"DATABASE_URL": f"sqlite:///{file}"}
    with serving(tree, folder / "log", variables=variables, under=LIKE_ANYBODY) as served:
        yield served


@contextmanager
def unreadable(file):
    file.chmod(0)
    try:
        yield
    finally:
        file.chmod(0o600)


@contextmanager
def being_written(file):
    """Another process has begun to write, and does not end."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_file_that_cannot_be_read_costs_the_contacts_alone_and_no_restart(site, file):
    with unreadable(file):
        missing, plan, link = unanswered(site), site.ask(PLAN), site.ask(LINK)
        told = {path: site.ask(path).status_code for path in ("/healthz", "/readyz")}
        made = letter(site)

    assert missing == {}
    assert says_away(plan) and link.status_code == 200
    assert told == {"/healthz": 200, "/readyz": 503}
    assert made.content.startswith(b"%PDF")
    until(lambda: not any(says_away(site.ask(PLAN)) for _ in range(8)), seconds=AGAIN)
    assert site.ask("/readyz").status_code == 200


def test_a_file_that_is_being_written_delays_what_writes_and_nothing_that_reads(site, file):
    typed = correction(site)

    with being_written(file):
        plan, link, refused = site.ask(PLAN), site.ask(LINK), site.ask("/corrections/", typed)
    taken = site.ask("/corrections/", typed)

    assert plan.status_code == 200 and not says_away(plan)
    assert link.status_code == 200 and link.seconds < SOON
    assert refused.status_code == 503 and refused.seconds < SOON
    assert page_of(refused).one("textarea", name="wrong").text == typed["wrong"]
    assert taken.status_code == 302
