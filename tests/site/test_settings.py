"""The site starts only with what it must know, and is safe when the rest is forgotten."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

GIVEN = {"SECRET_KEY": "a-long-random-text-" + "x" * 50, "ALLOWED_HOSTS": "example.org", "HTTPS": "on"}
# Asks the site, started anew, and prints what it answers. Plain static files: none were collected there.
ASK = """
import json, sys, django
from django.conf import settings
django.setup()
from django.test import Client, override_settings
plain = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
with override_settings(STORAGES=plain):
    path, secure = json.loads(sys.argv[1])
    host = settings.ALLOWED_HOSTS[0]
    response = Client().get(path, secure=secure, headers={"host": host})
    flags = ("secure", "httponly")
    cookies = {name: {flag: bool(c[flag]) for flag in flags} for name, c in response.cookies.items()}
    print(json.dumps({"status": response.status_code, "headers": dict(response.headers), "cookies": cookies}))
"""


def started(*arguments: str, **changes) -> subprocess.CompletedProcess:
    """Python with these arguments in the site's folder; None takes a variable out of its environment."""
    known = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "calmediconnect_site.settings"}
    environment = {name: value for name, value in (known | GIVEN | changes).items() if value is not None}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def asked(path: str, *, secure: bool, **changes) -> dict:
    """What the site, started with these variables, answers at the path."""
    run = started("-c", ASK, json.dumps([path, secure]), **changes)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        pytest.param({"SECRET_KEY": None}, ("SECRET_KEY is not set.", "make run"), id="no SECRET_KEY"),
        pytest.param({"SECRET_KEY": "  "}, ("SECRET_KEY is not set.", "make run"), id="a blank SECRET_KEY"),
        pytest.param({"ALLOWED_HOSTS": None}, ("ALLOWED_HOSTS is not set.", "make run"), id="no ALLOWED_HOSTS"),
        pytest.param({"HTTPS": "off"}, ("HTTPS=off is only for localhost", "Remove it"), id="HTTPS off for the world"),
        pytest.param(
            {"HTTPS": "off", "ALLOWED_HOSTS": "localhost,example.org"},
            ("HTTPS=off is only for localhost",),
            id="for both",
        ),
        pytest.param({"PEOPLE_PER_ADDRESS": "0"}, ("whole number from 1 to 1000000",), id="nobody at an address"),
        pytest.param({"PEOPLE_PER_ADDRESS": "1000001"}, ("whole number from 1 to 1000000",), id="too many at one"),
        pytest.param({"PEOPLE_PER_ADDRESS": "many"}, ("Unset, it is 20.",), id="a word for a number"),
    ],
)
def test_the_site_does_not_start_without_what_it_must_know_and_says_so_in_a_sentence(changes, sentences):
    run = started("manage.py", "check", **changes)

    assert run.returncode != 0
    assert [sentence for sentence in sentences if sentence not in run.stderr] == []
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="HTTPS on"),
        pytest.param({"PEOPLE_PER_ADDRESS": "1"}, id="one person at an address"),
        pytest.param({"PEOPLE_PER_ADDRESS": "1000000"}, id="a million at one"),
        pytest.param({"HTTPS": "off", "ALLOWED_HOSTS": "localhost,127.0.0.1"}, id="HTTPS off at home"),
        pytest.param({"HTTPS": "off", "ALLOWED_HOSTS": "localhost, 127.0.0.1"}, id="with a space after the comma"),
    ],
)
def test_the_site_starts_with_what_it_must_know(changes):
    run = started("manage.py", "check", **changes)

    assert (run.returncode, run.stderr) == (0, "")


def test_a_deployed_site_passes_django_s_own_check():
    run = started("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("https", [None, "nonsense"], ids=["not set", "not understood"])
def test_plain_http_is_sent_to_https_unless_https_was_turned_off(https):
    answer = asked("/robots.txt", secure=False, HTTPS=https)

    assert (answer["status"], answer["headers"]["Location"]) == (301, "https://example.org/robots.txt")


def test_over_https_browsers_are_told_to_stay_there():
    answer = asked("/robots.txt", secure=True)

    assert answer["status"] == 200
    assert "max-age=31536000" in answer["headers"]["Strict-Transport-Security"]


def test_a_load_balancer_may_ask_for_health_over_plain_http():
    answer = asked("/healthz", secure=False)

    assert answer["status"] == 200


def test_over_https_the_letter_s_cookie_is_secure():
    answer = asked("/letters/new/", secure=True)

    assert answer["cookies"] == {"csrftoken": {"secure": True, "httponly": True}}


def test_with_https_off_the_letter_form_works_over_plain_http():
    answer = asked("/letters/new/", secure=False, HTTPS="off", ALLOWED_HOSTS="localhost")

    assert answer["status"] == 200
    assert answer["cookies"] == {"csrftoken": {"secure": False, "httponly": True}}
    assert "Strict-Transport-Security" not in answer["headers"]


def test_tracebacks_are_off_whatever_the_environment_says():
    run = started("-c", "from django.conf import settings; print(settings.DEBUG)", DEBUG="1")

    assert run.stdout.strip() == "False"


def test_uploads_stay_in_memory():
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE == settings.DATA_UPLOAD_MAX_MEMORY_SIZE
