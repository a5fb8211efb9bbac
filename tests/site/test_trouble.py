"""What is answered when something is wrong, in the site's look."""

import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import OperationalError
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from guidance.content_loader import content
from tests.site.reading import page_of

LIMIT = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def in_the_look_of_the_site(page) -> bool:
    """Whether it has the one heading, the strip, the navigation, and the foot of every page."""
    foot = [link.attributes["href"] for link in page.one("footer").every("a")]
    strip = page.one(id="strip").text
    return len(page.every("h1")) == 1 and "April 1, 2014" in strip and "/about/" in foot and bool(page.every("nav"))


def test_an_address_that_does_not_exist_says_so(client):
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert in_the_look_of_the_site(page_of(response))


def test_a_plan_that_does_not_exist_says_so(client):
    response = client.get("/plans/nobody/")

    assert response.status_code == 404
    assert in_the_look_of_the_site(page_of(response))


def test_a_host_name_that_is_not_ours_is_refused(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_host_name_of_ours_is_answered(host, client):
    response = client.get("/", headers={"host": host})

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("size", "status"),
    [pytest.param(LIMIT, 405, id="the limit: the address answers"), pytest.param(LIMIT + 1, 413, id="one byte more")],
)
def test_only_what_is_above_the_limit_is_too_large(size, status, client):
    response = client.post("/healthz", b"x", content_type="text/plain", CONTENT_LENGTH=str(size))

    assert response.status_code == status


def test_too_large_is_said_in_the_look_of_the_site(client):
    response = client.post("/letters/new/", {"patient_name": "A"}, CONTENT_LENGTH=str(LIMIT + 1))

    assert in_the_look_of_the_site(page_of(response))
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_form_without_its_protection_is_refused_in_the_look_of_the_site():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/admin/login/", {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert in_the_look_of_the_site(page_of(response))


def test_the_page_for_our_own_mistakes_is_in_the_look_of_the_site():
    request = RequestFactory().get("/")

    made = render_to_string("guidance/errors/500.html", request=request)

    assert "Something went wrong on our side" in made
    assert "April 1, 2014" in made
    assert 'href="/about/"' in made


@pytest.mark.parametrize("path", ["/", "/decide/", "/plans/", "/letters/"])
def test_a_page_is_read_and_never_written(path, client):
    response = client.post(path)

    assert response.status_code == 405


def test_robots_read_the_empty_letter_form_and_keep_out_of_all_else_of_letters_and_of_the_desk(client):
    response = client.get("/robots.txt")

    lines = response.content.decode().splitlines()

    assert response["Content-Type"].startswith("text/plain")
    assert {"Disallow: /letters/", "Disallow: /corrections/", "Disallow: /admin/"} <= set(lines)
    assert [line for line in lines if "letters" in line and line.startswith("Allow")] == [
        "Allow: /letters/$",
        "Allow: /letters/new/$",
    ]


def test_the_health_of_the_process_is_told_without_the_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_the_site_is_ready_when_its_database_answers(client):
    response = client.get("/readyz")

    assert response.status_code == 200


def test_the_site_is_not_ready_when_its_database_is_away(client, database_away):
    response = client.get("/readyz")

    assert response.status_code == 503


@pytest.mark.parametrize(
    "path", ["/", "/decide/?coverage_start=2015-03-01", "/plans/", "/plans/molina/", "/letters/new/"]
)
def test_guidance_and_help_lines_are_there_with_the_database_away(path, client, database_away):
    response = client.get(path)

    assert response.status_code == 200


def test_a_plan_s_page_says_that_its_phone_book_cannot_be_read_and_whom_to_call(client, database_away):
    page = page_of(client.get("/plans/molina/"))

    assert "contacts cannot be shown just now" in page.card("Phone book").text
    for line in content().stand_ins:
        assert line.phone in page.card("Phone book").text


@pytest.fixture
def database_away(monkeypatch):
    """A database that answers nothing."""

    def fail(*args, **kwargs):
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(connection, "cursor", fail)
    monkeypatch.setattr(connection, "chunked_cursor", fail)
