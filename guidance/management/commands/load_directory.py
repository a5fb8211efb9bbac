"""`manage.py load_directory`: the contacts of content/plans/ into the phone book, where missing."""

from django.core.management.base import BaseCommand
from django.db import transaction

from guidance.content_loader import content
from guidance.domain.plans import PrintedContact
from guidance.models import Contact, Plan


class Command(BaseCommand):
    help = "Adds missing plans and contacts from the content. Changes nothing that is there, verifies nothing."

    @transaction.atomic
    def handle(self, *args, **options):
        added = 0
        for plan in content().plans:
            row, _ = Plan.objects.get_or_create(slug=plan.slug)
            added += sum(add_if_missing(row, printed) for printed in plan.contacts)
        self.stdout.write(f"{added} contacts added, {Contact.objects.count()} in the phone book.")


def add_if_missing(plan: Plan, printed: PrintedContact) -> bool:
    """Adds the contact unless the plan has one of that purpose in force on any of its days."""
    contact = Contact(
        plan=plan,
        purpose=printed.purpose,
        value=printed.value,
        note=printed.note,
        hours=printed.hours,
        in_force_from=printed.in_force_from,
        in_force_to=printed.in_force_to,
        source=", ".join(printed.sources),
        printed=printed.printed,
    )
    if contact.overlapping().exists():
        return False
    contact.full_clean()
    contact.save()
    return True
