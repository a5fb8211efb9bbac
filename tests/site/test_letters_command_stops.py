"""`manage.py letters`, stopped in every way: given again, it goes on, and every row is made exactly once."""

import json
import os
import resource
import signal
import time
from pathlib import Path

import pytest

from tests.site.commanding import begun, children_of, files_in, given, lines_of, rows, until, written

ROWS = 60
ALL_ROWS = [str(number) for number in range(2, ROWS + 2)]
SMALLEST_LETTER = 10_000


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """Sixty rows, the last but one of them wrong."""
    requests = rows(ROWS)
    requests[-2]["accepts_rate"] = "no"
    return written(tmp_path_factory.mktemp("requests") / "requests.csv", requests)


def is_under_way(out: Path) -> bool:
    """Whether some rows are recorded as made."""
    return (out / "record.json").exists() and json.loads((out / "record.json").read_text())["made"] > 0


def finished_rows(out: Path) -> list[str]:
    return sorted((line["row"] for name in ("manifest", "errors") for line in lines_of(out / f"{name}.csv")), key=int)


def assert_whole(out: Path) -> None:
    """Every row was made or listed exactly once, and no file is there that the manifest does not name."""
    assert finished_rows(out) == ALL_ROWS
    assert [line["row"] for line in lines_of(out / "errors.csv")] == ["60"]
    assert sorted(line["file"] for line in lines_of(out / "manifest.csv")) == list(files_in(out))
    assert not (out / ".making").exists()


def is_gone(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    try:
        return state.read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_killed_midway_it_goes_on_and_makes_nothing_twice(file, tmp_path):
    out = tmp_path / "out"
    running = begun(file, out, "--workers", "1")
    until(lambda: is_under_way(out), running)
    running.kill()
    running.communicate()
    recorded = [line["file"] for line in lines_of(out / "manifest.csv")]
    before = {name: (out / name).stat().st_mtime_ns for name in recorded[:25]}
    assert len(recorded) < ROWS - 1

    ended = given(file, out, "--workers", "2")

    assert ended.returncode == 1
    assert_whole(out)
    assert {name: (out / name).stat().st_mtime_ns for name in recorded[:25]} == before


def test_what_a_killed_run_wrote_and_did_not_record_is_written_again_once(file, tmp_path):
    out = tmp_path / "out"
    running = begun(file, out, "--workers", "1")
    until(lambda: is_under_way(out), running)
    running.kill()
    running.communicate()
    with (out / "manifest.csv").open("a") as manifest:
        manifest.write("999,a line that was brok")
    (out / ".making").mkdir(exist_ok=True)
    (out / ".making" / "1-row-0030.pdf").write_bytes(b"half a letter")

    given(file, out)

    assert_whole(out)


def test_its_workers_end_with_it(file, tmp_path):
    running = begun(file, tmp_path / "out", "--workers", "2")
    until(lambda: is_under_way(tmp_path / "out"), running)
    workers = children_of(running.pid)

    running.kill()
    running.communicate()

    late = time.monotonic() + 60
    while not all(map(is_gone, workers)) and time.monotonic() < late:
        time.sleep(0.05)
    assert workers
    assert all(map(is_gone, workers))


def test_a_worker_that_is_killed_stops_the_run_and_costs_no_row(file, tmp_path):
    running = begun(file, tmp_path / "out", "--workers", "1")
    until(lambda: is_under_way(tmp_path / "out"), running)
    os.kill(children_of(running.pid)[0], signal.SIGKILL)
    _, complained = running.communicate(timeout=60)

    given(file, tmp_path / "out")

    assert running.returncode == 2
    assert "Give the same command again" in complained
    assert_whole(tmp_path / "out")


def test_a_full_disk_stops_the_run_and_costs_no_row(file, tmp_path):
    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (SMALLEST_LETTER, SMALLEST_LETTER))

    stopped = given(file, tmp_path / "out", preexec_fn=small_disk)

    assert stopped.returncode == 2
    assert not (tmp_path / "out" / "errors.csv").exists()
    given(file, tmp_path / "out")
    assert_whole(tmp_path / "out")


def as_at_a_keyboard() -> None:
    """A shell has what runs in its background ignore the keyboard; the tests may run so."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_interrupted_from_the_keyboard_it_says_how_to_go_on(file, tmp_path):
    running = begun(file, tmp_path / "out", start_new_session=True, preexec_fn=as_at_a_keyboard)
    until(lambda: is_under_way(tmp_path / "out"), running)
    os.killpg(running.pid, signal.SIGINT)
    _, complained = running.communicate(timeout=60)

    given(file, tmp_path / "out")

    assert running.returncode == 130
    assert complained.splitlines()[-1] == "CommandError: Stopped. Give the same command again to go on."
    assert "Traceback" not in complained
    assert_whole(tmp_path / "out")


def test_two_runs_never_make_the_same_rows_at_the_same_time(file, tmp_path):
    running = begun(file, tmp_path / "out", "--workers", "1")
    until(lambda: is_under_way(tmp_path / "out"), running)

    running.send_signal(signal.SIGSTOP)
    second = given(file, tmp_path / "out")
    running.send_signal(signal.SIGCONT)
    running.communicate(timeout=60)

    assert second.returncode == 2
    assert "Another run is at work" in second.stderr
    assert_whole(tmp_path / "out")
