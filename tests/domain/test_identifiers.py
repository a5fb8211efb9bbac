"""Whether a number that names a physician or a patient has the right form, and what is printed of it."""

from datetime import date

import pytest

from guidance.domain.identifiers import (
    is_cin,
    is_claim_number,
    is_mbi,
    is_npi,
    last_four,
    looks_like_social_security,
)

IN_USE = date(2019, 12, 31)


@pytest.mark.parametrize("text", ["1234567893", "1999999992", "2123456784"])
def test_ten_digits_with_the_right_check_digit_are_an_npi(text):
    assert is_npi(text)


@pytest.mark.parametrize(
    "text",
    [
        *(pytest.param(f"123456789{digit}", id=f"check digit {digit}") for digit in "012456789"),
        pytest.param("1243567893", id="two digits swapped"),
        pytest.param("1234567983", id="two other digits swapped"),
        pytest.param("3234567891", id="it begins with neither 1 nor 2"),
        pytest.param("123456789", id="a digit short"),
        pytest.param("12345678930", id="a digit long"),
        pytest.param("123456789X", id="a letter"),
        pytest.param(" 1234567893", id="a space before it"),
    ],
)
def test_anything_else_is_no_npi(text):
    assert not is_npi(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("1EG4TE5MK73", True, id="as it is stored"),
        pytest.param("1EG4-TE5-MK73", True, id="as on the card"),
        pytest.param("1eg4 te5 mk73", True, id="in small letters, with spaces"),
        pytest.param("1EG4\tTE5-MK73", True, id="with a tab"),
        pytest.param("0EG4TE5MK73", False, id="it begins with 0"),
        pytest.param("1SG4TE5MK73", False, id="the letter S is never used"),
        pytest.param("1EG4TE5MK7", False, id="a digit short"),
        pytest.param("1EG4TE5MK733", False, id="a digit long"),
        pytest.param("1EG4.TE5.MK73", False, id="dots between"),
    ],
)
def test_a_medicare_number_has_the_form_of_the_card(text, right):
    assert is_mbi(text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("123456789A", True, id="nine digits and a letter"),
        pytest.param("123-45-6789-c1", True, id="with hyphens, in small letters, with one more character"),
        pytest.param("123456789", False, id="no letter"),
        pytest.param("12345678A", False, id="a digit short"),
        pytest.param("123456789C12", False, id="two more characters"),
    ],
)
def test_an_older_claim_number_is_nine_digits_and_a_suffix(text, right):
    assert is_claim_number(text, dated=IN_USE) is right


@pytest.mark.parametrize(("dated", "right"), [(date(2019, 12, 31), True), (date(2020, 1, 1), False)])
def test_older_claim_numbers_were_in_use_to_the_end_of_2019(dated, right):
    assert is_claim_number("123456789A", dated=dated) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("91234567A", True, id="nine characters"),
        pytest.param("91234567-a", True, id="with a hyphen, in small letters"),
        pytest.param("91234567A61234", True, id="the 14 characters of the card"),
        pytest.param("81234567A", False, id="it does not begin with 9"),
        pytest.param("91234567", False, id="no letter"),
        pytest.param("91234567A6123", False, id="13 characters"),
        pytest.param("91234567A612345", False, id="15 characters"),
    ],
)
def test_a_medi_cal_number_is_a_client_index_number_alone_or_as_on_the_card(text, right):
    assert is_cin(text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("123-45-6789", True),
        ("123 45 6789", True),
        (" 123456789 ", True),
        ("123-45-678", False),
        ("123-45-67890", False),
        ("123456789A", False),
    ],
)
def test_nine_digits_alone_look_like_a_social_security_number(text, right):
    assert looks_like_social_security(text) is right


def test_of_an_older_claim_number_only_the_last_four_characters_are_printed():
    assert last_four("123-45-6789-a") == "789A"
