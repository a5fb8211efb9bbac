"""How gunicorn serves the site."""

import gc
import os
import signal

from calmediconnect_site.server_log import JsonLogger, PlainLogger
from guidance.request_ids import forget_request_id
from guidance.stopping import announce_stop, is_stopping

workers = int(os.environ.get("WORKERS", "2"))
# A thousand letters take longer to make, or to fetch over a slow line, than any timeout that guards a hung worker. A
# thread of its own lets such a reply run on while the worker goes on answering others and saying that it is alive.
worker_class = "calmediconnect_site.worker.PoliteWorker"
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
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s %(M)sms %(i)s"
logger_class = JsonLogger if os.environ.get("LOG_FORMAT", "").strip() == "json" else PlainLogger
# For so long after SIGTERM the site goes on as before, but says 503 at /readyz, so that a load balancer sends the next
# visitors elsewhere. A second SIGTERM stops it without waiting.
drain_seconds = int(os.environ.get("DRAIN_SECONDS", "").strip() or "0")


def when_ready(server):
    def stop(number, frame):
        wait = drain_seconds if not is_stopping() else 0
        announce_stop()
        if wait:
            signal.alarm(wait)
        else:
            server.signal(signal.SIGTERM, frame)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGALRM, stop)
    # What is loaded by now stays, so no collection of garbage need look through it: that held everybody up for a tenth
    # of a second, and made every worker a copy of its own.
    gc.collect()
    gc.freeze()
    # A page leaves little garbage, and looking for it after every 700 objects took a twelfth of the time of a result.
    gc.set_threshold(20_000, 20, 20)


def post_request(worker, req, environ, resp):
    forget_request_id()
