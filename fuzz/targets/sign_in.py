"""The door of the editors' desk."""

from hypothesis import strategies as st

from fuzz.asking import ask, encoded, sound
from fuzz.canary import CANARY
from fuzz.drawing import changed, marked, texts
from fuzz.target import Target

# The name is counted for half an hour, to close the door after five wrong passwords; the password is no name.
SENT = changed(
    {"username": "editor", "password": CANARY, "otp_token": CANARY, "next": "/admin/"},
    st.one_of(marked(), texts()),
    most=2,
)


def attempt(fields: dict[str, str]) -> None:
    sound(ask("/admin/login/", body=encoded(fields).encode()), 200, 302, 400, 429)


TARGETS = [
    Target(
        name="sign_in",
        about="the editors' sign-in",
        inputs=100,
        attempt=attempt,
        parts=SENT,
        keeps=("axes_accessattempt",),
    )
]
