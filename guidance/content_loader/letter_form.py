"""The words of the letter form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields

from guidance.content_loader.tables import Reader, Table
from guidance.domain.requests import CHOSEN, LetterRequest


@dataclass(frozen=True, kw_only=True)
class FieldWords:
    key: str
    label: str
    hint: str
    missing: str


@dataclass(frozen=True, kw_only=True)
class FormSection:
    title: str
    hint: str
    fields: tuple[FieldWords, ...]


@dataclass(frozen=True, kw_only=True)
class LetterFormWords:
    """The sections of the form in order, and the answers offered by field."""

    sections: tuple[FormSection, ...]
    choices: Mapping[str, Mapping[str, str]]

    @property
    def fields(self) -> dict[str, FieldWords]:
        return {field.key: field for section in self.sections for field in section.fields}


def read_letter_form(reader: Reader) -> LetterFormWords:
    """The form's words, which must be those of exactly the fields and choices that a request has."""
    file = reader.file("letters/form.toml")
    words = LetterFormWords(
        sections=tuple(read_section(row) for row in file.tables("section", name="title")),
        choices=file.table("choices").by_key(lambda table: {key: table.text(key) for key in table.data}),
    )
    same(file, "fields", words.fields, [field.name for field in dataclass_fields(LetterRequest)])
    same(file, "choices", words.choices, CHOSEN)
    for key, kind in CHOSEN.items():
        same(file, f"choices of {key}", words.choices.get(key, {}), kind)
    return words


def same(file: Table, what: str, found: Iterable[str], expected: Iterable[str]) -> None:
    """The two name the same things, in whatever order."""
    missing, strange = sorted(set(expected) - set(found)), sorted(set(found) - set(expected))
    if missing:
        file.problem(f"the {what} lack {', '.join(missing)}.")
    if strange:
        file.problem(f"the {what} name {', '.join(strange)}, which a request does not have.")


def read_section(row: Table) -> FormSection:
    return FormSection(
        title=row.text("title"),
        hint=row.text("hint", ""),
        fields=tuple(
            FieldWords(
                key=field.text("key"),
                label=field.text("label"),
                hint=field.text("hint", ""),
                missing=field.text("missing", ""),
            )
            for field in row.tables("field")
        ),
    )
