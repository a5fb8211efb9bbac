"""The letters of a file: one PDF to print, or a ZIP by plan; whole, or nothing that opens."""

import csv
import io
import json
import threading
import zipfile

import pypdf
import pytest
import typst

from guidance.rendering import pdf
from guidance.rendering.docx import to_docx
from guidance.rendering.manifest import COLUMNS, file_name
from guidance.rendering.many import MOST_IN_A_FILE, shares
from guidance.views.batch_files import StoppedError
from tests.site.batching import as_csv, made, patients, row, upload
from tests.site.breaking_off import FailingCompiler
from tests.site.lettering import FULL, composed, pdf_text, squeezed
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db
ROWS = [
    row(patient_name="Ana Sample", plan="molina", clinic_reference="Chart 12/a"),
    row(patient_name="Bo Sample", plan="la-care", requested_by="patient", patient_language="es"),
    row(patient_name="Cy Sample", plan="molina", services="medicare"),
]


def sent(rows, make: str, client, **posted: str):
    """What is answered to good rows with numbers from 2 on."""
    carried = json.dumps([{"row": number, **each} for number, each in enumerate(rows, start=2)])
    return made(client, carried, make, **posted)


def opened(response) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(response.getvalue()))
    assert archive.testzip() is None
    return archive


def manifest(archive: zipfile.ZipFile) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read("manifest.csv").decode(), newline="")))


def words(rows) -> str:
    """The squeezed words of the rows' letters, one after the other."""
    letters = [letter for each in rows for letter in composed(**each).letters]
    return squeezed("".join(" ".join(letter.words) for letter in letters))


def test_to_print_is_one_pdf_with_every_letter_from_a_new_page_in_the_order_of_the_file(client):
    response = sent(ROWS, "print", client)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="continuity-request-batch.pdf"'
    assert len(pypdf.PdfReader(io.BytesIO(response.content)).pages) == 4
    assert pdf_text(response.content) == words(ROWS)


def test_a_file_all_of_whose_rows_are_good_may_be_made_at_once(client):
    response = upload(client, as_csv(ROWS), make="print")

    assert pdf_text(response.content) == words(ROWS)


def test_pdf_is_a_zip_with_a_file_for_each_row_in_a_folder_for_each_plan(client):
    response = sent(ROWS, "pdf", client)
    archive = opened(response)

    assert response["Content-Type"] == "application/zip"
    assert response["X-Letters"] == "3"
    assert "no-store" in response["Cache-Control"]
    assert archive.namelist() == [
        "molina/row-0002-chart-12-a.pdf",
        "la-care/row-0003.pdf",
        "molina/row-0004.pdf",
        "manifest.csv",
    ]
    for name, each in zip(archive.namelist(), ROWS, strict=False):
        assert pdf_text(archive.read(name)) == words([each])


def test_docx_is_the_same_as_word_documents(client):
    archive = opened(sent(ROWS, "docx", client))

    assert archive.namelist() == [
        "molina/row-0002-chart-12-a.docx",
        "la-care/row-0003.docx",
        "molina/row-0004.docx",
        "manifest.csv",
    ]
    assert [line["file"] for line in manifest(archive)] == archive.namelist()[:-1]
    for name, each in zip(archive.namelist(), ROWS, strict=False):
        assert archive.read(name) == to_docx(composed(**each).letters, about="http://testserver/about/")


def test_the_manifest_lists_each_file_with_its_days(client):
    archive = opened(sent(ROWS, "pdf", client))

    lines = manifest(archive)

    molina, la_care, start, ask_by = "Molina Healthcare", "L.A. Care Health Plan", "2015-03-01", "2015-04-01"
    named = archive.namelist()
    assert tuple(lines[0]) == COLUMNS
    assert [tuple(line.values()) for line in lines] == [
        ("2", "Chart 12/a", molina, named[0], start, "2015-08-31", "2016-02-29", ask_by),
        ("3", "", la_care, named[1], start, "2015-08-31", "2016-02-29", ask_by),
        ("4", "", molina, named[2], start, "2015-08-31", "", ask_by),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_manifest_is_a_formula(start, client):
    formula = f"{start}1+1"

    archive = opened(sent([row(clinic_reference=formula)], "pdf", client))

    assert manifest(archive)[0]["reference"] == f"'{formula}"


def test_a_reference_that_is_no_formula_stays_as_it_was_typed(client):
    archive = opened(sent([row(clinic_reference='a=1, "b"')], "pdf", client))

    assert manifest(archive)[0]["reference"] == 'a=1, "b"'


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("REF 4711", "molina/row-0009-ref-4711.pdf"),
        ("", "molina/row-0009.pdf"),
        ("../../etc/passwd", "molina/row-0009-etc-passwd.pdf"),
        ("Ünïcode №5", "molina/row-0009-unicode-no5.pdf"),
        ("x" * 90, f"molina/row-0009-{'x' * 40}.pdf"),
        ("SAMPLE, chart 5", "molina/row-0009.pdf"),
        ("ana-5", "molina/row-0009.pdf"),
        ("4711sample", "molina/row-0009.pdf"),
    ],
)
def test_a_file_is_named_after_its_row_and_the_reference_unless_that_names_the_patient(reference, name):
    request = composed(patient_name="Ana B. Sample", clinic_reference=reference).request

    assert file_name(9, request, "pdf") == name


def test_another_part_is_made_of_each_where_it_has_one(client):
    rows = [row(patient_name="Ana Sample", past_care="Valve repair"), row(patient_name="Bo Sample")]

    archive = opened(sent(rows, "pdf", client, part="enclosures"))

    assert archive.namelist() == ["molina/row-0002.pdf", "manifest.csv"]
    assert [line["file"] for line in manifest(archive)] == ["molina/row-0002.pdf", ""]


@pytest.mark.parametrize("make", ["print", "pdf", "docx"])
def test_a_part_that_no_row_has_is_not_made_and_said_to_be_lacking(make, client):
    response = sent([row()], make, client, part="enclosures")

    assert "None of these requests has that part" in page_of(response).one(id="error-summary").text


def test_the_packet_s_cover_tells_its_number_of_pages(client):
    response = sent([FULL], "print", client, part="packet")

    text = pdf_text(response.content)
    pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
    assert f"Pages,thisoneincluded{len(pages) - 1}" in text


def test_a_part_that_does_not_exist_is_refused(client):
    response = sent([row()], "pdf", client, part="envelope")

    assert "There is no such part" in page_of(response).one(id="error-summary").text


@pytest.mark.parametrize(
    ("letters", "files"),
    [
        pytest.param([MOST_IN_A_FILE], [[MOST_IN_A_FILE]], id="all that go into one file"),
        pytest.param([1] * MOST_IN_A_FILE, [[1] * MOST_IN_A_FILE], id="the same in single letters"),
        pytest.param([1] * (MOST_IN_A_FILE + 1), [[1] * MOST_IN_A_FILE, [1]], id="one letter more"),
        pytest.param([MOST_IN_A_FILE - 1, 2], [[MOST_IN_A_FILE - 1], [2]], id="a packet is not torn apart"),
        pytest.param([0, 1, 0], [[1]], id="what has no letter is left out"),
        pytest.param([MOST_IN_A_FILE + 5, 1], [[MOST_IN_A_FILE + 5], [1]], id="one packet above the limit"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_letters_are_shared_among_as_few_files_as_may_be(letters, files):
    assert shares([(count, count) for count in letters]) == files


def test_above_250_letters_to_print_is_a_zip_of_numbered_parts(client):
    rows = patients(MOST_IN_A_FILE + 1)

    archive = opened(sent(rows, "print", client))

    parts = [pypdf.PdfReader(io.BytesIO(archive.read(name))) for name in archive.namelist()]
    assert archive.namelist() == ["requests-part-1-of-2.pdf", "requests-part-2-of-2.pdf"]
    assert [len(part.pages) for part in parts] == [MOST_IN_A_FILE, 1]


@pytest.fixture
def stops_at_the_third(monkeypatch):
    """A PDF library that fails at the third letter, and quotes what it was given."""
    monkeypatch.setattr(typst, "Compiler", FailingCompiler)
    monkeypatch.setattr(FailingCompiler, "made", 0)
    monkeypatch.setattr(pdf, "_local", threading.local())


def test_what_broke_off_does_not_open_and_its_error_names_nothing_typed(client, stops_at_the_third):
    response = sent(ROWS, "pdf", client)
    come = []

    with pytest.raises(StoppedError) as error:
        come.extend(response.streaming_content)

    assert len(b"".join(come)) > 10_000
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(b"".join(come)))
    assert "Sample" not in repr(error.value)
    assert error.value.__suppress_context__


def test_what_the_browser_stops_fetching_does_not_open_either(client):
    response = sent(ROWS, "pdf", client)

    begun = [chunk for chunk, _ in zip(response.streaming_content, range(3), strict=False)]
    response.close()

    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(b"".join(begun)))


def test_letters_are_made_as_they_are_sent(client, stops_at_the_third):
    response = sent(ROWS, "pdf", client)

    assert FailingCompiler.made == 0
    next(iter(response.streaming_content))
    assert FailingCompiler.made == 1
    response.close()
