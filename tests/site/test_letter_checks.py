"""What the letter form checks, each on both sides of its line."""

import pytest

from tests.site.lettering import (
    composed,
    downloaded,
    errors_at,
    errors_on,
    filled,
    kept_on,
    letter_text,
    pdf_text,
    previewed,
    squeezed,
)

pytestmark = pytest.mark.django_db

# The field, what it refuses, and why.
REFUSED = [
    ("physician_npi", "1234567890", "check digit wrong"),
    ("physician_npi", "123456789", "nine digits"),
    ("physician_npi", "12345678931", "eleven digits"),
    ("physician_npi", "3234567899", "begins with 3, check digit right"),
    ("physician_npi", "12345-6789", "not digits alone"),
    ("medi_cal_number", "81234567A", "begins with 8"),
    ("medi_cal_number", "9123456A", "a digit short"),
    ("medi_cal_number", "912345678", "no letter"),
    ("medi_cal_number", "91234567A1234", "13 characters"),
    ("medicare_number", "1EG4-TE5-MK7", "10 characters"),
    ("medicare_number", "1SG4-TE5-MK73", "a letter that no number has"),
    ("medicare_number", "0EG4-TE5-MK73", "begins with 0"),
    ("medicare_number", "1EG4-TE5-MK733", "12 characters"),
    ("member_id", "123-45-6789", "a Social Security number"),
    ("member_id", "123456789", "a Social Security number without hyphens"),
    ("medicare_number", "123-45-6789", "a Social Security number"),
    ("medi_cal_number", "123 45 6789", "a Social Security number with spaces"),
    ("patient_dob", "03/03/2015", "born after the letter"),
    ("patient_dob", "02/30/1940", "not in the calendar"),
    ("patient_dob", "1940", "a year alone"),
    ("patient_agrees", "03/03/2015", "agreed after the letter"),
    ("visit_dates", "06/12/2014; 03/03/2015", "a visit after the letter"),
    ("visit_dates", "06/12/2014; 02/30/2015", "a visit not in the calendar"),
    ("visit_dates", "06/12/2014 and 11/03/2014", "no semicolon"),
    ("treatment_through", "02/28/2015", "care ends before coverage starts"),
    ("coverage_start", "03/31/2014", "before the program"),
    ("coverage_start", "02/30/2015", "not in the calendar"),
    ("letter_date", "March 2", "no date"),
    ("plan", "kaiser", "a plan that did not exist then"),
    ("services", "dental", "not among the answers"),
    ("patient_language", "xx", "not in the list"),
    ("accepts_rate", "no", "the plan's payment refused"),
]
# The same fields, with what they take.
TAKEN = [
    ("physician_npi", "1245319599", "check digit right"),
    ("physician_npi", "2123456784", "begins with 2"),
    ("medi_cal_number", "91234567A", "9 characters"),
    ("medi_cal_number", "91234567a", "a small letter"),
    ("medi_cal_number", "91234567A12345", "14 characters"),
    ("medicare_number", "1EG4-TE5-MK73", "with hyphens"),
    ("medicare_number", "1eg4te5mk73", "without hyphens, small letters"),
    ("member_id", "1234567890", "ten digits"),
    ("member_id", "12345678", "eight digits"),
    ("member_id", "123456789-01", "nine digits and a suffix"),
    ("patient_dob", "03/02/2015", "born on the day of the letter"),
    ("patient_dob", "1940-02-28", "ISO"),
    ("patient_agrees", "03/02/2015", "agreed on the day of the letter"),
    ("visit_dates", "03/02/2015", "a visit on the day of the letter"),
    ("visit_dates", "2014-06-12; 11/03/2014;", "both ways of writing a date"),
    ("treatment_through", "03/02/2015", "care ends on the day of the letter"),
    ("coverage_start", "03/2015", "a month"),
    ("accepts_plan_rules", "no", "rules refused"),
]


def named(rows):
    return [pytest.param(field, value, id=f"{field}: {why}") for field, value, why in rows]


@pytest.mark.parametrize(("field", "value"), named(REFUSED))
def test_what_cannot_be_right_is_refused_at_its_field_and_still_stands_there(field, value, client):
    page = previewed(client, **{field: value})

    assert set(errors_on(page)) == {field}
    assert errors_at(page, field).startswith("Error: ")
    if field not in ("plan", "services", "patient_language"):
        assert kept_on(page) == filled(**{field: value})


@pytest.mark.parametrize(("field", "value"), named(TAKEN))
def test_what_can_be_right_is_taken(field, value, client):
    page = previewed(client, **{field: value})

    assert errors_on(page) == {}
    assert letter_text(page)


def test_a_letter_names_the_patient_by_at_least_one_number(client):
    page = previewed(client, member_id="")

    assert len(errors_on(page)) == 1
    assert "at least one" in " ".join(errors_on(page).values())


@pytest.mark.parametrize(
    ("field", "value"),
    [("member_id", "M-1"), ("medicare_number", "1EG4TE5MK73"), ("medi_cal_number", "91234567A")],
)
def test_any_one_number_will_do(field, value, client):
    page = previewed(client, **{"member_id": "", field: value})

    assert errors_on(page) == {}
    assert value in letter_text(page)


# An older claim number, which holds a Social Security number, in a letter whose time is not over in 2020.
CLAIM = {"coverage_start": "06/01/2019", "medicare_number": "987-65-4321-A"}


def test_an_older_claim_number_is_taken_in_a_letter_of_2019_and_only_its_last_four_are_printed(client):
    page = previewed(client, **CLAIM, letter_date="12/31/2019")
    printed = pdf_text(downloaded(client, **CLAIM, letter_date="12/31/2019").content)

    assert errors_on(page) == {}
    for text in (squeezed(letter_text(page)).replace("-", ""), printed.replace("-", "")):
        assert "321A" in text
        assert "4321A" not in text
        assert "98765" not in text


def test_an_older_claim_number_is_refused_in_a_letter_of_2020(client):
    page = previewed(client, **CLAIM, letter_date="01/01/2020")

    assert set(errors_on(page)) == {"medicare_number"}


@pytest.mark.parametrize("letter_date", ["12/31/2019", "01/01/2020"])
def test_a_medicare_number_of_today_s_form_is_taken_in_any_year_and_printed_whole(letter_date, client):
    page = previewed(client, coverage_start="06/01/2019", medicare_number="1EG4-TE5-MK73", letter_date=letter_date)

    assert "1EG4-TE5-MK73" in letter_text(page)


@pytest.mark.parametrize(
    ("through", "wrong"),
    [
        pytest.param("02/28/2015", {"treatment_through"}, id="the day before coverage starts"),
        pytest.param("03/01/2015", set(), id="the day on which it starts"),
        pytest.param("", set(), id="not known"),
    ],
)
def test_care_is_needed_at_least_until_coverage_starts(through, wrong, client):
    page = previewed(client, letter_date="02/20/2015", treatment_through=through)

    assert set(errors_on(page)) == wrong


@pytest.mark.parametrize(
    ("requested_by", "missing"),
    [
        pytest.param("representative", {"representative_name", "representative_relationship"}, id="representative"),
        pytest.param("patient", set(), id="patient"),
        pytest.param("physician", set(), id="physician"),
    ],
)
def test_only_a_representative_who_asks_is_asked_who_that_is(requested_by, missing, client):
    page = previewed(client, requested_by=requested_by)

    assert set(errors_on(page)) == missing


def test_a_representative_who_says_who_that_is_gets_the_letter(client):
    page = previewed(
        client, requested_by="representative", representative_name="Mia", representative_relationship="daughter"
    )

    assert errors_on(page) == {}


@pytest.mark.parametrize(
    ("urgency", "missing", "unprinted"),
    [
        pytest.param("routine", set(), {"urgency_reason"}, id="routine"),
        pytest.param("soon", {"urgency_reason"}, set(), id="soon"),
        pytest.param("harm", {"urgency_reason"}, set(), id="risk of harm"),
    ],
)
def test_a_reason_is_asked_for_unless_the_request_is_routine_where_it_would_not_be_printed(
    urgency, missing, unprinted, client
):
    page = previewed(client, urgency=urgency)
    with_reason = previewed(client, urgency=urgency, urgency_reason="Surgery on Friday")

    assert set(errors_on(page)) == missing
    assert set(errors_on(with_reason)) == unprinted
    assert kept_on(with_reason)["urgency_reason"] == "Surgery on Friday"


@pytest.mark.parametrize("requested_by", ["patient", "physician"])
@pytest.mark.parametrize("field", ["representative_name", "representative_relationship"])
def test_who_a_representative_is_cannot_be_typed_where_it_would_not_be_printed(field, requested_by, client):
    page = previewed(client, requested_by=requested_by, **{field: "Mia"})

    assert set(errors_on(page)) == {field}
    assert "would not be printed" in errors_at(page, field)
    assert kept_on(page)[field] == "Mia"


@pytest.mark.parametrize(
    ("field", "longest"),
    [pytest.param("patient_name", 200, id="one line"), pytest.param("diagnosis", 3000, id="several lines")],
)
def test_a_text_up_to_its_limit_is_taken_whole_and_one_character_more_is_refused(field, longest, client):
    text = ("A word. " * 400)[: longest - 1] + "Z"

    whole = composed(**{field: text})
    refused = previewed(client, **{field: text + "!"})

    assert text.replace(" ", "") in squeezed(" ".join(whole.letters[0].words))
    assert set(errors_on(refused)) == {field}
    assert str(longest) in errors_at(refused, field)
    assert kept_on(refused)[field] == text + "!"
