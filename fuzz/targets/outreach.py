"""The link kit: its form, its cards, its codes."""

from hypothesis import strategies as st

from fuzz.asking import ask, encoded, sound
from fuzz.canary import CANARY
from fuzz.drawing import changed, marked, texts
from fuzz.target import Target
from fuzz.targets.patient_paths import SEEDS
from guidance.content_loader import content
from guidance.content_loader.patients import TOPICS

CHOICES = st.sampled_from(
    [*TOPICS, *content().patients, *(program.slug for program in content().programs.all), "spring-fair"]
)
HELD = {
    "topic": TOPICS[0],
    "language": "en",
    "program": content().programs.all[0].slug,
    "organization": "Example",
    "campaign": "",
}
PICKED = changed(HELD, st.one_of(CHOICES, marked(), texts(70)), most=3)
PATHS = st.sampled_from(["/outreach/", "/outreach/", "/outreach/", "/outreach/cards.pdf"])
CODES = st.tuples(
    st.sampled_from(["/outreach/qr.svg", "/outreach/qr.png"]),
    st.one_of(st.sampled_from([seed.decode() for seed in SEEDS]), texts(), marked()),
)


def attempt(asked: tuple[str, dict[str, str]]) -> None:
    path, fields = asked
    sound(ask(path, query=encoded({**fields, "note": CANARY})), 200, 400)


def code(asked: tuple[str, str]) -> None:
    path, to = asked
    sound(ask(path, query=encoded({"to": to, "note": CANARY})), 200, 400)


TARGETS = [
    Target(
        name="outreach",
        about="the link kit and its cards",
        inputs=1_500,
        attempt=attempt,
        parts=st.tuples(PATHS, PICKED),
    ),
    Target(name="outreach_codes", about="QR codes", inputs=1_200, attempt=code, parts=CODES),
]
