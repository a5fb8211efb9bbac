"""Every sentence of the site rests on a source that exists, and one that is unconfirmed is never given as a rule."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from guidance.content_loader import content, load_content
from guidance.domain.sources import Claim, Status
from tests.content.folders import with_change


def parts_of(thing: object) -> Iterator[object]:
    """The thing and everything it is made of, however deep."""
    yield thing
    if is_dataclass(thing):
        inner = [getattr(thing, field.name) for field in fields(thing)]
    elif isinstance(thing, Mapping):
        inner = list(thing.values())
    elif isinstance(thing, tuple | list):
        inner = list(thing)
    else:
        return
    for part in inner:
        yield from parts_of(part)


EVERYTHING = list(parts_of(content()))
CLAIMS = [part for part in EVERYTHING if isinstance(part, Claim)]
# Patient pages in other languages are held to the English ones, statement by statement.
TRANSLATED = [part for code, one in content().patients.items() if code != "en" for part in parts_of(one)]
IN_ENGLISH = [claim for claim in CLAIMS if not any(claim is part for part in TRANSLATED)]
CITING = [part for part in EVERYTHING if hasattr(part, "sources") and isinstance(part.sources, tuple)]


def test_there_are_claims_in_every_part_of_the_content():
    places = [content().programs, content().reasons, content().outcomes, content().plans]

    found = [sum(isinstance(part, Claim) for part in parts_of(place)) for place in places]

    assert all(number > 4 for number in found)


def test_everything_that_cites_cites_at_least_one_source_and_only_sources_of_the_register():
    register = content().sources

    wrong = [thing for thing in CITING if not thing.sources or set(thing.sources) - set(register)]

    assert wrong == []


def test_no_claim_is_empty():
    empty = [claim for claim in CLAIMS if not claim.text.strip()]

    assert empty == []


def test_a_reason_that_is_unconfirmed_says_so_and_whom_to_ask():
    unconfirmed = [reason for reason in content().reasons if reason.claim.status is Status.UNCONFIRMED]

    as_a_rule = [
        reason.key for reason in unconfirmed if not re.search("not confirmed|no rule", reason.claim.text, re.I)
    ]
    silent = [reason.key for reason in unconfirmed if not re.search(r"\b(ask|call)\b", reason.claim.text, re.I)]

    assert unconfirmed != []
    assert (as_a_rule, silent) == ([], [])


def test_the_line_of_an_unconfirmed_reason_is_no_rule_either():
    lines = [reason.line for reason in content().reasons if reason.claim.status is Status.UNCONFIRMED]

    as_a_rule = [line for line in lines if not re.search("not (confirmed|settled)", line)]

    assert as_a_rule == []


def test_an_unconfirmed_claim_says_whom_to_ask():
    unconfirmed = [claim.text.lower() for claim in IN_ENGLISH if claim.status is Status.UNCONFIRMED]

    silent = [text for text in unconfirmed if "ask" not in text and "call" not in text]

    assert unconfirmed != []
    assert silent == []


@pytest.mark.parametrize("conflict", content().conflicts.values(), ids=lambda conflict: conflict.id)
def test_a_conflict_shows_both_readings_with_sources_and_what_the_site_does(conflict):
    readings = conflict.readings

    sourced = [reading for reading in readings if reading.sources and reading.text]

    assert len(sourced) == len(readings) >= 2
    assert conflict.shown


@pytest.mark.parametrize("sentence", content().outcomes.sentences, ids=lambda sentence: sentence.outcome.value)
def test_what_is_said_of_an_outcome_leaves_the_choice_to_the_patient(sentence):
    last = sentence.detail

    assert last.endswith("The choice is the patient's.")


def test_the_version_is_the_newest_check_and_a_short_hash_of_the_files():
    day, _, fingerprint = content().version.rpartition("-")

    assert day == content().checked_on.isoformat()
    assert len(fingerprint) == 8


def test_the_version_changes_with_any_content_file(tmp_path):
    folder = with_change(tmp_path, "glossary.toml", 'term = "CBAS"', 'term = "CBAS center"')

    changed = load_content(folder).version

    assert changed != content().version
