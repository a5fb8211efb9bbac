"""Every page and every contact asks whether something is wrong; what is typed there stays private."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from guidance.content_loader import content
from guidance.models import Correction
from guidance.views import corrections
from tests.site.correcting import send, typed
from tests.site.editing import contact
from tests.site.reading import page_of, typed_in
from tests.site.test_every_page import FULL, PATIENTS
from tests.site.test_privacy import CANARY, database_text, log  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db

WITH_A_FOOT = [path for path in FULL if not path.partition("?")[0].endswith((".pdf", ".atom"))]


@pytest.fixture(autouse=True)
def _nobody_sent_any_yet():
    corrections.LIMIT.taken.clear()


def asks(part) -> list[str]:
    """The addresses to which "something wrong?" leads."""
    links = part.every("a")
    return [link.attributes["href"] for link in links if link.attributes["href"].startswith("/corrections/")]


@pytest.mark.parametrize("path", WITH_A_FOOT)
def test_the_foot_of_every_page_asks_about_that_page_by_its_path_alone(path, client):
    response = client.get(path, follow=True)

    (address,) = asks(page_of(response).one("footer"))

    assert parse_qs(urlsplit(address).query) == {"page": [response.request["PATH_INFO"]]}


def test_a_page_that_does_not_exist_asks_without_repeating_its_address(client):
    page = page_of(client.get("/nowhere/", {"patient": "x"}))

    assert asks(page.one("footer")) == ["/corrections/"]


def test_every_contact_of_a_plan_asks_about_the_plan_s_page(client):
    contact()
    contact(purpose="website", value="example.org")

    lines = page_of(client.get("/plans/molina/?on=2026-11-01")).one("ul", cls="contacts").every("li")

    assert [asks(line) for line in lines] == [["/corrections/?page=/plans/molina/"]] * 2 + [[]]


@pytest.mark.parametrize("path", [path for path in WITH_A_FOOT if path not in PATIENTS])
def test_beside_every_number_that_dials_stands_the_question(path, client):
    page = page_of(client.get(path, follow=True))

    silent = [part.text for part in page.parts() if dials(part) and not any(asks(each) for each in around(page, part))]

    assert silent == []


@pytest.mark.parametrize("path", [path for path in PATIENTS if not path.endswith(".pdf")])
def test_a_patient_page_asks_once_in_its_own_language(path, client):
    main = page_of(client.get(path)).one("main")

    (link,) = [link for link in main.every("a") if link.attributes["href"].startswith("/corrections/")]

    assert link.text == content().patients[path.split("/")[2]].words["wrong"]
    assert link.attributes["href"] == f"/corrections/?page={path}"


def dials(part) -> bool:
    return part.attributes.get("href", "").startswith("tel:")


def around(page, link) -> list:
    """The paragraph, list entry or answer in which the link stands."""
    return [part for tag in ("p", "li", "dd") for part in page.every(tag) if link in part.every("a")]


def test_every_phone_line_of_a_result_asks(client):
    page = page_of(client.get("/decide/?coverage_start=2015-03-01&situation=pace"))

    lines = page.every("span", cls="phone-line")

    assert lines
    assert [asks(line) for line in lines] == [["/corrections/?page=/decide/"]] * len(lines)


def test_nothing_of_a_letter_reaches_the_link(client):
    page = page_of(client.post("/letters/new/", {"patient_name": CANARY}))

    assert asks(page) == ["/corrections/?page=/letters/new/"]


def taken(client):
    return send(client, wrong=CANARY, contact=CANARY)


def refused(client):
    return send(client, wrong=f"{CANARY}, born 3/14/1952", contact=CANARY)


def no_page(client):
    return send(client, wrong=CANARY, page=f"/{CANARY}/")


def too_fast(client):
    return send(client, wrong=CANARY, opened="")


def expired(client):
    return Client(enforce_csrf_checks=True).post("/corrections/", typed(wrong=CANARY))


def by_address(client):
    return client.get("/corrections/", {"page": f"/{CANARY}/", "wrong": CANARY})


ROUTES = {taken: 302, refused: 200, no_page: 200, too_fast: 200, expired: 403, by_address: 200}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.__name__)
def test_no_header_cookie_or_log_line_holds_what_was_typed(route, client, log):  # noqa: F811
    response = route(client)

    assert response.status_code == ROUTES[route]
    assert CANARY not in str(response.headers) + response.cookies.output() + log.getvalue()
    assert set(response.cookies) <= {"csrftoken"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("route", [route for route in ROUTES if route is not taken], ids=lambda route: route.__name__)
def test_what_is_not_taken_is_kept_nowhere(route, client):
    route(client)

    assert CANARY not in database_text()


def test_what_is_taken_stands_in_one_place_and_is_gone_when_that_is_deleted(client):
    taken(client)
    assert CANARY in database_text()

    Correction.objects.get().delete()

    assert CANARY not in database_text()


def test_a_form_whose_protection_ran_out_is_shown_again_with_everything_typed():
    page = page_of(expired(None))

    assert "press the button once more" in page.one(id="error-summary").text
    assert typed_in(page)["wrong"] == [CANARY]


@pytest.mark.parametrize("path", ["/corrections/", "/corrections/sent/"])
def test_nothing_of_a_correction_is_stored(path, client):
    assert "no-store" in client.get(path)["Cache-Control"]
