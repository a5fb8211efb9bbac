"""A file of requests is read as its writer meant it, whatever program wrote it."""

import io
import tracemalloc
from datetime import datetime
from itertools import chain, islice, repeat

import pytest

from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.header import Unknown
from guidance.forms.rows import read_csv
from tests.site.batching import Outcome, as_csv, as_xlsx, patients, read, row, xlsx_of

ACCENTED = row(patient_name="José Núñez", practice_address="1 Main Street\nLos Angeles, CA 90001; Suite 2")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_delimiter_and_encoding_is_recognized(delimiter, encoding):
    sheet = read(as_csv([ACCENTED], delimiter=delimiter, encoding=encoding))

    assert [dict(each.values) for each in sheet.rows] == [ACCENTED]


def test_a_workbook_reads_as_the_same_rows_as_a_csv_file():
    rows = patients(3, physician_npi="1234567893", member_id="00123")

    assert read(xlsx_of(rows)).rows == read(as_csv(rows)).rows


def test_the_kind_of_file_is_told_by_what_it_holds():
    assert read(xlsx_of([row()])).where == "Requests"
    assert read(as_csv([row()])).where == ""


def cells(**changes) -> list[list]:
    """A header and a row whose cells may be numbers and days."""
    values = {**row(), **changes}
    return [list(values), list(values.values())]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param(1234567893, "1234567893", id="a whole number has no point"),
        pytest.param(0, "0", id="nought"),
        pytest.param(12.5, "12.5", id="a fraction"),
        pytest.param("00123", "00123", id="leading zeros of a text stay"),
        pytest.param((datetime(2015, 3, 1), "mm/dd/yyyy"), "2015-03-01", id="a day"),
        pytest.param((datetime(2015, 3, 1), "mmm-yy"), "2015-03-01", id="a month is its first day"),
        pytest.param((datetime(2015, 3, 1, 8, 30), "mm/dd/yyyy hh:mm"), "2015-03-01 08:30:00", id="a day with a time"),
        pytest.param(True, "TRUE", id="a truth value"),
        pytest.param("  spaced  ", "spaced", id="spaces around"),
    ],
)
def test_a_cell_of_a_workbook_is_the_text_it_shows(cell, text):
    sheet = read(as_xlsx(cells(member_id=cell)))

    assert [each.values["member_id"] for each in sheet.rows] == [text]


@pytest.mark.parametrize(("number", "rounded"), [(10**15 - 1, False), (10**15, True)], ids=["15 digits", "16 digits"])
def test_a_number_that_the_spreadsheet_has_rounded_is_an_error_of_its_cell(number, rounded):
    (read_row,) = read(as_xlsx(cells(authorization_numbers=number))).rows

    assert ("authorization_numbers" in read_row.problems) is rounded


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(as_csv([row(diagnosis_codes="#N/A")]), id="csv"),
        pytest.param(as_xlsx(cells(diagnosis_codes=Outcome("#N/A"))), id="xlsx"),
        pytest.param(as_xlsx(cells(diagnosis_codes=Outcome("#DIV/0!"))), id="a division by nought"),
    ],
)
def test_an_error_shown_in_a_cell_is_not_taken_for_a_blank(data):
    (only,) = read(data).rows

    assert "shows an error" in only.problems["diagnosis_codes"]


@pytest.mark.parametrize(
    ("text", "rounded"), [("1.23457E+15", True), ("9E+14", True), ("I50.9E", False), ("1E5", False)]
)
def test_a_number_that_was_rounded_on_its_way_to_csv_is_an_error_of_its_cell(text, rounded):
    (only,) = read(as_csv([row(member_id=text)])).rows

    assert ("member_id" in only.problems) is rounded


def test_what_a_formula_came_to_is_read():
    (only,) = read(as_xlsx(cells(diagnosis_codes=Outcome("I50.9")))).rows

    assert only.values["diagnosis_codes"] == "I50.9"


def test_the_first_sheet_is_read_and_named():
    assert read(as_xlsx(cells(), sheet="Patients of March", others=["Key"])).where == "Patients of March"


def test_rows_are_numbered_as_in_the_spreadsheet_with_blank_ones_left_out():
    lines = as_csv([row(practice_address="two\nlines"), row(), row()]).split(b"\r\n")
    data = b"\r\n".join([lines[0], b"", lines[1], b" , ,", lines[2], lines[3]])

    assert [each.number for each in read(data).rows] == [3, 5, 6]


def test_blank_rows_of_a_workbook_keep_their_numbers():
    header, values = cells()

    assert [each.number for each in read(as_xlsx([header, [], values, [""], values])).rows] == [3, 5]


def test_names_are_known_whatever_their_capitals_spaces_and_hyphens():
    header, values = cells()
    written = [
        name.replace("_", " ").title() if at % 2 else f" {name.replace('_', '-')}* " for at, name in enumerate(header)
    ]

    sheet = read(as_xlsx([written, values]))

    assert set(sheet.names) == set(header)
    assert sheet.names["patient_name"].lower().replace("-", " ").strip("* ") == "patient name"
    assert sheet.unknown == ()


def test_columns_may_stand_in_any_order():
    shuffled = dict(reversed(row(patient_name="Ana Sample").items()))

    assert [each.values for each in read(as_csv([shuffled])).rows] == [row(patient_name="Ana Sample")]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("diagnosis_code", "diagnosis_codes"),
        ("Plan's fax", "send_to_fax"),
        ("patientname", ""),
        ("Shoe size", ""),
    ],
)
def test_a_column_that_is_not_known_is_named_with_the_nearest_that_is_still_missing(name, nearest):
    sheet = read(as_csv([row() | {name: "something"}]))

    assert sheet.unknown == (Unknown(name=name, nearest=nearest),)


def problems_of(data: bytes) -> tuple[str, ...]:
    with pytest.raises(UnreadableFileError) as error:
        read(data)
    return error.value.problems


def test_everything_wrong_with_the_header_is_said_at_once():
    header, values = cells()
    without = [name for name in header if name not in ("plan", "patient_dob", "member_id")]

    problems = problems_of(as_xlsx([[*without, "Specialty"], values]))

    assert problems == (
        "The column specialty is there 2 times. Keep one of them.",
        "Missing: plan, patient_dob. Start from the template: its first row has every name.",
        "Missing: one of member_id, medicare_number, medi_cal_number. Add the column of the number you have.",
    )


@pytest.mark.parametrize("number", ["member_id", "medicare_number", "medi_cal_number"])
def test_one_column_for_a_patient_s_number_is_enough(number):
    only = {key: value for key, value in row().items() if key != "member_id"} | {number: "1"}

    assert len(read(as_csv([only])).rows) == 1


def test_a_column_whose_blank_means_something_may_be_left_out():
    without = {key: value for key, value in row().items() if key not in ("urgency", "letter_date", "patient_language")}

    assert len(read(as_csv([without])).rows) == 1


@pytest.mark.parametrize("column", ["requested_by", "services", "your_role", "accepts_rate", "no_quality_concern"])
def test_a_column_of_what_a_person_must_say_may_not_be_left_out(column):
    without = {key: value for key, value in row().items() if key != column}

    assert f"Missing: {column}." in problems_of(as_csv([without]))[0]


def test_text_under_no_name_is_an_error_of_its_row():
    data = as_csv([row()]) + as_csv([row()]).split(b"\r\n")[1] + b",a second address line\r\n"

    first, second = read(data).rows

    assert (first.problems, list(second.problems)) == ({}, [""])
    assert f"Column {len(row()) + 1} has text" in second.problems[""]


def test_a_quotation_mark_that_is_not_closed_is_named_with_its_row():
    data = as_csv([row(), row()]) + b'la-care,"never closed\r\n'

    assert problems_of(data)[0].startswith("Row 4: a quotation mark is opened and not closed")


@pytest.mark.parametrize(("length", "told"), [(10_000, False), (10_001, True)])
def test_a_cell_holds_ten_thousand_characters(length, told):
    (only,) = read(as_csv([row(past_care="x" * length)])).rows

    assert ("past_care" in only.problems) is told


@pytest.mark.parametrize("encode", [as_csv, xlsx_of], ids=["csv", "xlsx"])
def test_a_thousand_rows_are_read_and_one_more_is_not(encode):
    assert len(read(encode(patients(1000))).rows) == 1000
    assert "more than 1,000 rows" in problems_of(encode(patients(1001)))[0]


class Endless(io.TextIOBase):
    """Text that is made as it is read."""

    def __init__(self, lines):
        self.lines = iter(lines)

    def readline(self, size=-1):
        return next(self.lines, "")


def test_a_csv_file_is_read_as_it_is_asked_for_in_memory_that_does_not_grow():
    header, line = as_csv([row(practice_address="1 Main Street")]).decode().splitlines(keepends=True)
    sheet = read_csv(Endless(chain([header], repeat(line, 50_000))))
    tracemalloc.start()

    count = sum(1 for _ in sheet.rows)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 50_000
    assert peak < 1_000_000


def test_a_csv_file_of_any_size_may_be_read_row_by_row():
    data = io.BytesIO(as_csv(patients(1500)))

    assert [each.number for each in islice(read_csv(data).rows, 1200, 1202)] == [1202, 1203]


def test_days_of_a_workbook_that_counts_from_1904_are_right():
    (only,) = read(as_xlsx(cells(patient_dob=(datetime(1940, 2, 28), "mm/dd/yy")), date_1904=True)).rows

    assert only.values["patient_dob"] == "1940-02-28"
