"""What holds whatever is answered: unknown is neither yes nor no, and nothing said is taken back."""

import pytest

from tests.domain.asking import STARTS, ask
from tests.domain.combinations import GRIDS, PLACES, blanks, changed, every, filled, named, one_in, results, told

# From the answer that speaks most for enrolling to the one that speaks most against.
BEST_TO_WORST = {
    "your_role": ("primary", "specialist"),
    "in_network": ("yes", "no"),
    "visits": ("2", "1", "0"),
    "accepts_rate": ("yes", "no"),
    "accepts_plan_rules": ("yes", "no"),
    "quality_concern": ("no", "yes"),
    "treatment": ("none", "to_6", "to_12", "over_12"),
    "concerns": ("none", "drug_not_listed"),
}
# Never contradicted by filling in blanks about the physician, the needs, or the concerns.
STANDING = {"enrolling_fits", "opting_out_fits", "little_difference"}
BARS = ("no_medicare_ab", "no_full_medi_cal", "outside_la_county", "under_21", "other_coverage", "esrd")
BARS += ("regional_center", "veterans_home", "catalina_90704", "share_of_cost_unmet")
TO_LEAVE = ("hcbs_waiver", "pace", "ahf")

in_each_edition = pytest.mark.parametrize("edition", STARTS)
in_each_grid = pytest.mark.parametrize("grid", GRIDS)


def with_blank(question):
    return (combination for combination in every("physician") if combination[PLACES[question]] is None)


@in_each_edition
@pytest.mark.parametrize("question", BEST_TO_WORST)
def test_a_worse_answer_never_lowers_the_risk(edition, question):
    found = results(edition, "physician")

    for blank in with_blank(question):
        risks = [found[changed(blank, question, value)].risk for value in BEST_TO_WORST[question]]

        assert risks == sorted(risks), f"{told(edition, blank)}; {question}: {risks}"


@in_each_edition
@pytest.mark.parametrize("question", BEST_TO_WORST)
def test_a_blank_lies_between_the_best_answer_and_the_worst(edition, question):
    found = results(edition, "physician")
    best, worst = BEST_TO_WORST[question][0], BEST_TO_WORST[question][-1]

    for blank in with_blank(question):
        lowest = found[changed(blank, question, best)].risk
        highest = found[changed(blank, question, worst)].risk

        assert lowest <= found[blank].risk <= highest, f"{told(edition, blank)}; {question}"


@in_each_edition
@in_each_grid
def test_filling_in_one_blank_never_contradicts_an_outcome_that_stands(edition, grid):
    found = results(edition, grid)

    for combination, result in found.items():
        if result.outcome in STANDING:
            for question in blanks(combination):
                after = {found[answered].outcome for answered in filled(grid, combination, question)}
                assert after == {result.outcome}, f"{told(edition, combination)}; {question}: {after}"


@in_each_edition
@in_each_grid
def test_filling_in_every_blank_never_contradicts_an_outcome_that_stands(edition, grid):
    reached = reached_from(edition, grid)

    for combination, result in results(edition, grid).items():
        if result.outcome in STANDING:
            assert reached[combination] == {result.outcome}, told(edition, combination)


@in_each_edition
def test_more_is_needed_only_while_answering_could_lead_to_different_outcomes(edition):
    reached = reached_from(edition, "physician")

    for combination, result in results(edition, "physician").items():
        if result.outcome == "need_more":
            assert len(reached[combination]) > 1, f"{told(edition, combination)}: {reached[combination]}"


def reached_from(edition, grid):
    """By combination, every outcome that answering all of its blanks can give."""
    found = results(edition, grid)
    reached = {}
    for combination in sorted(found, key=lambda combination: len(blanks(combination))):
        open_questions = blanks(combination)
        answered = filled(grid, combination, open_questions[0]) if open_questions else ()
        reached[combination] = frozenset().union(*map(reached.__getitem__, answered)) or {found[combination].outcome}
    return reached


@in_each_edition
@in_each_grid
def test_filling_in_a_blank_keeps_every_outcome_but_need_more_possible(edition, grid):
    found = results(edition, grid)

    for combination, result in found.items():
        if result.outcome != "need_more":
            for question in blanks(combination):
                after = {found[answered].outcome for answered in filled(grid, combination, question)}
                assert result.outcome in after, f"{told(edition, combination)}; {question}: {after}"


@in_each_edition
@in_each_grid
def test_filling_in_a_blank_never_takes_back_a_loss(edition, grid):
    found = results(edition, grid)

    for combination, result in found.items():
        if result.risk.key in ("partial", "active"):
            for question in blanks(combination):
                after = {found[answered].risk for answered in filled(grid, combination, question)}
                assert min(after) >= result.risk, f"{told(edition, combination)}; {question}: {after}"


@in_each_edition
@in_each_grid
def test_with_every_question_answered_no_more_is_needed(edition, grid):
    found = results(edition, grid)

    for combination in every(grid):
        if not blanks(combination):
            assert found[combination].outcome != "need_more", told(edition, combination)


@in_each_edition
def test_a_bar_always_wins_and_after_it_a_program_to_leave_first(edition):
    for number, combination in enumerate(one_in(29, "physician")):
        given = named(combination)
        bar, program = BARS[number % len(BARS)], TO_LEAVE[number % len(TO_LEAVE)]

        outcomes = [ask(edition, situation=ticked, **given).outcome for ticked in (bar, f"{program} {bar}", program)]

        assert outcomes == ["not_eligible", "not_eligible", "leave_first"], f"{told(edition, combination)}; {bar}"


@in_each_edition
@in_each_grid
def test_not_knowing_whether_the_patient_can_enroll_blocks_no_outcome(edition, grid):
    for combination in one_in(29, grid):
        eligible = ask(edition, situation="none", **named(combination))

        assert eligible.eligibility.status == "eligible"
        assert (eligible.risk, eligible.outcome) == results(edition, grid)[combination], told(edition, combination)
