"""The files of a letter: PDF, Word, calendar, print page, and the parts of its packet."""

from hypothesis import strategies as st

from fuzz.asking import ask, encoded, sound
from fuzz.drawing import changed, marked
from fuzz.target import Target
from fuzz.targets.letter_form import FIELDS, HELD, TYPED, as_typed
from guidance.domain.letters import Part

FORMATS = st.one_of(st.sampled_from(["pdf", "docx", "ics", "html", ""]), marked())
PARTS = st.one_of(st.sampled_from([*map(str, Part), ""]), marked())
LONG = ("past_care", "upcoming_care", "visit_dates", "patient_name", "diagnosis", "current_treatment", "facility")
# Few changes, in fields that take nearly anything, so that most of these are made into a file.
LETTERS = st.one_of(changed(HELD, marked(), most=2, more=LONG), changed(HELD, TYPED, most=2, more=FIELDS)).map(as_typed)


def attempt(sent: tuple[dict[str, str], str, str]) -> None:
    fields, format, part = sent
    body = encoded(fields | {"format": format, "part": part}).encode()
    sound(ask("/letters/download/", body=body), 200, 400, private=True)


TARGETS = [
    Target(
        name="letter_files",
        about="letters as files",
        inputs=800,
        attempt=attempt,
        parts=st.tuples(LETTERS, FORMATS, PARTS),
    )
]
