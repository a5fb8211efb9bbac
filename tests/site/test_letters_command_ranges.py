"""`manage.py letters --rows`: one file made by several runs into one folder; and what a folder refuses."""

import pytest

from guidance.bulk.record import overlaps
from tests.site.commanding import begun, files_in, given, lines_of, rows, written

RANGES = ("1-20", "21-40", "41-60", "61-80")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """Fifty rows, 2 to 51; row 30 is wrong."""
    requests = rows(50)
    requests[28]["accepts_rate"] = "no"
    return written(tmp_path_factory.mktemp("requests") / "requests.csv", requests)


@pytest.fixture(scope="module")
def parts(file):
    """The folder that the ranges filled, all at the same time, and how each ended."""
    out = file.parent / "parts"
    running = [begun(file, out, "--rows", each, "--workers", "1") for each in RANGES]
    for process in running:
        process.communicate(timeout=120)
    return out, [process.returncode for process in running]


def lines_of_all(out, name: str) -> list[dict[str, str]]:
    found = [line for each in RANGES if (path := out / f"{name}-{each}.csv").exists() for line in lines_of(path)]
    return sorted(found, key=lambda line: int(line["row"]))


def test_the_ranges_together_are_the_whole(file, parts):
    out, ended = parts
    whole = file.parent / "whole"
    given(file, whole)

    assert ended == [0, 1, 0, 0]
    assert files_in(out) == files_in(whole)
    assert len(files_in(out)) == 49
    assert lines_of_all(out, "manifest") == lines_of(whole / "manifest.csv")
    assert lines_of_all(out, "errors") == lines_of(whole / "errors.csv")


def test_a_range_holds_its_first_and_its_last_row_as_a_spreadsheet_numbers_them(parts):
    out, _ = parts

    numbers = [[int(line["row"]) for line in lines_of(out / f"manifest-{each}.csv")] for each in RANGES[:3]]

    assert numbers == [[*range(2, 21)], [*range(21, 30), *range(31, 41)], [*range(41, 52)]]


def test_a_range_past_the_end_has_nothing_to_make(parts):
    out, ended = parts

    assert ended[-1] == 0
    assert not (out / "manifest-61-80.csv").exists()


@pytest.mark.parametrize("rows_asked", ["20-21", "1-80", None], ids=["shared at an end", "around", "the whole file"])
def test_rows_that_belong_to_another_run_are_refused(rows_asked, file, parts):
    out, _ = parts
    before = files_in(out)

    refused = given(file, out, *(["--rows", rows_asked] if rows_asked else []))

    assert refused.returncode == 2
    assert "belong to another run" in refused.stderr
    assert files_in(out) == before


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2-9", "10-20", False),
        ("2-10", "10-20", True),
        ("5-6", "2-10", True),
        ("", "2-3", True),
        ("12-13", "2-9", False),
    ],
)
def test_ranges_overlap_where_they_share_a_row(one, other, shared):
    assert overlaps(one, other) is shared
    assert overlaps(other, one) is shared


@pytest.mark.parametrize("asked", ["20-2", "2", "2-", "a-b", "-1-5"])
def test_a_range_that_is_none_is_refused(asked, file, tmp_path):
    refused = given(file, tmp_path / "out", f"--rows={asked}")

    assert refused.returncode == 2
    assert "such as 2-25000" in refused.stderr


def test_a_changed_file_is_refused_with_what_to_do(tmp_path):
    file, out = written(tmp_path / "requests.csv", rows(2)), tmp_path / "out"
    given(file, out)
    before = files_in(out)
    written(file, rows(3))

    refused = given(file, out)

    assert refused.returncode == 2
    assert "the file is not the one this folder was begun with" in refused.stderr
    assert "name a new folder" in refused.stderr
    assert files_in(out) == before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        pytest.param(("--part", "tracking"), "--part was request", id="part"),
        pytest.param(("--letter-date", "03/03/2015"), "--letter-date was 20", id="letter date"),
    ],
)
def test_a_changed_option_is_refused(changed, says, file, parts):
    out, _ = parts

    refused = given(file, out, "--rows", "90-91", *changed)

    assert refused.returncode == 2
    assert says in refused.stderr


def test_changed_content_is_refused(tmp_path):
    file, out = written(tmp_path / "requests.csv", rows(1)), tmp_path / "out"
    given(file, out)
    record = out / "record.json"
    record.write_text(record.read_text().replace('"content": "20', '"content": "19'))

    refused = given(file, out)

    assert refused.returncode == 2
    assert "words and rules are not those" in refused.stderr


def test_a_folder_that_others_can_read_is_refused(file, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out").chmod(0o750)

    refused = given(file, tmp_path / "out")

    assert refused.returncode == 2
    assert f"chmod 700 {tmp_path}/out" in refused.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_with_other_files_is_refused(file, tmp_path):
    out = tmp_path / "out"
    out.mkdir(mode=0o700)
    (out / "manifest.csv").write_text("another list")

    refused = given(file, out)

    assert refused.returncode == 2
    assert "holds other files" in refused.stderr
    assert (out / "manifest.csv").read_text() == "another list"
