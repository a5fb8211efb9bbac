"""What was posted to the page of many requests: a file, or the good rows of the last report."""

from guidance.domain.letters import Part
from guidance.forms.carried import unpacked
from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.rows import Sheet, read_upload


def sheet_from(posted, files) -> Sheet:
    """The rows that were sent, a file before what the page carried. Raises UnreadableFileError."""
    return read_upload(files["file"]) if "file" in files else carried_sheet(posted)


def carried_sheet(posted) -> Sheet:
    if posted.get("rows"):
        return unpacked(posted["rows"])
    raise UnreadableFileError("Choose a file first: the template filled in, as XLSX or CSV.")


def part_from(posted) -> Part:
    """The part of each packet that was asked for, the request unless another is named."""
    asked = posted.get("part") or Part.REQUEST.value
    if asked not in set(Part):
        raise UnreadableFileError(f"There is no such part. Choose one of: {', '.join(Part)}.")
    return Part(asked)
