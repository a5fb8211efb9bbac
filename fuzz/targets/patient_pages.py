"""Pages and handouts for patients."""

from hypothesis import strategies as st

from fuzz.asking import ask, encoded, sound
from fuzz.canary import CANARY
from fuzz.drawing import marked, texts
from fuzz.target import Target
from guidance.content_loader import content
from guidance.content_loader.patients import TOPICS

LANGUAGES = st.one_of(st.sampled_from([*content().patients, "xx"]))
ENDINGS = st.sampled_from(["/", "/", "/", ".pdf"])
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "program": st.one_of(st.sampled_from([program.slug for program in content().programs.all]), texts()),
        "c": st.one_of(st.sampled_from(["spring-fair", "a", "x" * 20, "x" * 21]), marked()),
        "organization": marked(),
        "size": st.sampled_from(["large", "small"]),
    },
)


def attempt(asked: tuple[str, str, str, dict[str, str]]) -> None:
    language, topic, ending, query = asked
    sound(ask(f"/patients/{language}/{topic}{ending}", query=encoded({**query, "note": CANARY})), 200, 400, 404)


TARGETS = [
    Target(
        name="patient_pages",
        about="patient pages and handouts",
        inputs=1_500,
        attempt=attempt,
        parts=st.tuples(LANGUAGES, st.sampled_from([*TOPICS, "x"]), ENDINGS, ASKED),
    )
]
