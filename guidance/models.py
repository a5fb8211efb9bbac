"""The phone book: what changes without a change of the law. Nothing about patients is ever stored."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

VERIFIED_FOR = timedelta(days=180)


class Plan(models.Model):
    """A plan by its slug alone; its names and profile are content."""

    slug = models.SlugField(unique=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class ContactQuerySet(models.QuerySet):
    def in_force_on(self, day: date):
        """The contacts in force that day, both ends included; an end not known does not exclude."""
        starts = Q(in_force_from=None) | Q(in_force_from__lte=day)
        ends = Q(in_force_to=None) | Q(in_force_to__gte=day)
        return self.filter(starts & ends)


class Contact(models.Model):
    """A plan's number or address. Two of one purpose are never in force on the same day."""

    class Purpose(models.TextChoices):
        MEMBER_SERVICES = "member_services", "Member services"
        PROVIDER_SERVICES = "provider_services", "Provider services"
        CONTINUITY_PHONE = "continuity_phone", "Continuity of care: phone"
        CONTINUITY_FAX = "continuity_fax", "Continuity of care: fax"
        CONTINUITY_ADDRESS = "continuity_address", "Continuity of care: postal address"
        WEBSITE = "website", "Website"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="contacts")
    purpose = models.CharField(max_length=30, choices=Purpose)
    value = models.CharField(max_length=300, help_text="The number or address, as it should be printed.")
    note = models.CharField(max_length=300, blank=True, help_text="For example the TTY number.")
    hours = models.CharField(max_length=200, blank=True)
    in_force_from = models.DateField(null=True, blank=True, help_text="First day, if known.")
    in_force_to = models.DateField(null=True, blank=True, help_text="Last day, if it has ended.")
    source = models.CharField(max_length=200, help_text="Who says so: source numbers, or where you read it.")
    printed = models.CharField(max_length=200, blank=True, help_text="When the source printed it.")
    verified_on = models.DateField(null=True, blank=True, help_text="The day on which a person checked it.")
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["plan__slug", "purpose", "in_force_from"]

    def __str__(self) -> str:
        return f"{self.plan}: {self.get_purpose_display()}, {self.value}"

    def clean(self) -> None:
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            raise ValidationError({"in_force_to": "The last day is before the first day."})
        if self.plan_id and self.overlapping().exists():
            raise ValidationError(
                "Another contact of this purpose is in force on some of these days. End that one, or change the days."
            )

    def overlapping(self):
        """The plan's other contacts of this purpose that share a day with this one."""
        others = Contact.objects.filter(plan_id=self.plan_id, purpose=self.purpose).exclude(pk=self.pk)
        if self.in_force_to:
            others = others.filter(Q(in_force_from=None) | Q(in_force_from__lte=self.in_force_to))
        if self.in_force_from:
            others = others.filter(Q(in_force_to=None) | Q(in_force_to__gte=self.in_force_from))
        return others

    def is_phone(self) -> bool:
        return self.purpose in {
            self.Purpose.MEMBER_SERVICES,
            self.Purpose.PROVIDER_SERVICES,
            self.Purpose.CONTINUITY_PHONE,
        }

    def ended(self, *, on: date) -> bool:
        return self.in_force_to is not None and self.in_force_to < on

    def verification(self, *, on: date) -> str:
        """What a reader must know of how fresh this is, or "" while a check is at most 180 days old."""
        if self.verified_on is None:
            return "never verified"
        if on - self.verified_on > VERIFIED_FOR:
            return "verified more than 180 days ago"
        return ""
