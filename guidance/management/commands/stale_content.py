"""`manage.py stale_content`: everything that waits for an editor. Fails when anything does, for a scheduler."""

from collections.abc import Iterator
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from guidance.attention import Due, what_is_due
from guidance.domain.calendar import spelled


class Command(BaseCommand):
    help = "Lists content past its review date, contacts never or long ago verified, and open corrections."

    def add_arguments(self, parser):
        parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="As on this day, as in 2027-05-01.")
        parser.add_argument("--quiet", action="store_true", help="Print nothing; the exit status tells.")

    def handle(self, *args, **options):
        due = what_is_due(on=options["on"] or timezone.localdate())
        if not options["quiet"]:
            self.stdout.write("\n".join(lines_of(due)) if due else "Nothing is due.")
        if due:
            raise SystemExit(1)


def lines_of(due: Due) -> Iterator[str]:
    """One line for each thing that is due. What a reader wrote is not repeated: it stays on the desk."""
    for review in due.files:
        yield f"content: {review.file} was due on {spelled(review.review_by)}"
    for contact in due.never_verified:
        yield f"contact: {contact} was never verified"
    for contact in due.verified_long_ago:
        yield f"contact: {contact} was last verified on {spelled(contact.verified_on)}"
    for correction in due.corrections:
        yield f"correction: {correction} is open"
