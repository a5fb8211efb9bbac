"""The desk's door: a password and a code, a lock after wrong ones, and a session that ends by itself."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.site.editing import PASSWORD, at_the_desk, code_of, contact, editor
from tests.site.reading import page_of
from tests.site.test_privacy import database_text, log  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
SET_UP, CODE = "/admin/second-factor/set-up/", "/admin/second-factor/"


def sign_in(client, name="edna", password=PASSWORD, **more):
    return client.post("/admin/login/?next=/admin/", {"username": name, "password": password}, **more)


def opens(client) -> bool:
    """Whether the desk opens."""
    return client.get("/admin/guidance/contact/").status_code == 200


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


def fail(client, times: int, **more):
    return [sign_in(client, password="wrong", **more) for _ in range(times)]


@pytest.mark.parametrize(("failures", "let_in"), [(4, True), (5, False)])
def test_after_five_wrong_passwords_the_right_one_does_not_help(failures, let_in, client):
    editor()
    fail(client, failures)

    response = sign_in(client)

    assert response.status_code == (302 if let_in else 429)


def test_being_locked_out_is_said_in_the_look_of_the_site(client):
    editor()

    response = fail(client, 5)[-1]

    assert page_of(response).one("h1").text == "Too many wrong passwords"


def test_nobody_locks_an_editor_out_from_another_address(client):
    editor()
    fail(client, 5, REMOTE_ADDR="192.0.2.7")

    assert sign_in(client).status_code == 302


def test_another_name_from_the_same_address_is_not_locked_out(client):
    editor()
    fail(client, 5, name="nobody")

    assert sign_in(client).status_code == 302


@pytest.mark.parametrize(("minutes", "let_in"), [(29, False), (31, True)])
def test_the_lock_opens_after_half_an_hour(minutes, let_in, client):
    editor()
    fail(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=minutes))

    assert (sign_in(client).status_code == 302) is let_in


def test_of_a_failed_sign_in_only_name_address_time_and_count_are_kept(client, log):  # noqa: F811
    headers = {"user-agent": "Zwitscher/1", "accept": "text/zwitscher"}
    for _ in range(2):
        client.post("/admin/login/?next=/zwitscher/", {"username": "edna", "password": "zwitscher"}, headers=headers)

    row = AccessAttempt.objects.get()
    assert (row.username, row.ip_address, row.failures_since_start) == ("edna", "127.0.0.1", 2)
    assert "zwitscher" not in database_text().lower()
    assert "zwitscher" not in log.getvalue().lower()
    assert "edna" not in log.getvalue() and "127.0.0.1" not in log.getvalue()


def test_what_was_kept_of_failed_sign_ins_is_gone_after_the_next_sign_in(client):
    editor()
    fail(client, 2)
    fail(client, 1, name="nobody")
    AccessAttempt.objects.filter(username="nobody").update(attempt_time=timezone.now() - timedelta(minutes=31))

    sign_in(client)

    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize(
    ("password", "strong"), [("tortoise-59", False), ("tortoise-595", True), ("123456789012", False)]
)
def test_a_password_has_twelve_characters_and_not_only_digits(password, strong):
    try:
        validate_password(password, password_validators=get_password_validators(settings.AUTH_PASSWORD_VALIDATORS))
        taken = True
    except ValidationError:
        taken = False

    assert taken is strong


@pytest.mark.parametrize(("minutes", "open_still"), [(29, True), (31, False)])
def test_a_session_ends_after_thirty_idle_minutes(minutes, open_still):
    desk = at_the_desk(editor())
    desk.get("/admin/")

    Session.objects.update(expire_date=Session.objects.get().expire_date - timedelta(minutes=minutes))

    assert opens(desk) is open_still


def test_each_page_of_the_desk_begins_the_thirty_minutes_anew():
    desk = at_the_desk(editor())
    soon = timezone.now() + timedelta(minutes=1)
    Session.objects.update(expire_date=soon)

    desk.get("/admin/")

    assert Session.objects.get().expire_date > soon + timedelta(minutes=28)


def test_the_desk_s_cookie_is_for_the_desk_alone_and_ends_with_the_browser(client):
    editor()

    cookie = sign_in(client).cookies["sessionid"]

    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == ("/admin/", True, "")


def test_a_message_of_the_desk_is_in_no_cookie():
    desk = at_the_desk(editor())
    row = contact()

    response = desk.post(f"/admin/guidance/contact/{row.pk}/verify/")

    assert set(response.cookies) <= {"sessionid", "csrftoken"}


RIGHTS = {
    "/admin/guidance/contact/": 200,
    "/admin/guidance/contact/add/": 200,
    "/admin/guidance/correction/": 200,
    "/admin/guidance/correction/add/": 403,
    "/admin/guidance/plan/": 200,
    "/admin/guidance/plan/add/": 403,
    "/admin/auth/user/": 403,
    "/admin/auth/group/": 403,
    "/admin/otp_totp/totpdevice/": 403,
}


@pytest.mark.parametrize("path", RIGHTS)
def test_an_editor_may_work_on_contacts_and_corrections_and_on_nothing_else(path):
    assert at_the_desk(editor()).get(path).status_code == RIGHTS[path]


def test_the_group_of_editors_has_rights_on_contacts_and_corrections_and_sees_plans():
    rights = Group.objects.get(name="Editors").permissions.values_list("codename", flat=True)

    assert set(rights) == {
        "view_plan",
        *(f"{what}_contact" for what in ("view", "add", "change")),
        *(f"{what}_correction" for what in ("view", "change", "delete")),
    }


def test_an_editor_ends_a_contact_and_does_not_delete_it():
    row = contact()

    assert at_the_desk(editor()).post(f"/admin/guidance/contact/{row.pk}/delete/", {"post": "yes"}).status_code == 403


def test_somebody_without_the_right_verifies_nothing():
    row, guest = contact(), editor("guest")
    guest.groups.clear()

    response = at_the_desk(guest).post(f"/admin/guidance/contact/{row.pk}/verify/")

    row.refresh_from_db()
    assert (response.status_code, row.verified_on) == (403, None)


def test_recovery_codes_and_secrets_are_shown_to_no_administrator():
    boss = User.objects.create_superuser("boss", password=PASSWORD)
    phone = TOTPDevice.objects.create(user=boss)
    desk = at_the_desk(boss)

    page = desk.get(f"/admin/otp_totp/totpdevice/{phone.pk}/change/").content.decode()

    assert phone.key not in page
    assert desk.get("/admin/otp_static/staticdevice/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/decide/?coverage_start=2015-03-01", "/plans/molina/", "/guides/", "/search/?q=fax"]
)
def test_no_page_of_the_guide_knows_who_is_signed_in(path):
    """A browser would not even send the cookie there; should it arrive all the same, nobody looks."""
    desk = at_the_desk(editor())
    Session.objects.update(expire_date=(soon := timezone.now() + timedelta(minutes=1)))

    page = desk.get(path)

    assert "edna" not in page.content.decode()
    assert Session.objects.get().expire_date == soon
    assert not page.cookies
