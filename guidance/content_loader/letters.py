"""The words of letters."""

from collections.abc import Iterable

from guidance.content_loader.tables import Reader, Table
from guidance.domain.follow_up import Step
from guidance.domain.letters import LetterWording, Part, PatientWords, Words
from guidance.domain.programs import Programs
from guidance.domain.requests import Completion, Enrolled, Urgency

# What a sentence of a letter, or a notice about it, may have filled in.
IN_LETTERS = frozenset(
    [
        "coverage_start",
        "medicare_until",
        "medi_cal_until",
        "answer_by",
        "patient_agrees",
        "treatment_through",
        "first",
        "last",
        "plan",
        "program",
        "medicare_months",
        "medi_cal_months",
        "patient_name",
        "physician_name",
        "representative_name",
        "representative_relationship",
        "urgency_reason",
        "contact_name",
        "practice_phone",
        "visits",
        "fax",
        "needed",
        "given",
        "practice_name",
        "clinic_reference",
        "letter_date",
        "release_until",
        "over",
        "last_day",
        "language",
    ]
)
# The words without which a letter could not be written, by their table.
KEYS = {
    "labels": [
        "plan",
        "patient",
        "born",
        "member_id",
        "medicare_number",
        "claim_number",
        "medi_cal_number",
        "patient_phone",
        "patient_language",
        "coverage_start",
        "asked",
        "medicare_until",
        "medi_cal_until",
        "urgency",
        "answer_by",
        "reference",
        "npi",
        "specialty",
        "tax_id",
        "medical_group",
        "medi_cal_enrolled",
        "diagnosis",
        "diagnosis_codes",
        "current_treatment",
        "past_care",
        "upcoming_care",
        "procedure_codes",
        "facility",
        "authorization_numbers",
        "completion",
        "phone",
        "fax",
        "by_fax",
        "signature",
        "date",
        "copy",
        "attention",
        "foot",
        "foot_with_reference",
    ],
    "values": ["continuity", *Urgency, *Enrolled, *Completion],
    "counts": ["0", "1", "2"],
    "headings": ["relationship", "care", "terms", "answer"],
    "physician": [
        "title",
        "request_both",
        "request_medicare",
        "request_medi_cal",
        "agrees",
        "needed_until",
        "role_primary",
        "role_specialist",
        "visits",
        "check_claims",
        "no_visits",
        "urgent",
        "quality_yes",
        "quality_check",
        "plan_rules",
        "no_billing",
        "answer",
        "contact",
    ],
    "statement": ["title", "opening"],
    "notices": [
        "converted",
        "visits_missing",
        "visits_unconfirmed",
        "visits_not_counting",
        "plan_rules_missing",
        "quality_open",
        "else_may_apply",
        "over_medicare",
        "over_medi_cal",
        "no_destination",
        "call_first",
        "phone_enough",
        "language",
        "draft_language",
        "completion",
        "ended",
    ],
}
# The sheets around a request, by their table.
PACKET_KEYS = {
    "cover": [
        "title",
        "urgent",
        "to",
        "department",
        "department_name",
        "fax",
        "date",
        "pages",
        "from",
        "call_back",
        "practice_fax",
        "reference",
        "contact",
        "misdirected",
    ],
    "enclosures": [
        "title",
        "opening",
        "visits",
        "past_care",
        "upcoming_care",
        "authorization_numbers",
        "representative",
        "representative_named",
    ],
    "tracking": [
        "mark",
        "title",
        "sent_to",
        "confirmed",
        "call_to_confirm",
        "no_fax",
        "address",
        "letter_date",
        "before",
        "call_first",
        "call",
        "signed",
        "days",
        "written",
        "blank_faxed",
        "blank_second",
        "blank_received",
        "blank_number",
        "blank_asked",
        "blank_decision",
        "blank_next",
    ],
}
PROGRAM_SENTENCES = ("rule_both", "rule_medicare", "rule_medi_cal", "rate_both", "rate_medicare", "rate_medi_cal")
# Where the Medi-Cal side is another plan's, what that plan is called.
SEPARATE_RIGHTS_SENTENCES = ("recipient_medi_cal", "asked_medi_cal")
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
    "release",
)
# What the patient says where the physician asks too.
BESIDE_A_REQUEST = ("with_request",)
COMPLETION_SENTENCES = ("title", *Completion, "rule", "terms", "answer")


def read_letters(reader: Reader, programs: Programs) -> LetterWording:
    file, packet = reader.file("letters/request.toml"), reader.file("letters/packet.toml")
    by_program = file.table("program").by_key(words_of)
    for program in programs.all:
        sentences = by_program.get(program.slug, {})
        for key in PROGRAM_SENTENCES + SEPARATE_RIGHTS_SENTENCES * program.separate_rights:
            if key not in sentences:
                file.problem(f"program '{program.slug}' has no sentence '{key}'.")
    return LetterWording(
        programs=by_program,
        labels=words_of(file.table("labels"), KEYS["labels"]),
        values=words_of(file.table("values"), KEYS["values"]),
        counts=words_of(file.table("counts"), KEYS["counts"]),
        headings=words_of(file.table("headings"), KEYS["headings"]),
        physician=words_of(file.table("physician"), KEYS["physician"]),
        statement=words_of(file.table("statement"), KEYS["statement"]),
        languages=words_of(file.table("languages")),
        notices=words_of(file.table("notices"), KEYS["notices"]),
        parts=words_of(packet.table("parts"), list(Part)),
        cover=words_of(packet.table("cover"), PACKET_KEYS["cover"]),
        enclosures=words_of(packet.table("enclosures"), PACKET_KEYS["enclosures"]),
        tracking=words_of(packet.table("tracking"), PACKET_KEYS["tracking"]),
        program_notices=file.table("program_notices").by_key(words_of),
        steps=words_of(reader.file("letters/follow_up.toml").table("steps"), [*Step], names=()),
        patient=read_patient_words(reader),
    )


def words_of(table: Table, keys: Iterable[str] = (), *, names: Iterable[str] = IN_LETTERS) -> Words:
    """Every key of the table with its text; the keys given must be there. Braces name what can be filled in."""
    for key in table.data:
        table.braces(key, names)
    return {key: table.text(key) for key in dict.fromkeys((*keys, *table.data))}


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
        signature=table.text("signature"),
        signed_on=table.text("signed_on"),
        patient=words_of(table.table("patient"), (*VOICE_SENTENCES, *BESIDE_A_REQUEST)),
        representative=words_of(table.table("representative"), VOICE_SENTENCES),
        patient_completion=words_of(table.table("patient_completion"), COMPLETION_SENTENCES),
        representative_completion=words_of(table.table("representative_completion"), COMPLETION_SENTENCES),
        months=months,
        date_pattern=dates.text("pattern"),
    )
