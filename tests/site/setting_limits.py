"""An address that has asked for much already."""

from django.utils import timezone

from guidance.limits import Allowance

HERE = "127.0.0.1"


def taken_but(allowance: Allowance, left: int) -> None:
    """Everything of the allowance is taken from the tests' own address, but for so many."""
    allowance.taken.clear()
    assert allowance.wait(HERE, now=timezone.now(), units=allowance.most - left) is None
