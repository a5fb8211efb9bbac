"""The header row of a file."""

from fuzz.target import Target
from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.header import needed_fields, read_header

NEEDED = ",".join(sorted(needed_fields()))
SEEDS = [
    f"{NEEDED},member_id".encode(),
    b"patient_name,Patient Name,patient-name",
    b"patent_name,planx",
    b",,,",
    NEEDED.encode(),
]


def attempt(data: bytes) -> None:
    """The cells are a header in which each field has one column, or it is said what is wrong."""
    cells = data.decode(errors="replace").split(",")
    try:
        header = read_header(cells)
    except UnreadableFileError as error:
        assert error.problems and all(error.problems)
    else:
        assert len(set(header.fields.values())) == len(header.fields)
        assert needed_fields() <= set(header.fields.values())


TARGETS = [Target(name="header", about="header rows", inputs=50_000, attempt=attempt, seeds=SEEDS, silent=True)]
