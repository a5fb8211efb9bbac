"""How the address of a visitor is known, and what is counted as one visitor."""

import pytest
from django.test import RequestFactory

from guidance.visitor import address_of_visitor, network_of_visitor


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


@pytest.mark.parametrize(
    ("address", "other", "the_same"),
    [
        pytest.param("192.0.2.1", "192.0.2.1", True, id="one address"),
        pytest.param("192.0.2.1", "192.0.2.2", False, id="the next address"),
        pytest.param("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True, id="one network of long addresses"),
        pytest.param("2001:db8:1:2::1", "2001:db8:1:3::1", False, id="the next network of long addresses"),
        pytest.param("::ffff:192.0.2.1", "192.0.2.1", True, id="a short address in the long form"),
        pytest.param("::ffff:192.0.2.1", "::ffff:192.0.2.2", False, id="two short addresses in the long form"),
        pytest.param("", "nonsense", True, id="no address is known"),
        pytest.param("", "192.0.2.1", False, id="no address, and one"),
    ],
)
def test_one_network_counts_as_one_visitor(address, other, the_same):
    one, two = (network_of_visitor(RequestFactory().get("/", REMOTE_ADDR=sent)) for sent in (address, other))

    assert (one == two) is the_same
