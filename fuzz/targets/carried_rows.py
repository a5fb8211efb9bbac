"""The rows that the report's page carries, changed on their way back."""

import json

from fuzz.sheets import GOOD
from fuzz.target import Target
from guidance.forms.carried import packed, unpacked
from guidance.forms.file_kinds import UnreadableFileError

SEEDS = [
    json.dumps([{"row": 2, **GOOD}]).encode(), b'[{"row":2,"plan":"\\ud800"}]', b"[" * 60, b'[{"row":1e400}]', b'[{"row":true}]',
    b'[{"row":' + b"9" * 60 + b"}]", b'[{"row":2},{"row":2}]', b"null", b'{"row":2}', b'[{"row":2,"plan":null}]', b"NaN",
]  # fmt: skip


def attempt(data: bytes) -> None:
    """The rows are what a page could have carried, and can be sent again; or they are refused."""
    try:
        sheet = unpacked(data.decode(errors="replace"))
    except UnreadableFileError as error:
        assert error.problems
    else:
        packed(sheet.rows).encode()


TARGETS = [
    Target(
        name="carried_rows",
        about="rows carried by the report's page",
        inputs=60_000,
        attempt=attempt,
        seeds=SEEDS,
        silent=True,
    )
]
