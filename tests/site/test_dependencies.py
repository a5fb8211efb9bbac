"""What is installed is what was chosen: every version stands in a lock with the hashes of its files."""

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from subprocess import run

import pytest
from django.conf import settings

BASE = settings.BASE_DIR
AUDIT = BASE / "dependencies" / "audit.py"
LISTS = {
    "requirements.txt": "requirements.lock",
    "requirements-dev.txt": "requirements-dev.lock",
    "requirements-audit.txt": "requirements-audit.lock",
    "bench/requirements.txt": "bench/requirements.lock",
    "fuzz/requirements.txt": "fuzz/requirements.lock",
}
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[a-z0-9,]+\])?==([^\s;\\]+)", re.MULTILINE)
SAFE = {"dependencies": [{"name": "safe", "version": "1.0", "vulns": []}]}
VULNERABLE = {"dependencies": [{"name": "old", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1"}]}]}
SILENT = {"dependencies": [{"name": "unknown", "skip_reason": "Dependency not found and could not be audited"}]}


def pinned(name: str) -> dict[str, str]:
    """Every name of the file with its version, the name as registries compare it."""
    found = PIN.findall((BASE / name).read_text())
    return {re.sub(r"[-_.]+", "-", part).lower(): version for part, version in found}


def audit():
    spec = spec_from_file_location("audit", AUDIT)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("chosen", "lock"), LISTS.items())
def test_what_was_chosen_stands_in_the_lock_with_the_same_version(chosen, lock):
    wanted = pinned(chosen)

    assert wanted
    assert {name: pinned(lock).get(name) for name in wanted} == wanted


@pytest.mark.parametrize("chosen", LISTS)
def test_every_line_of_a_short_list_names_one_version_and_its_reason(chosen):
    lines = [line for line in (BASE / chosen).read_text().splitlines() if line and not line.startswith(("#", "-r "))]

    assert len(lines) == len(pinned(chosen))
    assert [line for line in lines if not line.partition("# ")[2]] == []


@pytest.mark.parametrize("lock", LISTS.values())
def test_every_version_in_a_lock_has_the_hashes_of_its_files(lock):
    entries = re.split(r"\n(?=\S)", (BASE / lock).read_text())
    entries = [entry for entry in entries if not entry.startswith("#")]

    assert len(entries) == len(pinned(lock))
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []


@pytest.mark.parametrize("lock", LISTS.values())
def test_a_lock_names_no_address_to_take_files_from(lock):
    text = (BASE / lock).read_text()

    assert [word for word in ("://", "--index-url", "--extra-index-url", "--find-links", " @ ") if word in text] == []


@pytest.mark.parametrize("lock", ["requirements-dev.lock", "bench/requirements.lock", "fuzz/requirements.lock"])
def test_what_is_tested_and_measured_is_what_runs(lock):
    running = pinned("requirements.lock")

    assert {name: pinned(lock).get(name) for name in running} == running


def test_only_what_stands_in_a_lock_is_installed():
    makefile = (BASE / "Makefile").read_text()
    installs = [line for line in makefile.splitlines() if "pip install" in line]

    assert installs
    assert [line for line in installs if line.count("pip install") != line.count("--require-hashes")] == []
    assert re.findall(r"call INSTALL,([^,)]+)", makefile) == [
        *("requirements.lock", "requirements-dev.lock", "bench/requirements.lock"),
        *("fuzz/requirements.lock", "requirements-audit.lock"),
    ]


@pytest.mark.parametrize(
    ("report", "says"),
    [
        pytest.param({}, "not run. The advisory database did not answer.", id="nothing came back"),
        pytest.param(SILENT, "not run. The advisory database did not answer.", id="it knew none of them"),
        pytest.param(SAFE, "1 versions asked about, 0 with a known vulnerability.", id="nothing known"),
        pytest.param(VULNERABLE, "old 1.0: PYSEC-2026-1", id="something known"),
        pytest.param(
            {"dependencies": SAFE["dependencies"] + SILENT["dependencies"]},
            "No answer about 1: unknown.",
            id="it knew some of them",
        ),
    ],
)
def test_the_audit_says_what_it_found_and_never_takes_silence_for_safety(report, says):
    assert says in audit().said("a.lock", report)


@pytest.mark.parametrize(
    ("reports", "ends_with"),
    [([SAFE, {}], 0), ([SILENT], 0), ([SAFE, VULNERABLE], 1), ([VULNERABLE, {}], 1)],
)
def test_the_audit_fails_on_a_known_vulnerability_and_on_nothing_else(reports, ends_with):
    assert audit().ends_with(reports) == ends_with


def test_without_its_tool_the_audit_fails_and_says_what_to_do():
    done = run([sys.executable, "-I", AUDIT, "requirements.lock"], capture_output=True, text=True, check=False)

    assert (done.returncode, "`make audit` installs it" in done.stderr) == (2, True)
