"""No address takes a form that another site sent: each one, the desk's included, and those not written yet."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import URLPattern, get_resolver
from django_otp import DEVICE_ID_SESSION_KEY

from guidance.content_loader import content
from guidance.models import Contact, Correction, LinkCount, Plan
from tests.site.editing import PASSWORD, TOTPDevice, contact, editor

pytestmark = pytest.mark.django_db

# What stands in the gaps of addresses.
GAPS = {
    "language": next(iter(content().patients)),
    "topic": "choices",
    "slug": content().plans[0].slug,
    "object_id": "1",
    "pk": "1",
    "id": "1",
    "user_id": "1",
    "history_id": "1",
    "app_label": "guidance",
    "content_type_id": "1",
    "url": "nowhere",
}
GAP = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
# Nothing is changed by asking them, so they have no need of a token; they refuse every other method.
WITHOUT_A_TOKEN = {"/api/", "/api/openapi.json", "/api/v1/decision", "/api/v1/plans"}


def routes(patterns, before: str = "/") -> list[tuple[str, URLPattern]]:
    """Every route below, as it is written, with its pattern."""
    found = []
    for each in patterns:
        route = before + str(each.pattern).removeprefix("^")
        if isinstance(each, URLPattern):
            found.append((route, each))
        else:
            found += routes(each.url_patterns, route)
    return found


def address(route: str) -> str:
    """The route with something in each of its gaps."""
    path = GAP.sub(lambda gap: GAPS[gap[1] or gap[2]], route)
    return path.removesuffix("\\Z").removesuffix("$")


EVERY = {address(route): pattern for route, pattern in routes(get_resolver().url_patterns)}


@pytest.fixture
def signed_in():
    """A browser in which somebody with every right is signed in: the desk refuses nothing for want of a right."""
    user = editor()
    User.objects.filter(pk=user.pk).update(is_superuser=True)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = browser.session
    session[DEVICE_ID_SESSION_KEY] = TOTPDevice.objects.get(user=user).persistent_id
    session.save()
    return browser


def refused(response) -> bool:
    """Whether it was refused for want of a token, and not for another reason."""
    return response.status_code == 403 and response.context is not None and b"cookies are off" in response.content


def test_the_walk_meets_the_guide_s_forms_and_the_desk_s():
    assert {
        *("/letters/new/", "/letters/download/", "/letters/forget/", "/letters/batch/", "/corrections/"),
        *("/admin/login/", "/admin/logout/", "/admin/second-factor/", "/admin/password_change/"),
        *("/admin/guidance/contact/add/", "/admin/guidance/contact/1/verify/", "/admin/guidance/correction/1/delete/"),
        *("/admin/auth/user/1/password/", "/admin/nowhere"),
    } <= set(EVERY)


def taken(path: str, response) -> bool:
    """Whether it was not refused as it should be."""
    return response.status_code != 405 if path in WITHOUT_A_TOKEN else not refused(response)


def test_a_form_without_a_token_is_refused_wherever_it_is_sent(signed_in):
    answers = {path: signed_in.post(path, {"anything": "at all"}) for path in EVERY}

    assert len(answers) > 100
    assert [path for path, response in answers.items() if taken(path, response)] == []


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_other_method_changes_anything_either(method, signed_in):
    answers = {path: getattr(signed_in, method)(path) for path in EVERY}

    assert [path for path, response in answers.items() if taken(path, response)] == []


def test_only_what_programs_read_needs_no_token():
    exempt = {path for path, pattern in EVERY.items() if getattr(pattern.callback, "csrf_exempt", False)}

    assert exempt == WITHOUT_A_TOKEN


def test_nothing_was_changed_by_what_was_refused(signed_in):
    row = contact()
    for path in EVERY:
        signed_in.post(path, {"purpose": "continuity_fax", "value": "1-900-555-0100", "post": "yes"})

    assert [(each.pk, each.value) for each in Contact.objects.all()] == [(row.pk, row.value)]
    assert [model.objects.count() for model in (Plan, Correction, LinkCount, User, Group)] == [1, 0, 0, 1, 1]
    assert User.objects.get().check_password(PASSWORD)


# The token fits its cookie in all of these; where it comes from does not.
TOKEN = "t" * 32
ELSEWHERE = {
    "another site": ({"origin": "https://evil.example"}, True),
    "a neighbor of ours": ({"origin": "https://pages.localhost"}, True),
    "the site over plain http": ({"origin": "http://localhost"}, True),
    "a hidden origin": ({"origin": "null"}, True),
    "another site, by its link": ({"referer": "https://evil.example/"}, True),
    "nowhere that is told": ({}, True),
    "the site": ({"origin": "https://localhost"}, False),
    "the site, by its link": ({"referer": "https://localhost/letters/new/"}, False),
}


@pytest.mark.parametrize("where", ELSEWHERE)
def test_a_token_that_fits_is_worth_nothing_from_elsewhere(where):
    headers, is_refused = ELSEWHERE[where]
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["csrftoken"] = TOKEN

    response = browser.post(
        "/letters/forget/", {"csrfmiddlewaretoken": TOKEN}, secure=True, headers={"host": "localhost", **headers}
    )

    assert response.status_code == (403 if is_refused else 302)


@pytest.mark.parametrize("token", ["", "x" * 32, "t" * 31, "t" * 64])
def test_another_token_than_the_cookie_s_is_refused(token):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["csrftoken"] = TOKEN

    assert browser.post("/letters/forget/", {"csrfmiddlewaretoken": token}).status_code == 403
