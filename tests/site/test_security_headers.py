"""What every answer tells the browser to refuse."""

import pytest

from tests.site.test_every_page import EVERY

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, list[str]]:
    """The content security policy by directive."""
    directives = [part.split() for part in response["Content-Security-Policy"].split(";") if part.strip()]
    return {name: values for name, *values in directives}


ASKED = [
    *EVERY,
    "/decide/?coverage_start=2015-03-01",
    "/continuity/?on=never",
    "/nowhere/",
    "/admin/",
    "/admin/login/",
]


@pytest.mark.parametrize("path", ASKED)
def test_everything_comes_from_this_site_and_nothing_is_inline(path, client):
    response = client.get(path)

    assert policy(response)["default-src"] == ["'self'"]
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert "unsafe-eval" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", ASKED)
def test_nobody_frames_the_site_or_learns_the_address_with_its_answers(path, client):
    response = client.get(path)

    assert policy(response)["frame-ancestors"] == ["'none'"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda client: client.post("/letters/new/", {}), id="an invalid letter"),
        pytest.param(lambda client: client.post("/healthz", {}), id="a method not allowed"),
        pytest.param(lambda client: client.post("/", {}, CONTENT_LENGTH=str(2**40)), id="too large"),
    ],
)
def test_the_policy_stands_on_what_is_refused_too(answer, client):
    response = answer(client)

    assert policy(response)["default-src"] == ["'self'"]


def test_the_editors_desk_may_set_a_cookie_that_scripts_cannot_read(client):
    response = client.get("/admin/login/")

    assert response.cookies["csrftoken"]["httponly"]


@pytest.mark.parametrize("path", ["/letters/new/", "/admin/login/"])
def test_the_cookie_against_forged_requests_goes_when_the_browser_is_closed(path, client):
    cookie = client.get(path).cookies["csrftoken"]

    assert (cookie["max-age"], cookie["expires"]) == ("", "")
