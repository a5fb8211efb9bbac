"""Many requests from one file, as whole requests: the report, and the letters in a ZIP."""

import json

from hypothesis import strategies as st

from fuzz.asking import MULTIPART, ask, multipart, sound
from fuzz.canary import CANARY
from fuzz.drawing import changed, days, marked, texts
from fuzz.sheets import GOOD, as_csv, as_xlsx
from fuzz.target import Target

BATCH = "/letters/batch/"
HELD = GOOD | {"patient_name": CANARY, "clinic_reference": CANARY}
ROWS = st.lists(changed(HELD, st.one_of(marked(), days(), texts()), most=3), min_size=1, max_size=4)
ASKED = st.fixed_dictionaries(
    {
        "make": st.one_of(st.sampled_from(["", "", "pdf", "docx"]), marked()),
        "part": st.one_of(st.sampled_from(["", "request", "cover"]), marked()),
    }
)
FILE_NAMES = st.one_of(st.just(f"{CANARY}.csv"), marked())


def uploaded(sent: tuple[list[dict[str, str]], dict[str, str], str, bool]) -> None:
    rows, asked, name, as_workbook = sent
    data = as_xlsx([list(HELD), *([row.get(key, "") for key in HELD] for row in rows)]) if as_workbook else as_csv(rows)
    safe = name.replace("\r", "").replace("\n", "").replace('"', "").encode(errors="replace").decode()
    sound(ask(BATCH, body=multipart(asked, {"file": (safe, data)}), kind=MULTIPART), 200, 400, private=True)


def carried(sent: tuple[list[dict[str, str]], dict[str, str]]) -> None:
    rows, asked = sent
    held = json.dumps([{"row": number, **row} for number, row in enumerate(rows, start=2)])
    sound(ask(BATCH, body=multipart(asked | {"rows": held}, {}), kind=MULTIPART), 200, 400, private=True)


TARGETS = [
    Target(
        name="batch_upload",
        about="files uploaded to the batch page",
        inputs=1_500,
        attempt=uploaded,
        parts=st.tuples(ROWS, ASKED, FILE_NAMES, st.booleans()),
    ),
    Target(
        name="batch_carried",
        about="rows sent back by the batch page",
        inputs=1_500,
        attempt=carried,
        parts=st.tuples(ROWS, ASKED),
    ),
]
