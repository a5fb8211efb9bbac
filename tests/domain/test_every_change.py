"""Whatever is answered: what would change the outcome is exactly what asking again gives."""

import pytest

from guidance.domain.what_if import if_settled, would_change
from tests.domain.asking import STARTS, ask
from tests.domain.combinations import CONCERNS, GRIDS, NEEDS, named, one_in, told

SITUATIONS = (None, "none", "esrd", "pace", "esrd under_21", "hcbs_waiver catalina_90704")
SEVERAL_CHOICE = {"needs": NEEDS, "concerns": CONCERNS}
# In the order asked; the situation and the coverage start apart.
VALUES = {
    "needs": NEEDS,
    "your_role": ("primary", "specialist"),
    "in_network": ("yes", "no"),
    "visits": ("0", "1", "2"),
    "accepts_rate": ("yes", "no"),
    "accepts_plan_rules": ("yes", "no"),
    "quality_concern": ("yes", "no"),
    "treatment": ("none", "to_6", "to_12", "over_12"),
    "concerns": CONCERNS,
    "matters_most": ("keep_doctors", "one_card", "extra_help", "free_choice"),
}
# The answer for enrolling and the answer against, for each point that can be open.
SETTLED = {
    "your_role": ("primary", "specialist"),
    "visits": ("2", "0"),
    "accepts_rate": ("yes", "no"),
    "accepts_plan_rules": ("yes", "no"),
    "quality_concern": ("no", "yes"),
    "in_network": ("yes", "no"),
    "treatment": ("none", "over_12"),
    "concerns": ("none", "other_doctor_outside"),
    "needs": ("many_conditions", "none"),
}

in_each_edition = pytest.mark.parametrize("edition", STARTS)
in_each_grid = pytest.mark.parametrize("grid", GRIDS)


def ticked(given, question):
    return [] if given[question] in (None, "none") else given[question].split()


def without(choices, choice):
    return " ".join(other for other in choices if other != choice) or "none"


def variants(given):
    """Every single change allowed: question, answer, whether it is taken away, and what then stands there."""
    for choice in sorted(ticked(given, "situation"), key=ORDER.index):
        yield "situation", choice, True, without(ticked(given, "situation"), choice)
    for question, values in VALUES.items():
        for value in values:
            if question not in SEVERAL_CHOICE:
                if value != given[question]:
                    yield question, value, False, value
            elif value in ticked(given, question):
                yield question, value, True, without(ticked(given, question), value)
            else:
                yield question, value, False, " ".join([*ticked(given, question), value])
        if question in SEVERAL_CHOICE and given[question] is None:
            yield question, "none", False, "none"


ORDER = ("under_21", "esrd", "catalina_90704", "hcbs_waiver", "pace")


def asked_again(edition, given):
    before = ask(edition, **given).outcome
    for question, answer, removed, now in variants(given):
        after = ask(edition, **given | {question: now}).outcome
        if after != before:
            yield question, answer, removed, after


@in_each_edition
@in_each_grid
def test_what_would_change_the_outcome_is_exactly_what_asking_again_gives(edition, grid):
    for number, combination in enumerate(one_in(293, grid)):
        given = named(combination) | {"situation": SITUATIONS[number % len(SITUATIONS)]}

        changes = would_change(ask(edition, **given))

        found = [(change.question, change.answer, change.removed, change.outcome) for change in changes]
        assert found == list(asked_again(edition, given)), told(edition, combination)


@in_each_edition
@in_each_grid
def test_settled_either_way_the_outcome_never_needs_more(edition, grid):
    for combination in one_in(29, grid):
        asked = ask(edition, **named(combination))

        found = if_settled(asked)

        if asked.outcome == "need_more":
            assert "need_more" not in (found.enrolling, found.against), told(edition, combination)
            assert found.enrolling != found.against, told(edition, combination)
        else:
            assert found is None, told(edition, combination)


@in_each_edition
def test_what_is_settled_is_exactly_what_answering_every_open_point_gives(edition):
    for combination in one_in(31, "physician"):
        given = named(combination)
        asked = ask(edition, **given)
        points = [point for point in SETTLED if given[point] is None]

        found = if_settled(asked)

        if asked.outcome == "need_more":
            either = [ask(edition, **given | {point: SETTLED[point][side] for point in points}) for side in (0, 1)]
            assert sorted(found.open) == sorted(points), told(edition, combination)
            assert [found.enrolling, found.against] == [each.outcome for each in either], told(edition, combination)
