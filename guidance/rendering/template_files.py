"""The template that a clinic fills in: one row for each patient, as XLSX with a key, or as CSV."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from xlsxwriter import Workbook

REQUESTS, KEY = "Requests", "Key"
KEY_COLUMNS = {"Column": 26, "What it is": 44, "Needed": 30, "Values": 44, "Hint": 60}
LINE_HEIGHT = 15
ROWS_TO_FILL = 1000
TEXT = 49  # the number of a spreadsheet's own format for text
# What a spreadsheet shows beside a cell has room for so much.
LONGEST_TITLE, LONGEST_LIST = 32, 255


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the file: the field's words, whether it is needed, and the values of a list with their labels."""

    name: str
    label: str
    hint: str
    needed: bool
    blank: str
    values: Mapping[str, str]

    @property
    def when_blank(self) -> str:
        """Whether it must be filled in, and what a blank means where it means something."""
        if self.needed:
            return "Yes"
        return f"No; blank means {self.blank}" if self.blank else "No"

    @property
    def offered(self) -> list[str]:
        """Each value with its label, where that says more."""
        return [value if label.casefold() == value else f"{value}: {label}" for value, label in self.values.items()]


def template_csv(columns: Sequence[Column], example: Mapping[str, str]) -> bytes:
    """The header row and the example."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(column.name for column in columns)
    rows.writerow(example.get(column.name, "") for column in columns)
    return text.getvalue().encode()


def template_xlsx(columns: Sequence[Column], example: Mapping[str, str]) -> bytes:
    """A sheet to fill in, in which every cell is text, so that leading zeros stay, and a sheet that explains it."""
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"title": "Continuity requests", "created": datetime(2000, 1, 1)})
        fill_requests(book, columns, example)
        fill_key(book, columns)
    return made.getvalue()


def fill_requests(book: Workbook, columns: Sequence[Column], example: Mapping[str, str]) -> None:
    sheet = book.add_worksheet(REQUESTS)
    text = book.add_format({"num_format": TEXT, "valign": "top"})
    shown = book.add_format({"num_format": TEXT, "italic": True, "font_color": "#51626C"})
    heads = {True: head(book, "#0B5D66", "#FFFFFF"), False: head(book, "#E4F1F1", "#16232B")}
    for at, column in enumerate(columns):
        given = example.get(column.name, "")
        sheet.set_column(at, at, max(len(column.name), min(len(given), 40)) + 3, text)
        sheet.write_string(0, at, column.name, heads[column.needed])
        sheet.write_string(1, at, given, shown)
        sheet.data_validation(1, at, ROWS_TO_FILL, at, help_for(column))
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{ROWS_TO_FILL + 1}"})
    sheet.freeze_panes(1, 0)


def head(book: Workbook, background: str, color: str):
    return book.add_format({"bold": True, "num_format": TEXT, "bg_color": background, "font_color": color})


def help_for(column: Column) -> dict:
    """The drop-down list of a column that has one, and the words shown beside a chosen cell."""
    title, words = column.name[:LONGEST_TITLE], " ".join(filter(None, (column.label, column.hint)))
    shown = {"input_title": title, "input_message": words[:LONGEST_LIST], "show_error": False}
    values = list(column.values)
    if values and len(",".join(values)) <= LONGEST_LIST:
        return {"validate": "list", "source": values, **shown}
    return {"validate": "any", **shown}


def fill_key(book: Workbook, columns: Sequence[Column]) -> None:
    sheet = book.add_worksheet(KEY)
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    heading = head(book, "#E4F1F1", "#16232B")
    for at, (name, width) in enumerate(KEY_COLUMNS.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, heading)
    for row, column in enumerate(columns, start=1):
        texts = (column.name, column.label, column.when_blank, "\n".join(column.offered), column.hint)
        for at, said in enumerate(texts):
            sheet.write_string(row, at, said, cell)
        sheet.set_row(row, LINE_HEIGHT * max(map(lines_in, texts, KEY_COLUMNS.values())))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def lines_in(text: str, width: int) -> int:
    """How many lines the text takes in a column so many characters wide. Not every program works it out itself."""
    return sum(len(wrap(line, width)) or 1 for line in text.split("\n"))
