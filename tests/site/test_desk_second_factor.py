"""The desk's second step: a code of the phone, or a recovery code; a password alone opens nothing."""

import re

import pytest
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.site.editing import code_of, editor, opens, sign_in
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db
SET_UP, CODE = "/admin/second-factor/set-up/", "/admin/second-factor/"


def test_nobody_gets_in_without_signing_in(client):
    response = client.get("/admin/")

    assert response["Location"].startswith("/admin/login/")


def test_a_password_alone_leads_to_the_second_step_and_opens_nothing(client):
    editor()

    response = client.get(sign_in(client)["Location"], follow=True)

    assert response.request["PATH_INFO"] == CODE
    assert not opens(client)


def test_the_code_of_the_phone_opens_the_desk_at_the_page_asked_for(client):
    edna = editor()
    sign_in(client)

    response = client.post(f"{CODE}?next=/admin/guidance/contact/", {"code": code_of(edna)})

    assert response["Location"] == "/admin/guidance/contact/"
    assert opens(client)


def test_after_the_code_no_other_site_is_led_to(client):
    edna = editor()
    sign_in(client)

    response = client.post(f"{CODE}?next=https://evil.example/", {"code": code_of(edna)})

    assert response["Location"] == "/admin/"


@pytest.mark.parametrize("code", ["", "000000", "abcdefgh"])
def test_a_wrong_code_opens_nothing_and_says_what_to_do(code, client):
    edna = editor()
    assert code_of(edna) != code
    sign_in(client)

    response = client.post(CODE, {"code": code})

    assert page_of(response).every("p", cls="errornote")[0].text.startswith(("This code does not fit.", "Type the six"))
    assert not opens(client)


def test_after_a_wrong_code_the_right_one_has_to_wait(client):
    edna = editor()
    sign_in(client)
    client.post(CODE, {"code": "000000"})

    client.post(CODE, {"code": code_of(edna)})

    assert not opens(client)


def test_a_code_serves_once(client):
    edna, other = editor(), Client()
    code = code_of(edna)
    for browser in (client, other):
        sign_in(browser)
        browser.post(CODE, {"code": code})

    assert (opens(client), opens(other)) == (True, False)


def test_another_editor_s_code_does_not_fit(client):
    editor()
    bella = editor("bella")
    sign_in(client)

    client.post(CODE, {"code": code_of(bella)})

    assert not opens(client)


@pytest.mark.parametrize("path", [CODE, SET_UP])
def test_the_second_step_is_not_shown_before_the_password(path, client):
    response = client.get(path)

    assert response["Location"].startswith("/admin/login/")
    assert not TOTPDevice.objects.exists()


def set_up(client):
    """Goes through the set-up page as an editor without a phone does; returns the last page."""
    edna = editor(phone=False)
    client.get(sign_in(client)["Location"], follow=True)
    return edna, client.post(SET_UP, {"code": code_of(edna, confirmed=False)})


def test_an_editor_without_a_phone_is_shown_the_secret_and_it_is_not_stored_by_the_browser(client):
    editor(phone=False)

    response = client.get(sign_in(client)["Location"], follow=True)

    page = page_of(response)
    assert response.request["PATH_INFO"] == SET_UP
    assert page.one("img").attributes["src"].startswith("data:image/svg+xml")
    assert re.fullmatch(r"([A-Z2-7]{1,4} ?)+", page.one("code").text)
    assert "no-store" in response["Cache-Control"]


def test_the_first_code_of_the_phone_opens_the_desk_and_shows_ten_recovery_codes_once(client):
    _, response = set_up(client)

    codes = [code.text for code in page_of(response).one("ul", cls="codes").every("code")]
    assert len(set(codes)) == 10
    assert opens(client)
    assert "no-store" in response["Cache-Control"]


def test_a_phone_that_has_not_shown_a_code_counts_for_nothing(client):
    editor(phone=False)
    client.get(sign_in(client)["Location"], follow=True)

    client.post(SET_UP, {"code": "000000"})

    assert not opens(client)
    assert not TOTPDevice.objects.filter(confirmed=True).exists()


def test_a_recovery_code_opens_the_desk_once(client):
    set_up(client)
    code = StaticToken.objects.first().token
    opened = []
    for _ in range(2):
        browser = Client()
        sign_in(browser)
        browser.post(CODE, {"code": code.upper()})
        opened.append(opens(browser))

    assert opened == [True, False]


def test_the_password_alone_does_not_replace_the_phone(client):
    editor()
    sign_in(client)

    response = client.get(SET_UP)

    assert response["Location"] == CODE
    assert TOTPDevice.objects.count() == 1


def test_a_new_phone_replaces_the_old_one_and_its_recovery_codes(client):
    edna, _ = set_up(client)
    old_phone, old_codes = TOTPDevice.objects.get(), set(StaticToken.objects.values_list("token", flat=True))
    client.get(SET_UP)

    client.post(SET_UP, {"code": code_of(edna, confirmed=False)})

    assert TOTPDevice.objects.get().pk != old_phone.pk
    assert not old_codes & set(StaticToken.objects.values_list("token", flat=True))


def test_the_session_gets_another_key_when_the_code_fits(client):
    edna = editor()
    sign_in(client)
    before = client.session.session_key

    client.post(CODE, {"code": code_of(edna)})

    assert client.session.session_key != before
