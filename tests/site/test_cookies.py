"""Three cookies are all there are. Over HTTPS none travels in the open, and no script reads any."""

import json

import pytest

from tests.site.test_settings import started

SCRIPT = "tests.site.setting_cookies"
YEAR = 365 * 24 * 60 * 60
PATHS = {"csrftoken": "/", "clinic": "/letters/", "sessionid": "/admin/"}
# For how long the browser keeps it: "" is until it is closed.
KEPT = {"csrftoken": "", "clinic": YEAR, "sessionid": ""}


def cookies_set(folder, **changes) -> list[dict[str, dict]]:
    """What each answer set, from a site started with these variables and a new database."""
    run = started("-m", SCRIPT, DATABASE_URL=f"sqlite:///{folder}/db.sqlite3", **changes)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def over_https(tmp_path_factory) -> list[dict[str, dict]]:
    return cookies_set(tmp_path_factory.mktemp("https"))


@pytest.fixture(scope="module")
def over_http(tmp_path_factory) -> list[dict[str, dict]]:
    return cookies_set(tmp_path_factory.mktemp("http"), HTTPS="off", ALLOWED_HOSTS="localhost")


def each(name: str, answers) -> list[dict]:
    """The cookie as every answer set it that did."""
    return [cookies[name] for cookies in answers if name in cookies]


def test_the_site_sets_these_three_and_no_other(over_https):
    assert [sorted(cookies) for cookies in over_https] == [
        ["csrftoken"],
        ["clinic"],
        ["csrftoken"],
        ["csrftoken"],
        ["csrftoken", "sessionid"],
    ]


@pytest.mark.parametrize("name", PATHS)
def test_over_https_it_travels_only_encrypted_and_no_script_reads_it(name, over_https):
    found = each(name, over_https)

    assert found
    assert {cookie["secure"] for cookie in found} == {True}
    assert {cookie["httponly"] for cookie in found} == {True}


@pytest.mark.parametrize("name", PATHS)
def test_another_site_s_forms_do_not_bring_it_along(name, over_https):
    assert {cookie["samesite"] for cookie in each(name, over_https)} == {"Lax"}


@pytest.mark.parametrize("name", PATHS)
def test_it_goes_to_its_own_part_of_this_host_alone_and_no_longer_than_it_must(name, over_https):
    found = {(cookie["path"], cookie["domain"], cookie["max-age"]) for cookie in each(name, over_https)}

    assert found == {(PATHS[name], "", KEPT[name])}


@pytest.mark.parametrize("name", PATHS)
def test_at_home_over_plain_http_it_works_and_keeps_its_other_guards(name, over_http):
    found = {(cookie["secure"] or False, cookie["httponly"], cookie["samesite"]) for cookie in each(name, over_http)}

    assert found == {(False, True, "Lax")}
