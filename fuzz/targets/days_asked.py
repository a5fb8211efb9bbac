"""The pages that show the rules of a day."""

from hypothesis import strategies as st

from fuzz.asking import ask, encoded, sound
from fuzz.canary import CANARY
from fuzz.drawing import days, texts
from fuzz.target import Target

PATHS = st.sampled_from(
    ["/continuity/", "/plans/", "/plans/molina/", "/plans/molina.pdf", "/plans/nobody/", "/decide/paper/"]
)


def attempt(asked: tuple[str, str]) -> None:
    path, day = asked
    sound(ask(path, query=encoded({"on": day, "note": CANARY})), 200, 400, 404)


TARGETS = [
    Target(
        name="days_asked",
        about="continuity, plans, paper on a day",
        inputs=1_500,
        attempt=attempt,
        parts=st.tuples(PATHS, st.one_of(days(), days(), texts())),
    )
]
