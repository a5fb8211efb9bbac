"""What readers say is wrong: asked for on every page, kept for the editors, and never naming a patient."""

from datetime import timedelta

import pytest

from guidance.models import Correction
from guidance.views import corrections
from tests.site.correcting import WRONG, errors_beside, send, typed, why_again
from tests.site.reading import page_of, typed_in
from tests.site.test_trouble import database_away  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_sent_any_yet():
    corrections.LIMIT.taken.clear()


def kept() -> list[tuple[str, str, str, str]]:
    return list(Correction.objects.values_list("page", "wrong", "contact", "status"))


def test_the_form_comes_with_the_page_it_is_about(client):
    page = page_of(client.get("/corrections/", {"page": "/plans/molina/"}))

    assert typed_in(page)["page"] == ["/plans/molina/"]
    assert "Do not name a patient" in page.one("main").text


@pytest.mark.parametrize(
    "page",
    [
        "",
        "plans",
        "//evil.example/",
        "https://evil.example/",
        "/no-such-page/",
        "/admin/",
        "/admin/guidance/",
        "/healthz",
    ],
)
def test_what_is_no_page_of_this_site_is_not_repeated(page, client):
    response = client.get("/corrections/", {"page": page})

    assert response.status_code == 200
    assert "page" not in typed_in(page_of(response))


def test_a_correction_is_kept_for_the_editors_and_its_reader_thanked(client):
    response = send(client, contact="dr@example.org")

    assert (response.status_code, response["Location"]) == (302, "/corrections/sent/")
    assert kept() == [("/plans/molina/", WRONG, "dr@example.org", "open")]
    assert page_of(client.get(response["Location"])).one("h1").text == "Thank you"


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        pytest.param({"wrong": ""}, "wrong", "Say what is wrong.", id="nothing said"),
        pytest.param({"wrong": "a" * 2001}, "wrong", "Shorten this to 2,000 characters; it has 2,001.", id="too long"),
        pytest.param({"wrong": "http://a b www.c https://d"}, "wrong", "at most 2 links", id="three links"),
        pytest.param({"page": ""}, "page", "Type the page’s address", id="no page"),
        pytest.param({"page": "/nowhere/"}, "page", "There is no such page", id="no such page"),
        pytest.param({"page": "/admin/"}, "page", "There is no such page", id="the desk"),
        pytest.param({"page": "https://evil.example/"}, "page", "There is no such page", id="elsewhere"),
        pytest.param({"contact": "a" * 201}, "contact", "at most 200 characters", id="a long contact"),
        pytest.param({"wrong": "It is 1EG4-TE5-MK73"}, "wrong", "Medicare number", id="a Medicare number"),
        pytest.param({"wrong": "It is 91234567A"}, "wrong", "Medi-Cal number", id="a Medi-Cal number"),
        pytest.param({"wrong": "It is 987-65-4321"}, "wrong", "Social Security number", id="a Social Security number"),
        pytest.param({"wrong": "born 3/14/2015"}, "wrong", "write its month and year only", id="a birth date"),
        pytest.param({"contact": "987-65-4321"}, "contact", "Social Security number", id="in the contact"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field_and_everything_typed_is_kept(changes, field, says, client):
    sent = {"page": "/plans/molina/", "wrong": WRONG, "contact": "dr@example.org", **changes}

    response = send(client, **sent)

    page = page_of(response)
    assert response.status_code == 200
    assert says in " ".join(errors_beside(page, field))
    assert says in why_again(response)
    held = typed_in(page)
    assert {name: held.get(name, [""])[0] for name in sent} == sent
    assert kept() == []


@pytest.mark.parametrize("text", ["a" * 2000, "See http://a and www.b", "It says March 27, 2015. It ended 12/31/2022."])
def test_on_the_right_side_of_each_limit_it_is_taken(text, client):
    send(client, wrong=text)

    assert [row[1] for row in kept()] == [text]


@pytest.mark.parametrize(
    ("open_for", "taken"),
    [
        pytest.param(timedelta(seconds=1), False, id="faster than a person"),
        pytest.param(timedelta(seconds=4), True, id="as fast as a person"),
        pytest.param(timedelta(hours=23, minutes=59), True, id="open for nearly a day"),
        pytest.param(timedelta(hours=24, minutes=1), False, id="open for more than a day"),
    ],
)
def test_a_form_sent_too_fast_or_too_late_is_shown_again_and_loses_nothing(open_for, taken, client):
    response = send(client, open_for=open_for)

    assert bool(kept()) is taken
    if not taken:
        assert "Please send it again." in why_again(response)
        assert typed_in(page_of(response))["wrong"] == [WRONG]


@pytest.mark.parametrize("opened", ["", "1764000000", "1764000000:forged", "soon"])
def test_a_form_without_our_stamp_is_shown_again_with_one(opened, client):
    response = send(client, opened=opened)

    assert kept() == []
    assert typed_in(page_of(response))["opened"] != [opened]


def test_a_form_sent_too_fast_may_be_sent_again_a_moment_later(client, monkeypatch):
    first = send(client, open_for=timedelta(0))
    again = {name: values[0] for name, values in typed_in(page_of(first)).items()}
    later = corrections.timezone.now() + timedelta(seconds=3)
    monkeypatch.setattr(corrections.timezone, "now", lambda: later)

    client.post("/corrections/", again)

    assert len(kept()) == 1


def test_the_field_that_people_do_not_see_catches_who_fills_it_in(client):
    response = send(client, website="https://buy.example/")

    assert kept() == []
    assert "website" not in typed_in(page_of(response))
    assert typed_in(page_of(response))["wrong"] == [WRONG]


def test_the_field_that_people_do_not_see_is_out_of_their_way(client):
    page = page_of(client.get("/corrections/"))

    trap = page.one("input", name="website").attributes
    around = [part for part in page.every("div", cls="visually-hidden") if part.every("input", name="website")]

    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    assert [part.attributes["aria-hidden"] for part in around] == ["true"]


def test_from_one_address_twenty_are_taken_in_an_hour_and_the_next_is_kept_on_the_page(client):
    statuses = [send(client).status_code for _ in range(21)]
    response = send(client)

    assert statuses == [302] * 20 + [429]
    assert len(kept()) == 20
    assert "send it in 3 minutes" in why_again(response)
    assert typed_in(page_of(response))["wrong"] == [WRONG]


def test_another_address_is_not_held_back(client):
    for _ in range(20):
        send(client)

    response = client.post("/corrections/", typed(), REMOTE_ADDR="192.0.2.7")

    assert response.status_code == 302


def test_the_memory_of_who_sent_how_many_holds_no_address(client):
    send(client)

    assert corrections.LIMIT.taken
    assert "127.0.0.1" not in repr(corrections.LIMIT.taken)


def test_with_the_database_away_it_says_so_and_keeps_what_was_typed(client, database_away):  # noqa: F811
    response = send(client)

    assert response.status_code == 503
    assert "could not be kept just now" in why_again(response)
    assert typed_in(page_of(response))["wrong"] == [WRONG]


def test_the_form_is_there_with_the_database_away(client, database_away):  # noqa: F811
    assert client.get("/corrections/", {"page": "/plans/"}).status_code == 200
