"""A dated value holds from its first day until the next one starts."""

from datetime import date

import pytest

from guidance.domain.dated import Dated, Since

RED = Since(starts=date(2014, 4, 1), value="red")
GREEN = Since(starts=date(2015, 3, 27), value="green")
BLUE = Since(starts=date(2016, 7, 5), value="blue")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2014, 4, 1), "red", id="the first day"),
        pytest.param(date(2014, 4, 2), "red", id="the day after the first"),
        pytest.param(date(2015, 3, 26), "red", id="the day before the second starts"),
        pytest.param(date(2015, 3, 27), "green", id="the day the second starts"),
        pytest.param(date(2015, 3, 28), "green", id="the day after the second starts"),
        pytest.param(date(2016, 7, 4), "green", id="the day before the last starts"),
        pytest.param(date(2016, 7, 5), "blue", id="the day the last starts"),
        pytest.param(date(2099, 1, 1), "blue", id="long after"),
    ],
)
def test_a_value_holds_from_its_first_day_until_the_next_one_starts(day, expected):
    color = Dated(values=(RED, GREEN, BLUE))

    found = color.on(day)

    assert found == expected


def test_before_the_first_start_there_is_no_value():
    color = Dated(values=(RED, GREEN))

    with pytest.raises(LookupError, match="2014-03-31.*2014-04-01"):
        color.on(date(2014, 3, 31))


def test_one_value_is_enough():
    color = Dated(values=(GREEN,))

    assert color.on(date(2015, 3, 27)) == "green"


def test_no_value_at_all_is_an_error():
    with pytest.raises(ValueError, match=r"^A dated value needs at least one entry\.$"):
        Dated(values=())


@pytest.mark.parametrize(
    "values",
    [
        pytest.param((GREEN, RED), id="latest first"),
        pytest.param((RED, BLUE, GREEN), id="the last two swapped"),
        pytest.param((RED, Since(starts=date(2014, 4, 1), value="pink")), id="two on one day"),
    ],
)
def test_values_out_of_order_are_an_error(values):
    with pytest.raises(
        ValueError, match=r"^The entries of a dated value must start on different days, earliest first\.$"
    ):
        Dated(values=values)
