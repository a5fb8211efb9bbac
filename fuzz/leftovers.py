"""What lies in the database and on the disk when everything has been tried."""

from pathlib import Path

from django.apps import apps
from django.db import connection

from fuzz.canary import holds


def left_in_database(keeps: tuple[str, ...]) -> list[str]:
    """A sentence for each table that holds something typed, but for those that are meant to."""
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.db_table not in keeps]
    return [f"Something typed lies in the table {table}." for table in tables if holds(repr(rows_of(table)))]


def rows_of(table: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return cursor.fetchall()


def left_on_disk(folder: Path) -> list[str]:
    """A sentence for each file in the folder that holds something typed."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [f"Something typed lies in {path.name}." for path in files if holds(path.read_bytes().decode("latin-1"))]
