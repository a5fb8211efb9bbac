"""The desk's door: a lock after wrong passwords, and a session that ends by itself."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.site.editing import at_the_desk, contact, editor, opens, sign_in
from tests.site.reading import page_of
from tests.site.test_privacy import database_text, log  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


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
