"""Every row of a file is checked as the letter form checks it, and reported before anything is made."""

import json

import pytest

from guidance.content_loader import content
from guidance.forms.report import spans
from tests.site.batching import (
    as_csv,
    carried_on,
    corrections_on,
    counts_on,
    patients,
    reported,
    row,
    upload,
    xlsx_of,
)
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db


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


def test_markup_in_a_file_is_shown_as_typed(client):
    response = upload(client, as_csv([row(physician_npi="<script>alert(1)</script>") | {"<b>odd</b>": ""}]))

    assert b"<script>alert" not in response.content
    assert b"<b>odd" not in response.content
    assert corrections_on(page_of(response))[0][2] == "<script>alert(1)</script>"
