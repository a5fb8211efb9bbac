"""Text that could name a patient is found; what corrections really say is not."""

from datetime import date

import pytest

from guidance.domain.identifying import Identifying, found_in

ON = date(2026, 11, 24)
MEDICARE, MEDI_CAL = Identifying.MEDICARE_NUMBER, Identifying.MEDI_CAL_NUMBER
SOCIAL, BIRTH = Identifying.SOCIAL_SECURITY_NUMBER, Identifying.BIRTH_DATE

SHAPED = [
    pytest.param("1EG4-TE5-MK73", MEDICARE, id="a Medicare number as on the card"),
    pytest.param("1eg4te5mk73", MEDICARE, id="in small letters without hyphens"),
    pytest.param("1EG4 TE5 MK73", MEDICARE, id="with spaces"),
    pytest.param("123456789A", MEDICARE, id="an older claim number"),
    pytest.param("123-45-6789B1", MEDICARE, id="an older claim number with two characters after it"),
    pytest.param("WA123456789", MEDICARE, id="a railroad claim number"),
    pytest.param("91234567A", MEDI_CAL, id="a Client Index Number"),
    pytest.param("91234567a61234", MEDI_CAL, id="the 14 characters of the card"),
    pytest.param("91234567A 6 1234", MEDI_CAL, id="the 14 characters with spaces"),
    pytest.param("123-45-6789", SOCIAL, id="a Social Security number"),
    pytest.param("123 45 6789", SOCIAL, id="with spaces"),
    pytest.param("123456789", SOCIAL, id="without anything between"),
    pytest.param("123\u201345\u20136789", SOCIAL, id="with dashes"),
    pytest.param("\uff11\uff12\uff13-45-6789", SOCIAL, id="with wide digits"),
    pytest.param("3/14/1952", BIRTH, id="a date, American"),
    pytest.param("03-14-52", BIRTH, id="a date with a short year"),
    pytest.param("25.3.1952", BIRTH, id="a date with the day first"),
    pytest.param("1952-03-14", BIRTH, id="a date, ISO"),
    pytest.param("March 14, 1952", BIRTH, id="a date in words"),
    pytest.param("Mar. 14th 1952", BIRTH, id="a date in short words"),
    pytest.param("14 March 1952", BIRTH, id="a date in words, day first"),
    pytest.param("born March 27, 2015", BIRTH, id="a date of any year after a word of birth"),
    pytest.param("03/27/2015 (DOB)", BIRTH, id="a date of any year before one"),
    pytest.param("D.O.B.: 03141952", BIRTH, id="eight digits after a word of birth"),
]


@pytest.mark.parametrize("around", ["{}", "The card says {}, not what the page says.", "see:{}."])
@pytest.mark.parametrize(("text", "kind"), SHAPED)
def test_what_could_name_a_patient_is_found_wherever_it_stands(text, kind, around):
    assert kind in found_in(around.format(text), on=ON)


@pytest.mark.parametrize(
    "text",
    [
        "The page says March 27, 2015, the source says 4/1/2014.",
        "From January 1, 2023 to 12/31/2024, and 2026-11-24.",
        "Call 1-800-468-9935, 1 (213) 555-0100, 213.555.0101, or 8004689935; TTY 711.",
        "Los Angeles, CA 90012-1234, or 900121234567.",
        "The NPI is 1234567893 and the contract H8677-001.",
        "W&I 14132.275(l)(2)(A), 22 CCR 53887, S46b, P66, version 2026-11-24-1a2b3c4d.",
        "The tax number is 95-1234567.",
        "It was founded in 1980, and sold in March 1997.",
        "8 a.m. to 8 p.m., 7 days a week; 12 months; 180 days.",
        "Form 91234567 has no letter after it.",
        "The 9 million members of 2014.",
        "On 13/32/1952 nobody joined.",
        "Claim 03271952 was paid to Osborne.",
    ],
)
def test_what_a_correction_says_is_not_taken_for_a_patient_s(text):
    assert found_in(text, on=ON) == ()


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param("11/24/2005", (BIRTH,), id="21 today"),
        pytest.param("11/25/2005", (), id="21 tomorrow"),
        pytest.param("11/25/1905", (BIRTH,), id="the last day of 120 years"),
        pytest.param("11/24/1905", (), id="121 today"),
        pytest.param("11/24/05", (BIRTH,), id="21 today, short year"),
        pytest.param("11/25/05", (), id="21 tomorrow, short year"),
        pytest.param("November 24, 2005", (BIRTH,), id="21 today, in words"),
        pytest.param("November 25, 2005", (), id="21 tomorrow, in words"),
        pytest.param("1/1/0100", (), id="a year of four digits is taken as it stands"),
        pytest.param("11/24/26", (), id="today, short year"),
        pytest.param("11/24/27", (BIRTH,), id="next year's short year is of the last century"),
    ],
)
def test_a_bare_date_is_a_birth_date_only_of_somebody_between_21_and_120(day, found):
    assert found_in(f"It says {day} there.", on=ON) == found


@pytest.mark.parametrize(("between", "found"), [(30, (BIRTH,)), (31, ())])
def test_a_word_of_birth_counts_up_to_thirty_characters_away(between, found):
    assert found_in("born" + "," * between + "3/27/2015", on=ON) == found
    assert found_in("3/27/2015" + "," * between + "born", on=ON) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param("6/1/80", (BIRTH,), id="2080: 21 years old"),
        pytest.param("6/1/81", (), id="2081: 20 years old"),
    ],
)
def test_a_short_year_is_of_the_hundred_years_before_today_in_every_century(day, found):
    assert found_in(f"It says {day} there.", on=date(2101, 11, 24)) == found


def test_everything_is_found_at_once():
    text = "1EG4-TE5-MK73, 91234567A, 987-65-4321, born 3/14/1952"

    assert found_in(text, on=ON) == (MEDICARE, MEDI_CAL, SOCIAL, BIRTH)
