"""One broken file per mistake in wrong_files/, with what the loader must say of it in message.txt."""

from pathlib import Path

import pytest

from guidance.content_loader import CONTENT_FOLDER
from tests.content.folders import copied, problems_of, with_files

WRONG = Path(__file__).parent / "wrong_files"
MISTAKES = sorted(folder for folder in WRONG.iterdir() if folder.is_dir())
# Plans and programs are whatever lies in their folders; every other file must be there.
NEEDED = sorted(
    path.relative_to(CONTENT_FOLDER).as_posix()
    for path in CONTENT_FOLDER.rglob("*.toml")
    if path.parent.name not in ("plans", "programs")
)


def messages(mistake):
    return (mistake / "message.txt").read_text(encoding="utf-8").splitlines()


def named_in(problems, place):
    return [problem for problem in problems if problem.startswith(f"{place}:")]


def test_the_site_s_own_content_holds():
    problems = problems_of(CONTENT_FOLDER)

    assert problems == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_reported_by_file_place_and_remedy_and_nothing_else_is_said_of_that_file(mistake, tmp_path):
    expected = messages(mistake)

    problems = problems_of(with_files(tmp_path, mistake))

    assert named_in(problems, expected[0].partition(":")[0]) == expected


def test_mistakes_in_several_files_are_all_reported_at_once(tmp_path):
    mistakes = [WRONG / name for name in ("wrong_type", "step_missing", "questions_out_of_order", "eleven_months")]

    problems = problems_of(with_files(tmp_path, *mistakes))

    assert set(problems) == {message for mistake in mistakes for message in messages(mistake)}


def test_several_mistakes_in_one_file_are_all_reported_at_once(tmp_path):
    folder = with_files(tmp_path, WRONG / "contacts_overlap")
    plan = folder / "plans" / "broken.toml"
    plan.write_text(plan.read_text().replace('sort_name = "Broken"', "sort_name = 7\ncolor = 1"))

    problems = problems_of(folder)

    assert set(problems) == {
        "plans/broken.toml: 'sort_name' must be a text, not 7.",
        "plans/broken.toml: has the key 'color', which nothing reads.",
        *messages(WRONG / "contacts_overlap"),
    }


@pytest.mark.parametrize("file", NEEDED)
def test_a_missing_file_is_reported(file, tmp_path):
    folder = copied(tmp_path)
    (folder / file).unlink()

    problems = problems_of(folder)

    assert f"{file}: is missing." in problems


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(b"key = = 1\n", "Invalid value", id="not TOML"),
        pytest.param(b'key = "\xff"\n', "'utf-8' codec can't decode", id="not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported_with_the_reason(text, reason, tmp_path):
    folder = copied(tmp_path)
    (folder / "reasons.toml").write_bytes(text)

    problems = problems_of(folder)

    assert len(problems) == 1  # and not what follows from it in other files
    assert problems[0].startswith(f"reasons.toml: cannot be read: {reason}")


def test_content_without_a_program_is_reported(tmp_path):
    folder = copied(tmp_path)
    for program in (folder / "programs").iterdir():
        program.unlink()

    problems = problems_of(folder)

    assert "programs: holds no program." in problems


@pytest.mark.parametrize(
    ("review_by", "expected"),
    [
        pytest.param("2026-01-01", ["plans/broken.toml: 'review_by' must be after 'checked_on'."], id="the same day"),
        pytest.param("2026-01-02", [], id="a day later"),
    ],
)
def test_a_review_comes_at_least_a_day_after_the_check(review_by, expected, tmp_path):
    folder = with_files(tmp_path, WRONG / "review_before_check")
    plan = folder / "plans" / "broken.toml"
    plan.write_text(plan.read_text().replace("review_by = 2025-12-31", f"review_by = {review_by}"))

    problems = problems_of(folder)

    assert list(problems) == expected


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        pytest.param("2016-06-30", messages(WRONG / "contacts_overlap"), id="on the last day of the other"),
        pytest.param("2016-07-01", [], id="on the day after"),
    ],
)
def test_a_contact_may_follow_another_of_its_purpose_the_day_after(starts, expected, tmp_path):
    folder = with_files(tmp_path, WRONG / "contacts_overlap")
    plan = folder / "plans" / "broken.toml"
    plan.write_text(plan.read_text().replace("in_force_from = 2016-06-30", f"in_force_from = {starts}"))

    problems = problems_of(folder)

    assert list(problems) == expected


@pytest.mark.parametrize(
    "value",
    [
        pytest.param('["Broken"]', id="texts in place of tables"),
        pytest.param("[[1]]", id="lists in place of tables"),
        pytest.param('{ value = "Broken" }', id="one table in place of several"),
        pytest.param('"Broken"', id="a text in place of tables"),
    ],
)
def test_a_value_of_another_kind_is_reported_and_never_a_crash(value, tmp_path):
    folder = with_files(tmp_path, WRONG / "contacts_overlap")
    plan = folder / "plans" / "broken.toml"
    plan.write_text(f"cell = {value}\n{plan.read_text()}")

    problems = problems_of(folder)

    assert any("'cell'" in problem for problem in named_in(problems, "plans/broken.toml"))
