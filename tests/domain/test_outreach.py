"""Campaign words, and how many text messages a text takes."""

import pytest

from guidance.domain.outreach import BASIC, TWICE, is_campaign, messages


@pytest.mark.parametrize("word", ["a", "spring-fair", "2026", "a" * 20, "-"])
def test_a_campaign_is_up_to_twenty_small_letters_digits_and_hyphens(word):
    assert is_campaign(word)


@pytest.mark.parametrize("word", ["", "a" * 21, "Spring", "spring fair", "spring_fair", "осень", "a\n", "é", "a/b"])
def test_anything_else_is_none(word):
    assert not is_campaign(word)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("ñ¿é" * 53, 1),
        ("€" * 80, 1),  # one of the characters that count twice
        ("€" * 81, 2),
        ("ա" * 70, 1),
        ("ա" * 71, 2),
        ("ա" * 134, 2),
        ("ա" * 135, 3),
        ("a" * 70 + "á", 2),  # one letter outside the basic alphabet makes it the longer kind
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("".join(BASIC | TWICE), 1),  # every character of the basic alphabet at once
    ],
)
def test_a_text_takes_so_many_messages(text, taken):
    assert f"{messages(text)}" == f"{taken}"  # a whole number, as it is printed
