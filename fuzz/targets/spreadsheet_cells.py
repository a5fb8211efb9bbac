"""What of a typed text goes into the list of files, and into the files' names."""

import csv
import io
import re

from fuzz.target import Target
from guidance.rendering.manifest import FORMULA_STARTS, LONGEST_REFERENCE, harmless, names_the_patient, slug

SEEDS = [
    b"=1+1",
    b"+1",
    b"-1",
    b"@x",
    b"\t=1",
    b"\r=1",
    b"REF-4711",
    b"Ana Sample",
    b"../../x",
    "José Ñandú".encode(),
    b'a"b,c',
]
SAFE = re.compile(r"[a-z0-9-]*")


def attempt(data: bytes) -> None:
    """No cell is a formula once the list is opened, and no name of a file leaves its folder."""
    text = data.decode(errors="replace").replace("\0", "")
    written = io.StringIO(newline="")
    csv.writer(written).writerow([harmless(text), "end"])
    cells = next(csv.reader(io.StringIO(written.getvalue(), newline="")))
    assert not cells[0].startswith(FORMULA_STARTS)
    assert cells[0].removeprefix("'") == text.removeprefix("'") and cells[1] == "end"
    assert SAFE.fullmatch(slug(text)[:LONGEST_REFERENCE])
    assert names_the_patient(slug(f"{text} Kanarienvogel"), "Kanarienvogel")


TARGETS = [
    Target(
        name="spreadsheet_cells",
        about="cells of the list of files, file names",
        inputs=130_000,
        attempt=attempt,
        seeds=SEEDS,
        silent=True,
    )
]
