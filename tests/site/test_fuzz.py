"""The site is tried on odd inputs: a few here, so that the targets keep working; `make fuzz` tries a million.

What the trying itself must notice is shown by targets that do what none may do.
"""

import logging
import time
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from hypothesis import strategies as st

from fuzz import by_bytes, by_parts
from fuzz.asking import Reply, sound
from fuzz.canary import CANARY, PRACTICE, disguises, holds, leaking_links
from fuzz.leftovers import left_in_database, left_on_disk
from fuzz.table import failure, table
from fuzz.target import Tally, Target
from fuzz.targets import MODULES, targets
from fuzz.watching import FoundError, watched
from tests.site.remembering import cookie_of

pytestmark = pytest.mark.django_db

FEW, SEED = 6, 7
FOLDER = Path(__file__).parent.parent.parent / "fuzz" / "targets"


def tried(target: Target, *, count: int = FEW) -> Tally:
    """What comes of so many inputs of the target."""
    tally = Tally(target=target)
    with watched() as seen:
        way = by_bytes.change if target.parts is None else by_parts.draw
        way(tally, count, SEED, seen)
    return tally


def doing(attempt, **rest) -> Target:
    """A target that does the same with every input."""
    return Target(name="doing", about="", inputs=1, attempt=attempt, seeds=[CANARY.encode()], **rest)


@pytest.mark.parametrize("module", MODULES)
def test_no_input_ends_in_a_crash_a_hang_or_a_leak(module):
    for target in targets_of(module):
        tally = tried(target, count=1 if module == "sign_in" else FEW)

        assert tally.failures == []
        assert tally.inputs >= 1


def targets_of(module: str) -> list[Target]:
    from importlib import import_module  # noqa: PLC0415

    return import_module(f"fuzz.targets.{module}").TARGETS


def test_every_module_is_tried_and_a_whole_run_is_a_million_inputs():
    assert sorted(MODULES) == sorted(path.stem for path in FOLDER.glob("[!_]*.py"))
    assert sum(target.inputs for target in targets().values()) >= 1_000_000


def crash(value):
    raise KeyError("on our side")


def write_to_the_log(value):
    logging.getLogger("guidance").warning("Made a letter for %s", CANARY)


def say_something(value):
    logging.getLogger("guidance").warning("Nothing of it")


def keep_it(value):
    get_user_model().objects.create(username=f"{CANARY}{time.perf_counter_ns()}")


def write_a_file(value):
    Path("/dev/null").write_bytes(value)


def run_on(value):
    until = time.process_time() + 3
    while time.process_time() < until:
        pass


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (crash, "KeyError"),
        (write_to_the_log, "in the log"),
        (keep_it, "into the database"),
        (write_a_file, "opened for writing"),
        (run_on, "2 seconds"),
    ],
)
def test_what_no_input_may_do_is_noticed_and_ends_the_trying(does, said):
    tally = tried(doing(does))

    assert tally.inputs == 1
    assert len(tally.failures) == 1 and said in tally.failures[0]
    assert "The input: b'" in tally.failures[0]


@pytest.mark.parametrize(("silent", "failures"), [(False, 0), (True, 1)])
def test_what_must_be_silent_may_not_log_anything(silent, failures):
    assert len(tried(doing(say_something, silent=silent)).failures) == failures


def test_a_table_that_keeps_what_was_typed_by_intent_is_allowed_for_that_target_alone():
    kept = get_user_model()._meta.db_table

    assert tried(doing(keep_it, keeps=(kept,)), count=2).failures == []
    assert left_in_database(()) == [f"Something typed lies in the table {kept}."]
    assert left_in_database((kept,)) == []


def test_a_failing_input_built_from_parts_is_made_small():
    def no_nine(number: int) -> None:
        assert number < 9

    tally = tried(Target(name="nine", about="", inputs=1, attempt=no_nine, parts=st.integers()), count=200)

    assert tally.failures[0].endswith("The input: 9")


def reply(status: int = 200, body: bytes = b"", **headers: str) -> Reply:
    given = {"Cache-Control": "no-store"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status=status, headers=tuple(given.items()), body=body)


SOUND = {
    "a page with the word in its text": reply(body=f"<p>{CANARY}</p><a href='/x/'>".encode()),
    "a remembered practice": reply(Set_Cookie=f"clinic={cookie_of({'practice_name': PRACTICE})}; Path=/letters/"),
    "a forgotten practice": reply(Set_Cookie='clinic=""; Path=/letters/'),
}
UNSOUND = {
    "a crash": reply(status=500),
    "a page that may be kept": reply(Cache_Control="max-age=60"),
    "the word in a header": reply(Location=f"/letters/?name={CANARY}"),
    "the word in a header, escaped": reply(
        Location="/letters/?name=" + "".join(f"%{ord(each):02x}" for each in CANARY)
    ),
    "the word in a link": reply(body=f'<a href="/letters/?name={CANARY}">'.encode()),
    "a practice in another cookie": reply(Set_Cookie=f"other={PRACTICE}"),
    "a patient in the practice's cookie": reply(Set_Cookie=f"clinic={cookie_of({'practice_name': CANARY})}; Path=/"),
}


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_reply_passes(kind):
    assert sound(SOUND[kind], 200, private=True) is SOUND[kind]


@pytest.mark.parametrize("kind", UNSOUND)
def test_an_unsound_reply_is_noticed(kind):
    with pytest.raises(FoundError):
        sound(UNSOUND[kind], 200, private=True)


def test_the_word_is_known_in_small_letters_and_inside_base_64():
    assert holds(CANARY.upper()) and holds(CANARY.encode().hex())
    assert all(len(disguise) >= 16 for disguise in disguises(CANARY))
    assert not holds("a page about plans")
    assert not leaking_links(b"<a href='/plans/'>")


def test_a_file_that_holds_the_word_is_found(tmp_path):
    (tmp_path / "kept.txt").write_text("nothing")
    assert left_on_disk(tmp_path) == []

    (tmp_path / "kept.txt").write_text(f"for {CANARY}")

    assert left_on_disk(tmp_path) == ["Something typed lies in kept.txt."]


def test_the_table_counts_and_a_failure_says_how_to_see_it_again():
    result = {"name": "dates", "about": "typed dates", "by": "chance", "inputs": 12, "slowest": 0.5, "seconds": 60.0}
    failed = result | {"failures": ["KeyError: on our side"], "asked": 40, "seed": 3}

    made = table([failed, failed], on=date(2026, 11, 24), seed=3)

    assert "| dates | typed dates | chance | 12 | 500.0 ms | 1 |" in made
    assert "| **24** | **500.0 ms** | **2** |" in made
    assert "make fuzz TARGET=dates INPUTS=40 SEED=3" in failure(failed)
