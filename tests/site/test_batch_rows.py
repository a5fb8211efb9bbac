"""A row of a file is held to the rules of the letter form, and no row to those of another."""

import pytest

from guidance.forms.batch import Bad, Good, check_rows
from guidance.forms.letter import LetterForm
from guidance.forms.rows import Row
from tests.site.batching import row
from tests.site.conftest import TODAY
from tests.site.lettering import FULL


def checked(*rows: dict[str, str]) -> list[Good | Bad]:
    numbered = (Row(number=at, values=values, problems={}) for at, values in enumerate(rows, start=2))
    return list(check_rows(numbered, today=TODAY))


def said_of(values: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """What is said to be wrong with a row, by column."""
    (only,) = checked(values)
    return {error.column: error.says for error in only.errors} if isinstance(only, Bad) else {}


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
