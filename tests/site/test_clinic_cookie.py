"""A clinic's own details, remembered on one device where somebody asks for it, and never anything of a patient."""

import json

import pytest
from django.test import Client

from guidance.content_loader import content
from guidance.urls import urlpatterns
from tests.site.lettering import FULL, downloaded, errors_on, kept_on, previewed
from tests.site.reading import page_of
from tests.site.remembering import (
    CLINIC,
    TICKED,
    box_is_ticked,
    box_of,
    cookie_of,
    fresh,
    held,
    prefilled,
    remembering,
)

pytestmark = pytest.mark.django_db

YEAR = 365 * 24 * 60 * 60


@pytest.mark.parametrize("send", [previewed, downloaded], ids=["preview", "download"])
def test_nothing_is_remembered_unless_the_box_is_ticked(send, client):
    assert not box_is_ticked(fresh(client))

    send(client, **FULL)

    assert "clinic" not in client.cookies
    assert prefilled(client) == {}


@pytest.mark.parametrize("made", ["preview", "pdf", "html", "ics"])
def test_with_the_box_ticked_a_letter_that_was_made_is_remembered_by_its_clinic_s_details_alone(made, client):
    address = "/letters/new/" if made == "preview" else "/letters/download/"

    response = client.post(address, TICKED | {"format": made})

    assert response.status_code == 200
    assert set(response.cookies) - {"csrftoken"} == {"clinic"}
    assert held(client) == CLINIC
    assert prefilled(client) == CLINIC


def test_every_other_field_of_the_form_stays_out_of_the_cookie(client):
    typed = {key: value for key, value in FULL.items() if key not in CLINIC}
    typed |= {"representative_name": "Kim Canary", "representative_relationship": "canary daughter"}
    typed |= {"requested_by": "representative", "urgency": "soon", "urgency_reason": "canary reason"}
    assert {*CLINIC, *typed} == set(content().letter_form.fields)

    client.post("/letters/new/", CLINIC | typed | {"remember": "on", "patient_note": "canary"})

    written = json.dumps(held(client), ensure_ascii=False)
    choices = content().letter_form.choices
    assert [value for key, value in typed.items() if key not in choices and value in written] == ["en"]
    assert held(client) == CLINIC


def test_a_detail_that_was_not_given_is_not_remembered(client):
    previewed(client, remember="on")

    assert "practice_fax" not in held(client)
    assert "practice_fax" not in prefilled(client)


def test_a_detail_that_was_changed_is_remembered_as_it_is_now(client):
    remembering(client).post("/letters/new/", TICKED | {"practice_phone": "213-555-0199"})

    assert prefilled(client) == CLINIC | {"practice_phone": "213-555-0199"}


@pytest.mark.parametrize("address", ["/letters/new/", "/letters/download/"])
def test_a_letter_with_something_to_correct_is_not_remembered_and_the_box_stays_ticked(address, client):
    page = page_of(client.post(address, TICKED | {"physician_npi": "123", "format": "pdf"}))

    assert errors_on(page)
    assert box_is_ticked(page)
    assert "clinic" not in client.cookies


def test_a_letter_sent_without_its_protection_is_not_remembered(client):
    browser = Client(enforce_csrf_checks=True)

    page = page_of(browser.post("/letters/new/", TICKED))

    assert "Please send it again" in page.text
    assert box_is_ticked(page)
    assert "clinic" not in browser.cookies


def test_what_a_result_hands_on_stands_beside_what_is_remembered(client):
    kept = prefilled(remembering(client), accepts_rate="yes", your_role="specialist", practice_name="By address")

    assert kept == CLINIC | {"accepts_rate": "yes", "your_role": "specialist"}


@pytest.mark.parametrize("https", [True, False], ids=["https on", "https off"])
def test_the_cookie_is_for_letters_alone_for_a_year_and_out_of_reach_of_scripts(https, settings, client):
    settings.HTTPS = https

    morsel = client.post("/letters/new/", TICKED).cookies["clinic"]

    flags = {name: morsel[name] for name in ("path", "max-age", "httponly", "samesite", "secure", "domain")}
    assert flags == {
        "path": "/letters/",
        "max-age": YEAR,
        "httponly": True,
        "samesite": "Lax",
        "secure": https or "",
        "domain": "",
    }


def test_the_box_says_what_is_kept_and_where_not_to_tick_it(client):
    said = box_of(fresh(client))

    assert said.startswith("Remember my practice on this device")
    assert "Only your practice’s details, never a patient’s." in said
    assert "Do not tick this on a shared computer outside the clinic." in said


def test_privacy_says_what_the_cookie_holds(client):
    said = page_of(client.get("/privacy/")).text

    assert "“Remember my practice on this device”" in said
    assert "your practice’s details, never a patient’s, for a year" in said


def test_one_click_forgets(client):
    form = fresh(remembering(client)).one("form", cls="forget")
    assert form.one("button").text == "Forget them"

    response = client.post(form.attributes["action"])

    assert (response.status_code, response["Location"]) == (302, "/letters/new/")
    assert (response.cookies["clinic"].value, response.cookies["clinic"]["max-age"]) == ("", 0)
    assert response.cookies["clinic"]["path"] == "/letters/"
    assert prefilled(client) == {}
    assert not box_is_ticked(fresh(client))


def test_there_is_nothing_to_forget_where_nothing_is_remembered(client):
    assert fresh(client).every("form", cls="forget") == []


@pytest.mark.parametrize("npi", ["1234567893", "123"], ids=["a letter", "something to correct"])
def test_beside_what_was_typed_nothing_can_be_pressed_that_would_lose_it(npi, client):
    page = page_of(remembering(client).post("/letters/new/", TICKED | {"physician_npi": npi}))

    assert kept_on(page)["physician_npi"] == npi
    assert page.every("form", cls="forget") == []


def test_a_link_to_forgetting_forgets_nothing(client):
    response = remembering(client).get("/letters/forget/")

    assert (response.status_code, response["Location"]) == (302, "/letters/new/")
    assert prefilled(client) == CLINIC


def test_another_site_cannot_make_a_browser_forget():
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["clinic"] = cookie_of(CLINIC)

    response = browser.post("/letters/forget/")

    assert response.status_code == 403
    assert "clinic" not in response.cookies
    assert "reload the page, and send it again" in page_of(response).text


@pytest.mark.parametrize("send", [previewed, downloaded], ids=["preview", "download"])
def test_clearing_the_box_and_making_the_letter_again_forgets(send, client):
    assert box_is_ticked(fresh(remembering(client)))

    send(client, **FULL)

    assert held(client) is None
    assert prefilled(client) == {}


def test_clearing_the_box_of_a_letter_that_cannot_be_made_changes_nothing_yet(client):
    previewed(remembering(client), patient_dob=None)

    assert held(client) == CLINIC


@pytest.mark.parametrize(
    "path",
    [
        f"/{pattern.pattern}"
        for pattern in urlpatterns
        if not pattern.pattern.converters and pattern.name not in ("letter_new", "letter_download", "letter_forget")
    ],
)
def test_no_other_address_sets_removes_or_shows_the_cookie(path, client):
    client.cookies["clinic"] = cookie_of(CLINIC)

    for response in (client.get(path), client.post(path, TICKED)):
        assert "clinic" not in response.cookies
        assert b"Robin Example" not in response.content
