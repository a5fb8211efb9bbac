"""A deploy brings a content file that is broken: the new version says so and does not start; the old one goes on."""

import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.faults.serving import STARTING, begun, end_group, environment, free_port, serving, until
from tests.site.reading import page_of

FILE = "guidance/content/glossary.toml"
# What is wrong, and the sentence that names the file and the place in it.
BROKEN = {
    "not TOML": ("\nnonsense = = 1\n", "glossary.toml: cannot be read: Invalid value (at line {line}, column 12)."),
    "an unknown key": ("\n[[term]]\nnonsense = 1\n", "glossary.toml: "),
}


@pytest.fixture
def release(tree, folder):
    """A copy of the deployed site, which the test breaks."""
    copy = shutil.copytree(tree, folder / "site")
    copy.chmod(0o755)
    return copy


def break_content(release, how: str) -> str:
    """Breaks the file, and returns the sentence that must be said of it."""
    text, sentence = BROKEN[how]
    path = release / FILE
    line = path.read_text().count("\n") + 2
    path.write_text(path.read_text() + text)
    return sentence.format(line=line)


def version_of(site) -> str:
    foot = page_of(site.ask("/")).one("footer").text
    return foot.partition("version ")[2].split(".")[0]


@pytest.mark.parametrize("how", BROKEN)
def test_the_new_process_ends_with_a_sentence_that_names_the_file_and_takes_no_port(how, release, folder):
    sentence = break_content(release, how)

    process = begun(release, folder / "log", "--bind", f"127.0.0.1:{free_port()}")
    try:
        process.wait(timeout=STARTING)
    finally:
        end_group(process)

    said = (folder / "log").read_text()
    assert process.returncode == 1
    assert "The site does not start, because its content is wrong." in said
    assert sentence in said
    assert "Traceback" not in said and "Listening at" not in said


def test_a_command_that_checks_the_release_says_the_same(release):
    sentence = break_content(release, "not TOML")

    command = [sys.executable, "manage.py", "check"]
    checked = subprocess.run(
        command, cwd=release, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )

    assert checked.returncode == 1
    assert sentence in checked.stderr


def test_after_a_hangup_the_old_version_goes_on(release, folder):
    with serving(release, folder / "log") as site:
        version, before = version_of(site), site.workers()
        break_content(release, "not TOML")
        site.process.send_signal(signal.SIGHUP)
        until(lambda: len(site.workers()) == 2 and not set(site.workers()) & set(before))

        assert version_of(site) == version
        assert site.ask("/guides/glossary/").status_code == 200


def test_a_second_master_that_cannot_start_leaves_the_old_one_serving_and_a_right_one_takes_over(release, folder):
    with serving(release, folder / "log", "--pid", str(folder / "pid")) as site:
        whole, version = (release / FILE).read_text(), version_of(site)
        sentence = break_content(release, "not TOML")
        site.process.send_signal(signal.SIGUSR2)
        until(lambda: sentence in site.log.read_text())
        until(lambda: not (folder / "pid.2").exists())
        old = version_of(site)

        (release / FILE).write_text(whole + "\n# corrected\n")
        time.sleep(1)
        site.process.send_signal(signal.SIGUSR2)
        until(lambda: version_of(site) != version)

    assert old == version
