"""`manage.py letters`: a file of requests into a folder of letters, one file a row, on every core."""

import argparse
import os
import re
import sys
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from guidance.bulk.folder import Folder, RefusedError
from guidance.bulk.making import Making
from guidance.bulk.progress import Progress
from guidance.bulk.record import Order, Record, date_of, taken_up
from guidance.bulk.running import RowRange, Run, columns_not_read, fingerprint, rows_of
from guidance.bulk.workers import WorkerLostError
from guidance.content_loader import content
from guidance.domain.letters import Part
from guidance.forms.dates import parse_day
from guidance.forms.file_kinds import UnreadableFileError
from guidance.rendering.formats import FORMATS

SOME_FAILED, NOT_FINISHED, INTERRUPTED = 1, 2, 130
LOST = (
    "A process that makes letters was ended from outside, perhaps for lack of memory. Give the same command again to "
    "go on; if this happens again, with fewer --workers."
)
ABOUT = "Makes the letters of a CSV file in DIR: one file a row, on every core."
MORE = """\
The columns are the fields of the letter form. Row 2 becomes molina/row-0002-ref-4711.pdf: the plan, the row, the
clinic's reference, and never a name. Rows are numbered as a spreadsheet shows them; row 1 has the names of the columns.
The template's example row is left out.

DIR also gets manifest.csv, which lists each file with the days that follow from it, and, where a row could not be made,
errors.csv: row, column, problem. The other letters are made all the same, and the command ends with 1. It ends with 2
where nothing could be begun or the work was broken off.

However it was stopped, the same command goes on from there: no letter is made twice and none is left out. A file,
option, or content that has changed since is refused. Corrected rows go into a file and a folder of their own.

The letters go to the fax and address in the file. The site's phone book is not asked, and no database is needed.
"""


class Command(BaseCommand):
    help = ABOUT

    def create_parser(self, *args, **kwargs):
        return super().create_parser(*args, epilog=MORE, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser):
        parts = [part.value for part in Part]
        rows = "Only these rows, both included. Runs of other rows may fill DIR too: see manifest-2-25000.csv."
        dated = "For rows without a letter_date; else they take the day on which DIR was begun."
        parser.add_argument("file", metavar="IN.csv", type=Path)
        parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="Made if missing, for you alone.")
        parser.add_argument("--format", choices=sorted(FORMATS), default="pdf")
        parser.add_argument("--part", choices=parts, default=Part.REQUEST.value)
        parser.add_argument("--rows", metavar="2-25000", type=row_range, default=RowRange(), help=rows)
        parser.add_argument("--letter-date", metavar="DAY", type=day, help=dated)
        parser.add_argument(
            "--workers", metavar="N", type=count, default=cores(), help="Processes; one a core if not said."
        )

    def handle(self, *args, **options):
        folder = Folder(path=options["out"], rows=options["rows"].name)
        try:
            record = make(
                folder, **{name: options[name] for name in ("file", "rows", "format", "part", "letter_date", "workers")}
            )
        except (RefusedError, UnreadableFileError) as error:
            raise CommandError(str(error), returncode=NOT_FINISHED) from None
        except OSError as error:
            raise CommandError(said_of(error), returncode=NOT_FINISHED) from None
        except WorkerLostError:
            raise CommandError(LOST, returncode=NOT_FINISHED) from None
        except KeyboardInterrupt:
            raise CommandError("Stopped. Give the same command again to go on.", returncode=INTERRUPTED) from None
        self.stdout.write(f"{record.made:,} rows made, listed in {folder.manifest}.")
        if record.failed:
            raise CommandError(
                f"{record.failed:,} rows have errors, listed in {folder.errors}.", returncode=SOME_FAILED
            )


def make(folder: Folder, *, file: Path, rows: RowRange, workers: int, letter_date: date | None, **asked: str) -> Record:
    """What is left of the rows, made. All of them can be read, or nothing is begun."""
    for column in columns_not_read(file):
        meant = f"; did you mean {column.nearest}?" if column.nearest else "."
        sys.stderr.write(f"The column {column.name!r} is not read{meant}\n")
    total = sum(1 for _ in rows_of(file, rows))
    folder.begin()
    folder.lock()
    dated = letter_date or date_of(folder) or timezone.localdate()
    order = Order(file=fingerprint(file), content=content().version, letter_date=dated.isoformat(), **asked)
    record = taken_up(folder, order)
    making = Making(folder=folder, format=order.format, part=Part(order.part), dated=dated, about=about_address())
    progress = Progress(sys.stderr, total=total, done=record.made + record.failed)
    return Run(folder, record).make(rows_of(file, rows), making, workers=workers, progress=progress)


def said_of(error: OSError) -> str:
    """What the system refused, where, and how to go on."""
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}. Set that right, then give the same command again to go on."


def cores() -> int:
    """The cores that this process may use, where the system says."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def about_address() -> str:
    """The address of the page that says who runs this site."""
    scheme = "https" if settings.HTTPS else "http"
    return f"{scheme}://{settings.ALLOWED_HOSTS[0].lstrip('.')}{reverse('about')}"


def row_range(text: str) -> RowRange:
    if not (found := re.fullmatch(r"(\d{1,9})-(\d{1,9})", text)) or int(found[1]) > int(found[2]):
        raise argparse.ArgumentTypeError("type the first and the last row, such as 2-25000")
    return RowRange(first=int(found[1]), last=int(found[2]))


def day(text: str) -> date:
    try:
        return parse_day(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(error.message) from None


def count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("type a number of 1 or more")
    return int(text)
