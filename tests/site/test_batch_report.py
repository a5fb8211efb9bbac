"""Every row of a file is checked as the letter form checks it, and reported before anything is made."""

import json

import pytest
from django.test import Client

from guidance.content_loader import content
from guidance.forms.batch import Bad, Good, check_rows
from guidance.forms.letter import LetterForm
from guidance.forms.report import spans
from guidance.forms.rows import Row
from tests.site.batching import (
    BATCH,
    as_csv,
    carried_on,
    corrections_on,
    counts_on,
    made,
    patients,
    reported,
    row,
    upload,
    xlsx_of,
)
from tests.site.conftest import TODAY
from tests.site.lettering import FULL
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db


def checked(*rows: dict[str, str]) -> list[Good | Bad]:
    numbered = (Row(number=at, values=values, problems={}) for at, values in enumerate(rows, start=2))
    return list(check_rows(numbered, today=TODAY))


def said_of(values: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """What is said to be wrong with a row, by column."""
    (only,) = checked(values)
    return {error.column: error.says for error in only.errors} if isinstance(only, Bad) else {}


@pytest.mark.parametrize("encode", [as_csv, xlsx_of], ids=["csv", "xlsx"])
def test_a_good_file_is_counted_and_nothing_is_made_yet(encode, client):
    page = reported(client, encode(patients(3)))

    assert counts_on(page) == {"Rows read": 3, "Good": 3, "To correct": 0}
    assert corrections_on(page) == []
    assert len(json.loads(carried_on(page))) == 3


def test_each_error_names_the_row_the_column_as_in_the_file_what_stood_there_and_what_to_do(client):
    rows = [row(), row(physician_npi="1234567890", urgency="later", specialty="")]
    data = as_csv(rows).replace(b"physician_npi", b"Physician NPI")

    page = reported(client, data)

    assert counts_on(page) == {"Rows read": 2, "Good": 1, "To correct": 1}
    assert corrections_on(page) == [
        ("Row 3", "urgency", "later", "Type one of: routine, soon, harm."),
        ("Row 3", "Physician NPI", "1234567890", "This is not an NPI. Check the 10 digits."),
        ("Row 3", "specialty", "blank", "Type the specialty, for example cardiology or family medicine."),
    ]


def test_a_column_that_the_file_lacks_is_said_to_be_lacking(client):
    page = reported(client, as_csv([row(requested_by="representative")]))

    assert [line[:3] for line in corrections_on(page)] == [
        ("Row 2", "representative_name", "no such column"),
        ("Row 2", "representative_relationship", "no such column"),
    ]


def test_what_is_wrong_with_a_cell_itself_stands_in_place_of_what_the_form_says(client):
    page = reported(client, as_csv([row(diagnosis="#REF!")]))

    assert [line[3] for line in corrections_on(page)] == [
        "The spreadsheet shows an error in this cell. Type the value, or clear the cell."
    ]


WRONG = {
    "coverage_start": "02/30/2015",
    "patient_dob": "03/05/2015",
    "visit_dates": "06/12/2014, 11/03/2014",
    "medicare_number": "123",
    "medi_cal_number": "9",
    "physician_npi": "",
    "patient_name": "x" * 201,
    "diagnosis": "\u4e2d",
    "accepts_rate": "no",
    "letter_date": "09/01/2016",
    "urgency_reason": "soon, please",
    "member_id": "123-45-6789",
}


@pytest.mark.parametrize("column", WRONG)
def test_a_row_is_held_to_the_rules_of_the_letter_form(column):
    values = row(**{column: WRONG[column]})
    form = LetterForm(values, today=TODAY)

    errors = {key: tuple(messages) for key, messages in form.errors.items()}

    assert errors
    assert said_of(values) == errors


def test_nothing_of_one_row_is_left_in_the_next():
    first, second, third = checked(FULL, row(specialty=""), row())

    assert (type(first), type(second), type(third)) == (Good, Bad, Good)
    assert (first.request.facility, third.request.facility) == ("Harbor Hospital", "")
    assert [error.column for error in second.errors] == ["specialty"]


@pytest.mark.parametrize(
    ("column", "written", "meant"),
    [
        ("services", "Both", "both"),
        ("services", "MEDI-CAL", "medi_cal"),
        ("services", "Medicare and Medi-Cal services", "both"),
        ("your_role", "Primary care", "primary"),
        ("no_quality_concern", "Not sure", "unsure"),
        ("completion_category", "serious chronic", "serious_chronic"),
        ("plan", "Health Net", "health-net"),
        ("plan", "L.A. Care Health Plan", "la-care"),
        ("patient_language", "Spanish", "es"),
        ("patient_language", "ZH-Hant", "zh-hant"),
    ],
)
def test_an_answer_may_be_written_as_its_value_or_as_the_form_shows_it(column, written, meant):
    (only,) = checked(row(**{column: written}))

    assert getattr(only.request, column) == meant


@pytest.mark.parametrize(
    ("column", "written"),
    [("services", "all"), ("plan", "Care"), ("plan", "the plan"), ("accepts_rate", "y"), ("your_role", "care")],
)
def test_what_could_be_mistaken_is_not_guessed_at(column, written):
    assert said_of(row(**{column: written}))[column][0].startswith("Type one of: ")


@pytest.mark.parametrize(
    ("column", "meant"), [("urgency", "routine"), ("patient_language", "en"), ("letter_date", TODAY)]
)
def test_a_blank_means_what_the_form_has_ready(column, meant):
    (only,) = checked(
        row(coverage_start="10/01/2026", **{column: ""})
        | ({} if column == "letter_date" else {"letter_date": "10/02/2026"})
    )

    assert getattr(only.request, column) == meant


@pytest.mark.parametrize(
    "column",
    ["requested_by", "services", "your_role", "accepts_rate", "accepts_plan_rules", "no_quality_concern", "plan"],
)
def test_a_blank_never_means_what_a_person_must_say(column):
    said = said_of(row(**{column: ""}))

    assert list(said) == [column]
    assert said[column][-1].startswith("Type one of: ")


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        pytest.param({}, ["Rows 2, 3 ask the same"], id="all alike"),
        pytest.param(
            {"patient_name": "ANA  sample", "diagnosis": "Other"}, ["Rows 2, 3 ask the same"], id="but for spelling"
        ),
        pytest.param({"patient_dob": "02/27/1940"}, [], id="another day of birth"),
        pytest.param({"plan": "la-care"}, [], id="another plan"),
        pytest.param({"coverage_start": "02/01/2015"}, [], id="another start"),
        pytest.param({"physician_npi": "1245319599"}, [], id="another physician"),
        pytest.param({"specialty": ""}, [], id="the other is bad"),
    ],
)
def test_rows_that_ask_the_same_are_named_and_stay_good(changes, named, client):
    page = reported(client, as_csv([row(), row(**changes), *patients(1)]))

    found = [item.text.split(":")[0] for item in page.every("li") if "ask the same" in item.text]
    assert found == named
    assert counts_on(page)["Good"] == (2 if "specialty" in changes else 3)


def test_good_rows_are_counted_by_plan_in_the_order_of_the_names(client):
    plans = ["molina", "la-care", "molina", "care1st"]

    page = reported(client, as_csv([row(plan=plan, patient_name=f"P {at}") for at, plan in enumerate(plans)]))

    by_plan = page.one("dl", cls="by-plan")
    assert [(part.one("dt").text, part.one("dd").text) for part in by_plan.every("div")] == [
        ("Care1st Health Plan", "1"),
        ("L.A. Care Health Plan", "1"),
        ("Molina Healthcare", "2"),
    ]


def notices_on(page) -> list[str]:
    return [item.text for part in page.every("section", cls="notices") for item in part.every("li")]


def test_what_holds_for_several_letters_is_said_once_with_their_rows(client):
    faxed = {"send_to_fax": "213-555-0111"}
    rows = [row(send_to_fax=""), *patients(3, **faxed), *patients(2, send_to_fax="", specialty="Cardiology")]

    notices = notices_on(reported(client, as_csv(rows)))

    (no_fax,) = [text for text in notices if text.startswith("No fax and no address")]
    (phone,) = [text for text in notices if "a telephone call was enough" in text]
    assert no_fax.endswith("3 rows: 2, 6, 7.")
    assert phone.endswith("Every good row.")


def test_every_notice_of_a_letter_has_its_sentence_for_many():
    words = content().letters
    known = {key for table in (words.notices, *words.program_notices.values()) for key in table}

    assert set(content().letter_batch.notices) == known


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([2], "2"), ([3, 2], "2, 3"), ([2, 3, 4], "2 to 4"), ([2, 4, 5, 6, 9], "2, 4 to 6, 9")],
)
def test_rows_in_a_run_are_told_by_their_ends(numbers, said):
    assert spans(numbers) == said


def test_a_column_that_was_not_read_is_named(client):
    notices = notices_on(reported(client, as_csv([row() | {"diagnosis_code": "I50.9", "Shoe size": "9"}])))

    assert any("diagnosis_code Did you mean diagnosis_codes" in text for text in notices)
    assert "Shoe size" in notices


def test_the_template_s_example_is_left_out_and_said_to_be(client):
    example = row(**content().letter_batch.example)

    page = reported(
        client, as_csv([example, *[each | dict.fromkeys(example.keys() - each.keys(), "") for each in patients(1)]])
    )

    assert counts_on(page) == {"Rows read": 1, "Good": 1, "To correct": 0}
    assert "Row 2 is the template’s example. No letter is made of it." in notices_on(page)
    assert [each["row"] for each in json.loads(carried_on(page))] == [3]


def test_a_file_of_the_example_alone_offers_nothing_to_make(client):
    page = reported(client, as_csv([row(**content().letter_batch.example)]))

    assert counts_on(page)["Rows read"] == 0
    assert page.every("input", name="rows") == []


def test_only_the_good_rows_go_on_with_their_numbers(client):
    page = reported(client, as_csv([row(specialty=""), *patients(2)]))

    carried = json.loads(carried_on(page))

    assert [(each["row"], each["patient_name"]) for each in carried] == [(3, "Patient Number0"), (4, "Patient Number1")]


TAMPERED = {
    "not JSON": "[{",
    "not a list": "{}",
    "an empty list": "[]",
    "a list of texts": '["a"]',
    "a row without a number": '[{"plan": "molina"}]',
    "a number that is a text": '[{"row": "2"}]',
    "a number that is true": '[{"row": true}]',
    "a number below one": '[{"row": 0}]',
    "a number with a million digits": f'[{{"row": {"9" * 5000}}}]',
    "a column that is not one": '[{"row": 2, "sheet": "x"}]',
    "a value that is not text": '[{"row": 2, "plan": 5}]',
    "lists without end": "[" * 100_000,
    "a thousand and one rows": json.dumps([{"row": 2}] * 1001),
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_rows_that_no_report_carried_are_refused(kind, client):
    response = made(client, TAMPERED[kind], "pdf")

    assert "Upload the file again" in page_of(response).one(id="error-summary").text


def test_what_the_page_carried_is_checked_anew(client):
    rows = json.dumps([{"row": 7, **row(physician_npi="12")}])

    response = made(client, rows, "pdf")

    assert [line[:3] for line in corrections_on(page_of(response))] == [("Row 7", "physician_npi", "12")]


@pytest.mark.parametrize("make", ["print", "pdf"])
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(as_csv([row(), row(specialty="")]), id="one row is bad"),
        pytest.param(as_csv([row() | {"diagnosis_code": "I50.9"}]), id="a column was mistyped"),
    ],
)
def test_a_file_that_needs_a_look_gets_the_report_whatever_was_asked_for(make, data, client):
    page = reported(client, data, make=make)

    assert counts_on(page)["Good"] == 1


@pytest.mark.parametrize("make", ["", "html", "docx or so"])
def test_what_cannot_be_made_gets_the_report(make, client):
    assert counts_on(reported(client, as_csv([row()]), make=make))["Good"] == 1


def test_a_page_whose_protection_ran_out_keeps_the_good_rows():
    browser = Client(enforce_csrf_checks=True)
    rows = json.dumps([{"row": 2, **row()}])

    response = browser.post(BATCH, {"rows": rows, "make": "pdf"})

    page = page_of(response)
    assert response.status_code == 403
    assert "Your good rows are still here" in page.one(id="error-summary").text
    assert [each["row"] for each in json.loads(carried_on(page))] == [2]


def test_a_page_whose_protection_ran_out_asks_for_the_file_again():
    response = upload(Client(enforce_csrf_checks=True), as_csv([row()]))

    page = page_of(response)
    assert response.status_code == 403
    assert "Choose the file again" in page.one(id="error-summary").text
    assert page.every("dl", cls="counts") == []


def test_markup_in_a_file_is_shown_as_typed(client):
    response = upload(client, as_csv([row(physician_npi="<script>alert(1)</script>") | {"<b>odd</b>": ""}]))

    assert b"<script>alert" not in response.content
    assert b"<b>odd" not in response.content
    assert corrections_on(page_of(response))[0][2] == "<script>alert(1)</script>"
