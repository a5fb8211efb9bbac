"""The good rows of a report, carried by the page from the report to the making."""

import json
import re
from collections.abc import Iterable

from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.header import known_fields
from guidance.forms.rows import MOST_ROWS, Row, Sheet

NUMBER = "row"
# Half of a character, which JSON can write and nothing can send back.
HALF = re.compile("[\ud800-\udfff]")
LOST = "What this page held cannot be read any more. Upload the file again."


def packed(rows: Iterable[Row]) -> str:
    """The rows as JSON: their numbers, and what is not blank."""
    data = [{NUMBER: row.number} | {key: text for key, text in row.values.items() if text} for row in rows]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Sheet:
    """The rows again, to be checked anew. Raises UnreadableFileError for what `packed` cannot have written."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFileError(LOST) from None
    if not isinstance(data, list) or not 0 < len(data) <= MOST_ROWS:
        raise UnreadableFileError(LOST)
    rows = tuple(map(row_from, data))
    if len({row.number for row in rows}) < len(rows):
        raise UnreadableFileError(LOST)
    return Sheet(names={key: key for key in known_fields()}, unknown=(), rows=rows)


def row_from(data: object) -> Row:
    number = data.get(NUMBER) if isinstance(data, dict) else None
    if type(number) is not int or not 0 < number < 10_000_000:
        raise UnreadableFileError(LOST)
    values = {key: text for key, text in data.items() if key != NUMBER}
    if not all(key in known_fields() and is_text(text) for key, text in values.items()):
        raise UnreadableFileError(LOST)
    return Row(number=number, values=values, problems={})


def is_text(value: object) -> bool:
    return isinstance(value, str) and not HALF.search(value)
