"""What gunicorn writes to its log."""

from urllib.parse import quote

from gunicorn.glogging import Logger

from guidance.log import JsonAccessFormatter, JsonFormatter, PlainFormatter
from guidance.request_ids import current_request_id

IN_A_PATH = "/-._~!$&'()*+,;=:@%"


class PlainLogger(Logger):
    """Errors by their type and place, as the site logs its own; of a request the path alone.

    A message may quote what was typed, a query holds answers, a referer holds a query, and an address is nobody's
    business.
    """

    def setup(self, cfg):
        super().setup(cfg)
        self.write(self.error_log, PlainFormatter())

    def write(self, log, formatter) -> None:
        for handler in log.handlers:
            handler.setFormatter(formatter)

    def atoms(self, resp, req, environ, request_time):
        """What may be logged of a request."""
        known = super().atoms(resp, req, environ, request_time)
        return {atom: known[atom] for atom in "tmsbBM"} | {
            "U": path_as_sent(environ["RAW_URI"]),
            "i": current_request_id(),
        }

    def warning(self, msg, *args, **kwargs):
        """Of a request that could not be read gunicorn quotes the address and the line, query and all."""
        known, quoted, _ = msg.partition(" from ip=")
        super().warning(known if quoted else msg, *args, **kwargs)

    def exception(self, msg, *args, **kwargs):
        super().exception(msg, *(str(each).partition("?")[0] for each in args), **kwargs)


def path_as_sent(address: str) -> str:
    """The path alone, on one line; "-" for an address that names a host, as one may also name a user."""
    path = address.partition("?")[0]
    return quote(path, safe=IN_A_PATH) if path.startswith("/") else "-"


class JsonLogger(PlainLogger):
    """The same, one JSON object a line."""

    def setup(self, cfg):
        super().setup(cfg)
        self.write(self.error_log, JsonFormatter())
        self.write(self.access_log, JsonAccessFormatter())
