"""`manage.py check` fails on broken content, with one error for each problem."""

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from guidance import checks
from tests.content.folders import problems_of, with_files

WRONG = Path(__file__).parent / "wrong_files"


def content_errors():
    return [error for error in run_checks() if error.id == "guidance.E001"]


def test_the_site_s_own_content_gives_no_error():
    errors = content_errors()

    assert errors == []


def test_each_problem_is_one_error_that_says_it(tmp_path, monkeypatch):
    folder = with_files(tmp_path, WRONG / "wrong_type", WRONG / "eleven_months")
    monkeypatch.setattr(checks, "CONTENT_FOLDER", folder)

    errors = content_errors()

    assert [error.msg for error in errors] == list(problems_of(folder))
    assert len(errors) == 2
    assert all(error.is_serious() for error in errors)


def test_manage_py_check_fails_and_names_the_problem(tmp_path, monkeypatch):
    monkeypatch.setattr(checks, "CONTENT_FOLDER", with_files(tmp_path, WRONG / "missing_key"))

    with pytest.raises(SystemCheckError) as failure:
        call_command("check")

    assert "plans/broken.toml: 'sort_name' is missing." in str(failure.value)
