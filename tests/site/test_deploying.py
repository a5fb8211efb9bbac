"""The files for a server name only what exists, and every setting is told to the operator."""

import ast
import re
import shlex
from pathlib import Path

import pytest
import yaml
from django.conf import settings

ROOT = settings.BASE_DIR
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
CONTAINERFILE = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ")
CODE = [ROOT / "manage.py", *(ROOT / "calmediconnect_site").rglob("*.py"), *(ROOT / "guidance").rglob("*.py")]
OURS = [name for name, service in COMPOSE["services"].items() if service["image"] == "calmediconnect-guide"]


def variables_read(path: Path) -> set[str]:
    """The environment variables that a module asks for by name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            found.add(node.slice)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("os.environ.get", "os.getenv", "required"):
            found.add(node.args[0])
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "dj_database_url.config":
            found.add(ast.Constant("DATABASE_URL"))
    return {name.value for name in found if isinstance(name, ast.Constant)}


def every_variable() -> set[str]:
    return set().union(*map(variables_read, CODE))


def variables_in_the_table() -> list[str]:
    section = (ROOT / "docs" / "operate.md").read_text().partition("\n## Settings\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([A-Z_]+)` \|", section, re.MULTILINE)


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} (.*)$", CONTAINERFILE, re.MULTILINE)


def test_the_table_of_settings_has_every_variable_that_the_code_reads_once_and_no_other():
    assert sorted(variables_in_the_table()) == sorted(every_variable())
    assert {"SECRET_KEY", "DATABASE_URL", "WORKERS", "HTTPS"} <= every_variable()


KNOWN_WAYS = re.compile(
    r"os\.environ("
    r"\.(get|setdefault)\(\"[A-Z_]+\"|\[\"[A-Z_]+\"\]"  # a name that it knows
    r"| \| \{"  # all of it, handed on to a program
    r"|\.get\(name, \"\"\))"  # `required` in the settings, whose own calls are read
)


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_the_code_asks_for_no_variable_in_a_way_that_the_table_would_miss(path):
    code = path.read_text()

    assert code.count("os.environ") == len(KNOWN_WAYS.findall(code))
    assert "getenv" not in code and "from os import" not in code


@pytest.mark.parametrize("service", OURS)
def test_the_site_s_containers_are_given_only_variables_that_the_site_reads_and_all_that_it_needs(service):
    given = set(COMPOSE["services"][service]["environment"])

    assert given <= every_variable()
    assert {"SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "SITE_URL"} <= given
    assert "HTTPS" not in given  # on unless it is turned off


@pytest.mark.parametrize("service", [*OURS, "proxy"])
def test_a_container_has_a_read_only_disk_and_no_privileges(service):
    parts = COMPOSE["services"][service]

    assert parts["read_only"] is True
    assert parts["cap_drop"] == ["ALL"]
    assert parts["security_opt"] == ["no-new-privileges:true"]


def test_only_the_proxy_is_reached_from_outside():
    reached = [name for name, service in COMPOSE["services"].items() if "ports" in service]

    assert reached == ["proxy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_every_file_and_volume_that_the_compose_file_names_exists():
    mounts = [mount.split(":") for each in COMPOSE["services"].values() for mount in each.get("volumes", [])]
    files = [source for source, *_ in mounts if source.startswith(".")]
    named = {source for source, *_ in mounts if not source.startswith(".")}
    build = COMPOSE["services"]["site"]["build"]

    assert files and all((DEPLOY / file).is_file() for file in files)
    assert named == set(COMPOSE["volumes"])
    assert ((DEPLOY / build["context"]) / build["dockerfile"]).resolve() == DEPLOY / "Containerfile"


def test_every_variable_that_the_compose_file_takes_is_in_the_example():
    taken = set(re.findall(r"\$\{([A-Z_]+)", (DEPLOY / "compose.yaml").read_text()))
    offered = set(re.findall(r"^([A-Z_]+)=", (DEPLOY / "example.env").read_text(), re.MULTILINE))

    assert taken == offered
    assert "DRAIN_SECONDS" not in taken  # with one site there is nobody else to send visitors to


def test_the_proxy_knows_the_variables_that_its_configuration_takes():
    taken = set(re.findall(r"\{\$([A-Z_]+)\}", (DEPLOY / "Caddyfile").read_text()))

    assert taken <= set(COMPOSE["services"]["proxy"]["environment"])


def test_everything_that_is_copied_into_the_image_exists_and_is_not_ignored():
    copied = [shlex.split(line)[:-1] for line in instructions("COPY") if not line.startswith("--from")]
    kept = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] == "!"}
    names = {name for line in copied for name in line}

    assert names == kept
    assert all((ROOT / name).exists() for name in names)


def test_the_image_runs_as_nobody_in_particular_checks_its_content_and_keeps_no_build_tools():
    last = CONTAINERFILE.rpartition("\nFROM ")[2]

    assert instructions("USER") == ["10001:10001"] and "USER" in last
    assert "manage.py check " in CONTAINERFILE and "collectstatic" in CONTAINERFILE
    assert "pip uninstall --yes pip" in last and "--without-pip" in CONTAINERFILE
    assert not re.search(r"gcc|build-essential|pip install", last)
    assert not [line for line in instructions("ENV") if "KEY" in line]
    (asked,) = instructions("HEALTHCHECK")
    assert (ROOT / re.search(r"deploy/\w+\.py", asked).group()).is_file()


def test_the_command_of_the_image_is_how_the_manual_starts_the_site():
    (command,) = instructions("CMD")

    started = " ".join(ast.literal_eval(command)).partition(" --bind")[0]

    assert started in (ROOT / "docs" / "operate.md").read_text()
    assert (ROOT / ast.literal_eval(command)[3]).is_file()


def test_the_container_is_given_longer_to_stop_than_the_server_takes():
    config = (ROOT / "calmediconnect_site" / "gunicorn.py").read_text()
    seconds = int(re.search(r"^graceful_timeout = (\d+)", config, re.MULTILINE).group(1))

    assert int(COMPOSE["services"]["site"]["stop_grace_period"].removesuffix("s")) > seconds
