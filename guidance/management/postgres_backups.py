"""A backup of PostgreSQL is an archive of pg_dump, which pg_restore reads."""

import os
import shutil
import subprocess
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection

BEGINNING = b"PGDMP"
AS_ANYBODY = ("--no-owner", "--no-privileges")  # the restored database may belong to another user
# A site that goes on running may hold a table. Better a sentence than to wait for ever.
PATIENCE = "-c lock_timeout=30s"


def write(path: Path) -> None:
    """An archive of the whole database stands in the file, and was read through."""
    connected("pg_dump", "--format=custom", *AS_ANYBODY, "--file", str(path), failed="The backup was not written")
    script_of(path)


def check(path: Path) -> None:
    """The file is a whole backup of this site's PostgreSQL database."""
    with path.open("rb") as file:
        if file.read(len(BEGINNING)) != BEGINNING:
            raise CommandError(f"{path} is not a backup of a PostgreSQL database, which DATABASE_URL names.")
    contents = said("pg_restore", "--list", str(path), failed=f"{path} cannot be read").decode()
    kept = {line.split(" TABLE DATA ")[1].split()[1] for line in contents.splitlines() if " TABLE DATA " in line}
    if not {"django_migrations", "guidance_contact"} <= kept:
        raise CommandError(f"{path} is a backup of a database, but not of one of this site.")
    script_of(path)


def restore(path: Path) -> None:
    """The database is what the file holds. When anything fails it is what it was."""
    script = script_of(path)
    quoted = [connection.ops.quote_name(table) for table in connection.introspection.table_names()]
    empty = f"DROP TABLE {', '.join(quoted)} CASCADE" if quoted else "SELECT 1"
    connection.close()
    one = ("--single-transaction", "--set", "ON_ERROR_STOP=1", "--no-psqlrc", "--quiet", "--output", os.devnull)
    connected("psql", *one, "--command", empty, "--file", "-", given=script, failed="Nothing was restored")


def script_of(path: Path) -> bytes:
    """The whole archive as commands: one that is cut short or damaged does not come to its end."""
    return said("pg_restore", *AS_ANYBODY, "--file", "-", str(path), failed=f"{path} cannot be read")


def connected(program: str, *arguments: str, failed: str, given: bytes | None = None) -> None:
    """The program has done its work on the site's database."""
    command, secrets = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    said(program, *command[1:-1], "--dbname", command[-1], *arguments, failed=failed, given=given, known=secrets)


def said(program: str, *arguments: str, failed: str, given: bytes | None = None, known: dict | None = None) -> bytes:
    """What the program printed. The password is in its environment, which only its owner can read."""
    if shutil.which(program) is None:
        raise CommandError(f"{failed}: {program} is not installed. It is in PostgreSQL's client package.")
    ended = subprocess.run(
        [program, *arguments],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        env=os.environ | {"PGOPTIONS": PATIENCE} | (known or {}),
        check=False,
    )
    if ended.returncode:
        reason = ended.stderr.decode(errors="replace").strip().splitlines() or [f"{program} was ended by the system"]
        raise CommandError(f"{failed}: {reason[0]}")
    return ended.stdout
