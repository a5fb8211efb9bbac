"""A disk that takes nothing more: what is read in the browser never touches it, and a command can go on later."""

import subprocess

import pytest

from tests.faults.asking import LINK, PLAN, letter, preview, says_away, unanswered
from tests.faults.confining import READ_ONLY, cannot_write, may_mount
from tests.faults.conftest import missing
from tests.faults.serving import serving
from tests.site.batching import BATCH
from tests.site.reading import page_of
from tests.site.test_batch_breaking_off import rows

QUERY = "coverage_start=2015-03-01&needs=behavioral_health"


@pytest.fixture
def under_read_only():
    """A command under which nothing can be written to any disk; whether that is so is tried out."""
    if not may_mount():
        missing("This user cannot mount a disk read-only.")
    return READ_ONLY


def test_no_page_and_no_letter_writes_a_byte(tree, folder):
    variables = {"DATABASE_URL": f"sqlite:///{folder}/missing/db.sqlite3", "TMPDIR": str(folder)}
    with serving(tree, folder / "log", variables=variables, preexec_fn=cannot_write, stdout=subprocess.DEVNULL) as site:
        assert unanswered(site) == {}
        assert says_away(site.ask(PLAN))
        assert page_of(preview(site)).one("div", id="the-request")
        assert [letter(site, format=kind).content[:2] for kind in ("pdf", "docx", "ics")] == [b"%P", b"PK", b"BE"]
        assert site.ask(BATCH, {"rows": rows(3), "make": "docx"}).content.startswith(b"PK")

    assert sorted(path.name for path in folder.iterdir()) == ["log"]


def test_a_read_only_disk_costs_the_counting_of_links_and_corrections_alone(tree, folder, under_read_only):
    probe = ["touch", str(folder / "probe"), str(tree / "probe")]
    assert subprocess.run([*under_read_only, *probe], capture_output=True, timeout=30, check=False).returncode != 0

    with serving(tree, folder / "log", under=under_read_only) as site:
        assert unanswered(site) == {}
        assert site.ask(LINK).status_code == 200
        assert letter(site).content.startswith(b"%PDF")
        assert site.ask(BATCH, {"rows": rows(3), "make": "print"}).content.startswith(b"%PDF")
        assert site.ask(BATCH, {"rows": rows(3), "make": "pdf"}).content.startswith(b"PK")


def test_a_log_on_a_full_disk_stops_nothing_and_spills_no_query_elsewhere(tree, folder):
    with open("/dev/full", "wb") as full, serving(tree, folder / "log", stdout=full) as site:
        answer = site.ask(f"/decide/?{QUERY}")
        link = site.ask(LINK)

    assert (answer.status_code, link.status_code) == (200, 200)
    assert "behavioral_health" not in (folder / "log").read_text()
