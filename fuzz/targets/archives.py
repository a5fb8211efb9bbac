"""An uploaded workbook whose bytes were changed: a damaged archive, or one that lies."""

from fuzz.sheets import GOOD, as_xlsx
from fuzz.target import Target
from fuzz.targets.text_files import attempt

ROWS = [list(GOOD), list(GOOD.values())]
SEEDS = [
    as_xlsx(ROWS),
    as_xlsx(ROWS, packed=True),
    as_xlsx([["plan"], ["x"]]),
    b"PK\x03\x04",
    b"PK\x05\x06" + b"\0" * 18,
]


TARGETS = [
    Target(
        name="archives", about="uploaded XLSX files, as bytes", inputs=30_000, attempt=attempt, seeds=SEEDS, silent=True
    )
]
