"""`manage.py backup FILE`: the whole database into one file, while the site runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from guidance.management.backups import (
    complete_or_absent,
    database_at_hand,
    has_tables,
    kind_of_database,
    what_is_there,
)


class Command(BaseCommand):
    help = "Writes the whole database into a new file that its owner alone can read. Either all of it or no file."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")

    @database_at_hand()
    def handle(self, *args, file, **options):
        if not has_tables():
            raise CommandError("The database has no tables, so there is nothing to keep. Is DATABASE_URL set?")
        held = what_is_there()
        with complete_or_absent(file) as partial:
            kind_of_database().write(partial)
        self.stdout.write(f"Wrote {file}, {file.stat().st_size:,} bytes. {held}.")
