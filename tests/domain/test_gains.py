"""What enrolling could add: some, none, or not known."""

import pytest

from tests.domain.asking import ask


@pytest.mark.parametrize(
    ("needs", "matters_most", "level", "keys"),
    [
        pytest.param("many_conditions", None, "some", ("many_conditions",), id="many conditions"),
        pytest.param("help_at_home", None, "some", ("help_at_home",), id="help at home"),
        pytest.param("behavioral_health", None, "some", ("behavioral_health",), id="behavioral health"),
        pytest.param("vision_or_rides", None, "some", ("vision_or_rides",), id="vision or rides"),
        pytest.param("billing_trouble", None, "some", ("billing_trouble",), id="billing trouble"),
        pytest.param("none", "one_card", "some", ("one_card",), id="no need, but one card matters most"),
        pytest.param("none", "extra_help", "some", ("extra_help",), id="no need, but extra help matters most"),
        pytest.param(None, "one_card", "some", ("one_card",), id="needs not known, but one card matters most"),
        pytest.param(None, "extra_help", "some", ("extra_help",), id="needs not known, but extra help matters most"),
        pytest.param("none", None, "none", (), id="no need"),
        pytest.param("none", "keep_doctors", "none", (), id="no need, and keeping doctors is no gain"),
        pytest.param("none", "free_choice", "none", (), id="no need, and free choice is no gain"),
        pytest.param(None, None, "unknown", (), id="not known"),
        pytest.param(None, "keep_doctors", "unknown", (), id="needs not known, and keeping doctors says nothing"),
        pytest.param(None, "free_choice", "unknown", (), id="needs not known, and free choice says nothing"),
        pytest.param("help_at_home", "keep_doctors", "some", ("help_at_home",), id="a need beside keeping doctors"),
        pytest.param("help_at_home", "free_choice", "some", ("help_at_home",), id="a need beside free choice"),
    ],
)
def test_gains_are_the_needs_and_the_wishes_that_a_plan_could_meet(needs, matters_most, level, keys):
    found = ask("2014-09", needs=needs, matters_most=matters_most).gains

    assert (found.level, found.keys) == (level, keys)


def test_gains_name_the_needs_in_the_order_asked_and_then_what_matters_most():
    found = ask("2014-09", needs="billing_trouble many_conditions vision_or_rides", matters_most="extra_help").gains

    assert found.keys == ("many_conditions", "vision_or_rides", "billing_trouble", "extra_help")
