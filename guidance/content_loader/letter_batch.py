"""The words of many requests from one file."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidance.content_loader.letter_form import LetterFormWords
from guidance.content_loader.tables import Reader
from guidance.domain.letters import LetterWording, Words


@dataclass(frozen=True, kw_only=True)
class BatchWords:
    """The template's example row, and what a report says of a notice that holds for many letters."""

    example: Mapping[str, str]
    notices: Words


def read_batch(reader: Reader, form: LetterFormWords, letters: LetterWording) -> BatchWords:
    """The example's columns are fields of the form, and every notice of a letter has its sentence."""
    file = reader.file("letters/batch.toml")
    example, notices = file.table("example"), file.table("notices")
    for key in example.data:
        example.known(key, key, form.fields, "field")
    known = {key for words in (letters.notices, *letters.program_notices.values()) for key in words}
    for key in notices.data:
        notices.known(key, key, known, "notice")
    return BatchWords(
        example={key: example.text(key) for key in example.data},
        notices={key: notices.text(key) for key in dict.fromkeys([*sorted(known), *notices.data])},
    )
