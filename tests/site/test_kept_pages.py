"""Pages that anybody may share are made once a minute; nothing of anybody's own is ever kept."""

import gzip

import pytest
from django.test import Client

from guidance.kept_pages import MOST
from guidance.models import LinkCount
from tests.site.editing import contact

pytestmark = pytest.mark.django_db

PACKED = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def keeping(settings):
    """A fresh server that keeps pages for a minute."""
    settings.KEEP_PAGES = 60
    return Client()


@pytest.fixture
def clock(monkeypatch):
    """The clock of what is kept, which the test moves."""
    now = [1000.0]
    monkeypatch.setattr("guidance.kept_pages.time.monotonic", lambda: now[0])
    return now


def test_a_page_is_made_once_a_minute(keeping, clock):
    contact(value="1-562-555-0100")
    first = keeping.get("/plans/molina/").content
    contact(purpose="member_services", value="1-562-555-0199")

    clock[0] += 59.9
    within = keeping.get("/plans/molina/").content
    clock[0] += 0.2
    after = keeping.get("/plans/molina/").content

    assert b"555-0199" not in first
    assert within == first
    assert b"555-0199" in after


def test_a_kept_page_needs_no_database(keeping, django_assert_num_queries):
    keeping.get("/plans/molina/")

    with django_assert_num_queries(0):
        assert keeping.get("/plans/molina/").status_code == 200


def test_a_kept_page_is_the_page_with_every_header(keeping):
    made, kept = keeping.get("/guides/drugs/"), keeping.get("/guides/drugs/")

    assert kept.content == made.content
    assert made.headers.pop("X-Request-ID") != kept.headers.pop("X-Request-ID")
    assert dict(kept.items()) == dict(made.items())
    assert kept["Cache-Control"] == "public, max-age=60"


def test_a_kept_page_is_packed_for_a_browser_that_unpacks_it(keeping):
    plain, packed = keeping.get("/sources/"), keeping.get("/sources/", headers=PACKED)

    assert packed["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) * 4 < len(plain.content)
    assert "Accept-Encoding" in plain["Vary"] and "Accept-Encoding" in packed["Vary"]
    assert keeping.get("/sources/").content == plain.content


@pytest.mark.parametrize("headers", [{}, PACKED])
def test_a_browser_that_has_the_page_is_told_so(headers, keeping):
    tag = keeping.get("/guides/", headers=headers)["ETag"]

    same = keeping.get("/guides/", headers={**headers, "If-None-Match": tag})
    other = keeping.get("/guides/", headers={**headers, "If-None-Match": '"another"'})

    assert (same.status_code, same.content) == (304, b"")
    assert other.status_code == 200


def test_the_blank_decision_is_kept_by_the_server_and_asked_for_anew_by_the_browser(keeping):
    keeping.get("/decide/")

    again = keeping.get("/decide/")

    assert list(kept(keeping)) == [("http://testserver", "/decide/", False)]
    assert again["Cache-Control"] == "private, no-cache"


def test_a_result_is_packed_the_same_way_every_time_so_that_its_tag_holds(keeping):
    path = "/decide/?coverage_start=2015-03-01&needs=many_conditions&in_network=no"
    plain, packed = keeping.get(path), keeping.get(path, headers=PACKED)

    assert gzip.decompress(packed.content) == plain.content
    assert keeping.get(path, headers=PACKED | {"If-None-Match": packed["ETag"]}).status_code == 304
    assert "Accept-Encoding" in plain["Vary"]


def test_a_picture_and_a_pdf_are_not_packed_again(keeping):
    assert "Content-Encoding" not in keeping.get("/guides/drugs.pdf", headers=PACKED)


@pytest.mark.parametrize(
    "path",
    [
        "/decide/?coverage_start=2015-03-01",
        "/letters/new/",
        "/corrections/",
        "/healthz",
        "/readyz",
        "/nowhere/",
        "/plans",
        "/search/?q=drugs",
        "/plans/?on=2015-03-01",
        "/outreach/?topic=choices&language=en&program=medi-medi&organization=Example",
        "/admin/login/",
    ],
)
def test_nothing_is_kept_of_a_query_a_letter_an_error_or_the_desk(path, keeping):
    keeping.get(path)

    assert kept(keeping) == {}


def kept(client) -> dict:
    """What the server behind the client keeps."""
    handler = client.handler._middleware_chain
    while not hasattr(handler, "kept"):
        handler = handler.get_response
    return handler.kept


def test_a_page_that_was_sent_something_is_not_answered_from_what_is_kept(keeping):
    keeping.get("/guides/")

    assert keeping.post("/guides/").status_code == 405
    assert keeping.head("/guides/").content == b""


def test_every_opening_by_a_campaign_s_link_is_counted_though_the_page_is_kept(keeping):
    keeping.get("/patients/hy/choices/")
    for _ in range(3):
        keeping.get("/patients/hy/choices/?c=fair")

    assert LinkCount.objects.get().count == 3


def test_each_host_has_its_own_pages_and_a_strange_one_none(keeping, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    one = keeping.get("/guides/", headers={"Host": "one.example"})

    two = keeping.get("/guides/", headers={"Host": "two.example"})
    strange = keeping.get("/guides/", headers={"Host": "evil.example"})

    assert b"one.example" in one.content and b"one.example" not in two.content
    assert strange.status_code == 400


def test_what_is_kept_does_not_grow_without_end(keeping):
    keeping.get("/guides/")
    pages = kept(keeping)
    page = next(iter(pages.values()))
    pages.update({(f"http://testserver{number}", "/", False): page for number in range(MOST)})

    keeping.get("/sources/")

    assert len(pages) <= MOST + 1


def test_nothing_is_kept_where_the_site_is_set_so(keeping, settings):
    settings.KEEP_PAGES = 0

    keeping.get("/guides/")

    assert kept(keeping) == {}
