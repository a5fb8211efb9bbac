"""Every result has its sentence, reasons on both sides, and sources; none leaves a gap in its words."""

import pytest

from guidance.content_loader import content
from guidance.domain.reasons import Side, reasons_for, sentence_for
from tests.domain.asking import STARTS, ask
from tests.domain.combinations import GRIDS, named, one_in, told

SITUATIONS = ("none", None, "esrd", "pace", "hcbs_waiver", "ahf", "pace ahf")

in_each_edition = pytest.mark.parametrize("edition", STARTS)
in_each_grid = pytest.mark.parametrize("grid", GRIDS)


def reasons(assessment, side):
    return reasons_for(assessment, content().reasons, side=side)


def sentence(assessment):
    return sentence_for(assessment, content().outcomes.sentences)


def words_to_fill_in(assessment):
    """The names that may stand in braces, and whether this result has something to put there."""
    kept = assessment.continuity.medicare_through is not None
    return {
        "{gains}": assessment.gains.keys != (),
        "{losses}": assessment.losses != (),
        "{medicare_through}": kept,
        "{medi_cal_through}": kept,
        "{coverage_start}": True,
    }


def gaps(text, assessment):
    return [name for name, known in words_to_fill_in(assessment).items() if name in text and not known]


@in_each_edition
@in_each_grid
def test_every_result_has_reasons_with_sources_on_both_sides(edition, grid):
    for combination in one_in(29, grid):
        found = ask(edition, situation="none", **named(combination))

        for side in Side:
            sources = [reason.claim.sources for reason in reasons(found, side)]
            assert sources and all(sources), f"{told(edition, combination)}; {side}"


@in_each_edition
@in_each_grid
def test_no_reason_of_a_result_names_a_date_that_the_result_does_not_have(edition, grid):
    for combination in one_in(29, grid):
        found = ask(edition, **named(combination))

        for side in Side:
            texts = {reason.key: gaps(reason.claim.text, found) for reason in reasons(found, side)}
            assert not any(texts.values()), f"{told(edition, combination)}; {texts}"


@in_each_edition
@in_each_grid
def test_every_result_has_a_sentence_and_no_sentence_leaves_a_gap(edition, grid):
    for number, combination in enumerate(one_in(29, grid)):
        found = ask(edition, situation=SITUATIONS[number % len(SITUATIONS)], **named(combination))

        words = sentence(found)

        text = f"{words.headline} {words.if_eligible} {words.detail}"
        assert words.outcome == found.outcome, told(edition, combination)
        assert gaps(text, found) == [], f"{told(edition, combination)}; {text}"


@in_each_edition
@pytest.mark.parametrize("situation", ["esrd", "pace", "outside_la_county pace ahf"])
def test_a_result_of_eligibility_carries_the_sources_of_what_was_ticked(edition, situation):
    for combination in one_in(101, "physician"):
        found = ask(edition, situation=situation, **named(combination))

        assert {row.situation for row in found.eligibility.rows} == set(situation.split())
        assert all(row.claim.sources for row in found.eligibility.rows)
        assert sentence(found).outcome == found.outcome


def test_every_source_of_a_reason_is_in_the_register():
    named_sources = {source for reason in content().reasons for source in reason.claim.sources}

    assert named_sources <= set(content().sources)


def test_every_reason_can_be_given():
    given = set()
    for edition in ("2014-04", "2016-07"):
        for grid in GRIDS:
            for combination in one_in(101, grid):
                found = ask(edition, **named(combination))
                given |= {reason.key for side in Side for reason in reasons(found, side)}

    assert given == {reason.key for reason in content().reasons if "cal-mediconnect" in reason.programs}
