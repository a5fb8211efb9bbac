"""Numbers that name a physician or a patient."""

from datetime import date

from fuzz.target import Target
from guidance.domain.identifiers import (
    compact,
    is_cin,
    is_claim_number,
    is_mbi,
    is_npi,
    last_four,
    looks_like_social_security,
)

SEEDS = [b"1234567893", b"1EG4-TE5-MK73", b"123456789A", b"91234567A12345", b"123-45-6789", b" 1 2 3 "]
DAY = date(2015, 3, 2)


def attempt(data: bytes) -> None:
    """Each text is such a number or not; of an old claim number no more than its end is ever printed."""
    text = data.decode(errors="surrogateescape")
    found = [
        is_npi(text),
        is_mbi(text),
        is_cin(text),
        is_claim_number(text, dated=DAY),
        looks_like_social_security(text),
    ]
    assert {True, False} >= set(found)
    assert not is_npi(text) or (len(text) == 10 and text.isascii())
    assert len(last_four(text)) <= 4 <= len(compact(text)) or len(compact(text)) < 4


TARGETS = [
    Target(
        name="identifiers",
        about="NPI, Medicare and Medi-Cal numbers",
        inputs=200_000,
        attempt=attempt,
        seeds=SEEDS,
        silent=True,
    )
]
