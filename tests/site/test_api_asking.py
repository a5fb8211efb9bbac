"""How the API is asked: what it cannot read is named with status 400, and anybody may ask, cache and ask again."""

import pytest

from tests.site.deciding import KEEPABLE, data_of

DECISION, PLANS = "/api/v1/decision", "/api/v1/plans"
GOOD = [
    pytest.param(f"{DECISION}?coverage_start=2015-03-01&needs=many_conditions", id="a decision"),
    pytest.param(f"{PLANS}?on=2015-03-01", id="the plans of a day"),
    pytest.param(PLANS, id="the plans of today"),
    pytest.param("/api/openapi.json", id="the description"),
]
BAD = [
    pytest.param(f"{DECISION}?coverage_start=never", id="a decision"),
    pytest.param(f"{PLANS}?on=never", id="the plans of a day"),
]
ONE_CHOICE = (
    "your_role",
    "in_network",
    "visits",
    "accepts_rate",
    "accepts_plan_rules",
    "quality_concern",
    "treatment",
    "matters_most",
)
SEVERAL_CHOICE = ("situation", "needs", "concerns")
# What is asked beside a good date, and the fields that are wrong.
UNREADABLE = [
    *(pytest.param({key: "maybe"}, {key}, id=f"{key}: unknown value") for key in (*ONE_CHOICE, *SEVERAL_CHOICE)),
    *(pytest.param({key: [KEEPABLE[key]] * 2}, {key}, id=f"{key}: repeated") for key in ONE_CHOICE),
    pytest.param({"in_network": ["yes", "no"]}, {"in_network"}, id="in_network: two answers"),
    pytest.param({"needs": ["none", "help_at_home"]}, {"needs"}, id="needs: none with another"),
    pytest.param({"situation": ["pace", "none"]}, {"situation"}, id="situation: none with another"),
    pytest.param({"concerns": ["none", "drug_not_listed"]}, {"concerns"}, id="concerns: none with another"),
    pytest.param({"needs": ["help_at_home", "money"]}, {"needs"}, id="needs: one known, one not"),
    pytest.param({"your_role": "unsure"}, {"your_role"}, id="your_role: unsure is not offered"),
    pytest.param({"visits": "3", "needs": "x", "treatment": "6"}, {"visits", "needs", "treatment"}, id="three at once"),
]
NO_DAY = [
    pytest.param("2014-03-31", id="the day before the first program"),
    pytest.param("2028-01-01", id="after December 31 of next year"),
    pytest.param("02/30/2015", id="not in the calendar"),
    pytest.param("13/2015", id="no such month"),
    pytest.param("yesterday", id="words"),
    pytest.param("2015-03-01T00:00", id="a time"),
]


def assert_names(response, *fields: str) -> None:
    """Status 400, and the fields with at least one message each, and nothing else."""
    errors = response.json()["errors"]
    assert (response.status_code, set(response.json()), set(errors)) == (400, {"errors"}, set(fields))
    assert all(messages and all(message.endswith(".") for message in messages) for messages in errors.values())


@pytest.mark.parametrize(("answers", "fields"), UNREADABLE)
def test_an_answer_that_cannot_be_read_is_named(answers, fields, client):
    response = client.get(DECISION, {"coverage_start": "2015-03-01", **answers})

    assert_names(response, *fields)


@pytest.mark.parametrize("query", [{}, {"coverage_start": ""}, {"coverage_start": " "}], ids=["none", "blank", "space"])
def test_a_missing_coverage_start_is_named(query, client):
    assert_names(client.get(DECISION, query), "coverage_start")
    assert_names(client.get(DECISION, {**query, "visits": "many"}), "coverage_start", "visits")


@pytest.mark.parametrize("typed", NO_DAY)
def test_a_day_without_rules_is_named(typed, client):
    assert_names(client.get(DECISION, {"coverage_start": typed}), "coverage_start")
    assert_names(client.get(PLANS, {"on": typed}), "on")


def test_two_coverage_starts_are_one_too_many(client):
    response = client.get(DECISION, {"coverage_start": ["2015-03-01", "2015-03-01"]})

    assert_names(response, "coverage_start")


@pytest.mark.parametrize("typed", ["2014-04-01", "2027-12-31"], ids=["the first day", "the end of next year"])
def test_the_first_and_the_last_day_are_answered(typed, client):
    assert data_of(client, typed)["outcome"] == "need_more"
    assert client.get(PLANS, {"on": typed}).status_code == 200


@pytest.mark.parametrize("path", [*GOOD, *BAD])
def test_anybody_may_ask_from_any_site_and_no_cookie_is_set_or_looked_at(path, client):
    response = client.get(path)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"] == "application/json"
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("path", GOOD)
def test_an_answer_may_be_kept_for_a_minute_and_is_not_sent_again_while_it_is_the_same(path, client):
    response = client.get(path)
    again = client.get(path, headers={"If-None-Match": response["ETag"]})

    kept = {part.strip() for part in response["Cache-Control"].split(",")}

    assert (response.status_code, kept) == (200, {"public", "max-age=60"})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", BAD)
def test_what_could_not_be_read_is_kept_by_nobody(path, client):
    response = client.get(path)

    assert response.status_code == 400
    assert "public" not in response["Cache-Control"]


def test_two_decisions_have_two_etags(client):
    tags = {client.get(DECISION, {"coverage_start": f"2015-0{month}-01"})["ETag"] for month in (3, 4)}

    assert len(tags) == 2


# By hand: the name of each plan on that day, and how well it is known that it was on offer.
PLANS_ON = {
    "2015-03-01": {
        "care1st": ("Care1st Health Plan", "confirmed"),
        "caremore": ("CareMore", "confirmed"),
        "health-net": ("Health Net", "confirmed"),
        "la-care": ("L.A. Care Health Plan", "confirmed"),
        "molina": ("Molina Healthcare", "confirmed"),
    },
    "2019-01-01": {
        "caremore": ("Anthem Blue Cross", "confirmed"),
        "care1st": ("Blue Shield of California Promise Health Plan", "confirmed"),
        "health-net": ("Health Net", "confirmed"),
        "la-care": ("L.A. Care Health Plan", "confirmed"),
        "molina": ("Molina Healthcare", "confirmed"),
    },
    "2023-01-01": {
        "caremore": ("Anthem MediBlue Full Dual Advantage", "inferred"),
        "care1st": ("Blue Shield TotalDual Plan", "confirmed"),
        "kaiser": ("Kaiser Permanente", "unconfirmed"),
        "la-care": ("L.A. Care Medicare Plus", "confirmed"),
        "molina": ("Molina Healthcare", "unconfirmed"),
        "scan": ("SCAN", "unconfirmed"),
        "health-net": ("Wellcare By Health Net", "confirmed"),
    },
    "2025-06-01": {
        "caremore": ("Anthem MediBlue Full Dual Advantage", "unconfirmed"),
        "care1st": ("Blue Shield TotalDual Plan", "inferred"),
        "kaiser": ("Kaiser Permanente", "unconfirmed"),
        "la-care": ("L.A. Care Medicare Plus", "unconfirmed"),
        "molina": ("Molina Healthcare", "unconfirmed"),
        "scan": ("SCAN", "reported"),
        "health-net": ("Wellcare Dual Align", "confirmed"),
    },
}


@pytest.mark.parametrize("day", PLANS_ON)
def test_the_plans_of_a_day_stand_under_their_names_of_that_day_in_alphabetical_order(day, client):
    data = client.get(PLANS, {"on": day}).json()

    found = {plan["slug"]: (plan["name"], plan["status"]) for plan in data["plans"]}

    assert list(found.items()) == list(PLANS_ON[day].items())
    assert (data["on"], data["program"]) == (day, "cal-mediconnect" if day < "2023" else "medi-medi")


@pytest.mark.parametrize("day", PLANS_ON)
def test_a_plan_has_exactly_these_keys_and_sources_wherever_there_is_evidence(day, client):
    data = client.get(PLANS, {"on": day}).json()

    assert set(data) == {"on", "program", "content_version", "plans"}
    assert {frozenset(plan) for plan in data["plans"]} == {frozenset({"slug", "name", "status", "sources"})}
    assert all(bool(plan["sources"]) is (plan["status"] != "unconfirmed") for plan in data["plans"])


def test_without_a_day_the_plans_are_those_of_today(client):
    today = client.get(PLANS).json()

    assert today == client.get(PLANS, {"on": "2026-11-24"}).json()
    assert (today["on"], today["program"]) == ("2026-11-24", "medi-medi")


@pytest.mark.parametrize(("typed", "day"), [("03/01/2015", "2015-03-01"), ("06/2025", "2025-06-01")])
def test_the_day_of_the_plans_is_read_however_it_is_typed(typed, day, client):
    assert client.get(PLANS, {"on": typed}).json() == client.get(PLANS, {"on": day}).json()
