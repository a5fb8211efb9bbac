"""The API, asked whatever its own description allows and forbids, and judged by that description."""

import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode, checks

from fuzz.asking import application, ask, encoded, sound
from fuzz.canary import CANARY
from fuzz.drawing import days, texts
from fuzz.target import Target
from fuzz.targets.decide import QUERIES
from guidance.content_loader import content
from guidance.rendering.openapi import description

CONFORMS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
API = schemathesis.openapi.from_dict(description(content()))
API.app = application()
ALLOWED, FORBIDDEN = (
    st.one_of([found.ok().as_strategy(generation_mode=mode) for found in API.get_all_operations()])
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
)


def conforms(case) -> None:
    case.query = {**(case.query or {}), "note": CANARY}
    case.call_and_validate(checks=CONFORMS)


def attempt(query: list[tuple[str, str]]) -> None:
    """What is asked of the page is asked of the API too: an answer, or what cannot be read of the query."""
    reply = sound(ask("/api/v1/decision", query=encoded(query)), 200, 400)
    assert reply.body.startswith((b"{", b"<!doctype"))


def plans(on: str) -> None:
    sound(ask("/api/v1/plans", query=encoded({"on": on, "note": CANARY})), 200, 400)


TARGETS = [
    Target(
        name="api_described",
        about="the API as its description has it (Schemathesis)",
        inputs=1_000,
        attempt=conforms,
        parts=st.one_of(ALLOWED, FORBIDDEN),
    ),
    Target(name="api_decision", about="the API's decision", inputs=2_500, attempt=attempt, parts=QUERIES),
    Target(name="api_plans", about="the API's plans", inputs=1_000, attempt=plans, parts=st.one_of(days(), texts())),
]
