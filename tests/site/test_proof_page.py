"""The proof of the decision: the page shows the report as committed, and says when it is of older content."""

import json

import pytest

from guidance import proof
from guidance.content_loader import content
from tests.site.reading import page_of

HOLDS = {"split_differs": [], "dead_ends": [], "reasons_never_given": [], "dead_rules": []}
OLDER = "this proof is of an older version"


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Puts a report in the place of the committed one."""

    def write(**changes):
        path = tmp_path / "proof.json"
        path.write_text(json.dumps({**proof.written_proof(), **changes}), encoding="utf-8")
        monkeypatch.setattr(proof, "PROOF", path)

    return write


def test_the_committed_proof_holds_for_every_program_and_edition():
    committed = proof.written_proof()

    editions = {
        slug: [edition["edition"] for edition in part["editions"]] for slug, part in committed["programs"].items()
    }

    assert committed["failures"] == []
    assert [found for part in committed["programs"].values() for found in proof.failures_of(part)] == []
    assert editions == {
        program.slug: [entry.value.key for entry in program.editions.values] for program in content().programs.all
    }


def test_the_page_shows_each_edition_with_its_combinations_and_outcomes(client):
    page = page_of(client.get("/how-it-works/proof/"))

    tables = page.every("table", cls="editions")
    rows = [[cell.text for cell in row.every()] for table in tables for row in table.one("tbody").every("tr")]
    parts = proof.written_proof()["programs"].values()
    counted = [(entry["edition"], f"{entry['combinations']:,}") for part in parts for entry in part["editions"]]

    assert [(edition, combinations) for edition, combinations, _ in rows] == counted
    assert "Enrolling fits" in rows[0][2]
    assert "Joining fits" in rows[-1][2]


def test_the_page_says_what_was_tried_and_that_nothing_was_found(client):
    text = page_of(client.get("/how-it-works/proof/")).one("main").text

    part = proof.written_proof()["programs"]["medi-medi"]

    assert f"{part['random_sets']:,} agree with the count above." in text
    assert f"None of {len(part['reasons'])}." in text
    assert f"{part['rules_changed']} rules, limits and sentences were changed or left out" in text
    assert "changed nothing" not in text


@pytest.mark.parametrize(
    ("version", "older"),
    [
        pytest.param(content().version, False, id="this content"),
        pytest.param("2026-01-01-00000000", True, id="another content"),
    ],
)
def test_the_page_says_of_which_content_it_is_and_whether_that_has_changed_since(version, older, written, client):
    written(content_version=version)

    lede = page_of(client.get("/how-it-works/proof/")).one(cls="lede").text

    assert f"content version {version}." in lede
    assert (OLDER in lede) is older


def test_what_the_proof_found_stands_on_the_page(written, client):
    parts = proof.written_proof()["programs"]
    parts["medi-medi"] |= {"dead_rules": ["medi-medi: the effect of pace"], "reasons_never_given": ["mm_one_plan"]}
    written(programs=parts)

    text = page_of(client.get("/how-it-works/proof/")).one("main").text

    assert "medi-medi: the effect of pace changed nothing." in text
    assert "mm_one_plan" in text


@pytest.mark.parametrize(
    ("found", "failures"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"dead_rules": ["a limit"]}, ["a rule that nothing would miss: a limit"], id="a dead rule"),
        pytest.param({"split_differs": ["x: y"]}, ["the split differs: x: y"], id="the split differs"),
        pytest.param({"dead_ends": ["x"]}, ["a dead end: x"], id="a dead end"),
        pytest.param({"reasons_never_given": ["x"]}, ["a reason that is never given: x"], id="a reason never given"),
        pytest.param({"dead_rules": ["a", "b"], "dead_ends": ["c"]}, 3, id="each one is a failure"),
    ],
)
def test_whatever_is_found_is_a_failure(found, failures):
    result = proof.failures_of(HOLDS | found)

    assert (len(result) if isinstance(failures, int) else result) == failures
