"""Keeping robots out without a puzzle and without a third party. A person who is held back loses nothing."""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer

SIGNER = Signer(salt="guidance.forms.spam")
TOO_FAST, TOO_OLD = timedelta(seconds=3), timedelta(days=1)
SENT_AGAIN = "What you typed is still here. Please send it again."


def stamp(*, now: datetime) -> str:
    """When a form was handed out, signed."""
    return SIGNER.sign(str(int(now.timestamp())))


def age_of(stamped: str, *, now: datetime) -> timedelta | None:
    """How long ago the form was handed out; None where the stamp is not ours."""
    try:
        return timedelta(seconds=now.timestamp() - int(SIGNER.unsign(stamped)))
    except (BadSignature, ValueError):
        return None


def held_back(*, trap: str, stamped: str, now: datetime) -> str:
    """Why the form is shown once more, in a sentence; "" when it may be taken.

    The trap is a field that people do not see and robots fill in.
    """
    age = age_of(stamped, now=now)
    if age is None or age > TOO_OLD:
        return f"The page was open for more than a day. {SENT_AGAIN}"
    if age < TOO_FAST:
        return f"That was faster than a person types. {SENT_AGAIN}"
    if trap:
        return f"A field that should stay empty was filled in. It is empty again. {SENT_AGAIN}"
    return ""
