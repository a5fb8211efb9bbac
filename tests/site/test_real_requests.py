"""What the real server does with requests that no browser sends: too large, of no length, for another host."""

import socket
from contextlib import closing

import pytest
from django.conf import settings

from tests.site.test_batch_breaking_off import serving

LIMIT = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with_files = ("DJANGO_SETTINGS_MODULE=tests.site.settings_served", f"STATIC_ROOT={settings.STATIC_ROOT}")
    options = [option for setting in with_files for option in ("--env", setting)]
    with serving(tmp_path_factory.mktemp("served"), *options) as (port, _):
        yield port


def answer(port: int, text: str, *, host: str = "localhost") -> str:
    """What is answered to exactly this, the lines of its head after the first. The sender sends no more, and waits."""
    first, _, rest = text.partition("\r\n")
    with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as line:
        line.sendall(f"{first}\r\nHost: {host}\r\n{rest}".encode())
        return read_whole(line)


def read_whole(line: socket.socket) -> str:
    """The answer up to the end of its page, or to where the connection ends."""
    read = b""
    while b"</html>" not in read.lower() and (more := line.recv(65536)):
        read += more
    return read.decode()


def status(said: str) -> int:
    return int(said.split(" ", 2)[1])


@pytest.mark.parametrize(("size", "code"), [(LIMIT + 1, 413), (2**40, 413)])
def test_what_is_too_large_is_refused_before_it_is_sent(size, code, port):
    said = answer(port, f"POST /letters/new/ HTTP/1.1\r\n{FORM}Content-Length: {size}\r\n\r\n")

    assert status(said) == code
    assert "This site takes up to 6 MB at a time" in said


def test_what_does_not_say_how_long_it_is_is_refused_before_it_is_sent(port):
    said = answer(port, f"POST /letters/new/ HTTP/1.1\r\n{FORM}Transfer-Encoding: chunked\r\n\r\n5\r\na=aaa\r\n")

    assert status(said) == 411
    assert "without saying how long it is" in said


def test_what_is_sent_in_pieces_and_says_a_length_too_is_not_taken(port):
    said = answer(
        port,
        f"POST /letters/new/ HTTP/1.1\r\n{FORM}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    )

    assert status(said) in (400, 411)


@pytest.mark.parametrize("length", ["-1", "1, 2", "0x10", "many", "3\r\nContent-Length: 4"])
def test_a_length_that_is_none_is_refused(length, port):
    said = answer(port, f"POST /letters/new/ HTTP/1.1\r\n{FORM}Content-Length: {length}\r\n\r\na=b")

    assert status(said) == 400


def test_a_form_without_a_length_is_an_empty_one_and_nobody_waits_for_it(port):
    said = answer(port, f"POST /letters/new/ HTTP/1.1\r\n{FORM}\r\n")

    assert status(said) == 403
    assert "Please send it again" in said


@pytest.mark.parametrize(
    ("head", "code"),
    [
        pytest.param("x" * 4000, 200, id="an address of 4,000 bytes"),
        pytest.param("x" * 4200, 414, id="of 4,200"),
        pytest.param("x\r\nCookie: c=" + "c" * 8000, 200, id="a header of 8,000 bytes"),
        pytest.param("x\r\nCookie: c=" + "c" * 8400, 431, id="of 8,400"),
        pytest.param("x" + "".join(f"\r\nX-{n}: 1" for n in range(60)), 200, id="sixty headers"),
        pytest.param("x" + "".join(f"\r\nX-{n}: 1" for n in range(70)), 431, id="seventy"),
    ],
)
def test_how_a_request_begins_has_its_limits(head, code, port):
    address, _, headers = head.partition("\r\n")
    more = f"{headers}\r\n" if headers else ""

    said = answer(port, f"GET /decide/?q={address} HTTP/1.1\r\n{more}\r\n")

    assert status(said) == code


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example", ""]
)
def test_a_request_for_another_host_is_refused_and_its_name_is_not_repeated(host, port):
    said = answer(port, "GET /decide/ HTTP/1.1\r\n\r\n", host=host)

    assert status(said) == 400
    assert "evil.example" not in said


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1", "LOCALHOST"])
def test_a_request_for_ours_is_answered(host, port):
    assert status(answer(port, "GET /decide/ HTTP/1.1\r\n\r\n", host=host)) == 200


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL"])
def test_no_other_header_says_what_host_this_is(header, port):
    value = "host=evil.example" if header == "Forwarded" else "evil.example"

    said = answer(
        port, f"GET /decide/note/?coverage_start=2015-03-01 HTTP/1.1\r\n{header}: {value}\r\nConnection: close\r\n\r\n"
    )

    assert status(said) == 200
    assert "http://localhost/decide/" in said
    assert "evil.example" not in said


def test_a_whole_address_in_the_first_line_does_not_say_what_host_this_is(port):
    said = answer(
        port, "GET http://evil.example/decide/note/?coverage_start=2015-03-01 HTTP/1.1\r\nConnection: close\r\n\r\n"
    )

    assert status(said) == 200
    assert "http://localhost/decide/" in said
    assert "evil.example" not in said


def test_a_whole_address_of_ours_does_not_excuse_another_host(port):
    said = answer(port, "GET http://localhost/decide/ HTTP/1.1\r\n\r\n", host="evil.example")

    assert status(said) == 400


def test_two_hosts_are_one_too_many(port):
    said = answer(port, "GET /decide/ HTTP/1.1\r\nHost: evil.example\r\n\r\n")

    assert status(said) == 400
