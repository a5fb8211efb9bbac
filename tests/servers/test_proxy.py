"""The proxy's configuration, tried with Caddy itself: what it hands on, what it takes off, what it never logs."""

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.servers.serving import ROOT, served, until
from tests.site.lettering import NEEDED

NO_CADDY = "Caddy is not installed, so the proxy's configuration was not tried."
CANARY = "Kanarienvogel"
FORGED = {
    "X-Forwarded-For": "6.6.6.6",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Host": "evil.example",
    "Forwarded": "for=6.6.6.6",
    "X-Request-ID": "of-the-visitor",
}


class Mirror(BaseHTTPRequestHandler):
    """Notes what it was sent."""

    seen: list[dict[str, str]] = []

    def do_GET(self):
        self.seen.append({name.lower(): value for name, value in self.headers.items()})
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        pass


@dataclass(frozen=True, kw_only=True)
class Proxy:
    https: int
    http: int
    data: Path
    log: Path

    def is_there(self) -> bool:
        """Whether it has made its certificate and speaks TLS."""
        try:
            self.shake_hands().close()
        except OSError:
            return False
        return True

    def shake_hands(self) -> ssl.SSLSocket:
        """A connection to it, vouched for by its own authority."""
        known = ssl.create_default_context(cafile=str(self.data / "caddy/pki/authorities/local/root.crt"))
        return known.wrap_socket(
            socket.create_connection(("127.0.0.1", self.https), timeout=30), server_hostname="localhost"
        )

    def ask(self, method: str, path: str, body: str | None = None, **headers: str):
        """What is answered over TLS."""
        with closing(http.client.HTTPConnection("localhost", self.https, timeout=30)) as connection:
            connection.sock = self.shake_hands()
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            response.body = response.read()
            return response


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@contextmanager
def proxy_to(upstream: int, folder: Path):
    """Caddy with the configuration as it stands, on ports of its own and with an authority of its own."""
    if not shutil.which("caddy"):
        pytest.skip(NO_CADDY)
    proxy = Proxy(https=free_port(), http=free_port(), data=folder / "data", log=folder / "caddy.log")
    ports = f"\tdefault_bind 127.0.0.1\n\tskip_install_trust\n\thttp_port {proxy.http}\n\thttps_port {proxy.https}\n"
    file = folder / "Caddyfile"
    file.write_text((ROOT / "deploy" / "Caddyfile").read_text().replace("\tadmin off\n", f"\tadmin off\n{ports}"))
    known = {"SITE_HOST": "localhost", "SITE_UPSTREAMS": f"127.0.0.1:{upstream}", "XDG_DATA_HOME": str(proxy.data)}
    with proxy.log.open("wb") as written:
        command = ["caddy", "run", "--config", str(file), "--adapter", "caddyfile"]
        process = subprocess.Popen(
            command, env=os.environ | known | {"HOME": str(folder)}, stdout=written, stderr=written
        )
        try:
            until(proxy.is_there, why="Caddy did not start", seconds=60)
            yield proxy
        finally:
            process.terminate()
            process.wait(timeout=30)


def test_what_a_visitor_says_of_address_scheme_and_id_does_not_reach_the_site(tmp_path):
    mirror = HTTPServer(("127.0.0.1", 0), Mirror)
    threading.Thread(target=mirror.serve_forever, daemon=True).start()

    with proxy_to(mirror.server_port, tmp_path) as proxy:
        proxy.ask("GET", "/", **FORGED)
        sent = Mirror.seen.pop()
    mirror.shutdown()
    mirror.server_close()

    assert sent["x-forwarded-for"] == "127.0.0.1"
    assert sent["x-forwarded-proto"] == "https"
    assert sent["x-request-id"] != "of-the-visitor" and len(sent["x-request-id"]) == 36
    assert "forwarded" not in sent
    assert not [value for value in sent.values() if "6.6.6.6" in value or "evil" in value]


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """The site over TLS behind the proxy, and both logs."""
    folder = tmp_path_factory.mktemp("behind")
    known = {"HTTPS": "on", "ALLOWED_HOSTS": "localhost", "LOG_FORMAT": "json"}
    with (
        served(folder / "site.log", DATABASE_URL=f"sqlite:///{folder}/none.sqlite3", **known) as site,
        proxy_to(site.port, folder) as proxy,
    ):
        yield site, proxy


def test_plain_http_leads_to_https(behind):
    _, proxy = behind
    with closing(http.client.HTTPConnection("localhost", proxy.http, timeout=10)) as connection:
        connection.request("GET", "/decide/?coverage_start=2015-03-01")
        response = connection.getresponse()

    assert response.status == 308
    assert response.headers["Location"].startswith("https://localhost")


def test_a_letter_is_made_over_tls_with_a_secure_cookie(behind):
    _, proxy = behind
    form = proxy.ask("GET", "/letters/new/")
    cookie = form.headers["Set-Cookie"]
    token = cookie.partition("csrftoken=")[2].partition(";")[0]
    fields = "&".join(f"{name}={value}" for name, value in NEEDED.items()).replace("\n", "%0A").replace(" ", "+")

    letter = proxy.ask(
        "POST",
        "/letters/new/",
        f"csrfmiddlewaretoken={token}&{fields}",
        **{
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"csrftoken={token}",
            "Origin": f"https://localhost:{proxy.https}",
        },
    )

    assert "Secure" in cookie and "max-age=31536000" in form.headers["Strict-Transport-Security"]
    assert (letter.status, b"Ana Sample" in letter.body) == (200, True)


def test_the_id_that_the_proxy_gave_a_request_is_in_the_site_s_log(behind):
    site, proxy = behind
    answer = proxy.ask("GET", "/robots.txt", **FORGED)

    given = answer.headers["X-Request-ID"]
    assert given != "of-the-visitor"
    until(lambda: given in site.said, why="the site did not log the id")


def test_a_file_a_little_too_large_gets_the_site_s_sentence_and_one_far_too_large_is_cut_off(behind):
    _, proxy = behind
    statuses = []
    for size in (6 * 2**20 + 1, 8 * 2**20):
        try:
            statuses.append(proxy.ask("POST", "/letters/batch/", "x" * size, Origin="https://localhost").status)
        except OSError:  # the connection was closed while we were still sending
            statuses.append(413)

    assert statuses == [413, 413]


def test_while_the_site_is_away_the_proxy_waits_and_what_it_then_logs_quotes_nobody(tmp_path):
    with proxy_to(free_port(), tmp_path) as proxy:
        answer = proxy.ask("GET", f"/decide/?patient_name={CANARY}", Cookie=CANARY, Referer=f"https://x/?{CANARY}")

    assert answer.status == 502
    assert "http.log.error" in proxy.log.read_text()
    assert CANARY not in proxy.log.read_text()


def test_a_visitor_who_comes_while_the_site_starts_is_answered_when_it_is_there(tmp_path):
    port = free_port()
    with proxy_to(port, tmp_path) as proxy, ThreadPoolExecutor(1) as visitor:
        asked = visitor.submit(proxy.ask, "GET", "/")
        time.sleep(2)
        mirror = HTTPServer(("127.0.0.1", port), Mirror)
        threading.Thread(target=mirror.serve_forever, daemon=True).start()
        answer = asked.result(timeout=30)
        mirror.shutdown()
        mirror.server_close()

    assert answer.status == 204
