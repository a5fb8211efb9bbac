"""An application that says which worker answers. It keeps the worker busy for a moment, as a page does."""

import os
import time

BUSY_SECONDS = 0.002


def application(environ, start_response):
    until = time.perf_counter() + BUSY_SECONDS
    while time.perf_counter() < until:
        pass
    body = str(os.getpid()).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
