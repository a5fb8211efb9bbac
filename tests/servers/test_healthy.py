"""What the container asks to know whether its site is alive, and what the site takes from a proxy elsewhere."""

import http.client
import subprocess
import sys
from contextlib import closing

from tests.servers.serving import ROOT, environment, served


def healthy(port: int) -> subprocess.CompletedProcess:
    command = [sys.executable, str(ROOT / "deploy" / "healthy.py"), f"http://127.0.0.1:{port}"]
    known = environment(ALLOWED_HOSTS="guide.example.org, other.example.org")
    return subprocess.run(command, env=known, capture_output=True, text=True, timeout=30, check=False)


def test_the_container_s_question_is_answered_by_a_site_that_runs_for_another_name_and_for_https(tmp_path):
    known = {"ALLOWED_HOSTS": "guide.example.org", "HTTPS": "on", "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"}
    with served(tmp_path / "log", WORKERS="1", **known) as site:
        running = healthy(site.port)
    stopped = healthy(site.port)

    assert (running.returncode, running.stderr) == (0, "")
    assert (stopped.returncode, stopped.stderr.startswith("The site does not answer")) == (1, True)


def test_a_proxy_on_another_machine_is_believed_that_a_visitor_came_over_https(tmp_path):
    """gunicorn by itself believes a proxy on its own machine only; this one is none of those it believes."""
    known = {"ALLOWED_HOSTS": "localhost", "HTTPS": "on", "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"}
    statuses = []
    with served(tmp_path / "log", WORKERS="1", FORWARDED_ALLOW_IPS="10.9.9.9", **known) as site:
        for scheme in ("https", "http"):
            with closing(http.client.HTTPConnection("localhost", site.port, timeout=20)) as connection:
                connection.request("GET", "/robots.txt", headers={"X-Forwarded-Proto": scheme})
                statuses.append(connection.getresponse().status)

    assert statuses == [200, 301]
