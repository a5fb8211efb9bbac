"""What changed on the site can be read, newest first, and followed as an Atom feed."""

from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from guidance.content_loader import content
from guidance.domain.calendar import spelled
from guidance.domain.changes import Change, ChangeKind
from guidance.views.changes import ChangesFeed
from tests.site.reading import page_of

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/changes/feed.atom"


@pytest.fixture
def feed(client):
    return ElementTree.fromstring(client.get(FEED).content)


def one(element, tag: str) -> str:
    """The text of the one such element, which must be there and not empty."""
    [found] = element.findall(f"{ATOM}{tag}")
    assert found.text
    return found.text


def test_the_page_shows_every_change_with_its_day_and_kind_newest_first(client):
    entries = page_of(client.get("/changes/")).one("ol", cls="change-list").every("li")

    for change, entry in zip(content().changes, entries, strict=True):
        assert entry.one("h2").text == change.title
        assert entry.one("time").attributes["datetime"] == change.on.isoformat()
        assert (
            spelled(change.on) in entry.text and change.kind.value in entry.text.lower() and change.text in entry.text
        )
    days = [change.on for change in content().changes]
    assert days == sorted(days, reverse=True)


@pytest.mark.django_db
@pytest.mark.parametrize("change", content().changes, ids=lambda change: change.title)
def test_each_change_leads_to_a_page(change, client):
    assert client.get(change.link).status_code == 200


def test_the_page_names_the_feed_to_people_and_to_programs(client):
    page = page_of(client.get("/changes/"))

    assert page.one("link", rel="alternate", type="application/atom+xml").attributes["href"] == FEED
    assert FEED in [link.attributes["href"] for link in page.one("main").every("a")]


def test_the_feed_has_what_atom_requires(client, feed):
    """RFC 4287, 4.1.1: one id, title and updated, an author, and a link to itself."""
    response = client.get(FEED)

    assert response["Content-Type"].startswith("application/atom+xml")
    assert feed.tag == f"{ATOM}feed"
    assert one(feed, "title") and urlsplit(one(feed, "id")).scheme in ("http", "https")
    assert datetime.fromisoformat(one(feed, "updated")).date() == content().changes[0].on
    assert one(feed.find(f"{ATOM}author"), "name")
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        f"http://testserver{FEED}"
    ]


def test_every_entry_has_its_id_title_link_and_the_day_of_the_change(feed):
    """RFC 4287, 4.1.2: one id, title and updated, and a link to the page or the text itself."""
    entries = feed.findall(f"{ATOM}entry")

    for change, entry in zip(content().changes, entries, strict=True):
        assert one(entry, "title") == change.title
        assert datetime.fromisoformat(one(entry, "updated")).date() == change.on
        assert datetime.fromisoformat(one(entry, "published")).tzinfo is not None
        assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == [f"http://testserver{change.link}"]
        assert entry.find(f"{ATOM}category").get("term") == change.kind.value
    assert len({one(entry, "id") for entry in entries}) == len(entries)


def changed(**other) -> Change:
    given = {"on": content().changes[0].on, "kind": ChangeKind.RULES, "title": "A", "text": "B.", "link": "/plans/"}
    return Change(**given | other)


@pytest.mark.parametrize("corrected", [{"title": "Another"}, {"text": "Another."}])
def test_an_entry_keeps_its_id_when_its_words_are_corrected(corrected):
    assert ChangesFeed().item_guid(changed(**corrected)) == ChangesFeed().item_guid(changed())


@pytest.mark.parametrize("other", [{"link": "/guides/"}, {"kind": ChangeKind.PLANS}])
def test_another_change_has_another_id(other):
    assert ChangesFeed().item_guid(changed(**other)) != ChangesFeed().item_guid(changed())


def test_words_that_look_like_markup_stay_words_in_the_feed():
    assert ChangesFeed().item_description(changed(text="H&S <1373.96>.")) == "H&amp;S &lt;1373.96&gt;."


def test_the_feed_names_whoever_runs_the_site(client, settings):
    settings.SITE_OWNER = "A Clinic"

    assert one(ElementTree.fromstring(client.get(FEED).content).find(f"{ATOM}author"), "name") == "A Clinic"


def test_the_feed_is_not_sent_again_while_it_is_the_same_and_sets_no_cookie(client):
    first = client.get(FEED)
    again = client.get(FEED, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert not first.cookies
