"""A small file that would take long to read is refused before it is read; the largest that a clinic has is read."""

import sys
import time

import pytest

from guidance.content_loader import content
from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.report import MOST_WRONG
from guidance.forms.rows import MOST_LINES
from guidance.forms.safe_workbook import MOST_TAGS
from tests.site.batching import GOOD, as_csv, counts_on, patients, read, reported, upload
from tests.site.test_batch_hostile import SHEET, text_cell, workbook

SECONDS = 6.0 if "coverage" in sys.modules else 2.0  # counting the lines takes time too
# Ten cells of a row that no letter can print.
WRONG = dict.fromkeys(
    [
        "patient_name",
        "member_id",
        "physician_name",
        "specialty",
        "practice_name",
        "practice_address",
        "practice_phone",
        "diagnosis",
        "current_treatment",
        "clinic_reference",
    ],
    "\u4e00",
)
HEAD = ",".join(GOOD).encode()


def refused(data: bytes) -> str:
    """What is said of the file, in no more than two seconds of a processor's time."""
    began = time.process_time()
    with pytest.raises(UnreadableFileError) as error:
        read(data)
    assert time.process_time() - began < SECONDS
    return str(error.value)


@pytest.mark.parametrize("line", [b"\n", b"\r", b",\n", b" \r\n"])
def test_a_file_of_blank_lines_is_refused_unread(line):
    assert "100,000 lines" in refused(HEAD + line * (5_000_000 // len(line)))


def test_a_table_of_so_many_lines_is_read_and_of_one_more_is_not():
    table = as_csv(patients(2))
    lines = table.count(b"\n")

    assert len(read(table + b"\n" * (MOST_LINES - lines)).rows) == 2
    assert "Delete the blank rows" in refused(table + b"\n" * (MOST_LINES - lines + 1))


def test_a_thousand_rows_with_many_lines_in_a_cell_are_read():
    assert len(read(as_csv(patients(1000, past_care="\n".join(["line"] * 40)))).rows) == 1000


@pytest.mark.parametrize(
    "sheet",
    [
        b"<a>" + b"<a/>" * 4_900_000 + b"</a>",
        b"<a>" * 2_800_000 + b"</a>" * 2_800_000,
        b"<a " + b" ".join(b'a%d="1"' % number for number in range(1_400_000)) + b"/>",
        ("<a " + " ".join(f'\u3c3e{number}="1"' for number in range(600_000)) + "/>").encode("utf-16"),
    ],
    ids=["many tags", "tags within tags", "a tag of many attributes", "the same in UTF-16"],
)
def test_a_part_with_more_tags_or_longer_ones_than_a_table_needs_is_refused(sheet):
    assert "damaged" in refused(workbook(**{SHEET: sheet}))


def test_a_sheet_with_a_style_in_every_cell_down_to_row_10_000_is_read():
    row = "".join(f'<c r="{column}{{0}}" s="0"></c>' for column in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    styled = "".join(f'<row r="{number}">{row.format(number)}</row>' for number in range(3, 10_001))
    places = [chr(65 + at) if at < 26 else f"A{chr(39 + at)}" for at in range(len(GOOD))]
    filled = [(f"{place}1", name) for place, name in zip(places, GOOD, strict=True)]
    given = [(f"{place}2", GOOD[name] or "x") for place, name in zip(places, GOOD, strict=True)]
    table = "".join(
        f'<row r="{number}">{"".join(text_cell(*cell) for cell in cells)}</row>'
        for number, cells in ((1, filled), (2, given))
    )

    assert (table + styled).count("<") < 2 * MOST_TAGS
    assert len(read(workbook(table + styled)).rows) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("rows", "left"), [(501, ""), (502, "Row 503 and what stands below it")])
def test_rows_are_looked_at_until_more_than_5_000_cells_are_wrong(rows, left, client):
    page = reported(client, as_csv([GOOD | WRONG] * rows))

    assert MOST_WRONG == 5_000
    assert counts_on(page) == {"Rows read": 501, "Good": 0, "To correct": 501}
    assert ("Rows that were not looked at" in page.text) is bool(left)
    assert left in page.text


@pytest.mark.django_db
def test_good_rows_below_too_many_wrong_ones_are_not_made(client):
    page = reported(client, as_csv([*patients(2), *[GOOD | WRONG] * 501, *patients(3)]))

    assert counts_on(page) == {"Rows read": 503, "Good": 2, "To correct": 501}
    assert "Row 505 and what stands below it" in page.text
    assert "No letter is made of the rest now." in page.text


@pytest.mark.django_db
def test_a_small_file_with_nothing_right_in_it_is_reported_on_soon_and_briefly(client):
    fields = list(content().letter_form.fields)
    began = time.process_time()

    response = upload(client, as_csv([dict.fromkeys(fields, "\u4e00")] * 1000))

    assert time.process_time() - began < SECONDS
    assert len(response.content) < 3_000_000
