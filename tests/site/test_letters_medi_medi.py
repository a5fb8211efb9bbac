"""Letters from 2023: two rights, two letters, each under its own rule, and nothing claimed that is not confirmed."""

import pytest

from tests.site.lettering import composed, errors_at, errors_on, has_letter, letters_on, notices_on, previewed
from tests.site.reading import Part

pytestmark = pytest.mark.django_db

IN_2024 = {"plan": "la-care", "coverage_start": "01/01/2024", "letter_date": "01/03/2024", "visit_dates": "06/12/2023"}
PATIENT = {"requested_by": "patient", "patient_phone": "213-555-0122"}
REPRESENTATIVE = {
    "requested_by": "representative",
    "representative_name": "Mia Speaker",
    "representative_relationship": "daughter",
}
RULES = {
    "medicare": "under the state's policy guide for dual eligible special needs plans (D-SNPs), for coverage starting "
    "January 1, 2024: up to 12 months for Medicare services.",
    "medi_cal": "under All Plan Letter (APL) 22-032 or the letter that replaced it, for coverage starting "
    "January 1, 2024: up to 12 months for Medi-Cal services.",
}
RATES = {
    "medicare": "I accept payment by the plan at no less than the current Medicare fee schedule.",
    "medi_cal": "I accept payment by the plan at the higher of the plan's contract rate and the Medi-Cal "
    "fee-for-service rate.",
}
UNTIL = {"medicare": "Medicare services until", "medi_cal": "Medi-Cal services until"}
MEDICARE_PLAN = "L.A. Care Medicare Plus"
MEDI_CAL_PLAN = "The Medi-Cal plan that goes with L.A. Care Medicare Plus"


def boxed(letter: Part) -> dict[str, str]:
    rows = letter.one("dl", cls="boxed").every("div")
    return {row.one("dt").text: row.one("dd").text for row in rows}


def said(letter: Part, sentences: dict[str, str]) -> list[str]:
    """The sides whose sentence stands in the letter."""
    return [side for side in sentences if sentences[side] in letter.text]


def keys_of(**changes) -> list[str]:
    return [notice.key for notice in composed(**IN_2024 | changes).notices]


@pytest.mark.parametrize(
    ("services", "sides"),
    [
        pytest.param("medicare", ["medicare"], id="Medicare services: one letter"),
        pytest.param("medi_cal", ["medi_cal"], id="Medi-Cal services: one letter"),
        pytest.param("both", ["medicare", "medi_cal"], id="both: two letters"),
    ],
)
def test_there_is_one_letter_for_each_right_with_its_own_rule_rate_and_last_day(services, sides, client):
    letters = letters_on(previewed(client, **IN_2024, services=services))

    assert [said(letter, RULES) for letter in letters] == [[side] for side in sides]
    assert [said(letter, RATES) for letter in letters] == [[side] for side in sides]
    assert [[side for side in UNTIL if UNTIL[side] in boxed(letter)] for letter in letters] == [[s] for s in sides]
    assert {boxed(letter)[UNTIL[side]] for letter, side in zip(letters, sides, strict=True)} == {"December 31, 2024"}


def test_each_letter_is_addressed_to_the_plan_that_has_the_duty(client):
    letters = letters_on(previewed(client, **IN_2024))

    recipients = [letter.one(cls="letter-recipient").text for letter in letters]

    assert [boxed(letter)["Plan"] for letter in letters] == [MEDICARE_PLAN, MEDI_CAL_PLAN]
    assert [said.startswith(name) for said, name in zip(recipients, (MEDICARE_PLAN, MEDI_CAL_PLAN), strict=True)]


FAX, ADDRESS = "213-555-0111", "Continuity Desk, PO Box 22"


@pytest.mark.parametrize(
    ("services", "carried"),
    [
        pytest.param("both", [True, False], id="both: the first alone"),
        pytest.param("medicare", [True], id="Medicare services alone"),
        pytest.param("medi_cal", [True], id="Medi-Cal services alone"),
    ],
)
def test_a_second_letter_carries_neither_the_fax_nor_the_address_typed_for_the_first(services, carried, client):
    page = previewed(client, **IN_2024, services=services, send_to_fax=FAX, send_to_address=ADDRESS)

    letters = letters_on(page)

    assert [FAX in letter.text for letter in letters] == carried
    assert [ADDRESS in letter.text for letter in letters] == carried


@pytest.mark.parametrize("asks", [{}, PATIENT, REPRESENTATIVE], ids=["physician", "patient", "representative"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_letter_says_that_a_telephone_call_is_enough(asks, language):
    packet = composed(**IN_2024, **asks, patient_language=language)

    text = " ".join(" ".join(letter.texts) for letter in packet.letters)

    assert "telephone" not in text
    assert "llamada" not in text
    assert "phone" in [notice.key for notice in packet.notices]
    assert "phone_enough" not in [notice.key for notice in packet.notices]


@pytest.mark.parametrize(
    ("services", "told"),
    [
        pytest.param("both", ["two_letters", "medi_cal_letter", "deadline"], id="both"),
        pytest.param("medicare", ["deadline"], id="Medicare services"),
        pytest.param("medi_cal", ["medi_cal_letter", "deadline"], id="Medi-Cal services"),
    ],
)
def test_the_preview_tells_of_the_two_rights_and_that_no_deadline_is_confirmed(services, told, client):
    keys = keys_of(services=services)

    notices = notices_on(previewed(client, **IN_2024, services=services))

    assert [key for key in keys if key in ("two_letters", "medi_cal_letter", "deadline")] == told
    assert "No deadline for a Medi-Medi Plan's answer is confirmed; ask for it in writing." in notices
    assert ("Two rights, two letters." in notices) is ("two_letters" in told)
    assert ("only if the Medi-Cal plan changed on the coverage start" in notices) is ("medi_cal_letter" in told)


@pytest.mark.parametrize(
    ("coverage_start", "told"),
    [pytest.param("12/31/2025", False, id="the last day of 2025"), pytest.param("01/01/2026", True, id="from 2026")],
)
def test_from_2026_the_preview_says_for_when_the_rule_was_last_confirmed(coverage_start, told, client):
    page = previewed(client, **IN_2024 | {"coverage_start": coverage_start, "letter_date": "01/03/2026"})

    assert ("last confirmed for 2024-25" in notices_on(page)) is told


@pytest.mark.parametrize(
    ("visits", "open_still"),
    [pytest.param("", True, id="none typed"), pytest.param("06/12/2023", False, id="one")],
)
def test_the_visits_are_listed_and_claim_nothing(visits, open_still, client):
    page = previewed(client, **IN_2024 | {"visit_dates": visits})
    letter = letters_on(page)[0].text

    assert ("June 12, 2023" in letter) is bool(visits)
    assert "claims you hold" in letter
    assert "needs one visit" not in notices_on(page)
    assert "The rule needs" not in notices_on(page)
    assert ("How many visits this rule needs is not confirmed." in notices_on(page)) is open_still


@pytest.mark.parametrize("urgency", ["routine", "soon", "harm"])
def test_the_day_asked_for_is_never_called_a_deadline_in_a_letter(urgency):
    reason = "" if urgency == "routine" else "Surgery is booked"

    packet = composed(**IN_2024, urgency=urgency, urgency_reason=reason)
    text = " ".join(" ".join(letter.texts) for letter in packet.letters)

    assert "deadline" not in text
    assert ("call_first" in [notice.key for notice in packet.notices]) is (urgency == "harm")


NAMES = [
    pytest.param("la-care", "12/31/2022", "L.A. Care Health Plan", id="L.A. Care, last day of Cal MediConnect"),
    pytest.param("la-care", "01/01/2023", "L.A. Care Medicare Plus", id="L.A. Care, first day after"),
    pytest.param("care1st", "12/31/2022", "Blue Shield of California Promise Health Plan", id="Blue Shield, before"),
    pytest.param("care1st", "01/01/2023", "Blue Shield TotalDual Plan", id="Blue Shield, after"),
    pytest.param("caremore", "12/31/2022", "Anthem Blue Cross", id="Anthem, before"),
    pytest.param("caremore", "01/01/2023", "Anthem MediBlue Full Dual Advantage", id="Anthem, after"),
    pytest.param("health-net", "12/31/2022", "Health Net", id="Health Net, before"),
    pytest.param("health-net", "01/01/2023", "Wellcare By Health Net", id="Health Net, after"),
    pytest.param("health-net", "12/31/2024", "Wellcare By Health Net", id="Health Net, the day before its next name"),
    pytest.param("health-net", "01/01/2025", "Wellcare Dual Align", id="Health Net, its next name"),
]


@pytest.mark.parametrize(("plan", "coverage_start", "name"), NAMES)
def test_a_plan_stands_under_its_name_of_the_coverage_start_and_never_under_another(plan, coverage_start, name, client):
    asked = {"plan": plan, "coverage_start": coverage_start, "letter_date": coverage_start, "services": "medicare"}
    letters = letters_on(previewed(client, **asked))

    assert [boxed(letter)["Plan"] for letter in letters] == [name]
    assert [letter.one(cls="letter-recipient").text.startswith(f"{name} Attention") for letter in letters] == [True]


@pytest.mark.parametrize(
    ("plan", "coverage_start", "refused"),
    [
        pytest.param("kaiser", "12/31/2022", True, id="Kaiser in Cal MediConnect"),
        pytest.param("kaiser", "01/01/2023", False, id="Kaiser in Medi-Medi Plans"),
        pytest.param("scan", "03/01/2015", True, id="SCAN in Cal MediConnect"),
        pytest.param("scan", "06/01/2025", False, id="SCAN in Medi-Medi Plans"),
    ],
)
def test_a_plan_that_is_not_known_in_the_program_of_the_date_is_refused(plan, coverage_start, refused, client):
    page = previewed(client, plan=plan, coverage_start=coverage_start, letter_date=coverage_start)

    assert set(errors_on(page)) == ({"plan"} if refused else set())
    assert has_letter(page) is not refused
    assert ("was not on offer in Cal MediConnect" in errors_at(page, "plan")) is refused


def test_the_patient_asks_in_two_letters_each_with_the_physician_s_statement(client):
    letters = letters_on(previewed(client, **IN_2024, **PATIENT))

    signers = [letter.one(cls="letter-signature").one("strong").text for letter in letters]

    assert signers == ["Ana Sample", "Robin Example, MD"] * 2
    assert [said(letter, RATES) for letter in letters] == [[], ["medicare"], [], ["medi_cal"]]
    assert [[side for side in UNTIL if UNTIL[side] in boxed(letter)] for letter in letters] == [
        ["medicare"],
        ["medicare"],
        ["medi_cal"],
        ["medi_cal"],
    ]


@pytest.mark.parametrize("asks", [PATIENT, REPRESENTATIVE], ids=["patient", "representative"])
def test_spanish_stands_beside_the_english_of_both_requests_and_is_marked_as_a_draft(asks, client):
    requests = letters_on(previewed(client, **IN_2024, **asks, patient_language="es"))[::2]

    spanish = [" ".join(part.text for part in letter.every("p", lang="es")) for letter in requests]

    assert ["Traducción preliminar" in text for text in spanish] == [True, True]
    assert ["para servicios de Medicare hasta el 31 de diciembre de 2024" in text for text in spanish] == [True, False]
    assert ["para servicios de Medi-Cal hasta el 31 de diciembre de 2024" in text for text in spanish] == [False, True]


@pytest.mark.parametrize("asks", [PATIENT, REPRESENTATIVE], ids=["patient", "representative"])
def test_the_spanish_of_a_request_names_the_plan_in_spanish(asks, client):
    _, medi_cal = letters_on(previewed(client, **IN_2024, **asks, patient_language="es"))[::2]

    spanish = " ".join(part.text for part in medi_cal.every("p", lang="es"))

    assert "The Medi-Cal plan" not in spanish


@pytest.mark.parametrize("asks", [PATIENT, REPRESENTATIVE], ids=["patient", "representative"])
def test_the_request_for_medi_cal_services_is_not_made_under_the_medi_medi_plan_s_rule(asks, client):
    _, medi_cal = letters_on(previewed(client, **IN_2024, **asks))[::2]

    assert "under the Medi-Medi Plans continuity-of-care rule" not in medi_cal.text
