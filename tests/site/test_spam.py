"""How many corrections one address may send, and how an address is known."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from guidance.forms.spam import RateLimit
from guidance.visitor import address_of_visitor

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def limit(**more) -> RateLimit:
    return RateLimit(most=2, within=HOUR, **more)


@pytest.mark.parametrize(
    ("later", "allowed"),
    [pytest.param(HOUR - timedelta(seconds=1), False, id="within"), pytest.param(HOUR, True, id="when it is over")],
)
def test_what_was_sent_counts_for_an_hour(later, allowed):
    counter = limit()
    for _ in range(2):
        counter.allows("192.0.2.1", now=NOW)

    assert counter.allows("192.0.2.1", now=NOW + later) is allowed


def test_what_was_not_allowed_does_not_count():
    counter = limit()
    for minutes in (0, 10, 20, 30):
        counter.allows("192.0.2.1", now=NOW + timedelta(minutes=minutes))

    assert counter.allows("192.0.2.1", now=NOW + HOUR)


def test_only_so_many_addresses_are_remembered_those_seen_last():
    counter = limit(addresses=2)
    for address in ("192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.3"):
        counter.allows(address, now=NOW)

    assert len(counter.taken) == 2
    assert not counter.allows("192.0.2.1", now=NOW)


@pytest.mark.parametrize(
    ("https", "forwarded", "address"),
    [
        pytest.param(False, "203.0.113.9", "192.0.2.1", id="without a proxy nobody is believed"),
        pytest.param(True, "203.0.113.9", "203.0.113.9", id="the proxy's word"),
        pytest.param(True, "10.0.0.1, 203.0.113.9", "203.0.113.9", id="the last address, which the proxy saw"),
        pytest.param(True, "2001:db8::1", "2001:db8::1", id="a long address"),
        pytest.param(True, "nonsense", None, id="no address"),
        pytest.param(True, "", "192.0.2.1", id="a proxy that says nothing"),
    ],
)
def test_behind_the_proxy_its_word_is_taken_for_the_address(https, forwarded, address, settings):
    settings.HTTPS = https
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"x-forwarded-for": forwarded})

    assert address_of_visitor(request) == address
