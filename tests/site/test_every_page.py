"""What holds for every address, including those that are not written yet."""

from functools import cache

import pytest
from django.test import Client

from guidance.content_loader import content
from guidance.urls import urlpatterns
from tests.site.reading import Part, page_of

pytestmark = pytest.mark.django_db

# The values that stand in addresses with a gap, by the gap.
GAPS = {"<slug:slug>": [plan.slug for plan in content().plans]}
# What an address must be asked with before it answers.
ASKED = {"/decide/note/": "?coverage_start=2015-03-01", "/api/v1/decision": "?coverage_start=2015-03-01"}


def addresses() -> list[str]:
    """Every address of the guide, each plan's included."""
    found = []
    for pattern in urlpatterns:
        route = f"/{pattern.pattern}"
        gap = next((gap for gap in GAPS if gap in route), None)
        found += [route.replace(gap, value) for value in GAPS[gap]] if gap else [route + ASKED.get(route, "")]
    return found


EVERY = addresses()
# Files of the decision without any answers in them.
BLANK_FORMS = ("/decide/paper/", "/decide/offline/")
PLAIN = ("/robots.txt", "/healthz", "/readyz", "/decide/note/", "/api/v1/", "/api/openapi.json", *BLANK_FORMS)
PAGES = [path for path in EVERY if not path.startswith(PLAIN)]
LETTERS = [path for path in EVERY if path.startswith("/letters/")]
DECIDE = [path for path in EVERY if path.startswith("/decide/") and path not in BLANK_FORMS]
CORRECTIONS = [path for path in EVERY if path.startswith("/corrections/")]
GUIDANCE = [path for path in EVERY if path not in {*LETTERS, *CORRECTIONS, *DECIDE, "/healthz", "/readyz"}]
# Pages with more on them than their bare address shows.
FULL = [
    *PAGES,
    "/decide/?coverage_start=2015-03-01&needs=many_conditions&in_network=no",
    "/decide/?coverage_start=2015-02-30",
    "/decide/?coverage_start=2024-01-01",
    "/continuity/?on=2015-03-01",
    "/plans/?on=2019-05-01",
]


@cache
def read(path: str) -> Part:
    """The page at that address, asked for once."""
    return page_of(Client().get(path, follow=True))


def cache_control(response) -> set[str]:
    return {part.strip() for part in response["Cache-Control"].split(",")}


@pytest.mark.parametrize("path", EVERY)
def test_the_address_answers(path, client):
    response = client.get(path, follow=True)

    assert response.status_code == 200


@pytest.mark.parametrize("path", FULL)
def test_the_page_has_one_main_heading_and_a_title(path):
    page = read(path)

    headings = [heading.text for heading in page.every("h1")]

    assert len(headings) == 1
    assert headings[0]
    assert page.one("title").raw


# Plans that were never in Cal MediConnect stand under the program that followed it.
NEWCOMERS = ("/plans/kaiser/", "/plans/scan/")


@pytest.mark.parametrize("path", [path for path in PAGES if path not in NEWCOMERS])
def test_the_page_says_which_program_it_speaks_of_with_its_dates_and_that_it_ended(path):
    strip = read(path).one(id="strip").text

    said = "Cal MediConnect" in strip, "April 1, 2014 to December 31, 2022" in strip, "ended on December 31" in strip

    assert said == (True, True, True)


@pytest.mark.parametrize("path", NEWCOMERS)
def test_a_plan_of_the_new_program_alone_stands_under_that_program(path):
    strip = read(path).one(id="strip").text

    assert "Medi-Medi Plans from January 1, 2023" in strip and "Cal MediConnect" not in strip


@pytest.mark.parametrize("path", FULL)
def test_the_foot_of_the_page_links_to_about_and_says_when_the_content_was_checked(path):
    foot = read(path).one("footer")

    links = [link.attributes["href"] for link in foot.every("a")]

    assert "/about/" in links
    assert content().version in foot.text
    assert f"{content().checked_on:%B} {content().checked_on.day}, {content().checked_on.year}" in foot.text


@pytest.mark.parametrize("path", FULL)
def test_the_page_has_no_style_and_no_script_of_its_own(path):
    parts = list(read(path).parts())

    inline = [part.tag for part in parts if part.tag == "style" or (part.tag == "script" and part.raw.strip())]
    inline += [name for part in parts for name in part.attributes if name == "style" or name.startswith("on")]

    assert inline == []


@pytest.mark.parametrize("path", FULL)
def test_the_page_loads_nothing_from_elsewhere(path):
    parts = read(path).parts()

    loaded = [
        value
        for part in parts
        for name, value in part.attributes.items()
        if name == "src" or (name == "href" and part.tag in ("link", "use", "image"))
    ]

    assert loaded
    assert all(value.startswith("/static/") for value in loaded)


@pytest.mark.parametrize("path", GUIDANCE)
def test_guidance_may_be_kept_for_a_minute_by_anybody(path, client):
    response = client.get(path)

    assert cache_control(response) == {"public", "max-age=60"}


@pytest.mark.parametrize("path", GUIDANCE)
def test_guidance_is_not_sent_again_while_it_is_the_same(path, client):
    tag = client.get(path)["ETag"]

    again = client.get(path, headers={"If-None-Match": tag})
    other = client.get(path, headers={"If-None-Match": '"another"'})

    assert (again.status_code, again.content) == (304, b"")
    assert cache_control(again) == {"public", "max-age=60"}
    assert other.status_code == 200


@pytest.mark.parametrize("path", [path for path in EVERY if path not in LETTERS + CORRECTIONS])
def test_no_page_but_a_letter_s_or_a_correction_s_sets_a_cookie_or_depends_on_one(path, client):
    response = client.get(path)

    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize(
    "path", [*DECIDE, "/decide/?coverage_start=2015-03-01", "/decide/?coverage_start=never", "/decide/?on=x"]
)
def test_a_decision_is_private_and_asked_for_anew(path, client):
    response = client.get(path)

    assert cache_control(response) == {"private", "no-cache"}


@pytest.mark.parametrize("path", LETTERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_of_a_letter_is_stored(path, method, client):
    response = getattr(client, method)(path, {"patient_name": "A Name"} if method == "post" else None)

    assert "no-store" in cache_control(response)
