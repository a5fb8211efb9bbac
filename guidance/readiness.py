"""Whether this process should be sent visitors."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from guidance.content_loader import content
from guidance.stopping import is_stopping


def why_not_ready() -> str:
    """Why nobody should be sent here now, in a few words; "" where all is well."""
    content()
    if is_stopping():
        return "stopping"
    try:
        missing = missing_migrations()
    except DatabaseError:
        return "the database does not answer"
    return f"{len(missing)} migrations are missing" if missing else ""


def missing_migrations() -> set[tuple[str, str]]:
    """The changes to the tables that this version of the site needs and the database has not seen."""
    return known_migrations() - set(MigrationRecorder(connection).applied_migrations())


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Every migration of this version, each by its app and name."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
