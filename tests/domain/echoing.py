"""Words for letters that only say which of them was taken, as in "physician.no_billing": a letter then tells its plan.

What the words say is content, and may change; which of them stands where is a rule.
"""

from collections.abc import Mapping

from guidance.domain.letters import LetterWording, PatientWords


class Echo(dict):
    """Every word there can be. `names` stand in each that has no names of its own, to show that they are filled in.

    Only words that are given are "in" it, since some sentences are said where they exist.
    """

    def __init__(self, group: str, names: str = "", **own: str) -> None:
        super().__init__({key: f"{group}.{key}{held(each)}" for key, each in own.items()})
        self.group, self.names = group, names

    def __missing__(self, key: str) -> str:
        return f"{self.group}.{key}{held(self.names)}"


def held(names: str) -> str:
    return "(" + "; ".join(f"{name}: {{{name}}}" for name in names.split()) + ")" if names else ""


def in_their_words(language: str, *, reviewed: bool) -> PatientWords:
    def words(voice: str) -> Mapping[str, str]:
        rule = "plan program coverage_start medicare_until medi_cal_until release_until answer_by"
        return Echo(f"{language}.{voice}", "plan", title="", rule=rule)

    return PatientWords(
        reviewed=reviewed,
        draft_note=f"{language}.draft_note",
        signature=f"{language}.signature",
        signed_on=f"{language}.signed_on",
        patient=words("patient"),
        representative=words("representative"),
        patient_completion=words("patient_completion"),
        representative_completion=words("representative_completion"),
        months=tuple(f"{language}-month-{number}" for number in range(1, 13)),
        date_pattern="{day} {month} {year}",
    )


EVERY_NAME = (
    "coverage_start medicare_until medi_cal_until answer_by patient_agrees treatment_through letter_date release_until "
    "first last plan program medicare_months medi_cal_months patient_name physician_name signer representative_name "
    "representative_relationship urgency_reason contact_name practice_name practice_phone clinic_reference visits"
)
LABELS = Echo(
    "label", by_fax="fax", copy=EVERY_NAME, foot="practice_name", foot_with_reference="practice_name clinic_reference"
)
CAL_MEDICONNECT = Echo("program", "plan", phone_enough="plan", phone_enough_es="")
MEDI_MEDI = Echo(
    "program",
    "plan",
    asked_medi_cal_es="plan",
    patient_rule_medi_cal="plan",
    patient_rule_medi_cal_es="plan coverage_start",
)
COVER = Echo("cover", contact="contact_name", urgent="answer_by", misdirected="practice_phone")
ENCLOSURES = Echo("enclosures", opening="letter_date plan", representative_named="representative_name")
TRACKING = Echo(
    "tracking", confirmed="fax", call_to_confirm="fax", blank_faxed="", blank_second="", no_fax="", blank_decision=""
)
NOTICES = Echo(
    "notice",
    converted="",
    visits_missing="needed given first last",
    visits_unconfirmed="",
    visits_not_counting="visits",
    plan_rules_missing="",
    quality_open="",
    else_may_apply="",
    over_medicare="over",
    over_medi_cal="over",
    no_destination="",
    call_first="",
    phone_enough="over",
    language="language",
    draft_language="language",
    completion="",
    ended="last_day",
)
# What the second program says in its own way, and what only it says.
OWN_NOTICES = Echo(
    "own_notice",
    call_first="",
    two_letters="",
    medi_cal_letter="",
    visits_medi_cal="",
    deadline="",
    phone="",
    last_confirmed="last_day",
)
WORDING = LetterWording(
    programs={"cal-mediconnect": CAL_MEDICONNECT, "medi-medi": MEDI_MEDI},
    labels=LABELS,
    values=Echo("value", continuity="plan"),
    counts={"0": "count.0", "1": "count.1", "2": "count.2"},
    headings=Echo("heading"),
    physician=Echo("physician", "plan", title=""),
    statement=Echo("statement", "plan", title=""),
    languages=Echo("language"),
    notices=NOTICES,
    parts=Echo("part"),
    cover=COVER,
    enclosures=ENCLOSURES,
    tracking=TRACKING,
    program_notices={"cal-mediconnect": Echo("own_notice"), "medi-medi": OWN_NOTICES},
    steps=Echo("step"),
    patient={
        "en": in_their_words("en", reviewed=False),
        "es": in_their_words("es", reviewed=False),
        "ru": in_their_words("ru", reviewed=True),
    },
)
