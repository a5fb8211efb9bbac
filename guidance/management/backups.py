"""Backups of the site's database as files: what holds for every kind of database."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from guidance.management import postgres_backups, sqlite_backups
from guidance.models import Contact, Correction, LinkCount
from guidance.readiness import known_migrations, missing_migrations

COUNTED = {"contacts": Contact, "corrections": Correction, "link counts": LinkCount, "users": User}
KINDS = {"sqlite": sqlite_backups, "postgresql": postgres_backups}


def kind_of_database():
    """How backups of the database in use are made and read."""
    if connection.vendor not in KINDS:
        raise CommandError("Backups are made of SQLite and PostgreSQL only.")
    return KINDS[connection.vendor]


@contextmanager
def complete_or_absent(path: Path) -> Iterator[Path]:
    """A file beside it to write to. It takes the path when all of it is on the disk; when anything fails it is gone."""
    if path.exists():
        raise CommandError(f"{path} exists, and a backup is never written over another. Choose a new name.")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent)
        os.close(handle)  # made for its owner alone
    except OSError as error:
        raise CommandError(f"Nothing can be written to {path.parent}: {error.strerror}.") from None
    try:
        yield Path(name)
        keep(Path(name), path)
    except OSError as error:
        raise CommandError(f"The backup was not written: {error.strerror}.") from None
    finally:
        Path(name).unlink(missing_ok=True)


def keep(written: Path, path: Path) -> None:
    """The file stands at the path, and a power failure does not change that."""
    to_the_disk(written)
    written.rename(path)
    with suppress(OSError):  # not every file system can do this to a folder
        to_the_disk(path.parent)


def to_the_disk(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def database_at_hand() -> Iterator[None]:
    """A database that does not answer is told in a sentence."""
    try:
        yield
    except DatabaseError as error:
        raise CommandError(f"The database does not answer: {str(error).strip()}") from None


def has_tables() -> bool:
    return bool(connection.introspection.table_names())


def what_is_there() -> str:
    """What the database holds, as in "31 contacts, 2 corrections"."""
    tables = set(connection.introspection.table_names())
    known = {name: model for name, model in COUNTED.items() if model._meta.db_table in tables}
    return ", ".join(f"{name}: {model.objects.count()}" for name, model in known.items()) or "nothing of this site"


def what_to_do_next() -> str:
    """What an operator must do before this version of the site can use the database."""
    if set(MigrationRecorder(connection).applied_migrations()) - known_migrations():
        return "The backup is of a newer version of the site. Run that version, or one after it."
    if missing_migrations():
        return "The backup is of an older version of the site. Now run: manage.py migrate"
    return "The site can use it as it is."
