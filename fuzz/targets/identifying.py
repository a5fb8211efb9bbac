"""The search of a correction for what could name a patient."""

from datetime import date

from fuzz.target import Target
from guidance.domain.identifying import Identifying, found_in
from guidance.forms.correction import LONGEST, is_page_of_this_site

SEEDS = [
    b"born 01/02/1940", b"1EG4-TE5-MK73", b"91234567A 1 2345", b"123-45-6789", b"WCD123456789", b"on 3rd of march, 2015",
    b"d.o.b. 19400102", b"nacida 2 January 1941", b"1/1/1/1/1/1/1", b"jan jan jan 1 1 1", b"/plans/molina/",
]  # fmt: skip
DAY = date(2026, 11, 24)
NUMBERS = ("1EG4-TE5-MK73", "91234567A", "123-45-6789")


def attempt(data: bytes) -> None:
    """Each text is looked through, and a number that stands alone in it is found whatever stands around."""
    text = data.decode(errors="surrogateescape")[:LONGEST]
    assert all(isinstance(kind, Identifying) for kind in found_in(text, on=DAY))
    for number in NUMBERS:
        assert found_in(f"{text[:1900]}\n \n{number}\n \n{text[:50]}", on=DAY)
    is_page_of_this_site(text)


TARGETS = [
    Target(
        name="identifying",
        about="the search of corrections for patients' numbers",
        inputs=50_000,
        attempt=attempt,
        seeds=SEEDS,
        silent=True,
    )
]
