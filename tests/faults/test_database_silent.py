"""A database that takes connections and says nothing, as behind a broken network: nobody waits for it twice."""

import socket
import time

import pytest

from tests.faults.asking import CARD, LINK, PLAN, fax_in, letter, preview, says_away, unanswered
from tests.faults.serving import serving

ONE_TRY = range(2, 7)  # whole seconds: the settings let one try take three; machines that test are busy


@pytest.fixture(scope="module")
def site(tree, tmp_path_factory):
    """One process of the site, and a port that answers nothing in place of its database."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as silent:
        variables = {"DATABASE_URL": f"postgres://site@127.0.0.1:{silent.getsockname()[1]}/site", "WORKERS": "1"}
        with serving(tree, tmp_path_factory.mktemp("silent") / "log", variables=variables) as served:
            yield served


@pytest.fixture(autouse=True)
def _nobody_has_tried_lately(site):
    time.sleep(5.1)


def test_a_connection_that_is_not_answered_is_given_up_after_three_seconds(site):
    assert int(site.ask("/readyz").seconds) in ONE_TRY


def test_a_page_with_contacts_waits_for_one_try_and_the_next_ones_not_at_all(site):
    first = site.ask(PLAN)
    then = [site.ask(path) for path in (PLAN, CARD, LINK)]

    assert says_away(first) and int(first.seconds) in ONE_TRY
    assert [answer.status_code for answer in then] == [200] * 3
    assert max(answer.seconds for answer in then) < 2


def test_a_letter_that_looks_three_times_waits_for_one_try(site):
    shown = preview(site)

    assert fax_in(shown) == "" and int(shown.seconds) in ONE_TRY
    assert letter(site).content.startswith(b"%PDF")


def test_pages_without_contacts_do_not_wait_at_all(site):
    began = time.monotonic()

    assert unanswered(site) == {}
    assert time.monotonic() - began < 16  # a page a second on a busy machine; with a wait, three for each
