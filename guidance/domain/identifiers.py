"""Numbers that name a physician or a patient: is their form right? Nothing here looks anybody up."""

import re
from datetime import date

# A Medicare number in the form used since 2018 to 2019: no S, L, O, I, B or Z (CMS's own format).
LETTER = "[AC-HJKMNP-RT-Y]"
MBI = re.compile(rf"[1-9]{LETTER}[0-9AC-HJKMNP-RT-Y][0-9]{LETTER}[0-9AC-HJKMNP-RT-Y][0-9]{LETTER}{LETTER}[0-9][0-9]")
# The older claim number: nine digits and a suffix of a letter and up to one more character.
CLAIM_NUMBER = re.compile(r"[0-9]{9}[A-Z][A-Z0-9]?")
LAST_DAY_OF_CLAIM_NUMBERS = date(2019, 12, 31)
# A Client Index Number, alone or as the start of the 14 characters on the Medi-Cal card.
CIN = re.compile(r"9[0-9]{7}[A-Z]([0-9]{5})?")
SOCIAL_SECURITY = re.compile(r"\s*[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}\s*")


def compact(text: str) -> str:
    """The text in capitals without spaces and hyphens, as these numbers are compared."""
    return re.sub(r"[\s-]", "", text).upper()


def is_npi(text: str) -> bool:
    """Whether it is ten digits whose check digit holds with the prefix 80840 (Luhn)."""
    if not re.fullmatch(r"[12][0-9]{9}", text):
        return False
    total = 0
    for place, digit in enumerate(reversed("80840" + text)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_mbi(text: str) -> bool:
    return MBI.fullmatch(compact(text)) is not None


def is_claim_number(text: str, *, dated: date) -> bool:
    """Whether it is an older Medicare claim number, in a letter of a day on which these were in use."""
    return dated <= LAST_DAY_OF_CLAIM_NUMBERS and CLAIM_NUMBER.fullmatch(compact(text)) is not None


def is_cin(text: str) -> bool:
    return CIN.fullmatch(compact(text)) is not None


def looks_like_social_security(text: str) -> bool:
    """Nine digits, with or without the usual hyphens."""
    return SOCIAL_SECURITY.fullmatch(text) is not None


def last_four(text: str) -> str:
    """All that is printed of an older claim number, which holds a Social Security number."""
    return compact(text)[-4:]
