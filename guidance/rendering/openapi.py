"""What the API takes and gives, as OpenAPI 3.1. Written from the same questions as the page."""

from guidance.content_loader import Content
from guidance.content_loader.questions import Question
from guidance.domain.answers import NONE_OF_THESE, QUESTIONS, SEVERAL_CHOICE
from guidance.domain.assessment import GainsLevel, Outcome
from guidance.domain.continuity import ContinuityStatus
from guidance.domain.eligibility import EligibilityStatus
from guidance.domain.programs import Risk
from guidance.domain.sources import Status

DAY = {"type": "string", "format": "date", "description": "A day as YYYY-MM-DD, included."}
DAY_OR_NULL = {**DAY, "type": ["string", "null"]}
CONDITIONS = {"type": "array", "items": {"enum": ["relationship", "rate", "plan_rules", "quality"]}}
TYPED_DAY = "YYYY-MM-DD, MM/DD/YYYY or MM/YYYY (the 1st)."


def description(content: Content) -> dict:
    """The whole description, ready to be sent as JSON."""
    slugs = [program.slug for program in content.programs.all]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cal MediConnect guide",
            "version": "1",
            "description": "The decision and the plans of a day. Send nothing that identifies a patient.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            "/api/v1/decision": {"get": decision_path(content)},
            "/api/v1/plans": {"get": plans_path()},
        },
        "components": {"schemas": schemas(slugs)},
    }


def decision_path(content: Content) -> dict:
    return {
        "operationId": "decision",
        "summary": "Would this patient gain from enrolling?",
        "description": "The same query as /decide/. A blank is not known. Unknown keys are ignored.",
        "parameters": [start_parameter(content), *(parameter(content.questions[key]) for key in QUESTIONS)],
        "responses": responses("Decision"),
    }


def plans_path() -> dict:
    on = {"name": "on", "in": "query", "description": TYPED_DAY + " Today when left out.", "schema": {"type": "string"}}
    return {
        "operationId": "plans",
        "summary": "The plans on offer on a day, under their names of that day.",
        "parameters": [on],
        "responses": responses("Plans"),
    }


def start_parameter(content: Content) -> dict:
    question = content.questions["coverage_start"]
    return {
        "name": question.key,
        "in": "query",
        "required": True,
        "description": f"{question.asks} {TYPED_DAY}",
        "schema": {"type": "string"},
    }


def parameter(question: Question) -> dict:
    """A repeated key for several choices, one value for the rest."""
    values = [choice.value for choice in question.choices]
    if question.key in SEVERAL_CHOICE:
        schema: dict = {"type": "array", "items": {"type": "string", "enum": [*values, NONE_OF_THESE]}}
    else:
        schema = {"type": "string", "enum": [*values, *(["unsure"] if question.unsure else [])]}
    return {"name": question.key, "in": "query", "description": question.asks, "schema": schema, "explode": True}


def responses(schema: str) -> dict:
    return {
        "200": json_response("The result.", schema),
        "400": json_response("A parameter cannot be read; each is named with what to send.", "Errors"),
    }


def json_response(text: str, schema: str) -> dict:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": text, "content": content}


def schemas(slugs: list[str]) -> dict:
    outcome = {"enum": [outcome.value for outcome in Outcome]}
    said = thing(key={"type": "string"}, text={"type": "string"}, sources=listing({"type": "string"}))
    change = thing(question={"enum": list(QUESTIONS)}, answer={"type": "string"}, outcome=outcome)
    settled = {"oneOf": [{"type": "null"}, thing(**{"for": outcome, "against": outcome})]}
    plan = thing(
        slug={"type": "string"},
        name={"type": "string"},
        status={"enum": [status.value for status in Status]},
        sources=listing({"type": "string"}),
    )
    return {
        "Decision": thing(
            program={"enum": slugs},
            edition={"type": "string"},
            content_version={"type": "string"},
            outcome=outcome,
            eligibility=thing(status={"enum": [status.value for status in EligibilityStatus]}, reasons=listing(said)),
            gains=thing(level={"enum": [level.value for level in GainsLevel]}, keys=listing({"type": "string"})),
            risk={"enum": [risk.key for risk in Risk]},
            for_enrolling=listing(said),
            for_opting_out=listing(said),
            check_first=listing(said),
            continuity=continuity_schema(),
            would_change=listing(change),
            if_settled=settled,
        ),
        "Plans": thing(
            on=DAY, program={"type": ["string", "null"]}, content_version={"type": "string"}, plans=listing(plan)
        ),
        "Errors": thing(errors={"type": "object", "additionalProperties": listing({"type": "string"})}),
    }


def continuity_schema() -> dict:
    return thing(
        status={"enum": [status.value for status in ContinuityStatus]},
        medicare_through=DAY_OR_NULL,
        medi_cal_through=DAY_OR_NULL,
        unmet=CONDITIONS,
        uncertain=CONDITIONS,
        unknown=CONDITIONS,
    )


def thing(**properties: dict) -> dict:
    """An object with exactly these properties, all of them present."""
    return {"type": "object", "required": list(properties), "properties": properties, "additionalProperties": False}


def listing(items: dict) -> dict:
    return {"type": "array", "items": items}
