"""The site under gunicorn with its own configuration, on a port of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR


@dataclass(frozen=True, kw_only=True)
class Served:
    port: int
    process: subprocess.Popen
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text()


def environment(**changes: str) -> dict[str, str]:
    """What the site is started with: a test's settings, and these."""
    return os.environ | {"PYTHONPATH": str(ROOT), "STATIC_FILES": settings.STATIC_ROOT} | changes


@contextmanager
def served(log: Path, *options: str, app: str = "tests.servers.site", **variables: str):
    """The site, or another application, answering. It is stopped at the end, if it is not by then."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config = ROOT / "calmediconnect_site" / "gunicorn.py"
    command = [sys.executable, "-m", "gunicorn", app, "--config", str(config)]
    with log.open("wb") as written:
        process = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{port}", *options],
            cwd=ROOT,
            env=environment(**variables),
            stdout=written,
            stderr=written,
        )
        try:
            until(lambda: can_connect(port), why="gunicorn did not start")
            yield Served(port=port, process=process, log=log)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def can_connect(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def until(holds, *, why: str, seconds: int = 30) -> None:
    """Waits until it holds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            pytest.fail(f"{why} within {seconds} seconds.")
        time.sleep(0.05)


def manage(*arguments: str, **how) -> subprocess.CompletedProcess:
    """`manage.py` with these arguments, ended."""
    variables = how.pop("variables", {})
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **how,
    )


def with_tables(url: str) -> str:
    """The database with its tables in place and the phone book filled."""
    for command in (("migrate", "-v0"), ("load_directory",)):
        ended = manage(*command, variables={"DATABASE_URL": url})
        assert ended.returncode == 0, ended.stderr
    return url
