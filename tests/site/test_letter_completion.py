"""The second request: completion of covered services (Health and Safety Code 1373.96), for a condition chosen."""

import pytest

from guidance.domain.letters import Letter, Part
from guidance.domain.requests import Completion
from tests.site.lettering import FULL, notices_on, previewed
from tests.site.packets import IN_MEDI_MEDI, REPRESENTATIVE, letters_in, packet_of, text_in

pytestmark = pytest.mark.django_db

ASK = "I ask Molina Healthcare to let"
SUCH_CARE = {
    "acute": (
        "{ask} {whom} complete treatment with Robin Example, MD for an acute condition, for as long as it lasts.",
        "completar el tratamiento con Robin Example, MD por una afección aguda, mientras dure.",
    ),
    "serious_chronic": (
        "{ask} {whom} complete treatment with Robin Example, MD for a serious chronic condition: for the time it takes "
        "to finish a course of treatment and arrange a safe transfer, up to 12 months.",
        "por una afección crónica grave: durante el tiempo necesario para terminar un ciclo de tratamiento y organizar "
        "un traslado seguro, hasta 12 meses.",
    ),
    "pregnancy": (
        "{ask} {whom} complete treatment with Robin Example, MD for a pregnancy, and for up to 12 months after it.",
        "completar el tratamiento con Robin Example, MD por un embarazo, y hasta 12 meses después.",
    ),
    "terminal": (
        "{ask} {whom} complete treatment with Robin Example, MD for a terminal illness, for as long as it lasts.",
        "completar el tratamiento con Robin Example, MD por una enfermedad terminal, mientras dure.",
    ),
}
CHILD = {
    "patient": (
        "As the parent or guardian of Ana Sample, a child not yet 36 months old, I ask Molina Healthcare to let the "
        "child complete treatment with Robin Example, MD, for up to 12 months.",
        "Como madre, padre o tutor de Ana Sample, que aún no cumple 36 meses, pido a Molina Healthcare que le permita "
        "completar el tratamiento con Robin Example, MD, hasta 12 meses.",
    ),
    "representative": (
        "I ask Molina Healthcare to let Ana Sample, a child not yet 36 months old, complete treatment with Robin "
        "Example, MD, for up to 12 months.",
        "Pido a Molina Healthcare que le permita a Ana Sample, que aún no cumple 36 meses, completar el tratamiento "
        "con Robin Example, MD, hasta 12 meses.",
    ),
}
SURGERY = {
    "patient": (
        "I ask Molina Healthcare to let Robin Example, MD carry out a surgery or other procedure that was authorized "
        "and is booked within 180 days.",
        "Pido a Molina Healthcare que permita que Robin Example, MD realice una cirugía u otro procedimiento que fue "
        "autorizado y está programado dentro de 180 días.",
    ),
    "representative": (
        "I ask Molina Healthcare to let Robin Example, MD carry out a surgery or other procedure for Ana Sample that "
        "was authorized and is booked within 180 days.",
        "Pido a Molina Healthcare que permita que Robin Example, MD realice a Ana Sample una cirugía u otro "
        "procedimiento que fue autorizado y está programado dentro de 180 días.",
    ),
}
VOICES = {"patient": ({}, "me"), "representative": (REPRESENTATIVE, "Ana Sample")}


def sentences(category: str, voice: str) -> tuple[str, str]:
    """The request in English and in Spanish, in that voice."""
    if category in ("child", "surgery"):
        return (CHILD if category == "child" else SURGERY)[voice]
    english, spanish = SUCH_CARE[category]
    return english.format(ask=ASK, whom=VOICES[voice][1]), spanish


def completion(**changes) -> Letter:
    (letter,) = completions(**changes)
    return letter


def completions(**changes) -> list[Letter]:
    return [each for each in letters_in(Part.PACKET, **changes) if "completion of covered services" in each.title]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("category", list(Completion))
def test_each_condition_is_asked_for_in_the_voice_of_whoever_signs(category, voice):
    asks, _ = VOICES[voice]
    letter = completion(**asks, completion_category=category)

    english, spanish = sentences(category, voice)

    assert english in text_in(letter)
    assert spanish not in text_in(letter)
    assert letter.blocks[-1].lines == (("Mia Speaker",) if asks else ("Ana Sample",))


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("category", list(Completion))
def test_each_condition_is_asked_for_in_spanish_beside_the_english(category, voice):
    letter = completion(**VOICES[voice][0], completion_category=category, patient_language="es")
    beside = [(block.text, block.beside) for block in letter.blocks if hasattr(block, "beside")]

    english, spanish = sentences(category, voice)

    assert [said for text, said in beside if text.endswith(english)] == [
        said for _, said in beside if said.endswith(spanish)
    ]
    assert len([said for _, said in beside if said.endswith(spanish)]) == 1
    assert beside[0] == ("Draft translation, not yet reviewed", "Traducción preliminar, aún sin revisar")


def test_every_condition_has_a_sentence_of_its_own():
    said = [sentences(category, voice) for category in Completion for voice in VOICES]

    assert len(set(said)) == len(Completion) * len(VOICES)


def test_without_a_condition_there_is_no_second_request_and_no_notice_of_one(client):
    assert completions() == []
    assert "completion" not in [notice.key for notice in packet_of().notices]
    assert "The packet holds a second request" not in notices_on(previewed(client))


def test_with_a_condition_the_preview_says_whom_the_second_request_is_known_to_bind(client):
    notices = notices_on(previewed(client, completion_category="acute"))

    assert "The packet holds a second request for the patient to sign" in notices
    assert "whether it binds a Medicare plan as such is not confirmed" in notices


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_second_request_names_its_own_law_and_that_it_is_another_request(language):
    said = text_in(completion(completion_category="acute", patient_language=language))

    for sentence in (
        "I ask this under California Health and Safety Code section 1373.96, as far as it applies to you.",
        "It is a request of its own beside the one for continuity of care.",
    ):
        assert sentence in said
    assert ("sección 1373.96 del Código de Salud y Seguridad de California" in said) is (language == "es")


def test_the_second_request_carries_the_care_and_no_second_permission():
    said = text_in(completion(**FULL))

    for told in ("Heart failure", "Medicines and monthly visits", "Echocardiogram on April 2"):
        assert told in said
    assert "Permission" not in said
    assert "telephone" not in said


@pytest.mark.parametrize(
    ("services", "with_whom"),
    [
        pytest.param("both", [False, True], id="both: with the Medi-Cal plan's fax alone"),
        pytest.param("medi_cal", [True], id="Medi-Cal services"),
        pytest.param("medicare", [True], id="Medicare services: with the only fax"),
    ],
)
def test_of_two_plans_the_medi_cal_plan_is_asked(services, with_whom):
    packet = packet_of(**IN_MEDI_MEDI, services=services, completion_category="acute")

    found = [any("1373.96" in text_in(letter) for letter in fax.patient) for fax in packet.faxes]

    assert found == with_whom


def test_the_medi_cal_plan_is_asked_by_name_in_both_languages():
    said = text_in(completion(**IN_MEDI_MEDI, completion_category="acute", patient_language="es"))

    assert "I ask the Medi-Cal plan that goes with L.A. Care Medicare Plus to let me complete treatment" in said
    assert "Pido a este plan de Medi-Cal (el que corresponde a L.A. Care Medicare Plus) que me permita" in said


def test_a_patient_who_asks_signs_the_second_request_as_well():
    packet = packet_of(requested_by="patient", completion_category="acute")

    assert [letter.title for letter in packet.letters_of(Part.PATIENT)] == [
        completion(completion_category="acute").title
    ]
