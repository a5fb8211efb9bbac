"""What holds for every address, including those that are not written yet."""

from functools import cache

import pytest
from django.test import Client

from guidance.content_loader import content
from guidance.domain.calendar import spelled
from guidance.urls import urlpatterns
from tests.site.reading import Part, page_of

pytestmark = pytest.mark.django_db

# The values that stand in addresses with a gap, by what the address begins with.
GAPS = {
    "/plans/": [plan.slug for plan in content().plans],
    "/guides/": [guide.slug for guide in content().guides],
}
# What an address must be asked with before it answers.
ASKED = {
    **dict.fromkeys(("/decide/note/", "/decide/result.pdf", "/api/v1/decision"), "?coverage_start=2015-03-01"),
    **dict.fromkeys(("/outreach/qr.svg", "/outreach/qr.png"), "?to=/patients/en/choices/"),
    "/outreach/cards.pdf": "?topic=choices&language=en&program=medi-medi",
}


PATIENTS = [
    *(f"/patients/{code}/" for code in content().patients),
    *(f"/patients/{code}/{topic}/" for code, language in content().patients.items() for topic in language.topics),
    *(f"/patients/{code}/choices.pdf" for code in content().patients),
]


def addresses() -> list[str]:
    """Every address of the site, each plan's, each guide's and each language's included."""
    found = [*PATIENTS]
    for pattern in urlpatterns:
        route = f"/{pattern.pattern}"
        if "<slug:language>" in route:
            continue
        start, gap, rest = route.partition("<slug:slug>")
        found += [f"{start}{value}{rest}" for value in GAPS[start]] if gap else [route + ASKED.get(route, "")]
    return found


EVERY = addresses()
# Files of the decision without any answers in them.
BLANK_FORMS = ("/decide/paper/", "/decide/offline/")
TEMPLATES = ("/letters/batch/template.csv", "/letters/batch/template.xlsx")
PLAIN = (
    *TEMPLATES,
    "/robots.txt",
    "/healthz",
    "/readyz",
    "/decide/note/",
    "/api/v1/",
    "/api/openapi.json",
    *BLANK_FORMS,
)
FILES = (".pdf", ".atom", ".svg", ".png")
PAGES = [path for path in EVERY if not path.startswith(PLAIN) and not path.partition("?")[0].endswith(FILES)]
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
    "/search/?q=COC",
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


# Plans that were never in Cal MediConnect stand under the program that followed it. Pages for patients say their
# program and its dates in their own language.
NEWCOMERS = ("/plans/kaiser/", "/plans/scan/")


@pytest.mark.parametrize("path", [path for path in PAGES if path not in {*NEWCOMERS, *PATIENTS}])
def test_the_page_says_which_program_it_speaks_of_with_its_dates_and_that_it_ended(path):
    strip = read(path).one(id="strip").text

    said = "Cal MediConnect" in strip, "April 1, 2014 to December 31, 2022" in strip, "ended on December 31" in strip

    assert said == (True, True, True)


@pytest.mark.parametrize("path", NEWCOMERS)
def test_a_page_of_the_new_program_alone_stands_under_that_program(path):
    strip = read(path).one(id="strip").text

    assert "Medi-Medi Plans from January 1, 2023" in strip and "Cal MediConnect" not in strip


@pytest.mark.parametrize("path", FULL)
def test_the_foot_of_the_page_links_to_about_and_says_when_the_content_was_checked(path):
    foot = read(path).one("footer")

    links = [link.attributes["href"] for link in foot.every("a")]

    assert "/about/" in links
    assert content().version in foot.text
    assert f"{content().checked_on:%B} {content().checked_on.day}, {content().checked_on.year}" in foot.text


# Pages that state no rule: forms not yet filled in, lists that lead to pages with sources, and what is said of this
# site itself, its program interface and its proof.
NO_CLAIM = {
    *("/decide/", "/decide/?coverage_start=2015-02-30", "/letters/new/", "/letters/download/"),
    *("/letters/batch/", "/letters/forget/", "/guides/", "/search/"),
    *("/search/?q=COC", "/changes/", "/api/", "/how-it-works/", "/how-it-works/proof/"),
    *("/about/", "/privacy/", "/accessibility/", "/corrections/", "/corrections/sent/"),
    *("/outreach/", "/patients/", *(path for path in PATIENTS if path.count("/") == 3)),
}


def sources_cited(page: Part) -> set[str]:
    """The sources that the page leads to; on the list of sources, those that stand there."""
    main = page.one("main")
    ids = {link.attributes["href"].partition("#")[2] for cite in main.every(cls="cite") for link in cite.every("a")}
    return ids | {
        entry.attributes["id"] for entries in main.every("ul", cls="sources") for entry in entries.every("li")
    }


@pytest.mark.parametrize("path", [path for path in FULL if path not in NO_CLAIM])
def test_a_page_that_states_rules_says_who_says_so(path):
    cited = sources_cited(read(path))

    assert cited
    assert cited <= set(content().sources)


@pytest.mark.parametrize("path", sorted(NO_CLAIM & set(FULL)))
def test_a_page_that_states_no_rule_says_that_it_gives_reasons_and_no_advice_and_where_the_sources_are(path):
    page = read(path)

    assert sources_cited(page) == set()
    assert "This site gives reasons, not advice." in page.one("footer").text
    assert "/sources/" in [link.attributes["href"] for link in page.one("footer").every("a")]


@pytest.mark.parametrize("path", FULL)
def test_the_page_has_its_dates_those_of_its_program_and_the_day_its_content_was_checked(path):
    page = read(path)
    strip = page.one(id="strip").text
    said = [(program.name, program.dates) for program in content().programs.all]
    if path in PATIENTS:
        said = [(content().patients[path.split("/")[2]].words["medi_medi"],)]

    assert any(all(words in strip for words in each) for each in said)
    assert f"Content checked {spelled(content().checked_on)}" in page.one("footer").text


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
        if name == "src" or (name == "href" and part.tag in ("link", "use", "image") and not part.has(rel="alternate"))
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
