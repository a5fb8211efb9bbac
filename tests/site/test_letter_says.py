"""What a letter says, in whose voice, and until when."""

import pytest

from guidance.content_loader import content
from tests.site.lettering import FULL, composed, errors_on, letter_text, letters_on, notices_on, previewed
from tests.site.reading import Part

pytestmark = pytest.mark.django_db

IN_2014 = {"coverage_start": "05/01/2014", "letter_date": "05/02/2014", "visit_dates": "04/01/2014"}
REPRESENTATIVE = {
    "requested_by": "representative",
    "representative_name": "Mia Speaker",
    "representative_relationship": "daughter",
}


def boxed(letter: Part) -> dict[str, str]:
    """The box that a plan's clerk reads first, by name."""
    rows = letter.one("dl", cls="boxed").every("div")
    return {row.one("dt").text: row.one("dd").text for row in rows}


def signer(letter: Part) -> str:
    return letter.one(cls="letter-signature").one("strong").text


def said_in(page: Part) -> str:
    return letter_text(page)


@pytest.mark.parametrize(
    ("urgency", "reason", "day"),
    [
        pytest.param("routine", "", "April 1, 2015", id="routine: 30 days"),
        pytest.param("soon", "Surgery is booked", "March 17, 2015", id="soon: 15 days"),
        pytest.param("harm", "Oxygen runs out", "March 5, 2015", id="risk of harm: 3 days"),
    ],
)
def test_the_day_by_which_an_answer_is_asked_for_follows_the_urgency(urgency, reason, day, client):
    page = previewed(client, urgency=urgency, urgency_reason=reason)

    assert boxed(letters_on(page)[0])["Answer asked by"] == day
    assert f"answer by {day}" in said_in(page)
    assert "deadline" not in said_in(page)


def test_where_there_is_a_risk_of_harm_the_plan_is_called_first(client):
    harm = previewed(client, urgency="harm", urgency_reason="Oxygen runs out")
    routine = previewed(client)

    assert "call the plan first" in notices_on(harm)
    assert "call the plan first" not in notices_on(routine)


MEDICARE, MEDI_CAL = "Medicare services until", "Medi-Cal services until"


@pytest.mark.parametrize(
    ("through", "asked"),
    [
        pytest.param("", {MEDICARE: "August 31, 2015", MEDI_CAL: "February 29, 2016"}, id="the windows"),
        pytest.param("08/30/2015", {MEDICARE: "August 30, 2015", MEDI_CAL: "August 30, 2015"}, id="care ends before"),
        pytest.param("08/31/2015", {MEDICARE: "August 31, 2015", MEDI_CAL: "August 31, 2015"}, id="on the last day"),
        pytest.param("09/01/2015", {MEDICARE: "August 31, 2015", MEDI_CAL: "September 1, 2015"}, id="the day after"),
        pytest.param("12/31/2016", {MEDICARE: "August 31, 2015", MEDI_CAL: "February 29, 2016"}, id="after both"),
    ],
)
def test_the_letter_asks_until_the_earlier_of_the_care_s_end_and_the_window(through, asked, client):
    box = boxed(letters_on(previewed(client, treatment_through=through))[0])

    assert {name: box.get(name) for name in (MEDICARE, MEDI_CAL)} == asked


@pytest.mark.parametrize(
    ("services", "names"),
    [("medicare", {MEDICARE}), ("medi_cal", {MEDI_CAL}), ("both", {MEDICARE, MEDI_CAL})],
)
def test_only_the_services_asked_for_are_named(services, names, client):
    box = boxed(letters_on(previewed(client, services=services))[0])

    assert {MEDICARE, MEDI_CAL} & set(box) == names


@pytest.mark.parametrize(
    ("coverage_start", "letter_date", "months"),
    [
        pytest.param("03/01/2015", "03/02/2015", 6, id="2014-15"),
        pytest.param("01/01/2017", "01/02/2017", 12, id="from 2016"),
    ],
)
def test_the_letter_names_its_rule_by_date_and_months(coverage_start, letter_date, months, client):
    said = said_in(previewed(client, coverage_start=coverage_start, letter_date=letter_date))

    assert f"up to {months} months for Medicare services and up to 12 months for Medi-Cal services" in said
    assert "Cal MediConnect rule for coverage starting" in said


def test_when_the_physician_asks_the_physician_writes_and_signs_one_letter(client):
    page = previewed(client)

    assert len(letters_on(page)) == 1
    assert signer(letters_on(page)[0]) == "Robin Example, MD"
    assert "receiving care from me" in said_in(page)


def test_before_a_physician_could_ask_the_request_becomes_the_patient_s_with_a_notice(client):
    page = previewed(client, **IN_2014)
    request, statement = letters_on(page)

    assert errors_on(page) == {}
    assert (signer(request), signer(statement)) == ("Ana Sample", "Robin Example, MD")
    assert "keep seeing Robin Example, MD" in request.text
    assert "only the patient or an authorized representative could ask" in notices_on(page)


@pytest.mark.parametrize(
    ("coverage_start", "letters"),
    [pytest.param("08/31/2014", 2, id="its last day"), pytest.param("09/01/2014", 1, id="the day after")],
)
def test_the_day_decides_whether_a_physician_may_ask(coverage_start, letters, client):
    page = previewed(client, coverage_start=coverage_start, letter_date="09/02/2014", visit_dates="06/12/2014")

    assert len(letters_on(page)) == letters
    assert ("only the patient or an authorized representative could ask" in notices_on(page)) is (letters == 2)


def test_when_the_patient_asks_no_notice_says_that_anything_was_changed(client):
    page = previewed(client, requested_by="patient", **IN_2014)

    assert len(letters_on(page)) == 2
    assert "only the patient or an authorized representative" not in notices_on(page)


def test_the_physician_s_statement_carries_visits_condition_rate_rules_and_records(client):
    _, statement = letters_on(previewed(client, requested_by="patient", visit_dates="06/12/2014"))

    said = statement.text

    parts = ("June 12, 2014", "Heart failure", "payment by the plan at the higher of", "utilization rules", "records")
    assert [part for part in parts if part not in said] == []


def test_a_representative_speaks_and_signs_for_the_patient(client):
    request, statement = letters_on(previewed(client, **REPRESENTATIVE))

    assert signer(request) == "Mia Speaker"
    assert "I am the representative of Ana Sample (daughter)" in request.text
    assert "my doctor" not in request.text
    assert signer(statement) == "Robin Example, MD"


@pytest.mark.parametrize("asks", [{"requested_by": "patient"}, REPRESENTATIVE], ids=["patient", "representative"])
def test_spanish_stands_beside_the_english_and_is_marked_as_a_draft(asks, client):
    page = previewed(client, **asks, patient_language="es")
    request = letters_on(page)[0]

    pairs = [[paragraph.text for paragraph in pair.every("p")] for pair in request.every(cls="beside")]
    spanish = request.every("p", lang="es")

    assert len(spanish) == len(pairs) + 1 >= 6  # the title in Spanish stands alone
    assert any("Traducción preliminar" in paragraph.text for paragraph in spanish)
    assert any("hasta el 31 de agosto de 2015" in paragraph.text for paragraph in spanish)
    assert any("until August 31, 2015" in english for english, _ in pairs)
    assert "draft that no translator has reviewed" in notices_on(page)


def test_english_stands_alone_for_a_patient_who_reads_english(client):
    page = previewed(client, requested_by="patient")

    assert not letters_on(page)[0].every(cls="beside")
    assert "draft" not in notices_on(page)


def test_a_language_without_a_text_is_said_to_be_missing(client):
    page = previewed(client, requested_by="patient", patient_language="km")

    assert errors_on(page) == {}
    assert "no text in Khmer is ready" in notices_on(page)


@pytest.mark.parametrize(
    ("answer", "states"),
    [pytest.param("yes", True, id="none known"), pytest.param("no", False, id="one known"), ("unsure", False)],
)
def test_the_letter_speaks_of_quality_only_as_far_as_it_was_answered(answer, states, client):
    said = said_in(previewed(client, no_quality_concern=answer))

    own = "I know of no quality-of-care concern documented by the plan that would exclude me." in said
    asks = "Please check your records" in said

    assert (own, asks) == (states, not states)


@pytest.mark.parametrize(("answer", "states"), [("yes", True), ("no", False)])
def test_the_letter_promises_to_follow_the_plan_s_rules_only_where_that_was_answered(answer, states, client):
    said = said_in(previewed(client, accepts_plan_rules=answer))

    assert ("I will follow the plan's utilization rules and send treatment records." in said) is states


def test_the_letter_carries_the_rate_no_billing_a_written_decision_and_a_copy(client):
    said = said_in(previewed(client))

    sentences = (
        "I accept payment by the plan at the higher of the plan's rate and the Medicare or Medi-Cal rate",
        "I will not bill the patient, except for copays or a share of cost that the law allows.",
        "Send a written decision, and the form of agreement you use",
        "Copy to Ana Sample",
    )
    assert [sentence for sentence in sentences if sentence not in said] == []


@pytest.mark.parametrize(
    ("asked", "enough"),
    [
        pytest.param({}, True, id="from September 2014"),
        pytest.param(IN_2014, False, id="before"),
    ],
)
def test_the_letter_says_that_a_telephone_call_was_enough_where_that_was_reported(asked, enough, client):
    page = previewed(client, **asked)

    assert ("telephone call is enough" in said_in(page)) is enough


@pytest.mark.parametrize(
    ("asked", "ended"),
    [
        pytest.param({"coverage_start": "01/01/2022", "letter_date": "01/03/2022"}, False, id="through the last day"),
        pytest.param({"coverage_start": "02/01/2022", "letter_date": "02/03/2022"}, True, id="past it"),
    ],
)
def test_a_request_past_the_end_of_the_program_is_marked_in_the_preview(asked, ended, client):
    notices = notices_on(previewed(client, **asked))

    assert ("The program ended on December 31, 2022" in notices and "successor plan" in notices) is ended


def test_nothing_that_a_preview_says_is_part_of_a_letter():
    urgent = {"urgency": "harm", "urgency_reason": "Oxygen runs out"}
    packet = composed(**FULL | urgent | {"no_quality_concern": "unsure", "visit_dates": "01/15/2013"})

    letter = " ".join(" ".join(made.texts) for made in packet.letters)

    assert packet.notices
    assert [notice.key for notice in packet.notices if notice.text in letter] == []


def test_a_plan_stands_under_its_name_of_the_coverage_start(client):
    before = previewed(client, plan="care1st", coverage_start="12/31/2018", letter_date="01/02/2019")
    after = previewed(client, plan="care1st", coverage_start="01/01/2019", letter_date="01/02/2019")

    names = content().plan("care1st").names_in_order

    assert (names[0] in said_in(before), names[1] in said_in(before)) == (True, False)
    assert (names[0] in said_in(after), names[1] in said_in(after)) == (False, True)


IN_MEDI_MEDI = {"coverage_start": "01/01/2024", "letter_date": "01/03/2024", "visit_dates": "06/12/2023"}
RATES = {
    "medicare": "at no less than the current Medicare fee schedule",
    "medi_cal": "at the higher of the plan's contract rate and the Medi-Cal fee-for-service rate",
}


@pytest.mark.parametrize(
    ("services", "sides"),
    [
        pytest.param("medicare", ["medicare"], id="Medicare services"),
        pytest.param("medi_cal", ["medi_cal"], id="Medi-Cal services"),
        pytest.param("both", ["medicare", "medi_cal"], id="both: two rights, two letters"),
    ],
)
def test_a_medi_medi_letter_asks_for_one_right_under_its_own_rate(services, sides, client):
    letters = letters_on(previewed(client, **IN_MEDI_MEDI, services=services))

    named = {"medicare": MEDICARE, "medi_cal": MEDI_CAL}
    found = [[side for side in RATES if RATES[side] in letter.text] for letter in letters]

    assert found == [[side] for side in sides]
    assert [{MEDICARE, MEDI_CAL} & set(boxed(letter)) for letter in letters] == [{named[side]} for side in sides]


def test_a_medi_medi_letter_does_not_say_that_a_telephone_call_is_enough(client):
    page = previewed(client, **IN_MEDI_MEDI)

    assert "telephone call is enough" not in said_in(page)
    assert "Cal MediConnect" not in said_in(page)
