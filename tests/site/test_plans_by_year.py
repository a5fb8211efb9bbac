"""From 2023 the plans are known year by year: each says how well, and where nothing was found it says that."""

import pytest
from django.core.management import call_command

from guidance.content_loader import content
from tests.site.reading import page_of

# By hand from facts/medi-medi-plans.md, section 6: the mark on each plan's evidence, by year. "" is confirmed.
NOT_FOUND = "not confirmed"
EVIDENCE = {
    "2023": {
        "care1st": "",
        "caremore": "our inference",
        "health-net": "",
        "kaiser": NOT_FOUND,
        "la-care": "",
        "molina": NOT_FOUND,
        "scan": NOT_FOUND,
    },
    "2024": {
        "care1st": NOT_FOUND,
        "caremore": NOT_FOUND,
        "health-net": "our inference",
        "kaiser": NOT_FOUND,
        "la-care": NOT_FOUND,
        "molina": NOT_FOUND,
        "scan": NOT_FOUND,
    },
    "2025": {
        "care1st": "our inference",
        "caremore": NOT_FOUND,
        "health-net": "",
        "kaiser": NOT_FOUND,
        "la-care": NOT_FOUND,
        "molina": NOT_FOUND,
        "scan": "reported",
    },
    "2026": {
        "care1st": "our inference",
        "caremore": "reported",
        "health-net": "our inference",
        "kaiser": "reported",
        "la-care": "reported",
        "molina": "reported",
        "scan": "reported",
    },
}
NEWCOMERS = ("kaiser", "scan")
FIVE = ("care1st", "caremore", "health-net", "la-care", "molina")
each_day = pytest.mark.parametrize(
    ("day", "year"), [(f"{year}-{day}", year) for year in EVIDENCE for day in ("01-01", "12-31")]
)


def listed(client, day: str) -> dict:
    """What the list of that day says of each plan, by slug."""
    items = page_of(client.get("/plans/", {"on": day})).one("ul", cls="plan-list").every("li")
    links = [item.every("a")[0].attributes["href"] for item in items]
    return {link.split("/")[2]: item for link, item in zip(links, items, strict=True)}


@each_day
def test_each_plan_says_how_well_it_is_known_to_have_been_on_offer_that_year(day, year, client):
    items = listed(client, day)

    marks = {slug: " ".join(mark.text for mark in item.every(cls="mark")) for slug, item in items.items()}

    assert marks == EVIDENCE[year]


@each_day
def test_a_year_with_evidence_names_its_sources_and_one_without_says_whom_to_ask(day, year, client):
    items = listed(client, day)

    sourced = {slug for slug, item in items.items() if item.every(cls="cite")}
    silent = {slug for slug, item in items.items() if f"Not found in our sources for {year}; ask Medicare" in item.text}

    assert sourced == {slug for slug, mark in EVIDENCE[year].items() if mark != NOT_FOUND}
    assert silent == {slug for slug, mark in EVIDENCE[year].items() if mark == NOT_FOUND}


def test_the_year_after_the_last_evidence_has_none(client):
    items = listed(client, "2027-01-01")

    assert ["Not found in our sources for 2027" in item.text for item in items.values()] == [True] * 7


@each_day
def test_the_list_says_that_the_county_s_own_list_was_not_read(day, year, client):
    cautions = [part.text for part in page_of(client.get("/plans/", {"on": day})).every(cls="caution")]

    assert any("we have not read its list" in said and "Ask Medicare" in said for said in cautions)


@pytest.mark.parametrize("day", ["2014-04-01", "2022-12-31"])
def test_in_cal_mediconnect_all_five_are_confirmed_and_no_newcomer_is_listed(day, client):
    items = listed(client, day)

    assert set(items) == set(FIVE)
    assert [item.every(cls="mark") for item in items.values()] == [[]] * 5
    assert "not read its list" not in page_of(client.get("/plans/", {"on": day})).text


def rows_of(program: str) -> set[str]:
    return {row.label for group in content().row_groups if program in group.programs for row in group.rows}


@pytest.mark.parametrize("slug", NEWCOMERS)
@pytest.mark.django_db
def test_a_newcomer_s_page_has_the_rows_of_its_own_program_alone(slug, client):
    page = page_of(client.get(f"/plans/{slug}/", {"on": "2026-03-01"}))

    terms = {term.text for rule in page.every("dl", cls="rule") for term in rule.every("dt")}

    assert terms & rows_of("medi-medi") == rows_of("medi-medi")
    assert terms & (rows_of("cal-mediconnect") - rows_of("medi-medi")) == set()


@pytest.mark.parametrize("slug", FIVE)
@pytest.mark.django_db
def test_the_page_of_one_of_the_five_has_the_rows_of_both_programs(slug, client):
    page = page_of(client.get(f"/plans/{slug}/", {"on": "2026-03-01"}))

    terms = {term.text for rule in page.every("dl", cls="rule") for term in rule.every("dt")}

    assert rows_of("medi-medi") | rows_of("cal-mediconnect") <= terms


@pytest.mark.parametrize(
    ("slug", "day", "shown", "others"),
    [
        pytest.param("la-care", "2022-12-31", "1-888-522-1298", "1-833-522-3767", id="L.A. Care, the last day of 2022"),
        pytest.param("la-care", "2023-01-01", "1-833-522-3767", "1-888-522-1298", id="L.A. Care, from 2023"),
        pytest.param("la-care", "2026-03-01", "1-833-522-3767", "1-888-522-1298", id="L.A. Care, 2026"),
        pytest.param("health-net", "2025-06-01", "1-800-431-9007", "calmediconnect", id="Health Net, 2025"),
        pytest.param("care1st", "2023-06-01", "1-800-452-4413", "calmediconnect", id="Blue Shield, 2023"),
        pytest.param("caremore", "2023-06-01", "1-833-707-3129", "calmediconnect", id="Anthem, 2023"),
    ],
)
@pytest.mark.django_db
def test_from_2023_the_phone_book_has_the_new_plan_s_number_and_not_the_old_one(
    slug, day, shown, others, client, capsys
):
    call_command("load_directory")

    book = page_of(client.get(f"/plans/{slug}/", {"on": day})).one("ul", cls="contacts").text

    assert shown in book
    assert others not in book
    assert "Never verified" in book


@pytest.mark.parametrize("slug", [*NEWCOMERS, "molina"])
@pytest.mark.django_db
def test_where_no_number_was_found_for_these_years_the_phone_book_says_so(slug, client, capsys):
    call_command("load_directory")

    book = page_of(client.get(f"/plans/{slug}/", {"on": "2026-03-01"})).one("ul", cls="contacts")

    assert "Not found in our sources for this date." in book.text
    assert [line for line in book.every("li") if line.every(cls="contact-value")] == []
