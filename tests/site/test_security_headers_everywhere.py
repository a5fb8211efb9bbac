"""Nothing is answered without the headers that tell a browser what to refuse."""

import pytest
from django.templatetags.static import static
from django.test import Client

from tests.site.test_every_page import EVERY
from tests.site.test_settings import asked

pytestmark = pytest.mark.django_db

# The same on every answer, whoever asks for what.
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ERRORS = {
    "a redirect": lambda client: client.get("/letters/download/"),
    "a missing slash": lambda client: client.get("/decide"),
    "no such page": lambda client: client.get("/nowhere/"),
    "a wrong host": lambda client: client.get("/", headers={"host": "evil.example"}),
    "a method not allowed": lambda client: client.post("/healthz"),
    "a forged form": lambda client: Client(enforce_csrf_checks=True).post("/letters/new/", {}),
    "too large": lambda client: client.post("/", {}, CONTENT_LENGTH=str(2**40)),
    "of no length": lambda client: client.post("/letters/new/", {}, HTTP_TRANSFER_ENCODING="chunked"),
    "a bad query": lambda client: client.get("/api/v1/decision?coverage_start=never"),
    "the desk's door": lambda client: client.get("/admin/"),
    "a file of the site": lambda client: client.get(static("site.css")),
    "a file under its plain name": lambda client: client.get("/static/favicon.svg"),
    "a file that is not there": lambda client: client.get("/static/nothing.css"),
    "a file that is the same": lambda client: client.get(
        "/static/site.css", headers={"if-modified-since": "Tue, 01 Jan 2036 00:00:00 GMT"}
    ),
}
STATUSES = dict(zip(ERRORS, (302, 301, 404, 400, 405, 403, 413, 411, 400, 302, 200, 200, 404, 304), strict=True))


def missing_from(response) -> dict[str, str | None]:
    """The headers that are not as they should be, with what stands there."""
    found = {name: response.get(name) for name in ALWAYS}
    return {name: value for name, value in found.items() if value != ALWAYS[name]} | (
        {} if "default-src 'self'" in response.get("Content-Security-Policy", "") else {"Content-Security-Policy": None}
    )


def whole(response):
    """The answer, read to its end, so that a file is closed."""
    assert b"".join(response) is not None
    return response


def permitted(response) -> dict[str, str]:
    """What the answer allows or denies, by name."""
    return dict(part.split("=", 1) for part in response["Permissions-Policy"].split(", "))


@pytest.mark.parametrize("path", EVERY)
def test_every_address_says_what_to_refuse(path, client):
    response = client.get(path)

    assert missing_from(response) == {}
    assert {name for name, who in permitted(response).items() if who != "()"} == {"clipboard-write"}


@pytest.mark.parametrize("name", ERRORS)
def test_so_does_what_is_refused_redirected_or_served_as_a_file(name, client):
    response = whole(ERRORS[name](client))

    assert response.status_code == STATUSES[name]
    assert missing_from(response) == {}
    assert permitted(response)["camera"] == "()"
    assert response["Cross-Origin-Resource-Policy"] == ("cross-origin" if name == "a bad query" else "same-origin")


def test_the_page_for_our_own_mistakes_says_it_too(monkeypatch):
    def fail(request):
        raise RuntimeError

    monkeypatch.setattr("guidance.views.pages.render", lambda *given: fail(given))

    response = Client(raise_request_exception=False).get("/about/")

    assert response.status_code == 500
    assert missing_from(response) == {}


def test_a_page_may_use_the_clipboard_and_nothing_else_of_the_device(client):
    allowed = permitted(client.get("/decide/"))

    assert allowed["clipboard-write"] == "(self)"
    assert {allowed[name] for name in ("camera", "microphone", "geolocation", "payment", "usb")} == {"()"}


@pytest.mark.parametrize(
    ("path", "who"),
    [
        pytest.param("/api/v1/decision?coverage_start=2015-03-01", "cross-origin", id="a decision for programs"),
        pytest.param("/api/v1/plans", "cross-origin", id="the plans for programs"),
        pytest.param("/api/openapi.json", "cross-origin", id="the description"),
        pytest.param("/api/", "same-origin", id="the page about it"),
        pytest.param("/decide/?coverage_start=2015-03-01", "same-origin", id="a decision"),
        pytest.param("/letters/new/", "same-origin", id="the letter"),
    ],
)
def test_other_sites_may_read_what_is_for_programs_and_nothing_else(path, who, client):
    response = client.get(path)

    assert response["Cross-Origin-Resource-Policy"] == who
    if path != "/api/":  # a page for people that keeps the programs' header; nothing on it is anybody's own
        assert response.get("Access-Control-Allow-Origin") == ("*" if who == "cross-origin" else None)


def test_what_programs_read_stays_open_to_them_when_it_is_not_sent_again(client):
    tag = client.get("/api/v1/plans")["ETag"]

    again = client.get("/api/v1/plans", headers={"if-none-match": tag})

    assert (again.status_code, again["Cross-Origin-Resource-Policy"]) == (304, "cross-origin")


def test_no_other_site_may_read_a_file_of_ours(client):
    assert "Access-Control-Allow-Origin" not in whole(client.get(static("site.css")))


@pytest.mark.parametrize(
    ("path", "secure", "status"),
    [
        pytest.param("/decide/", False, 301, id="sent to https"),
        pytest.param("/decide/", True, 200, id="a page"),
        pytest.param("/decide", True, 301, id="a missing slash"),
        pytest.param("/nowhere/", True, 404, id="no such page"),
        pytest.param("/letters/new/", True, 200, id="a letter"),
    ],
)
def test_over_https_each_of_them_stands_there_as_well(path, secure, status):
    answer = asked(path, secure=secure)

    headers = answer["headers"]
    assert answer["status"] == status
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    assert "camera=()" in headers["Permissions-Policy"]
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    if secure:
        assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
