"""PostgreSQL goes away while the site runs, and comes back: what does not need it works, and nothing is restarted."""

import psycopg
import pytest

from tests.faults.asking import (
    CARD,
    FAX,
    LINK,
    MEMBERS,
    PLAN,
    correction,
    fax_in,
    letter,
    preview,
    says_away,
    unanswered,
)
from tests.faults.serving import managed, serving, until
from tests.site.reading import page_of

ADD_FAX = f"""
from guidance.models import Contact, Plan
plan = Plan.objects.get(slug="molina")
Contact.objects.create(plan=plan, purpose="continuity_fax", value="{FAX}", source="Read on the plan's page")
"""
COUNTED = "SELECT count(*) FROM guidance_linkcount WHERE campaign = 'fair'"
AGAIN = 15  # seconds: a process that tried in vain tries again after five
SOON = 6  # seconds: one try to connect, twice over, since machines that test are busy


@pytest.fixture(scope="module")
def site(tree, database, tmp_path_factory):
    """The site with a filled phone book. Its workers have asked the database before anything happens to it."""
    managed(tree, "migrate", "-v0", DATABASE_URL=database.url)
    managed(tree, "load_directory", DATABASE_URL=database.url)
    managed(tree, "shell", "-v0", "-c", ADD_FAX, DATABASE_URL=database.url)
    log = tmp_path_factory.mktemp("gone") / "log"
    with serving(tree, log, variables={"DATABASE_URL": database.url, "KEEP_PAGES": "60"}) as served:
        assert [served.ask("/readyz").status_code for _ in range(16)] == [200] * 16
        yield served


def test_every_page_without_contacts_is_answered(site, database):
    with database.away():
        assert unanswered(site) == {}


def test_a_plan_s_page_gives_the_state_s_numbers_and_is_itself_again_in_seconds(site, database):
    with database.away():
        away, card = site.ask(PLAN), site.ask(CARD)

    assert (away.status_code, card.status_code) == (200, 200)
    assert says_away(away) and not shows_members(away)
    assert away.headers["Cache-Control"] == card.headers["Cache-Control"] == "no-store"
    until(lambda: all(shows_members(site.ask(PLAN)) for _ in range(16)), seconds=AGAIN)


def shows_members(answer) -> bool:
    """Whether the plan's own member line stands in its phone book."""
    return MEMBERS in page_of(answer).card("Phone book").text


def test_letters_are_made_and_say_that_no_fax_was_looked_up(site, database):
    until(lambda: fax_in(preview(site)) == FAX, seconds=AGAIN)

    with database.away():
        shown, made = preview(site), letter(site)

    assert "no fax number and no address was looked up" in page_of(shown).one("section", cls="notices").text
    assert fax_in(shown) == ""
    assert made.content.startswith(b"%PDF")
    until(lambda: fax_in(preview(site)) == FAX, seconds=AGAIN)


def test_a_campaign_s_link_opens_and_is_counted_again_afterwards(site, database):
    with database.away():
        opened = site.ask(LINK)

    assert (opened.status_code, opened.seconds < SOON) == (200, True)
    # The second: another request has just tried in vain, so this one did not.
    said = site.log.read_text()
    assert any(f"A link was not counted: {why}" in said for why in ("OperationalError", "not tried again yet"))
    until(lambda: site.ask(LINK).status_code == 200 and database.asked(COUNTED) > 0, seconds=AGAIN)


def test_a_correction_is_not_lost_and_can_be_sent_once_the_database_is_back(site, database):
    typed = correction(site)
    before = database.asked("SELECT count(*) FROM guidance_correction")

    with database.away():
        refused = site.ask("/corrections/", typed)
    taken = site.ask("/corrections/", typed)

    page = page_of(refused)
    assert refused.status_code == 503
    assert "send it again in a few minutes" in page.one("div", id="error-summary").text
    assert page.one("textarea", name="wrong").text == typed["wrong"]
    assert page.one("input", name="page").attributes["value"] == PLAN
    assert taken.status_code == 302
    assert database.asked("SELECT count(*) FROM guidance_correction") == before + 1


def test_a_load_balancer_is_told_that_the_site_is_alive_and_not_ready(site, database):
    before = site.workers()

    with database.away():
        told = {path: site.ask(path).status_code for path in ("/healthz", "/readyz")}
    after = [site.ask("/readyz").status_code for _ in range(16)]

    assert told == {"/healthz": 200, "/readyz": 503}
    assert after == [200] * 16
    assert site.workers() == before


def test_the_desk_says_that_something_went_wrong_and_is_there_again(site, database):
    login = {"username": "nobody", "password": "wrong"}
    with database.away():
        away = site.ask("/admin/login/", login)

    assert away.status_code == 500
    assert "Something went wrong on our side" in page_of(away).one("h1").text
    assert site.ask("/admin/login/").status_code == 200


def test_a_table_that_is_locked_delays_a_page_by_three_seconds_and_no_more(site, database):
    with psycopg.connect(database.url) as other:
        other.execute("LOCK TABLE guidance_contact IN ACCESS EXCLUSIVE MODE")
        answer = site.ask("/plans/la-care/?on=2015-03-01")

    assert says_away(answer)
    assert answer.seconds < SOON
