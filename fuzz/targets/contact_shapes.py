"""How phone numbers, addresses and websites are written."""

from fuzz.target import Target
from guidance.domain.contact_shapes import is_us_address, is_us_number, is_website, wrong_tty_numbers

SEEDS = [
    b"1-800-555-0100",
    b"1 Main Street, Los Angeles, CA 90001",
    b"example.org/a",
    b"TTY: 711",
    b"TTY 1 A9AA, AA 9",
    b"a.-a.a",
]
LONGEST = 500  # of a value in the phone book


def attempt(data: bytes) -> None:
    """Each text has the shape or not, with as many digits as it must have."""
    text = data.decode(errors="surrogateescape")[:LONGEST]
    for shape in (is_us_number, is_us_address, is_website):
        assert shape(text) in (True, False)
    assert not is_us_number(text) or sum(map(str.isdigit, text)) in (10, 11)
    assert all(isinstance(number, str) for number in wrong_tty_numbers(text))


TARGETS = [
    Target(
        name="contact_shapes",
        about="phone numbers, addresses, websites",
        inputs=100_000,
        attempt=attempt,
        seeds=SEEDS,
        silent=True,
    )
]
