"""A copy of the site as a deploy leaves it, gunicorn serving it with its own configuration, and what it answers."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("calmediconnect_site", "guidance", "static", "templates", "manage.py")
TOKEN = "t" * 32
STARTING, STOPPING = 60, 10  # seconds


def deployed(folder: Path, static: str) -> Path:
    """The site in a folder of its own, with its static files; everybody may read it."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    shutil.copytree(static, folder / "staticfiles", dirs_exist_ok=True)
    folder.chmod(0o755)
    return folder


def environment(**more: str) -> dict[str, str]:
    """What an operator sets, and nothing of what the tests set."""
    known = {"PATH": os.environ["PATH"], "SECRET_KEY": "only-for-tests-" + "x" * 50, "HTTPS": "off", "WORKERS": "2"}
    return known | {"ALLOWED_HOSTS": "127.0.0.1", "PYTHONDONTWRITEBYTECODE": "1", **more}


def managed(tree: Path, *command: str, **variables: str) -> str:
    """What a command of manage.py printed. It must end well."""
    run = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=tree,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the server answered, and how long that took."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes
    seconds: float

    @cached_property
    def text(self) -> str:
        return self.content.decode()


@dataclass(frozen=True, kw_only=True)
class Site:
    """The site as it is served."""

    port: int
    process: subprocess.Popen
    log: Path

    def ask(self, path: str, fields: Mapping[str, str] | None = None, *, within: float = 30) -> Answer:
        """The answer to a page, or to a form sent with its protection. No part of it may take longer than `within`."""
        began = time.monotonic()
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=within)) as connection:
            connection.request(*request_of(path, fields))
            with connection.getresponse() as response:
                content = response.read()
        seconds = time.monotonic() - began
        return Answer(status_code=response.status, headers=response.headers, content=content, seconds=seconds)

    def workers(self) -> list[int]:
        pid = self.process.pid
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def request_of(path: str, fields: Mapping[str, str] | None) -> tuple:
    if fields is None:
        return ("GET", path)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={TOKEN}"}
    return ("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **fields}), headers)


@contextmanager
def serving(tree: Path, log: Path, *options: str, **how) -> Iterator[Site]:
    """The site, answering. It is stopped at the end, with every process that it began, whatever happens.

    `variables` are set for it, and it is begun `under` another command; all else says how the process is begun.
    """
    port = free_port()
    process = begun(tree, log, "--bind", f"127.0.0.1:{port}", *options, **how)
    try:
        until(lambda: answers(port), process)
        yield Site(port=port, process=process, log=log)
    finally:
        stop(process)


def begun(
    tree: Path, log: Path, *options: str, variables: Mapping[str, str] | None = None, under: Sequence[str] = (), **how
) -> subprocess.Popen:
    """gunicorn with the site's own configuration, in a process group of its own."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "calmediconnect_site.wsgi",
        "--config",
        "calmediconnect_site/gunicorn.py",
    ]
    with log.open("wb") as written:
        return subprocess.Popen(
            [*under, *command, *options],
            **{"cwd": tree, "stdout": written, "stderr": written, "start_new_session": True}
            | {"env": environment(**(variables or {}))}
            | how,
        )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def answers(port: int) -> bool:
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
    except OSError:
        return False


def until(holds: Callable[[], bool], process: subprocess.Popen | None = None, *, seconds: float = STARTING) -> None:
    """Waits until it holds, but not for ever; the process must not end before."""
    late = time.monotonic() + seconds
    while not holds():
        assert process is None or process.poll() is None, "It ended before."
        assert time.monotonic() < late, "It did not come to hold in time."
        time.sleep(0.05)


def stop(process: subprocess.Popen) -> None:
    """No process of its group is left."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=STOPPING)
    except subprocess.TimeoutExpired:
        pass
    finally:
        end_group(process)


def end_group(process: subprocess.Popen) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait(timeout=STOPPING)
