"""How an allowance is counted: so much at once, and it grows back."""

from datetime import UTC, datetime, timedelta

import pytest

from guidance.limits import EVERY, Allowance, spoken

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
ONE = "192.0.2.1"


@pytest.fixture
def two_an_hour(settings) -> Allowance:
    """For two people one each, in an hour."""
    settings.PEOPLE_PER_ADDRESS = 2
    return Allowance(each=1, within=HOUR, networks=2)


def take(allowance: Allowance, times: int, *, network: str = ONE, now: datetime = NOW) -> list[bool]:
    """Whether each was to be had."""
    return [allowance.wait(network, now=now) is None for _ in range(times)]


def test_the_allowance_may_be_taken_at_once_and_no_more(two_an_hour):
    assert take(two_an_hour, 3) == [True, True, False]


@pytest.mark.parametrize(
    ("later", "again"),
    [
        pytest.param(HOUR / 2 - SECOND, 0, id="just before one has grown back"),
        pytest.param(HOUR / 2, 1, id="one has grown back"),
        pytest.param(HOUR - SECOND, 1, id="just before all has"),
        pytest.param(HOUR, 2, id="all has"),
        pytest.param(24 * HOUR, 2, id="never more than all"),
    ],
)
def test_it_grows_back_little_by_little(later, again, two_an_hour):
    take(two_an_hour, 2)

    assert take(two_an_hour, 3, now=NOW + later).count(True) == again


def test_the_wait_that_is_told_is_enough_and_a_second_less_is_not(two_an_hour):
    take(two_an_hour, 2)
    wait = two_an_hour.wait(ONE, now=NOW)

    assert wait == HOUR / 2
    assert two_an_hour.wait(ONE, now=NOW + wait - SECOND) == SECOND
    assert two_an_hour.wait(ONE, now=NOW + wait) is None


def test_what_was_refused_does_not_count(two_an_hour):
    for minutes in (0, 0, 1, 2, 3, 4, 5):
        two_an_hour.wait(ONE, now=NOW + timedelta(minutes=minutes))

    assert two_an_hour.wait(ONE, now=NOW + HOUR / 2) is None


@pytest.mark.parametrize(("units", "to_be_had"), [(1, True), (2, True), (3, True), (1000, True)])
def test_what_is_larger_than_the_allowance_may_be_had_by_who_took_nothing(units, to_be_had, two_an_hour):
    assert (two_an_hour.wait(ONE, now=NOW, units=units) is None) is to_be_had


def test_and_not_by_who_took_something(two_an_hour):
    take(two_an_hour, 1)

    assert two_an_hour.wait(ONE, now=NOW, units=1000) == HOUR / 2


def test_a_clock_that_was_put_back_gives_nothing_and_takes_nothing(two_an_hour):
    take(two_an_hour, 1)

    assert take(two_an_hour, 2, now=NOW - HOUR) == [True, False]


def test_another_network_is_not_held_back(two_an_hour):
    take(two_an_hour, 3)

    assert take(two_an_hour, 1, network="192.0.2.2") == [True]


def test_only_so_many_networks_are_remembered_those_seen_last(two_an_hour):
    for network in (ONE, ONE, "192.0.2.2", ONE, "192.0.2.3"):
        two_an_hour.wait(network, now=NOW)

    assert len(two_an_hour.taken) == 2
    assert two_an_hour.wait(ONE, now=NOW)


def test_the_memory_of_who_took_what_holds_no_address(two_an_hour):
    take(two_an_hour, 2)

    assert two_an_hour.taken
    assert ONE not in repr(two_an_hour.taken)


@pytest.mark.parametrize(
    ("wait", "words"),
    [(SECOND, "one minute"), (MINUTE, "one minute"), (MINUTE + SECOND, "2 minutes"), (HOUR, "60 minutes")],
)
def test_a_wait_is_said_in_whole_minutes_and_never_too_short(wait, words):
    assert spoken(wait) == words


def test_as_many_people_as_share_an_address_may_each_have_their_own(settings):
    settings.PEOPLE_PER_ADDRESS = 1
    alone = [allowance.most for allowance in EVERY]
    settings.PEOPLE_PER_ADDRESS = 50

    assert [allowance.most for allowance in EVERY] == [50 * most for most in alone]
