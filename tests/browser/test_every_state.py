"""Every state of every page: axe finds nothing, nothing scrolls sideways or is cut, every target is large enough."""

import pytest

from tests.browser.addresses import page_kinds
from tests.browser.looking import too_wide
from tests.browser.showing import shared_window, show
from tests.browser.test_accessibility import violations
from tests.site.states import STATES

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("directory")]


@pytest.fixture(scope="module")
def window(browser, live_server):
    with shared_window(browser, live_server.url) as page:
        yield page


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.parametrize("state", STATES)
def test_in_any_state_axe_finds_nothing_and_no_word_runs_off_or_is_cut(window, live_server, state):
    show(window, live_server.url, state)

    found = [*violations(window), *too_wide(window)]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", page_kinds())
def test_at_400_percent_and_with_words_spread_out_no_page_runs_off_or_is_cut(window, address):
    window.goto(address)

    found = too_wide(window)

    assert not found, "\n".join(found)
