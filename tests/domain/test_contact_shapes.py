"""How a number, an address and a website must be written to stand in the phone book."""

import pytest

from guidance.domain.contact_shapes import is_us_address, is_us_number, is_website, wrong_tty_numbers


@pytest.mark.parametrize(
    "text", ["1-800-468-9935", "800-468-9935", "(213) 555-0100", "+1 213 555 0100", "213.555.0100", "2135550100"]
)
def test_ten_digits_are_a_number(text):
    assert is_us_number(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1-800-468-993", id="a digit short"),
        pytest.param("1-800-468-99355", id="a digit long"),
        pytest.param("1-100-468-9935", id="an area that begins with 1"),
        pytest.param("1-800-068-9935", id="an exchange that begins with 0"),
        pytest.param("2-800-468-9935", id="another country"),
        pytest.param("711", id="a relay number"),
        pytest.param("1-800-468-9935, 1-800-468-9936", id="two of them"),
        pytest.param("ask the plan", id="words"),
        pytest.param("", id="nothing"),
    ],
)
def test_anything_else_is_none(text):
    assert not is_us_number(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("200 Oceangate, Suite 100, Long Beach, CA 90802", True),
        ("P.O. Box 1, Los Angeles, CA 90012-1234", True),
        ("200 Oceangate, Long Beach, CA", False),
        ("200 Oceangate, Long Beach 90802", False),
        ("Long Beach, CA 90802", False),
        ("200 Oceangate, Long Beach, CA 9080", False),
    ],
)
def test_an_address_has_a_number_and_ends_with_state_and_zip_code(text, right):
    assert is_us_address(text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("calmediconnectla.org", True),
        ("MolinaHealthcare.com/Duals", True),
        ("https://www.healthnet.com/calmediconnect", True),
        ("healthnet", False),
        ("health net.com", False),
        ("someone@healthnet.com", False),
        ("javascript:alert(1)", False),
        ("ftp://healthnet.com", False),
    ],
)
def test_a_website_is_a_host_name_with_or_without_more(text, right):
    assert is_website(text) is right


@pytest.mark.parametrize(
    ("note", "wrong"),
    [
        ("TTY 711", ()),
        ("TTY: 1-800-735-2929; ask for Ana", ()),
        ("Ask for the second floor", ()),
        ("TTY 712", ("712",)),
        ("TTY 1-800-735-292.", ("1-800-735-292",)),
    ],
)
def test_a_tty_number_is_711_or_ten_digits(note, wrong):
    assert wrong_tty_numbers(note) == wrong
