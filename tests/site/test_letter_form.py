"""The letter form: what it brings along, what it must be told, and that it never loses what was typed."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from guidance.content_loader import content
from tests.site.deciding import link_to
from tests.site.lettering import (
    FULL,
    NEEDED,
    OPTIONAL,
    downloaded,
    errors_at,
    errors_on,
    filled,
    has_letter,
    kept_on,
    letter_text,
    previewed,
)
from tests.site.reading import page_of, typed_in

pytestmark = pytest.mark.django_db

FROM_A_RESULT = {
    "coverage_start": "2015-03-01",
    "your_role": "specialist",
    "accepts_rate": "yes",
    "accepts_plan_rules": "no",
}
REQUIRED = [key for key in NEEDED if key not in ("letter_date", "member_id", "patient_language")]


def fresh(client, **query):
    return kept_on(page_of(client.get("/letters/new/", query)))


def test_a_bare_form_holds_today_s_date_and_nothing_that_names_anybody(client):
    kept = fresh(client)

    assert kept["letter_date"] == "11/24/2026"
    assert [key for key in kept if key.startswith(("patient_name", "patient_dob", "physician", "member"))] == []


def test_a_result_hands_on_what_the_letter_needs_of_it(client):
    bare = fresh(client)

    kept = fresh(client, **FROM_A_RESULT)

    assert kept == bare | FROM_A_RESULT


@pytest.mark.parametrize(("concern", "no_concern"), [("yes", "no"), ("no", "yes")])
def test_the_quality_question_is_asked_the_other_way_around(concern, no_concern, client):
    kept = fresh(client, quality_concern=concern)

    assert kept["no_quality_concern"] == no_concern


def test_nothing_else_arrives_by_address(client):
    bare = client.get("/letters/new/").content.decode()
    others = {key: "Canary" for key in content().letter_form.fields if key not in FROM_A_RESULT}

    response = client.get("/letters/new/", others | {"patient": "Canary", "visits": "2", "format": "pdf"})

    assert kept_on(page_of(response)) == fresh(client)
    assert "Canary" not in page_of(response).one("form", id="letter-form").text
    assert "Canary" not in bare


def test_the_preview_leads_back_to_the_decision_with_the_visits_as_a_number(client):
    page = previewed(client, visit_dates="06/12/2014; 11/03/2014; 12/01/2014", no_quality_concern="yes")

    back = next(address for address in link_to(page, "/decide/") if "?" in address)

    assert parse_qs(urlsplit(back).query) == {
        "coverage_start": ["2015-03-01"],
        "your_role": ["primary"],
        "accepts_rate": ["yes"],
        "accepts_plan_rules": ["yes"],
        "quality_concern": ["no"],
        "visits": ["2"],
    }


def test_what_must_be_there_is_enough(client):
    page = previewed(client)

    assert errors_on(page) == {}
    assert has_letter(page)


@pytest.mark.parametrize("field", REQUIRED)
@pytest.mark.parametrize("blank", ["", "  ", None], ids=["empty", "spaces", "left out"])
def test_what_must_be_there_is_asked_for_at_its_field_and_nothing_else_is_lost(field, blank, client):
    page = previewed(client, **{field: blank})

    assert set(errors_on(page)) == {field}
    assert "required" not in errors_at(page, field)
    assert not has_letter(page)
    assert {key: value for key, value in kept_on(page).items() if key != field} == filled(**{field: None})


def test_the_summary_on_top_links_to_each_field_with_something_wrong(client):
    page = previewed(client, patient_name="", physician_npi="123")

    links = [link.attributes["href"] for link in page.one(id="error-summary").every("a")]

    assert links == ["#div_id_patient_name", "#div_id_physician_npi"]
    assert all(page.every(id=link[1:]) for link in links)


def test_everything_typed_is_still_in_the_form_beside_the_letter(client):
    page = previewed(client, **OPTIONAL)

    assert has_letter(page)
    assert kept_on(page) == FULL


def test_everything_typed_is_still_in_the_form_when_everything_is_wrong(client):
    wrong = {key: f"!{key}\n漢 <b>" if "\n" in str(FULL[key]) else f"! {key} <b>" for key in FULL}
    choices = {key: FULL[key] for key in (*content().letter_form.choices, "plan", "patient_language")}

    page = previewed(client, **wrong | choices)

    assert len(errors_on(page)) >= 5
    assert kept_on(page) == wrong | choices


def test_a_blank_date_of_the_letter_means_today(client, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: date(2015, 3, 5))

    page = previewed(client, letter_date="")

    assert errors_on(page) == {}
    assert "March 5, 2015" in letter_text(page)


@pytest.mark.parametrize("blank", ["", None], ids=["empty", "left out"])
def test_a_blank_language_means_english(blank, client):
    page = previewed(client, patient_language=blank)

    assert errors_on(page) == {}
    assert "English" in letter_text(page)


@pytest.mark.parametrize("format", ["pdf", "html"])
def test_a_download_with_something_wrong_is_the_page_and_never_a_file(format, client):
    response = downloaded(client, format, patient_name="")
    page = page_of(response)

    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")
    assert "Content-Disposition" not in response
    assert set(errors_on(page)) == {"patient_name"}
    assert kept_on(page) == filled(patient_name=None)


def test_a_download_is_a_file_whose_name_says_nothing_of_the_patient(client):
    response = downloaded(client)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "ana" not in response["Content-Disposition"].lower()
    assert "no-store" in response["Cache-Control"]


def test_buttons_of_the_preview_send_the_same_form_to_the_download(client):
    page = previewed(client)

    buttons = [button.attributes for button in page.every("button", name="format")]

    assert {button["value"] for button in buttons} >= {"pdf", "html"}
    assert {button["formaction"] for button in buttons} == {"/letters/download/"}


@pytest.mark.parametrize("path", ["/letters/new/", "/letters/download/"])
def test_a_form_whose_protection_ran_out_comes_back_with_everything_typed_and_a_fresh_token(path):
    client = Client(enforce_csrf_checks=True)

    refused = client.post(path, FULL | {"format": "pdf"})
    page = page_of(refused)
    (token,) = typed_in(page)["csrfmiddlewaretoken"]
    sent_again = client.post("/letters/new/", kept_on(page) | {"csrfmiddlewaretoken": token})

    assert refused.status_code == 403
    assert "Content-Disposition" not in refused
    assert "no-store" in refused["Cache-Control"]
    assert "Please send it again" in page.text
    assert kept_on(page) == FULL
    assert has_letter(page_of(sent_again))
