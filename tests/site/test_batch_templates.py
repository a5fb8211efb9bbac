"""The template as XLSX and CSV: what it offers is what the reader takes."""

import csv
import io
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from guidance.content_loader import content
from guidance.forms.batch import choices
from guidance.forms.letter import LetterForm
from tests.site.batching import counts_on, read, reported
from tests.site.conftest import TODAY
from tests.site.reading import page_of

CSV, XLSX = "/letters/batch/template.csv", "/letters/batch/template.xlsx"
FIELDS = list(content().letter_form.fields)
EXAMPLE = content().letter_batch.example
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (CSV, "text/csv; charset=utf-8"),
        (XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_template_is_a_file_to_save(path, kind, client):
    response = client.get(path)

    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="continuity-requests-{path.split("/")[-1]}"'


@pytest.mark.parametrize("path", [CSV, XLSX])
def test_a_template_has_every_column_and_the_example_and_no_surprise(path, client):
    sheet = read(client.get(path).content)

    (example,) = sheet.rows
    assert list(sheet.names) == FIELDS
    assert sheet.unknown == ()
    assert {key: text for key, text in example.values.items() if text} == EXAMPLE


@pytest.mark.parametrize("path", [CSV, XLSX])
def test_a_template_sent_back_as_it_is_holds_no_request(path, client):
    page = reported(client, client.get(path).content)

    assert counts_on(page) == {"Rows read": 0, "Good": 0, "To correct": 0}


def test_the_example_is_one_that_the_form_would_take():
    form = LetterForm(dict(EXAMPLE), today=TODAY)

    assert form.is_valid(), form.errors


def test_the_example_is_plainly_nobody():
    phones = [text for key, text in EXAMPLE.items() if key.endswith(("phone", "fax"))]

    assert "Example" in EXAMPLE["patient_name"]
    assert "Example" in EXAMPLE["physician_name"]
    assert all("-555-01" in phone for phone in phones)


def key_of(client) -> list[list[str]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(XLSX).content))
    assert book.sheet_names == ["Requests", "Key"]
    return book.get_sheet_by_name("Key").to_python()


def test_the_second_sheet_explains_every_column(client):
    head, *lines = key_of(client)

    assert head == ["Column", "What it is", "Needed", "Values", "Hint"]
    assert [line[0] for line in lines] == FIELDS
    assert [line[1] for line in lines] == [content().letter_form.fields[key].label for key in FIELDS]


@pytest.mark.parametrize(
    ("column", "needed"),
    [
        ("plan", "Yes"),
        ("accepts_rate", "Yes"),
        ("urgency", "No; blank means routine"),
        ("letter_date", "No; blank means today"),
        ("patient_language", "No; blank means en"),
        ("medical_group", "No"),
    ],
)
def test_the_key_says_what_is_needed(column, needed, client):
    (line,) = [line for line in key_of(client) if line[0] == column]

    assert line[2] == needed


def test_every_column_with_a_list_has_its_values_in_the_key_and_in_a_drop_down_list(client):
    lines = key_of(client)[1:]
    values = {line[0]: [each.split(":")[0] for each in line[3].split("\n")] for line in lines if line[3]}
    with zipfile.ZipFile(io.BytesIO(client.get(XLSX).content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert values == {column: list(offered) for column, offered in choices().items()}
    for offered in choices().values():
        assert f'<formula1>"{",".join(offered)}"</formula1>' in sheet


def test_every_cell_to_fill_in_is_text_so_that_leading_zeros_stay(client):
    with zipfile.ZipFile(io.BytesIO(client.get(XLSX).content)) as book:
        sheet, styles = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/styles.xml").decode()

    columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="[0-9.]+" style="(\d+)"', sheet)
    formats = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    assert sum(int(last) - int(first) + 1 for first, last, _ in columns) == len(FIELDS)
    assert {formats[int(style)] for _, _, style in columns} == {"49"}  # 49 is text
    assert EXAMPLE["member_id"].startswith("0")


def test_the_csv_template_opens_in_any_program(client):
    data = client.get(CSV).content

    assert data.isascii()
    assert len(list(csv.reader(io.StringIO(data.decode(), newline="")))) == 2


def test_the_page_has_the_key_as_a_table_and_links_to_both(client):
    page = page_of(client.get("/letters/batch/"))

    lines = page.one("table", cls="columns").one("tbody").every("tr")
    links = {link.attributes["href"] for link in page.every("a")}
    assert [line.one("th").text for line in lines] == FIELDS
    assert {CSV, XLSX} <= links


def test_the_page_of_letters_leads_to_many_at_once(client):
    page = page_of(client.get("/letters/"))

    (link,) = [link for link in page.every("a") if link.attributes.get("href") == "/letters/batch/"]
    assert link.text == "Many at once"
