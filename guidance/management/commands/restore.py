"""`manage.py restore FILE`: the database as it was when `manage.py backup` wrote the file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from guidance.management.backups import (
    database_at_hand,
    has_tables,
    kind_of_database,
    what_is_there,
    what_to_do_next,
)


class Command(BaseCommand):
    help = "Restores a file that backup wrote. Stop the site first. Either all of it is restored or nothing changes."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--replace", action="store_true", help="Delete what the database holds now.")

    @database_at_hand()
    def handle(self, *args, file, replace, **options):
        kind = kind_of_database()
        try:
            kind.check(file)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        if has_tables() and not replace:
            raise CommandError(
                f"The database is not empty ({what_is_there()}). Nothing was changed. "
                "Give --replace to delete what it holds."
            )
        kind.restore(file)
        self.stdout.write(f"Restored {file}. {what_is_there()}.\n{what_to_do_next()}")
