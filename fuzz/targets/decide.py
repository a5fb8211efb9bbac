"""The decision: its page, its note, its sheet of paper."""

from hypothesis import strategies as st

from fuzz.asking import ask, encoded, sound
from fuzz.canary import CANARY
from fuzz.drawing import days, marked, texts
from fuzz.target import Target
from guidance.content_loader import content
from guidance.domain.answers import ONE_CHOICE, SEVERAL_CHOICE

VALUES = [str(value) for kind in (*ONE_CHOICE.values(), *SEVERAL_CHOICE.values()) for value in kind] + [
    "none",
    "unsure",
    "",
]
KEYS = ["coverage_start", *content().questions]
ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(KEYS), st.one_of(st.sampled_from(VALUES), st.sampled_from(VALUES), days(), marked(), texts())
    ),
    max_size=9,
)
RIGHT = st.lists(
    st.sampled_from([(key, str(value)) for key, kind in (ONE_CHOICE | SEVERAL_CHOICE).items() for value in kind]),
    max_size=9,
    unique_by=lambda pair: pair[0],
)
QUERIES = st.one_of(st.tuples(days(), ANSWERS), st.tuples(days(), RIGHT)).map(
    lambda asked: [("coverage_start", asked[0]), *asked[1], ("note", CANARY)]
)
MANY = st.integers(900, 1300).map(lambda count: [("situation", "ahf")] * count)
PAGES = st.sampled_from(["/decide/", "/decide/", "/decide/", "/decide/note/", "/decide/note/", "/decide/result.pdf"])


def attempt(asked: tuple[str, list[tuple[str, str]]]) -> None:
    path, query = asked
    sound(ask(path, query=encoded(query)), 200, 400)


TARGETS = [
    Target(
        name="decide",
        about="the decision, its note and its sheet",
        inputs=4_000,
        attempt=attempt,
        parts=st.tuples(PAGES, st.one_of(QUERIES, QUERIES, QUERIES, MANY)),
    )
]
