"""How gunicorn serves the site."""

import os

workers = int(os.environ.get("WORKERS", "2"))
preload_app = True  # bad content stops the start, before the old version is gone
timeout = 60
graceful_timeout = 30
max_requests = 2000  # letters leave memory behind in the process; a fresh worker gives it back
max_requests_jitter = 200
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
control_socket_disable = True
accesslog = "-"
# The path alone: a query holds answers, a referer holds a query, and an address is nobody's business.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s %(M)sms"
logger_class = "gunicorn.glogging.Logger"
