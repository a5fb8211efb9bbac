"""A backup of SQLite is a database of one file, copied while the site may go on writing."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from django.core.management.base import CommandError
from django.db import connection

BEGINNING = b"SQLite format 3\x00"
SECONDS_TO_WAIT = 10


def write(path: Path) -> None:
    """A whole copy of the database stands in the file, and was read through."""
    connection.ensure_connection()
    try:
        with closing(sqlite3.connect(path)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")  # a copy that fails is thrown away
            connection.connection.backup(copy, progress=give_up_after(SECONDS_TO_WAIT))
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, whatever the original has beside it
            require_whole(copy, path)
    except sqlite3.Error as error:
        raise CommandError(f"The backup was not written: {error}.") from None


def check(path: Path) -> None:
    """The file is a whole backup of this site's SQLite database."""
    with path.open("rb") as file:
        if file.read(len(BEGINNING)) != BEGINNING:
            raise CommandError(f"{path} is not a backup of an SQLite database, which DATABASE_URL names.")
    try:
        with closing(opened(path)) as backup:
            require_whole(backup, path)
    except sqlite3.Error as error:
        raise CommandError(f"{path} cannot be read: {error}.") from None


def restore(path: Path) -> None:
    """The database is what the file holds. When anything fails it is what it was."""
    connection.ensure_connection()
    try:
        with closing(opened(path)) as backup:
            backup.backup(connection.connection, progress=give_up_after(SECONDS_TO_WAIT))
    except sqlite3.Error as error:
        raise CommandError(f"Nothing was restored: {error}.") from None
    connection.close()


def opened(path: Path) -> sqlite3.Connection:
    """The backup, to be read only: nothing is written beside it either."""
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)


def require_whole(database: sqlite3.Connection, path: Path) -> None:
    if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise CommandError(f"{path} is damaged.")
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"django_migrations", "guidance_contact"} <= tables:
        raise CommandError(f"{path} is a database, but not one of this site.")


def give_up_after(seconds: float):
    """Called while a copy is made; ends it when somebody else has kept the database locked for so long."""
    until = time.monotonic() + seconds

    def progress(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise CommandError("The database is in use. Stop the site, and give the command again.")

    return progress
