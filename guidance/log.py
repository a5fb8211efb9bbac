"""Log lines that cannot hold what a person typed."""

import logging
import traceback

# A log that cannot be written, to a full disk for one, would print what it was given to the screen: queries too.
logging.raiseExceptions = False


class PlainFormatter(logging.Formatter):
    """One line a record. An exception is its type and the places it passed through, never its message.

    A message may quote a value from a form; a file name and a line number cannot.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei):
        kind, _, trace = ei
        places = (f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace))
        return f"{kind.__name__} at " + " < ".join(reversed(list(places)))

    def format(self, record):
        record.exc_text = None  # another handler may have cached the full text
        return super().format(record)
