"""The OpenAPI description is valid and offers what the form takes; whatever is asked is answered as it says."""

from datetime import date
from functools import cache

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import settings, strategies
from schemathesis import checks

from guidance.content_loader import content
from guidance.rendering.openapi import description
from tests.site.reading import page_of

# A served request closes old database connections, whether it used any or not.
pytestmark = pytest.mark.django_db

# Design 4.1: the values of each question after the date. "unsure" is blank said aloud, where the form offers it.
VALUES = {
    "situation": "no_medicare_ab no_full_medi_cal outside_la_county under_21 other_coverage esrd regional_center "
    "veterans_home catalina_90704 share_of_cost_unmet hcbs_waiver pace ahf none",
    "needs": "many_conditions help_at_home behavioral_health vision_or_rides billing_trouble none",
    "your_role": "primary specialist",
    "in_network": "yes no unsure",
    "visits": "0 1 2 unsure",
    "accepts_rate": "yes no unsure",
    "accepts_plan_rules": "yes no unsure",
    "quality_concern": "yes no unsure",
    "treatment": "none to_6 to_12 over_12 unsure",
    "concerns": "other_doctor_outside supplier_dependent drug_not_listed nursing_facility none",
    "matters_most": "keep_doctors one_card extra_help free_choice unsure",
}
SEVERAL_CHOICE = ("situation", "needs", "concerns")
# What holds of every answer. That a text which is no date is refused is meant, so refusals are not judged.
CONFORMS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
ASKED = settings(max_examples=50, derandomize=True, deadline=None)


@cache
def application():
    return get_wsgi_application()


def site(environ, start_response):
    """The whole site, made when it is first asked: only then are its static files in place."""
    return application()(environ, start_response)


api = schemathesis.openapi.from_dict(description(content()))
api.app = site


@api.parametrize()
@ASKED
def test_whatever_is_asked_is_answered_as_described_and_never_by_a_crash(case):
    case.call_and_validate(checks=CONFORMS)


decision = api.include(path="/api/v1/decision")


@decision.parametrize()
@decision.given(day=strategies.dates(date(2014, 4, 1), date(2027, 12, 31)))
@ASKED
def test_whatever_is_answered_on_whatever_day_gives_a_result_as_described(case, day):
    case.query["coverage_start"] = day.isoformat()

    case.call_and_validate(checks=CONFORMS)


def test_the_description_is_served_as_it_is_written_and_valid(client):
    served = client.get("/api/openapi.json").json()

    schemathesis.openapi.from_dict(served).validate()

    assert served == api.raw_schema
    assert served["openapi"].startswith("3.1.")
    assert set(served["paths"]) == {"/api/v1/decision", "/api/v1/plans"}


def test_an_invalid_description_would_be_found():
    broken = {**description(content()), "info": {}}

    with pytest.raises(ValueError, match="title"):
        schemathesis.openapi.from_dict(broken).validate()


def parameters(client, path: str) -> dict[str, dict]:
    described = client.get("/api/openapi.json").json()["paths"][path]["get"]["parameters"]
    return {parameter["name"]: parameter for parameter in described}


def test_every_question_is_a_parameter_in_the_order_of_the_form_and_only_the_date_is_required(client):
    found = parameters(client, "/api/v1/decision")

    assert list(found) == ["coverage_start", *VALUES]
    assert [name for name, parameter in found.items() if parameter.get("required")] == ["coverage_start"]
    assert {parameter["in"] for parameter in found.values()} == {"query"}


@pytest.mark.parametrize("question", VALUES)
def test_every_question_offers_exactly_its_values(question, client):
    schema = parameters(client, "/api/v1/decision")[question]["schema"]

    offered = schema["items"]["enum"] if question in SEVERAL_CHOICE else schema["enum"]

    assert (schema["type"] == "array") is (question in SEVERAL_CHOICE)
    assert sorted(offered) == sorted(VALUES[question].split())


@pytest.mark.parametrize("question", VALUES)
def test_every_value_offered_is_taken_and_is_the_form_s(question, client):
    fields = page_of(client.get("/decide/")).every("input", name=question)

    on_the_form = {field.attributes["value"] for field in fields}
    statuses = {
        client.get("/api/v1/decision", {"coverage_start": "2015-03-01", question: value}).status_code
        for value in VALUES[question].split()
    }

    assert on_the_form == set(VALUES[question].split())
    assert statuses == {200}


def test_the_plans_take_a_day_that_may_be_left_out(client):
    found = parameters(client, "/api/v1/plans")

    assert list(found) == ["on"]
    assert not found["on"].get("required")


def test_the_readable_page_names_every_parameter_and_value_and_leads_to_the_description(client):
    page = page_of(client.get("/api/"))

    code = [part.text for part in page.one("main").every("code")]
    links = [link.attributes["href"] for link in page.one("main").every("a")]

    assert {*VALUES, "coverage_start", "on"} <= set(code)
    assert {value for values in VALUES.values() for value in values.split()} <= set(code)
    assert "/api/openapi.json" in links
