"""A database that may be away: what can do without it asks once, and then nobody waits for it for a few seconds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error, connection

PAUSE = 5  # seconds; a try may take as long as the settings let a connection take


class AwayError(Exception):
    """The database gave no answer. The message is the kind of error alone: its own words may quote what was asked."""


class NextTry:
    """When this process may try to connect again: at once (None) while the last try went well."""

    at: float | None = None


@contextmanager
def asking() -> Iterator[None]:
    """What is asked in here is answered, or ends in AwayError: soon, after another thread has tried in vain."""
    if connection.connection is None and NextTry.at is not None:
        if time.monotonic() < NextTry.at:
            raise AwayError("not tried again yet")
        NextTry.at = time.monotonic() + PAUSE  # one thread tries; the others do not wait with it
    try:
        yield
    except Error as error:
        NextTry.at = time.monotonic() + PAUSE if connection.connection is None else None
        raise AwayError(type(error).__name__) from None
    NextTry.at = None
