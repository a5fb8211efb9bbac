"""Every Medi-Medi result has its words, before coverage starts and after, and none leaves a gap."""

from datetime import date

import pytest

from guidance.content_loader import content
from guidance.domain.assessment import assess
from guidance.domain.reasons import Side, reasons_for, sentence_for, steps_for
from tests.domain.asking import answers
from tests.domain.combinations import GRIDS, named, one_in
from tests.domain.test_every_result import SITUATIONS, gaps

START = date(2024, 3, 1)
MEDI_MEDI = content().programs.on(START)
in_each_grid = pytest.mark.parametrize("grid", GRIDS)
newcomer_and_member = pytest.mark.parametrize("enrolled", [False, True], ids=["newcomer", "member"])


def ask(combination, **given):
    return assess(answers(START, **given, **named(combination)), MEDI_MEDI)


@newcomer_and_member
@in_each_grid
def test_every_result_has_reasons_on_both_sides_and_none_names_a_date_that_it_does_not_have(grid, enrolled):
    for combination in one_in(101, grid):
        found = ask(combination, situation="none")

        sides = [reasons_for(found, content().reasons, side=side, enrolled=enrolled) for side in Side]
        texts = [text for side in sides for reason in side for text in (reason.claim.text, reason.line)]

        assert all(sides), named(combination)
        assert [text for text in texts if gaps(text, found)] == [], named(combination)


@newcomer_and_member
@in_each_grid
def test_every_result_has_a_sentence_without_a_gap_and_a_next_step(grid, enrolled):
    for number, combination in enumerate(one_in(101, grid)):
        found = ask(combination, situation=[*SITUATIONS, "no_full_medi_cal"][number % (len(SITUATIONS) + 1)])

        words = sentence_for(found, content().outcomes.sentences, enrolled=enrolled)
        steps = steps_for(found, content().outcomes.steps, enrolled=enrolled)

        assert words.outcome == found.outcome, named(combination)
        assert gaps(f"{words.headline} {words.if_eligible} {words.detail}", found) == [], named(combination)
        assert steps, named(combination)


def test_every_reason_can_be_given():
    results = [ask(combination) for grid in GRIDS for combination in one_in(101, grid)]
    given = {
        reason.key
        for found in results
        for enrolled in (False, True)
        for side in Side
        for reason in reasons_for(found, content().reasons, side=side, enrolled=enrolled)
    }

    assert given == {reason.key for reason in content().reasons if "medi-medi" in reason.programs}
