"""Counting openings: only with a campaign word, nothing about people, and never in the way of the page."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError, connection
from django.utils import timezone

from guidance import link_counting
from guidance.link_counting import NEW_WORDS_A_DAY, count_opening
from guidance.models import LinkCount
from tests.site.editing import at_the_desk, editor
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db

PAGE = "/patients/hy/choices/"


def counts() -> dict[tuple[str, str, str], int]:
    return {(row.page, row.language, row.campaign): row.count for row in LinkCount.objects.all()}


def test_an_opening_by_a_campaign_s_link_is_counted_by_day_page_and_language(client):
    for path in (PAGE, PAGE, "/patients/en/whom-to-call/", "/patients/hy/choices/"):
        client.get(f"{path}?program=medi-medi&c=spring-fair")
    client.get(f"{PAGE}?c=other")

    assert counts() == {
        ("choices", "hy", "spring-fair"): 3,
        ("whom-to-call", "en", "spring-fair"): 1,
        ("choices", "hy", "other"): 1,
    }
    assert {row.day for row in LinkCount.objects.all()} == {timezone.localdate()}


@pytest.mark.parametrize("query", ["", "?c=", "?c=Spring", "?c=a%20b", "?c=" + "a" * 21, "?campaign=fair"])
def test_without_a_campaign_word_nothing_is_counted_and_the_database_is_not_asked(
    query, client, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert client.get(PAGE + query).status_code == 200

    assert counts() == {}


@pytest.mark.parametrize("path", ["/patients/hy/nothing/?c=fair", "/patients/xx/choices/?c=fair"])
def test_a_page_that_does_not_exist_is_not_counted(path, client):
    assert client.get(path).status_code == 404
    assert counts() == {}


def test_a_look_at_the_headers_alone_is_not_an_opening(client):
    client.head(f"{PAGE}?c=fair")

    assert counts() == {}


def test_a_counted_page_is_kept_by_nobody_so_that_the_next_opening_is_counted_too(client):
    counted, plain = client.get(f"{PAGE}?c=fair"), client.get(PAGE)

    assert counted["Cache-Control"] == "private, no-cache"
    assert plain["Cache-Control"] == "public, max-age=60"


def test_the_page_is_the_same_with_and_without_a_campaign_and_sets_no_cookie(client):
    counted, plain = client.get(f"{PAGE}?c=fair"), client.get(PAGE)

    assert page_of(counted).one("main").raw == page_of(plain).one("main").raw
    assert not counted.cookies


def test_nothing_about_people_is_kept(client):
    client.get(f"{PAGE}?c=fair", headers={"User-Agent": "Canary/1.0", "Referer": "https://canary.example/"})

    assert [field.name for field in LinkCount._meta.fields] == ["id", "day", "page", "language", "campaign", "count"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM guidance_linkcount")
        assert "anary" not in str(cursor.fetchall())


def test_a_hundred_new_words_a_day_are_counted_and_no_more():
    for number in range(NEW_WORDS_A_DAY + 1):
        count_opening(page="choices", language="en", campaign=f"word-{number}")

    assert LinkCount.objects.count() == NEW_WORDS_A_DAY
    assert not LinkCount.objects.filter(campaign=f"word-{NEW_WORDS_A_DAY}").exists()


def test_a_word_that_is_known_goes_on_being_counted_when_the_day_has_no_room_for_new_ones():
    yesterday = timezone.localdate() - timedelta(days=1)
    LinkCount.objects.create(day=yesterday, page="choices", language="en", campaign="known", count=4)
    for number in range(NEW_WORDS_A_DAY):
        count_opening(page="choices", language="en", campaign=f"word-{number}")

    count_opening(page="choices", language="en", campaign="known")
    count_opening(page="whom-to-call", language="ru", campaign="word-5")
    count_opening(page="choices", language="en", campaign="new")

    known = LinkCount.objects.filter(campaign="known").values_list("day", "count")
    assert sorted(known) == [(yesterday, 4), (timezone.localdate(), 1)]
    assert LinkCount.objects.filter(campaign="word-5").count() == 2
    assert not LinkCount.objects.filter(campaign="new").exists()


def test_words_of_yesterday_take_no_room_today():
    yesterday = timezone.localdate() - timedelta(days=1)
    LinkCount.objects.bulk_create(
        LinkCount(day=yesterday, page="choices", language="en", campaign=f"old-{number}", count=1)
        for number in range(NEW_WORDS_A_DAY)
    )

    count_opening(page="choices", language="en", campaign="new")

    assert LinkCount.objects.filter(campaign="new").exists()


def test_a_count_that_fails_leaves_the_page_and_one_line_in_the_log_without_the_word(client, monkeypatch, caplog):
    def away(*args, **kwargs):
        raise DatabaseError("the database is away; campaign=secret-fair")

    monkeypatch.setattr(link_counting, "add_one", away)

    response = client.get(f"{PAGE}?c=secret-fair")

    assert response.status_code == 200
    assert [record.getMessage() for record in caplog.records] == ["A link was not counted: DatabaseError"]


def counted_on(day, count, campaign="spring-fair"):
    return LinkCount.objects.create(day=day, page="choices", language="hy", campaign=campaign, count=count)


def test_an_editor_sees_the_openings_of_thirty_days_as_a_chart_with_the_numbers_in_words():
    today = timezone.localdate()
    counted_on(today, 3)
    counted_on(today - timedelta(days=29), 6)
    counted_on(today - timedelta(days=30), 50)
    counted_on(today, 2, campaign="other")

    page = page_of(at_the_desk(editor()).get("/admin/links/"))
    chart = page.one("svg", cls="days")

    assert "11 in all, at most 6 a day" in chart.attributes["aria-label"]
    assert [bar.attributes["height"] for bar in chart.every("rect")] == ["120", "100"]
    rows = [[cell.text for cell in row.every("th") + row.every("td")] for row in page.every("tr")]
    assert ["spring-fair", "hy", "choices", "9"] in rows and ["other", "hy", "choices", "2"] in rows


def test_before_anything_was_counted_the_page_says_so_and_where_links_are_made():
    page = page_of(at_the_desk(editor()).get("/admin/links/"))

    assert page.every("svg", cls="days") == []
    assert "None was opened in these days." in page.text
    assert "/outreach/" in [link.attributes["href"] for link in page.every("a")]


def test_the_desk_leads_to_the_counts():
    page = page_of(at_the_desk(editor()).get("/admin/"))

    assert "/admin/links/" in [link.attributes["href"] for link in page.every("a")]


def test_every_count_can_be_taken_along_as_csv_in_which_nothing_is_a_formula():
    today = timezone.localdate()
    counted_on(today - timedelta(days=300), 5, campaign="-2-3")
    counted_on(today, 3)

    reply = at_the_desk(editor()).get("/admin/links.csv")

    assert list(csv.reader(StringIO(reply.content.decode()))) == [
        ["day", "page", "language", "campaign", "count"],
        [str(today - timedelta(days=300)), "choices", "hy", "'-2-3", "5"],
        [str(today), "choices", "hy", "spring-fair", "3"],
    ]
    assert "links-opened.csv" in reply["Content-Disposition"]


@pytest.mark.parametrize("path", ["/admin/links/", "/admin/links.csv"])
def test_nobody_else_sees_them(path, client):
    guest = editor("guest")
    guest.groups.clear()

    assert client.get(path).status_code == 302
    assert at_the_desk(guest).get(path).status_code == 403


def test_a_team_member_can_be_given_the_counts_and_nothing_else():
    member = editor("outreach")
    member.groups.clear()
    member.user_permissions.add(Permission.objects.get(codename="view_linkcount"))
    desk = at_the_desk(member)

    assert desk.get("/admin/links/").status_code == 200
    assert desk.get("/admin/guidance/contact/").status_code == 403
