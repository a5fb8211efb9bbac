"""A small file that would take long to read is refused before it is read; the largest that a clinic has is read."""

import time

import pytest

from guidance.forms.file_kinds import UnreadableFileError
from guidance.forms.rows import MOST_LINES
from guidance.forms.safe_workbook import MOST_TAGS
from tests.site.batching import GOOD, as_csv, patients, read
from tests.site.test_batch_hostile import SHEET, text_cell, workbook

SECONDS = 2.0
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
