"""What the patient signs: the request and the permission to share records, and what the preview says about them."""

import pytest

from guidance.content_loader import content
from guidance.domain.letters import Letter, Paragraph, Part
from tests.site.lettering import FULL, composed, notices_on, previewed
from tests.site.packets import IN_MEDI_MEDI, REPRESENTATIVE, URGENT, asked_for, letters_in, sheets, text_in

pytestmark = pytest.mark.django_db

SPANISH = {"patient_language": "es"}
PATIENT = {"requested_by": "patient"}
WORDED = content().letters.patient
NOT_WORDED = [language for language in content().letters.languages if language not in WORDED]
RELEASE = (
    "Permission to share records: I allow Robin Example, MD and Molina Healthcare to share with each other my health "
    "records about this care, only to decide on this request and to carry it out. The permission ends on {until}. I "
    "can take it back in writing at any time before."
)
PERMISO = (
    "Permiso para compartir expedientes: permito que Robin Example, MD y Molina Healthcare compartan entre sí mis "
    "expedientes médicos sobre esta atención, solo para decidir sobre esta solicitud y llevarla a cabo. El permiso "
    "termina el {until}. Puedo retirarlo por escrito en cualquier momento antes."
)


def own(**changes) -> Letter:
    """The patient's or representative's own request, wherever in the packet it stands."""
    (letter,) = [each for each in letters_in(Part.PACKET, **changes) if each.title.startswith("Request to keep seeing")]
    return letter


def paragraphs(letter: Letter) -> list[Paragraph]:
    return [block for block in letter.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("asks", "part"),
    [
        pytest.param({}, Part.PATIENT, id="the physician asks: beside the request"),
        pytest.param(PATIENT, Part.REQUEST, id="the patient asks: it is the request"),
        pytest.param(REPRESENTATIVE, Part.REQUEST, id="a representative asks: it is the request"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_patient_s_own_request_is_in_the_packet_once(asks, part, language):
    letter = own(**asks, patient_language=language)

    assert letter in letters_in(part, **asks, patient_language=language)
    assert letter.blocks[-1].lines[0] == ("Mia Speaker" if asks is REPRESENTATIVE else "Ana Sample")


@pytest.mark.parametrize("asks", [{}, PATIENT], ids=["beside the physician's", "as the request"])
def test_the_permission_to_share_records_is_in_it_in_english(asks):
    said = [(paragraph.text, paragraph.beside) for paragraph in paragraphs(own(**asks))]

    assert (RELEASE.format(until="February 29, 2016"), "") in said


@pytest.mark.parametrize("asks", [{}, PATIENT], ids=["beside the physician's", "as the request"])
def test_the_permission_to_share_records_is_beside_it_in_spanish(asks):
    said = [(paragraph.text, paragraph.beside) for paragraph in paragraphs(own(**asks, **SPANISH))]

    english, spanish = RELEASE.format(until="February 29, 2016"), PERMISO.format(until="29 de febrero de 2016")
    assert (english, spanish) in said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Permission to share records: for the patient, I allow Robin Example, MD and Molina Healthcare"),
        ("es", "Permiso para compartir expedientes: en nombre del paciente, permito que Robin Example, MD y Molina"),
    ],
)
def test_a_representative_gives_the_permission_for_the_patient(language, text):
    assert text in text_in(own(**REPRESENTATIVE, patient_language=language))


@pytest.mark.parametrize(
    ("services", "until"),
    [("medicare", "August 31, 2015"), ("medi_cal", "February 29, 2016"), ("both", "February 29, 2016")],
)
def test_the_permission_ends_with_the_last_day_asked_for(services, until):
    assert f"The permission ends on {until}." in text_in(own(services=services))


def test_two_plans_get_a_permission_each_that_names_that_plan_alone():
    released = [
        paragraph.text + paragraph.beside
        for letter in letters_in(Part.PATIENT, **IN_MEDI_MEDI, **SPANISH)
        for paragraph in paragraphs(letter)
        if "Permission" in paragraph.text
    ]

    first, second = released
    assert "Robin Example, MD and L.A. Care Medicare Plus to share" in first
    assert "Robin Example, MD and the Medi-Cal plan that goes with L.A. Care Medicare Plus to share" in second
    assert "permito que Robin Example, MD y este plan de Medi-Cal (el que corresponde a L.A. Care" in second


def test_inside_a_sentence_the_medi_cal_plan_begins_with_a_small_letter_and_spanish_has_no_a_el():
    _, second = letters_in(Part.PATIENT, **IN_MEDI_MEDI, **SPANISH)

    assert "I ask the Medi-Cal plan that goes with" in text_in(second)
    assert "Pido a este plan de Medi-Cal" in text_in(second)
    assert " a el " not in text_in(second)
    assert [p.text for p in paragraphs(second) if " The Medi-Cal plan" in p.text] == []


@pytest.mark.parametrize("asks", [{}, PATIENT, REPRESENTATIVE], ids=["physician", "patient", "representative"])
def test_spanish_comes_after_a_plain_mark_that_it_is_a_draft_and_under_its_own_title(asks):
    letter = own(**asks, **SPANISH)
    mark, title, *rest = [paragraph for paragraph in paragraphs(letter) if paragraph.beside]

    assert (mark.role, mark.text, mark.beside) == (
        "mark",
        "Draft translation, not yet reviewed",
        "Traducción preliminar, aún sin revisar",
    )
    assert (title.text, title.beside[:29]) == ("", "Solicitud para seguir viendo ")
    assert {paragraph.language for paragraph in paragraphs(letter)} == {"es"}
    assert [paragraph for paragraph in rest if not paragraph.text] == []


def test_every_sentence_of_the_request_has_spanish_beside_it():
    alone = [paragraph.text for paragraph in paragraphs(own(**URGENT, **SPANISH)) if not paragraph.beside]

    assert alone == []


def test_english_alone_has_nothing_beside_it_and_no_mark():
    letter = own()

    assert [paragraph for paragraph in paragraphs(letter) if paragraph.beside or paragraph.role] == []
    assert "Draft" not in text_in(letter)


@pytest.mark.parametrize(
    ("language", "labels"),
    [("en", ("Signature", "Date")), ("es", ("Signature / Firma", "Date / Fecha"))],
)
def test_where_to_sign_is_said_in_the_patient_s_language_too(language, labels):
    signature = own(patient_language=language).blocks[-1]

    assert (signature.label, signature.date_label) == labels


@pytest.mark.parametrize("language", NOT_WORDED)
def test_a_language_without_a_text_is_signed_in_english_and_the_preview_says_so(language, client):
    page = previewed(client, patient_language=language)

    named = content().letters.languages[language]
    assert f"no text in {named} is ready" in notices_on(page)
    assert [paragraph for paragraph in paragraphs(own(patient_language=language)) if paragraph.beside] == []


@pytest.mark.parametrize(
    ("language", "keys"),
    [
        pytest.param("en", set(), id="English"),
        pytest.param("es", {"draft_language"}, id="Spanish, a draft"),
        *(pytest.param(language, {"language"}, id=language) for language in NOT_WORDED[:1]),
    ],
)
def test_the_preview_says_of_a_language_whether_it_is_a_draft_or_missing(language, keys):
    notices = {notice.key for notice in composed(patient_language=language).notices}

    assert notices & {"language", "draft_language"} == keys


def test_the_preview_calls_spanish_a_draft_that_no_translator_has_reviewed(client):
    notices = notices_on(previewed(client, **SPANISH))

    assert "The Spanish beside the English is a draft that no translator has reviewed" in notices


def test_the_patient_asks_for_a_faster_answer_where_there_is_a_reason_in_both_languages():
    urgent, routine = own(**URGENT, **SPANISH), own(**SPANISH)

    assert "I need a faster answer: Oxygen runs out" in text_in(urgent)
    assert "Necesito una respuesta más rápida: Oxygen runs out" in text_in(urgent)
    assert "faster answer" not in text_in(routine)


@pytest.mark.parametrize(
    ("asks", "sentence"),
    [
        pytest.param({}, "My doctor's request comes with this letter.", id="beside the physician's request"),
        pytest.param(PATIENT, "My doctor's statement comes with this letter.", id="beside the physician's statement"),
    ],
)
def test_the_patient_names_the_paper_of_the_doctor_that_comes_with_it(asks, sentence):
    assert sentence in text_in(own(**asks))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"coverage_start": "09/01/2014", "letter_date": "09/02/2014"}, True, id="September 2014"),
        pytest.param({"coverage_start": "08/31/2014", "letter_date": "09/02/2014"}, False, id="before"),
        pytest.param(IN_MEDI_MEDI, False, id="from 2023"),
    ],
)
def test_that_a_call_was_enough_is_said_in_both_languages_only_where_it_was_reported(changes, said):
    text = " ".join(text_in(letter) for letter in letters_in(Part.PACKET, **changes, **SPANISH))

    assert ("a telephone call is enough" in text) is said
    assert ("basta una llamada telefónica" in text) is said


def test_what_the_patient_signs_is_the_patient_s_letter_on_a_page_of_its_own(client):
    pages = sheets(asked_for(client, "patient", "pdf", **FULL | SPANISH | {"completion_category": ""}).content)

    (page,) = pages
    assert page.startswith("Ana Sample 213-555-0122")
