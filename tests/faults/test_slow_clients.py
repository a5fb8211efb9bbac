"""Two hundred clients that send or read a byte at a time, with a proxy in front of the site: others do not wait."""

import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.faults.asking import preview
from tests.faults.conftest import missing
from tests.faults.serving import TOKEN, answers, free_port, serving, stop, until
from tests.faults.slow_clients import reading, sending
from tests.site.lettering import NEEDED

CONFIGURATION = Path(__file__).parent / "nginx.conf"
SOON = 2  # seconds within which everybody else must be answered
HEAD = b"GET /decide/?coverage_start=2015-03-01 HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"s" * 200
PAGE = b"GET /sources/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
BODY = urlencode({"csrfmiddlewaretoken": TOKEN, **NEEDED}).encode()
LETTER_HEAD = (
    f"POST /letters/new/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrftoken={TOKEN}\r\nContent-Length: {len(BODY)}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
).encode()
OTHERS = ("/healthz", "/", "/decide/?coverage_start=2015-03-01&in_network=no", "/plans/?on=2015-03-01") * 3


@pytest.fixture(scope="module")
def site(tree, tmp_path_factory):
    """The site as it is run: two workers of four threads."""
    with serving(tree, tmp_path_factory.mktemp("slow") / "log") as served:
        preview(served)
        yield served


@pytest.fixture(scope="module")
def behind_proxy(site, tmp_path_factory):
    with proxied(site, tmp_path_factory.mktemp("nginx")) as served:
        yield served


@contextmanager
def proxied(site, folder):
    """The site as it is asked through nginx."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if nginx is None:
        missing("nginx is not installed.")
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.read_text().format(folder=folder, port=port, site=site.port))
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [nginx, "-c", str(configuration)], stdout=log, stderr=log, cwd=folder, start_new_session=True
        )
    try:
        until(lambda: answers(port), process)
        yield replace(site, port=port)
    finally:
        stop(process)


def longest_wait(site) -> float:
    """How long the slowest of everybody else's requests took, a letter among them. Each must be answered."""
    found = [site.ask(path, within=30) for path in OTHERS]
    found.append(preview(site))
    assert [answer.status_code for answer in found] == [200] * len(found)
    return max(answer.seconds for answer in found)


def test_others_are_answered_while_two_hundred_send_a_head_a_byte_at_a_time(behind_proxy):
    with sending(behind_proxy.port, HEAD):
        assert longest_wait(behind_proxy) < SOON


def test_others_are_answered_while_two_hundred_send_a_letter_a_byte_at_a_time(behind_proxy):
    with sending(behind_proxy.port, LETTER_HEAD + BODY, at_once=len(LETTER_HEAD)):
        assert longest_wait(behind_proxy) < SOON


def test_others_are_answered_while_two_hundred_read_a_page_a_byte_at_a_time(behind_proxy):
    with reading(behind_proxy.port, PAGE):
        assert longest_wait(behind_proxy) < SOON


@pytest.mark.parametrize(
    "slow", [partial(sending, request=HEAD, count=40), partial(reading, request=PAGE, count=40)], ids=["send", "read"]
)
def test_without_a_proxy_slow_clients_hold_the_whole_site_until_they_are_gone(slow, site):
    """Why docs/faults.md asks for a proxy that buffers. When this no longer holds, it need not."""
    with slow(site.port):
        assert [answers(site.port) for _ in range(3)] != [True] * 3

    until(lambda: all(answers(site.port) for _ in range(8)))
