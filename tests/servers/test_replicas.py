"""Two servers with one database and one key are one site: whichever is asked, the answer is the same."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import Cookie, CookieJar
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.servers.keeping import connected
from tests.servers.serving import ROOT, environment, served, until
from tests.site.lettering import NEEDED
from tests.site.reading import Part, page_of, typed_in

# An editor's session, with both factors given, as the desk's door makes one.
SIGN_IN = """
import django; django.setup()
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice
edna = User.objects.get(username="edna")
session = SessionStore()
session["_auth_user_id"], session["_auth_user_hash"] = str(edna.pk), edna.get_session_auth_hash()
session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
session[DEVICE_ID_SESSION_KEY] = TOTPDevice.objects.get(user=edna).persistent_id
session.save()
print(session.session_key)
"""


class Browser:
    """A browser that keeps its cookies, whichever server answers: they belong to the host."""

    def __init__(self) -> None:
        self.jar = CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar))

    def get(self, site, path: str) -> Part:
        return self.ask(site, path)

    def post(self, site, path: str, fields: dict) -> Part:
        return self.ask(site, path, urlencode(fields, doseq=True).encode())

    def ask(self, site, path: str, body: bytes | None = None) -> Part:
        """The page that is answered in the end, redirects followed; a refusal fails the test."""
        try:
            with self.opener.open(f"http://127.0.0.1:{site.port}{path}", body, timeout=30) as response:
                return page_of(SimpleNamespace(content=response.read()))
        except HTTPError as error:
            with error:
                return pytest.fail(f"{path}: {error.code}")


def signed_in(url: str) -> Browser:
    known = environment(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="calmediconnect_site.settings")
    key = subprocess.run(
        [sys.executable, "-c", SIGN_IN], cwd=ROOT, env=known, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    browser = Browser()
    browser.jar.set_cookie(
        Cookie(
            0, "sessionid", key, None, False, "127.0.0.1", True, False, "/admin/", True, False, None, True, "", "", {}
        )
    )
    return browser


@pytest.fixture(scope="module")
def url(postgres, full_postgres):
    from tests.servers.conftest import new_in  # noqa: PLC0415 - a fixture of one module may outlive another's

    return new_in(postgres, like=full_postgres)


@pytest.fixture(scope="module")
def replicas(url, tmp_path_factory):
    folder = tmp_path_factory.mktemp("replicas")
    known = {"DATABASE_URL": url, "WORKERS": "1", "KEEP_PAGES": "1"}
    with served(folder / "one", **known) as one, served(folder / "other", **known) as other:
        yield one, other


def test_a_letter_s_form_opened_at_one_is_answered_by_the_other(replicas):
    one, other = replicas
    browser = Browser()

    fields = typed_in(browser.get(one, "/letters/new/"))
    letter = browser.post(other, "/letters/new/", fields | NEEDED)

    assert "Ana Sample" in letter.one("main").text
    assert letter.every("div", id="error-summary") == []


def test_a_correction_s_form_opened_at_one_is_taken_by_the_other(replicas, url):
    one, other = replicas
    browser = Browser()

    fields = typed_in(browser.get(one, "/corrections/?page=/plans/molina/"))
    time.sleep(4)  # as fast as that only robots type
    browser.post(other, "/corrections/", fields | {"wrong": "The number of the replicas is out of date."})

    with connected(url) as connection:
        found = connection.execute("SELECT page FROM guidance_correction WHERE wrong LIKE '%replicas%'").fetchall()
    assert found == [("/plans/molina/",)]


def test_a_contact_edited_at_one_is_shown_by_the_other_and_the_editor_is_signed_in_at_both(replicas, url):
    one, other = replicas
    desk, reader = signed_in(url), Browser()
    reader.get(other, "/plans/molina/")  # so that the other has the page at hand
    with connected(url) as connection:
        wanted = "plan_id = (SELECT id FROM guidance_plan WHERE slug = 'molina') AND purpose = 'member_services'"
        (number,) = connection.execute(f"SELECT id FROM guidance_contact WHERE {wanted} ORDER BY id").fetchone()
    address = f"/admin/guidance/contact/{number}/change/"

    form = typed_in(desk.get(one, address))
    desk.post(one, address, form | {"value": "1-888-555-0142", "_save": "Save"})

    assert typed_in(desk.get(other, address))["value"] == ["1-888-555-0142"]
    until(
        lambda: "1-888-555-0142" in reader.get(other, "/plans/molina/").text, why="the other shows the old", seconds=5
    )


def test_openings_of_a_campaign_s_link_add_up_whoever_counts_them(replicas, url):
    sites = [*replicas] * 15

    with ThreadPoolExecutor(4) as readers:
        list(readers.map(lambda site: Browser().get(site, "/patients/hy/choices/?c=two-servers"), sites))

    with connected(url) as connection:
        rows = connection.execute("SELECT count FROM guidance_linkcount WHERE campaign = 'two-servers'").fetchall()
    assert rows == [(30,)]
