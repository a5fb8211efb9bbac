"""What the server itself writes: a line a request, with its id and never its query, body, address or headers."""

import http.client
import json
import re
import socket

import pytest

from tests.servers.serving import served, until

CANARY = "Kanarienvogel"
TYPED = f"patient_name={CANARY}"
HOSTILE = {"Referer": f"https://example.org/?{TYPED}", "User-Agent": CANARY, "Cookie": f"a={CANARY}"}


def asked(port: int, method: str, path: str, body: str | None = None, **headers: str):
    """The answer, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, body, HOSTILE | {name.replace("_", "-"): text for name, text in headers.items()})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def sent_raw(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        return connection.recv(100)


@pytest.fixture(scope="module", params=["plain", "json"])
def server(request, tmp_path_factory):
    """The site with one thread, so that what one request leaves behind would show in the next."""
    folder = tmp_path_factory.mktemp(request.param)
    known = {"LOG_FORMAT": request.param, "WORKERS": "1", "DATABASE_URL": f"sqlite:///{folder}/none.sqlite3"}
    with served(folder / "log", "--threads", "1", **known) as site:
        yield site


def line_with(server, text: str) -> str:
    """The access line that holds the text."""

    def found():
        return [line for line in server.said.splitlines() if text in line and re.search(r"\d+ms|milliseconds", line)]

    until(found, why=f"no line with {text}")
    return found()[0]


def is_json(server) -> bool:
    return "json" in str(server.log.parent)


def test_a_request_is_one_line_with_method_path_status_size_time_and_id(server):
    response = asked(server.port, "GET", f"/robots.txt?{TYPED}", X_Request_ID="first-1")

    line = line_with(server, "first-1")

    assert response.headers["X-Request-ID"] == "first-1"
    if is_json(server):
        parts = json.loads(line)
        known = {name: parts[name] for name in ("method", "path", "status", "bytes", "request_id", "level")}
        assert known == {
            "method": "GET",
            "path": "/robots.txt",
            "status": 200,
            "bytes": int(response.headers["Content-Length"]),
            "request_id": "first-1",
            "level": "INFO",
        }
        assert parts["milliseconds"] >= 0
    else:
        assert re.search(r"^\[.*\] GET /robots\.txt 200 \d+ \d+ms first-1$", line)


def test_a_request_with_a_body_is_logged_without_it(server):
    asked(server.port, "POST", "/letters/new/", TYPED, X_Request_ID="second-2")

    assert "/letters/new/" in line_with(server, "second-2")


def test_a_path_cannot_write_a_line_of_its_own(server):
    asked(server.port, "GET", "/no%0aERROR%20all%20is%20lost%22%e2%80%a8", X_Request_ID="third-3")

    line = line_with(server, "third-3")

    assert "/no%0aERROR%20all%20is%20lost%22%e2%80%a8" in line


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        pytest.param(f"http://ana:{CANARY}@localhost/robots.txt?{TYPED}", "-", id="a user before the host"),
        pytest.param(f"/robots.txt?a?{TYPED}", "/robots.txt", id="two question marks"),
    ],
)
def test_of_an_unusual_address_the_path_alone_is_logged_on_one_line(server, address, logged):
    name = f"unusual-{len(address)}-it-is"

    sent_raw(server.port, f"GET {address} HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: {name}\r\n\r\n".encode())

    line = line_with(server, name)
    assert f" {logged} " in line.replace('"', " ")


@pytest.mark.parametrize(
    "request_line",
    [
        pytest.param(f"GET /decide/?{TYPED} Sample HTTP/1.1", id="a space in the query"),
        pytest.param(f"GET /decide/?{TYPED} HTTP/9.9", id="an unknown version"),
        pytest.param(f"get! /decide/?{TYPED} HTTP/1.1", id="an unknown method"),
        pytest.param(f"GET /décide/?{TYPED} HTTP/1.1", id="letters that are not ASCII"),
        pytest.param(f"GET /decide/ HTTP/1.1\r\nBad{{Header}}: {CANARY}", id="a header with a wrong name"),
        pytest.param(f"GET /decide/?{CANARY * 1000} HTTP/1.1", id="an address that is too long"),
    ],
)
def test_a_request_that_cannot_be_read_is_told_without_what_it_said_and_without_another_s_id(server, request_line):
    asked(server.port, "GET", "/robots.txt", X_Request_ID="before-the-bad-one")
    before = server.said.count("Invalid request")

    answer = sent_raw(server.port, f"{request_line}\r\nHost: localhost\r\n\r\n".encode())

    assert re.match(rb"HTTP/1.1 4\d\d", answer)
    until(lambda: server.said.count("Invalid request") > before, why="nothing was logged")
    (line,) = [line for line in server.said.splitlines() if "Invalid request" in line][before:]
    assert "before-the-bad-one" not in line


def test_nothing_of_all_that_was_typed_is_in_the_log(server):
    assert CANARY not in server.said
    assert "127.0.0.1" not in server.said.replace("Listening at: http://127.0.0.1", "")


def test_every_line_of_a_json_log_is_an_object_with_the_same_beginning(server):
    if not is_json(server):
        pytest.skip("The plain log is for people.")
    lines = [json.loads(line) for line in server.said.splitlines()]

    assert {tuple(line)[:4] for line in lines} == {("time", "level", "logger", "message")}
    assert all("request_id" in line for line in lines)
    assert {"gunicorn.error", "gunicorn.access", "django.request"} <= {line["logger"] for line in lines}
