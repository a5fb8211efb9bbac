"""`manage.py letters` on a disk that takes nothing more: a plain sentence, and the same command goes on later."""

import subprocess
import sys

import pytest

from tests.faults.confining import LIKE_ANYBODY, READ_ONLY, may_mount, small_disk
from tests.faults.conftest import missing
from tests.faults.serving import environment
from tests.site.commanding import files_in, lines_of, rows, written

ROWS = 20
ALL_ROWS = [str(number) for number in range(2, ROWS + 2)]


@pytest.fixture
def file(folder):
    return written(folder / "requests.csv", rows(ROWS))


def letters(tree, file, out, *, under=(), then: str = "") -> subprocess.CompletedProcess:
    """The command under another one; `then` is a line of shell that runs after it, under the same."""
    command = [sys.executable, "manage.py", "letters", str(file), "--out", str(out), "--workers", "1"]
    shell = ["sh", "-c", f'"$@"; ended=$?; {then}\nexit $ended', "sh"] if then else []
    return subprocess.run(
        [*under, *shell, *command],
        cwd=tree,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def last_line(ended: subprocess.CompletedProcess) -> str:
    assert "Traceback" not in ended.stderr
    return ended.stderr.splitlines()[-1]


def assert_whole(out) -> None:
    assert sorted((line["row"] for line in lines_of(out / "manifest.csv")), key=int) == ALL_ROWS
    assert sorted(line["file"] for line in lines_of(out / "manifest.csv")) == list(files_in(out))


def test_a_full_disk_is_said_in_a_sentence_and_the_command_goes_on_once_there_is_room(tree, folder, file):
    if not may_mount():
        missing("This user cannot mount a small disk.")
    out, kept = folder / "out", folder / "kept"
    out.mkdir()

    # What the small disk held is carried to a larger one, as an operator would: the small one ends with the command.
    ended = letters(tree, file, out, under=small_disk(out, 300), then=f'cp -a "{out}" "{kept}"')

    assert ended.returncode == 2
    assert "No space left on device" in last_line(ended)
    assert "give the same command again" in last_line(ended)
    made = files_in(kept)
    assert 0 < len(made) < ROWS
    assert letters(tree, file, kept).returncode == 0
    assert_whole(kept)


def test_a_read_only_disk_is_said_in_a_sentence_before_anything_is_made(tree, folder, file):
    if not may_mount():
        missing("This user cannot mount a disk read-only.")

    ended = letters(tree, file, folder / "out", under=READ_ONLY)

    assert ended.returncode == 2
    assert "Read-only file system" in last_line(ended)
    assert not (folder / "out").exists()


def test_a_folder_that_may_not_be_written_to_is_said_in_a_sentence_and_filled_once_it_may(tree, folder, file):
    out = folder / "out"
    out.mkdir(mode=0o500)

    ended = letters(tree, file, out, under=LIKE_ANYBODY)
    out.chmod(0o700)

    assert ended.returncode == 2
    assert "Permission denied" in last_line(ended)
    assert letters(tree, file, out, under=LIKE_ANYBODY).returncode == 0
    assert_whole(out)
