"""Whatever one piece of content names must exist, or a page would lack it, or fail, only when it is asked for."""

import pytest

from tests.content.folders import problems_of, with_change

PROGRAM = "programs/cal-mediconnect.toml"
# What is renamed: the file, the text that names something, and the same with a name that does not exist.
RENAMED = [
    pytest.param("questions.toml", 'group = "coverage"', 'group = "covrage"', id="a question's group"),
    pytest.param("questions.toml", 'part = "Coverage and place"', 'part = "Elsewhere"', id="a choice's part"),
    pytest.param("outcomes.toml", 'lines = ["hicap"]', 'lines = ["hicup"]', id="a step's help line"),
    pytest.param("outcomes.toml", 'outcome = "weigh_first"', 'outcome = "weigh"', id="a sentence's outcome"),
    pytest.param("outcomes.toml", 'programs = ["cal-mediconnect"]', 'programs = ["other"]', id="a sentence's program"),
    pytest.param("reasons.toml", 'programs = ["cal-mediconnect"]', 'programs = ["other"]', id="a reason's program"),
    pytest.param("conflicts.toml", 'programs = ["cal-mediconnect"]', 'programs = ["other"]', id="a conflict's program"),
    pytest.param("help_lines.toml", '["cal-mediconnect"', '["other"', id="a help line's program"),
    pytest.param(PROGRAM, '"CR-2"', '"CR-0"', id="an edition's conflict"),
    pytest.param(PROGRAM, 'editions = ["2014-04"]', 'editions = ["2014"]', id="a point's edition"),
    pytest.param(PROGRAM, 'topic = "who"', 'topic = "whom"', id="a point's topic"),
    pytest.param(PROGRAM, '"representative"]', '"agent"]', id="who may ask"),
    pytest.param(PROGRAM, 'heading = "doctors"', 'heading = "doctor"', id="an option's heading"),
    pytest.param("letters/form.toml", 'key = "specialty"', 'key = "speciality"', id="a field of the letter form"),
    pytest.param("letters/form.toml", "[choices.urgency]", "[choices.urgencies]", id="the answers of a field"),
    pytest.param("letters/form.toml", "routine = ", "normal = ", id="one answer of a field"),
]
# A text that stands in the file, and the same with something in braces that nothing fills in.
IN_BRACES = [
    pytest.param("reasons.toml", "{medicare_through}", "{medicare_til}", id="a reason: unknown name"),
    pytest.param("reasons.toml", "{medicare_through}", "{medicare through}", id="a reason: two words"),
    pytest.param("reasons.toml", "{medicare_through}", "{medicare_through", id="a reason: not closed"),
    pytest.param("reasons.toml", "until {medicare_through}. ", "until {medicare_til}. ", id="a reason's whole text"),
    pytest.param("outcomes.toml", "{gains}", "{gain}", id="a headline: unknown name"),
    pytest.param("outcomes.toml", "{gains}", "{}", id="a headline: no name"),
    pytest.param("letters/request.toml", "{coverage_start}", "{coverage}", id="a program's sentence"),
    pytest.param("letters/request.toml", "{answer_by}", "{answer}", id="a letter's sentence"),
    pytest.param("letters/request.toml", "{last_day}", "{end}", id="a notice"),
    pytest.param("letters/patient.toml", "{physician_name}", "{doctor}", id="the patient's words"),
]
# Keys of the letter without which it could not be written.
LETTER_KEYS = [
    ("labels", "attention"),
    ("values", "routine"),
    ("counts", "1"),
    ("headings", "care"),
    ("physician", "check_claims"),
    ("statement", "opening"),
    ("notices", "call_first"),
]


@pytest.mark.parametrize(("file", "named", "wrong"), RENAMED)
def test_a_name_of_something_that_does_not_exist_is_reported(file, named, wrong, tmp_path):
    folder = with_change(tmp_path, file, named, wrong)

    problems = problems_of(folder)

    assert problems != ()


@pytest.mark.parametrize(("file", "right", "wrong"), IN_BRACES)
def test_what_stands_in_braces_is_something_that_can_be_filled_in(file, right, wrong, tmp_path):
    folder = with_change(tmp_path, file, right, wrong)

    problems = problems_of(folder)

    assert any(problem.startswith(f"{file}: ") for problem in problems)


@pytest.mark.parametrize(("table", "key"), LETTER_KEYS, ids=[f"{table}: {key}" for table, key in LETTER_KEYS])
def test_a_letter_that_lacks_one_of_its_words_is_reported(table, key, tmp_path):
    folder = with_change(tmp_path, "letters/request.toml", f"\n{key} = ", "\nelsewhere = ")

    problems = problems_of(folder)

    assert any(f"{table}" in problem and f"'{key}'" in problem for problem in problems)
