"""What would change the outcome: each single answer changed, listed in the order of the questions."""

from datetime import date

import pytest

from guidance.domain.what_if import Change, would_change
from tests.domain.asking import CAL_MEDICONNECT, KEEPABLE, STARTS, ask, ask_on

# Outside the network, kept for as long as needed, with something to gain: enrolling_fits.
KEPT = KEEPABLE | {"in_network": "no", "treatment": "to_6", "concerns": "none", "needs": "many_conditions"}
# In the network, with nothing to gain and nothing to lose: little_difference.
INSIDE = {"in_network": "yes", "concerns": "none", "needs": "none"}


def changes(assessment):
    return [(change.question, change.answer, change.removed, change.outcome) for change in would_change(assessment)]


def test_each_change_names_the_question_the_answer_and_what_asking_again_gives():
    kept = ask("2014-09", **KEPT | {"your_role": "specialist"})

    assert kept.outcome == "enrolling_fits"
    assert changes(kept) == [
        ("needs", "many_conditions", True, "weigh_first"),
        ("visits", "0", False, "opting_out_fits"),
        ("visits", "1", False, "opting_out_fits"),
        ("accepts_rate", "no", False, "opting_out_fits"),
        ("accepts_plan_rules", "no", False, "opting_out_fits"),
        ("quality_concern", "yes", False, "opting_out_fits"),
        ("treatment", "to_12", False, "weigh_first"),
        ("treatment", "over_12", False, "weigh_first"),
        ("concerns", "other_doctor_outside", False, "weigh_first"),
        ("concerns", "supplier_dependent", False, "weigh_first"),
        ("concerns", "drug_not_listed", False, "weigh_first"),
        ("concerns", "nursing_facility", False, "weigh_first"),
        ("matters_most", "keep_doctors", False, "weigh_first"),
        ("matters_most", "free_choice", False, "weigh_first"),
    ]


def test_the_same_answers_in_a_later_edition_are_changed_by_less():
    kept = ask("2016-07", **KEPT | {"your_role": "specialist"})

    assert kept.outcome == "enrolling_fits"
    assert changes(kept) == [
        ("needs", "many_conditions", True, "weigh_first"),
        ("visits", "0", False, "opting_out_fits"),
        ("accepts_rate", "no", False, "opting_out_fits"),
        ("accepts_plan_rules", "no", False, "opting_out_fits"),
        ("quality_concern", "yes", False, "opting_out_fits"),
        ("treatment", "over_12", False, "weigh_first"),
        ("concerns", "other_doctor_outside", False, "weigh_first"),
        ("concerns", "supplier_dependent", False, "weigh_first"),
        ("concerns", "drug_not_listed", False, "weigh_first"),
        ("matters_most", "keep_doctors", False, "weigh_first"),
        ("matters_most", "free_choice", False, "weigh_first"),
    ]


def test_a_choice_added_to_none_of_these_replaces_it():
    inside = ask("2014-09", **INSIDE)

    assert inside.outcome == "little_difference"
    assert changes(inside) == [
        ("needs", "many_conditions", False, "enrolling_fits"),
        ("needs", "help_at_home", False, "enrolling_fits"),
        ("needs", "behavioral_health", False, "enrolling_fits"),
        ("needs", "vision_or_rides", False, "enrolling_fits"),
        ("needs", "billing_trouble", False, "enrolling_fits"),
        ("in_network", "no", False, "need_more"),
        ("concerns", "other_doctor_outside", False, "opting_out_fits"),
        ("concerns", "supplier_dependent", False, "opting_out_fits"),
        ("concerns", "drug_not_listed", False, "opting_out_fits"),
        ("concerns", "nursing_facility", False, "opting_out_fits"),
        ("matters_most", "one_card", False, "enrolling_fits"),
        ("matters_most", "extra_help", False, "enrolling_fits"),
        ("matters_most", "free_choice", False, "opting_out_fits"),
    ]


def test_where_a_several_choice_question_is_blank_none_of_these_is_tried_too_and_last():
    not_asked = ask("2014-09", **INSIDE | {"needs": None})

    found = [change for change in changes(not_asked) if change[0] == "needs"]

    assert found == [
        ("needs", "many_conditions", False, "enrolling_fits"),
        ("needs", "help_at_home", False, "enrolling_fits"),
        ("needs", "behavioral_health", False, "enrolling_fits"),
        ("needs", "vision_or_rides", False, "enrolling_fits"),
        ("needs", "billing_trouble", False, "enrolling_fits"),
        ("needs", "none", False, "little_difference"),
    ]


def test_removing_the_last_choice_leaves_none_of_these_and_not_a_blank():
    one_concern = ask("2014-09", **INSIDE | {"concerns": "drug_not_listed"})

    assert one_concern.outcome == "opting_out_fits"
    assert ("concerns", "drug_not_listed", True, "little_difference") in changes(one_concern)


def test_removing_one_of_two_choices_leaves_the_other():
    two_concerns = ask("2016-07", **INSIDE | {"concerns": "drug_not_listed nursing_facility"})

    found = [change for change in changes(two_concerns) if change[0] == "concerns"]

    assert two_concerns.outcome == "opting_out_fits"
    assert found == [("concerns", "drug_not_listed", True, "weigh_first")]


def test_where_something_is_ticked_none_of_these_is_not_offered_as_one_change():
    two_concerns = ask("2014-09", **INSIDE | {"concerns": "drug_not_listed supplier_dependent"})

    assert [change for change in changes(two_concerns) if change[0] == "concerns"] == []


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        pytest.param("esrd", [("situation", "esrd", True, "little_difference")], id="the only bar"),
        pytest.param("pace", [("situation", "pace", True, "little_difference")], id="the only program to leave"),
        pytest.param("esrd pace", [("situation", "esrd", True, "leave_first")], id="a bar and a program to leave"),
        pytest.param("esrd under_21", [], id="two bars"),
        pytest.param("pace ahf", [], id="two programs to leave"),
    ],
)
def test_of_the_situation_only_what_is_ticked_is_tried(situation, expected):
    assert changes(ask("2014-09", situation=situation, **INSIDE)) == expected


@pytest.mark.parametrize("situation", [pytest.param("none", id="none of these"), pytest.param(None, id="not known")])
def test_a_situation_that_is_not_ticked_is_never_suggested(situation):
    found = would_change(ask("2014-09", situation=situation, **INSIDE))

    assert "situation" not in {change.question for change in found}


def test_with_nothing_answered_only_a_loss_changes_the_outcome():
    assert changes(ask("2014-09")) == [
        ("concerns", "other_doctor_outside", False, "weigh_first"),
        ("concerns", "supplier_dependent", False, "weigh_first"),
        ("concerns", "drug_not_listed", False, "weigh_first"),
        ("concerns", "nursing_facility", False, "weigh_first"),
        ("matters_most", "free_choice", False, "weigh_first"),
    ]


@pytest.mark.parametrize(
    "question",
    ["needs", "visits", "accepts_rate", "accepts_plan_rules", "quality_concern", "treatment", "concerns"],
)
def test_taking_an_answer_back_is_not_offered_though_it_would_change_the_outcome(question):
    taken_back = ask("2014-09", **KEPT | {question: None})

    found = would_change(ask("2014-09", **KEPT))

    assert taken_back.outcome == "need_more"
    assert "need_more" not in {change.outcome for change in found}


def test_a_blank_one_choice_question_is_tried_with_every_value():
    found = [change for change in changes(ask("2014-09", **KEPT | {"visits": None})) if change[0] == "visits"]

    assert found == [
        ("visits", "0", False, "opting_out_fits"),
        ("visits", "1", False, "enrolling_fits"),
        ("visits", "2", False, "enrolling_fits"),
    ]


def test_the_questions_folded_away_inside_the_network_change_nothing_by_themselves():
    refusing = {"visits": "0", "accepts_rate": "no", "accepts_plan_rules": "no", "quality_concern": "yes"}

    found = would_change(ask("2014-09", treatment="to_6", **INSIDE, **refusing))

    assert Change(question="in_network", answer="no", outcome="opting_out_fits") in found
    assert not {change.question for change in found} & set(refusing)


def test_another_coverage_start_is_not_offered_even_where_it_would_change_the_outcome():
    needed_a_year = KEPT | {"treatment": "to_12"}
    day_before = ask_on(date(2016, 7, 4), **needed_a_year)
    day_after = ask_on(date(2016, 7, 5), **needed_a_year)

    found = {change.question for change in would_change(day_before)}

    assert (day_before.outcome, day_after.outcome) == ("weigh_first", "enrolling_fits")
    assert "coverage_start" not in found


def test_changes_are_asked_again_on_the_same_day_and_in_the_same_program():
    kept = ask_on(date(2016, 7, 5), **KEPT | {"treatment": "over_12"})

    found = [change for change in changes(kept) if change[0] == "treatment"]

    assert kept.program is CAL_MEDICONNECT
    assert found == [("treatment", answer, False, "enrolling_fits") for answer in ("none", "to_6", "to_12")]


@pytest.mark.parametrize("edition", STARTS)
def test_a_single_visit_more_is_enough_for_a_specialist_only_where_one_is_the_number(edition):
    never_seen = ask(edition, **KEPT | {"your_role": "specialist", "visits": "0"})

    found = [(answer, outcome) for question, answer, _, outcome in changes(never_seen) if question == "visits"]

    assert (
        found
        == {
            "2014-04": [("1", "weigh_first"), ("2", "enrolling_fits")],
            "2014-09": [("2", "enrolling_fits")],
            "2015-03": [("1", "weigh_first"), ("2", "enrolling_fits")],
            "2016-07": [("1", "enrolling_fits"), ("2", "enrolling_fits")],
        }[edition]
    )
