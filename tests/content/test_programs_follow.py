"""Programs follow each other without a gap or an overlap, the last is open, and each brings its own words."""

import pytest

from guidance.content_loader import content
from guidance.domain.answers import MattersMost, Need
from tests.content.folders import problems_of, with_change

FIRST, LAST = "programs/cal-mediconnect.toml", "programs/medi-medi.toml"
# One change to a program file, and what the loader says of it.
BROKEN = [
    pytest.param(
        LAST,
        "first_day = 2023-01-01",
        "first_day = 2023-01-02",
        "programs: no program covers the day before 2023-01-02: medi-medi must follow.",
        id="a day without a program",
    ),
    pytest.param(
        FIRST,
        "last_day = 2022-12-31",
        "last_day = 2023-01-01",
        "programs: cal-mediconnect and medi-medi overlap on 2023-01-01.",
        id="a day with two programs",
    ),
    pytest.param(
        LAST,
        "first_day = 2023-01-01",
        "first_day = 2023-01-01\nlast_day = 2026-12-31",
        "programs: medi-medi ends, and no program follows it.",
        id="the last program ends",
    ),
    pytest.param(
        FIRST,
        "last_day = 2022-12-31",
        "# no last day",
        "programs: cal-mediconnect and medi-medi overlap on 2023-01-01.",
        id="an earlier program does not end",
    ),
    pytest.param(
        LAST, "one_card = ", "a_card = ", f"{LAST}: gains: 'one_card' is missing.", id="a gain without a name"
    ),
    pytest.param(LAST, "opting_out = ", "leaving = ", f"{LAST}: names: 'opting_out' is missing.", id="an unnamed side"),
    pytest.param(
        LAST,
        "separate_rights = true",
        'separate_rights = "yes"',
        f"{LAST}: 'separate_rights' must be true or false, not 'yes'.",
        id="neither true nor false",
    ),
    pytest.param(
        LAST,
        "starts = 2025-01-01",
        "starts = 2022-01-01",
        f"{LAST}: the entries of 'Join a Medi-Medi Plan' must start on different days, earliest first.",
        id="a change of rule out of order",
    ),
    pytest.param(
        "outcomes.toml",
        'tag = "Joining fits"',
        'label = "Joining fits"',
        "outcomes.toml: outcome 'enrolling_fits': 'tag' is missing.",
        id="an outcome without its tag",
    ),
    pytest.param(
        "letters/request.toml",
        "\nrate_medi_cal = ",
        "\nrate_other = ",
        "letters/request.toml: program 'cal-mediconnect' has no sentence 'rate_medi_cal'.",
        id="a program without a sentence of the letter",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), BROKEN)
def test_a_program_that_does_not_fit_is_reported(file, old, new, problem, tmp_path):
    problems = problems_of(with_change(tmp_path, file, old, new))

    assert problem in problems


@pytest.mark.parametrize("program", content().programs.all, ids=lambda program: program.slug)
def test_a_program_names_every_gain_and_both_sides_and_what_a_page_states(program):
    needed = {"what", "began", "in_short", "leave", "phone_enough", "harm_first", "hicap_neutral"}

    assert set(program.gains) == {*Need, MattersMost.ONE_CARD, MattersMost.EXTRA_HELP}
    assert program.names.enrolling and program.names.opting_out and program.names.title
    assert needed - set(program.facts) == set()
    assert program.slug in content().outcomes.always_ask
    assert content().outcomes.alternatives[program.slug]


def test_a_program_that_ended_or_may_be_out_of_date_says_so_in_a_fact():
    facts = {program.slug: program.facts for program in content().programs.all}
    ended = [program.slug for program in content().programs.all if program.last_day]
    dated = [program.slug for program in content().programs.all if program.last_confirmed]
    separate = [program.slug for program in content().programs.all if program.separate_rights]

    assert all("after_end" in facts[slug] for slug in ended)
    assert all("last_confirmed" in facts[slug] for slug in dated)
    assert all("medi_cal_only_if_moved" in facts[slug] for slug in separate)
