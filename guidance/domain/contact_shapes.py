"""How a phone number, a postal address and a website are written. Nothing here dials, writes or visits."""

import re

# Ten digits as North America numbers them: neither the area nor the exchange begins with 0 or 1.
US_NUMBER = re.compile(r"(?:\+?1[ .-]?)?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[ .-]?)[2-9][0-9]{2}[ .-]?[0-9]{4}")
# A street number or a box, and at the end a state and a ZIP code.
US_ADDRESS = re.compile(r"(?=.*[0-9].*[A-Z]{2}).*[^\s,],? [A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?", re.DOTALL)
WEBSITE = re.compile(r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
TTY = re.compile(r"\bTTY:?\s*(?P<number>[0-9+(][0-9 .()+-]*)", re.IGNORECASE)
RELAY = "711"


def is_us_number(text: str) -> bool:
    """Whether it is one phone or fax number of ten digits, with or without the 1 before it."""
    return US_NUMBER.fullmatch(text.strip()) is not None


def is_us_address(text: str) -> bool:
    """Whether it holds a number and ends with a state and a ZIP code."""
    return US_ADDRESS.fullmatch(text.strip()) is not None


def is_website(text: str) -> bool:
    """Whether it is a host name, with or without what stands before and after it."""
    return WEBSITE.fullmatch(text.strip()) is not None


def wrong_tty_numbers(text: str) -> tuple[str, ...]:
    """The numbers given as TTY that are neither 711 nor ten digits."""
    found = (match["number"].strip(" .-") for match in TTY.finditer(text))
    return tuple(number for number in found if number != RELAY and not is_us_number(number))
