"""The words of the letter form."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidance.content_loader.tables import Reader, Table


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
    file = reader.file("letters/form.toml")
    return LetterFormWords(
        sections=tuple(read_section(row) for row in file.tables("section", name="title")),
        choices=file.table("choices").by_key(lambda table: {key: table.text(key) for key in table.data}),
    )


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
