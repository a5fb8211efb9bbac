"""Log lines that cannot hold what a person typed."""

import json
import logging
import traceback
from datetime import UTC, datetime

from guidance.request_ids import current_request_id

# A log that cannot be written, to a full disk for one, would print what it was given to the screen: queries too.
logging.raiseExceptions = False


class PlainFormatter(logging.Formatter):
    """One line a record. An exception is its type and the places it passed through, never its message.

    A message may quote a value from a form; a file name and a line number cannot.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s")

    def formatException(self, ei):
        kind, _, trace = ei
        places = (f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace))
        return f"{kind.__name__} at " + " < ".join(reversed(list(places)))

    def format(self, record):
        record.exc_text = None  # another handler may have cached the full text
        record.request_id = current_request_id()
        return super().format(record)


class JsonFormatter(PlainFormatter):
    """The same as one JSON object a line, for a program that collects logs."""

    def format(self, record):
        return json.dumps(self.parts(record))

    def parts(self, record) -> dict:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        parts = {"time": moment, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        if record.exc_info:
            parts["exception"] = self.formatException(record.exc_info)
        return parts | {"request_id": current_request_id()}


class JsonAccessFormatter(JsonFormatter):
    """A request that was answered, from the parts that the server's logger kept of it."""

    def parts(self, record) -> dict:
        asked = record.args
        return super().parts(record) | {
            "message": "answered",
            "request_id": asked["i"],
            "method": asked["m"],
            "path": asked["U"],
            "status": int(asked["s"]),
            "bytes": asked["B"],
            "milliseconds": asked["M"],
        }
