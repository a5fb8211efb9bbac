"""How gunicorn serves the site."""

import os

from gunicorn.glogging import Logger

from guidance.log import PlainFormatter


class PlainLogger(Logger):
    """Errors by their type and place, as the site logs its own: a message may quote what was typed."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(PlainFormatter())


workers = int(os.environ.get("WORKERS", "2"))
# A thousand letters take longer to make, or to fetch over a slow line, than any timeout that guards a hung worker. A
# thread of its own lets such a reply run on while the worker goes on answering others and saying that it is alive.
worker_class = "gthread"
threads = 4
preload_app = True  # bad content stops the start, before the old version is gone
timeout = 60
graceful_timeout = 120  # a worker that is replaced first finishes the letters it is sending
max_requests = 2000  # letters leave memory behind in the process; a fresh worker gives it back
max_requests_jitter = 200
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
control_socket_disable = True
# What a request may begin with: its first line, and so many headers of such a length. The longest that the site uses
# are an address with every answer (under 1,000 bytes) and the cookie with a practice's details (under 4,096).
limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190
accesslog = "-"
# The path alone: a query holds answers, a referer holds a query, and an address is nobody's business.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s %(M)sms"
logger_class = PlainLogger
