"""The words of letters."""

from guidance.content_loader.tables import Reader, Table
from guidance.domain.letters import LetterWording, PatientWords, Words
from guidance.domain.programs import Programs

PROGRAM_SENTENCES = ("rule_both", "rule_medicare", "rule_medi_cal", "rate_both", "rate_medicare", "rate_medi_cal")
VOICE_SENTENCES = (
    "title",
    "request_both",
    "request_medicare",
    "request_medi_cal",
    "rule",
    "visits",
    "urgent",
    "answer",
    "no_billing",
)


def read_letters(reader: Reader, programs: Programs) -> LetterWording:
    file = reader.file("letters/request.toml")
    by_program = file.table("program").by_key(words_of)
    for program in programs.all:
        sentences = by_program.get(program.slug, {})
        for key in PROGRAM_SENTENCES:
            if key not in sentences:
                file.problem(f"program '{program.slug}' has no sentence '{key}'.")
    return LetterWording(
        programs=by_program,
        labels=words_of(file.table("labels")),
        values=words_of(file.table("values")),
        counts=words_of(file.table("counts")),
        headings=words_of(file.table("headings")),
        physician=words_of(file.table("physician")),
        statement=words_of(file.table("statement")),
        languages=words_of(file.table("languages")),
        notices=words_of(file.table("notices")),
        program_notices=file.table("program_notices").by_key(words_of),
        patient=read_patient_words(reader),
    )


def words_of(table: Table) -> Words:
    """Every key of the table with its text."""
    return {key: table.text(key) for key in table.data}


def read_patient_words(reader: Reader) -> dict[str, PatientWords]:
    file = reader.file("letters/patient.toml")
    languages = [key for key, value in file.data.items() if isinstance(value, dict)]
    return {language: read_language(file.table(language)) for language in languages}


def read_language(table: Table) -> PatientWords:
    dates = table.table("dates")
    months = dates.texts("months")
    if len(months) != 12:
        dates.problem(f"'months' names {len(months)} months, not 12.")
    return PatientWords(
        reviewed=table.known("state", table.text("state"), ("drafted", "reviewed"), "state") == "reviewed",
        draft_note=table.text("draft_note"),
        patient=read_voice(table.table("patient")),
        representative=read_voice(table.table("representative")),
        months=months,
        date_pattern=dates.text("pattern"),
    )


def read_voice(table: Table) -> Words:
    return {key: table.text(key) for key in VOICE_SENTENCES}
