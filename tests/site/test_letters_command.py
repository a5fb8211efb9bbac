"""`manage.py letters`: the letters of a file, one a row, in a folder that its owner alone can read."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from docx import Document

from guidance.domain.letters import Part
from tests.site.commanding import files_in, given, lines_of, rows, written
from tests.site.lettering import NEEDED, composed, pdf_text, squeezed


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Thirty good rows, made once: the folder, and how the command ended."""
    folder = tmp_path_factory.mktemp("made")
    spare = folder / "spare"
    spare.mkdir()
    ended = given(
        written(folder / "requests.csv", rows(30)),
        folder / "out",
        env={"TMPDIR": str(spare), "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"},
    )
    return folder, ended


def test_every_row_becomes_a_file_in_its_plan_s_folder_named_by_row_and_reference(made):
    folder, ended = made

    assert ended.returncode == 0, ended.stderr
    assert list(files_in(folder / "out")) == sorted(
        f"{row['plan']}/row-{number:04}-ref-{number}.pdf" for number, row in enumerate(rows(30), start=2)
    )


def test_each_file_says_what_the_row_asked(made):
    folder, _ = made
    files = files_in(folder / "out")

    for number, row in enumerate(rows(30), start=2):
        expected = "".join(word for letter in composed(**row).letters for word in letter.words)
        assert squeezed(expected) in pdf_text(files[f"{row['plan']}/row-{number:04}-ref-{number}.pdf"])


def test_the_manifest_lists_the_files_in_the_order_of_the_rows_with_their_days(made):
    folder, _ = made
    manifest = lines_of(folder / "out" / "manifest.csv")

    assert [line["row"] for line in manifest] == [str(number) for number in range(2, 32)]
    assert sorted(line["file"] for line in manifest) == list(files_in(folder / "out"))
    assert list(manifest[0].values()) == [
        "2",
        "REF-2",
        "Health Net",
        "health-net/row-0002-ref-2.pdf",
        "2015-03-01",
        "2015-08-31",
        "2016-02-29",
        "2015-04-01",
    ]


def test_its_owner_alone_can_read_the_folder_and_what_is_in_it(made):
    folder, _ = made
    out = folder / "out"

    assert {path.stat().st_mode & 0o777 for path in [out, *out.iterdir()] if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_file()} == {0o600}


def test_nothing_of_a_patient_is_said_and_nothing_is_left_outside_of_the_letters(made):
    folder, ended = made
    beside = [path for path in (folder / "out").iterdir() if path.is_file()]

    assert "Canary" not in ended.stdout + ended.stderr
    assert not [path for path in beside if b"Canary" in path.read_bytes()]
    assert [path.name for path in sorted(folder.iterdir())] == ["out", "requests.csv", "spare"]
    assert list((folder / "spare").iterdir()) == []
    assert not (folder / "out" / ".making").exists()


def test_given_again_it_makes_nothing_again(made):
    folder, _ = made
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").glob("*/*")}

    again = given(folder / "requests.csv", folder / "out")

    assert again.returncode == 0
    assert {path: path.stat().st_mtime_ns for path in (folder / "out").glob("*/*")} == before
    assert len(lines_of(folder / "out" / "manifest.csv")) == 30


def test_rows_with_errors_are_listed_and_the_others_are_made(tmp_path):
    requests = rows(6)
    requests[1]["accepts_rate"] = "no"
    requests[3] |= {"visit_dates": "Ana Canary5; 06/12/2014", "specialty": "Heart \u2665", "clinic_reference": "=1+1"}
    requests[4]["clinic_reference"] = "=HYPERLINK(1)"

    ended = given(written(tmp_path / "requests.csv", requests), tmp_path / "out")

    errors = (tmp_path / "out" / "errors.csv").read_text(encoding="utf-8")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == f"CommandError: 2 rows have errors, listed in {tmp_path}/out/errors.csv."
    assert [(line["row"], line["column"]) for line in lines_of(tmp_path / "out" / "errors.csv")] == [
        ("3", "accepts_rate"),
        ("5", "specialty"),
        ("5", "visit_dates"),
    ]
    assert "\u201c\u2026\u201d: Type a date such as 03/01/2015." in errors
    assert "\u201c\u2665\u201d (black heart suit)" in errors
    assert "Canary" not in errors + ended.stdout + ended.stderr
    assert [line["row"] for line in lines_of(tmp_path / "out" / "manifest.csv")] == ["2", "4", "6", "7"]
    assert len(files_in(tmp_path / "out")) == 4


def test_no_cell_of_the_tables_is_a_formula_and_no_file_name_a_path(tmp_path):
    requests = rows(3)
    for row, reference in zip(requests, ("=HYPERLINK(1)", "../../etc", "-2+3"), strict=True):
        row["clinic_reference"] = reference

    given(written(tmp_path / "requests.csv", requests), tmp_path / "out")

    manifest = lines_of(tmp_path / "out" / "manifest.csv")
    assert [line["reference"] for line in manifest] == ["'=HYPERLINK(1)", "../../etc", "'-2+3"]
    assert [line["file"].partition("/")[2] for line in manifest] == [
        "row-0002-hyperlink-1.pdf",
        "row-0003-etc.pdf",
        "row-0004-2-3.pdf",
    ]


def test_word_files_say_the_same(tmp_path):
    given(written(tmp_path / "requests.csv", rows(1)), tmp_path / "out", "--format", "docx")

    ((place, made),) = files_in(tmp_path / "out").items()
    texts = [text for letter in composed(**rows(1)[0]).letters for text in letter.texts]
    words = squeezed("".join(Document(BytesIO(made)).element.body.itertext()))
    assert place == "health-net/row-0002-ref-2.docx"
    assert [text for text in texts if squeezed(text) not in words] == []


def test_a_part_is_made_where_the_request_has_it(tmp_path):
    requests = rows(2)
    requests[0]["past_care"] = "Valve repair in 2012"

    ended = given(written(tmp_path / "requests.csv", requests), tmp_path / "out", "--part", "enclosures")

    has = [bool(composed(**row).letters_of(Part.ENCLOSURES)) for row in requests]
    assert ended.returncode == 0
    assert [bool(line["file"]) for line in lines_of(tmp_path / "out" / "manifest.csv")] == has


def test_a_cover_says_how_many_pages_are_sent(tmp_path):
    given(written(tmp_path / "requests.csv", rows(1)), tmp_path / "out", "--part", "cover")
    given(tmp_path / "requests.csv", tmp_path / "fax", "--part", "packet")

    (cover,), (packet,) = files_in(tmp_path / "out").values(), files_in(tmp_path / "fax").values()
    sent = len(pypdf.PdfReader(BytesIO(packet)).pages) - 1  # the clinic keeps the tracking sheet
    assert sent > 1
    assert squeezed(f"Pages, this one included {sent}") in pdf_text(cover)


def test_rows_without_a_date_carry_one_day_for_the_whole_folder(tmp_path):
    requests = [row | {"letter_date": "", "coverage_start": "02/01/2024"} for row in rows(4)]
    file = written(tmp_path / "requests.csv", requests)

    given(file, tmp_path / "out", "--rows", "2-3", "--letter-date", "03/02/2024")
    given(file, tmp_path / "out", "--rows", "4-5")

    days = [lines_of(tmp_path / "out" / f"manifest-{part}.csv")[0]["ask_by"] for part in ("2-3", "4-5")]
    assert days == [date(2024, 4, 1).isoformat()] * 2


def test_columns_that_are_not_read_are_named(tmp_path):
    file = tmp_path / "requests.csv"
    written(file, rows(1))
    file.write_text(file.read_text().replace("past_care", "past_cares", 1))

    ended = given(file, tmp_path / "out")

    assert "The column 'past_cares' is not read; did you mean past_care?" in ended.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "none of the column names", id="empty"),
        pytest.param("a,b\n1,2\n", "none of the column names", id="no columns of a letter"),
        pytest.param(",".join(NEEDED) + '\nmolina,"x"y\n', "Row 2", id="a stray quotation mark"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing_behind(text, says, tmp_path):
    (tmp_path / "requests.csv").write_text(text)

    ended = given(tmp_path / "requests.csv", tmp_path / "out")

    assert ended.returncode == 2
    assert says in ended.stderr
    assert not (tmp_path / "out").exists()
