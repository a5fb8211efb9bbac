"""The letter form as a whole request: shown again with what to correct, or with the letter."""

from hypothesis import strategies as st

from fuzz.asking import MULTIPART, ask, encoded, multipart, sound
from fuzz.canary import CANARY, PRACTICE
from fuzz.drawing import changed, days, marked, texts
from fuzz.sheets import GOOD
from fuzz.target import Target
from guidance.content_loader import content
from guidance.forms.clinic import FIELDS as OF_THE_PRACTICE

FORM = "/letters/new/"
FIELDS = tuple(content().letter_form.fields)
CHOICES = st.sampled_from(
    sorted(
        {value for offered in content().letter_form.choices.values() for value in offered}
        | {plan.slug for plan in content().plans}
    )
)
TYPED = st.one_of(texts(), marked(), days(), CHOICES)
HELD = GOOD | {
    "patient_name": CANARY,
    "diagnosis": f"Told by {CANARY}",
    "clinic_reference": CANARY,
    "practice_name": PRACTICE,
    "remember": "on",
}


def as_typed(fields: dict[str, str]) -> dict[str, str]:
    """The fields with no patient's name among the practice's own details: those may be remembered."""
    return {key: text.replace(CANARY, PRACTICE) if key in OF_THE_PRACTICE else text for key, text in fields.items()}


LETTERS = changed(HELD, TYPED, more=(*FIELDS, "website", "opened", "rows")).map(as_typed)


def attempt(sent: tuple[dict[str, str], bool]) -> None:
    fields, in_parts = sent
    body, kind = (multipart(fields, {}), MULTIPART) if in_parts else (encoded(fields).encode(), "")
    reply = ask(FORM, body=body, **({"kind": kind} if kind else {}))
    sound(reply, 200, 400, private=True)


def expired(sent: dict[str, str]) -> None:
    """Without the token of the form: everything typed is shown again, and nothing is made."""
    for path in (FORM, "/letters/batch/", "/letters/forget/"):
        sound(ask(path, body=encoded(sent).encode(), token=False), 400, 403, private=True)


def opened(query: list[tuple[str, str]]) -> None:
    sound(ask(FORM, query=encoded(query)), 200, 400, private=False)


QUERIES = st.lists(st.tuples(st.sampled_from([*FIELDS, "quality_concern"]), TYPED), min_size=1, max_size=4).map(
    lambda pairs: [*pairs, ("patient_name", CANARY)]
)

TARGETS = [
    Target(
        name="letter_form",
        about="the letter form",
        inputs=3_000,
        attempt=attempt,
        parts=st.tuples(LETTERS, st.booleans()),
    ),
    Target(
        name="letter_expired",
        about="letters, batches without their token",
        inputs=600,
        attempt=expired,
        parts=LETTERS,
    ),
    Target(name="letter_opened", about="the letter form opened by a link", inputs=1_000, attempt=opened, parts=QUERIES),
]
