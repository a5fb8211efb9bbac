"""The phone book and what readers report. Nothing about patients is ever stored."""

import re
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from guidance.content_loader import content
from guidance.domain.contact_shapes import is_us_address, is_us_number, is_website, wrong_tty_numbers

VERIFIED_FOR = timedelta(days=180)
SOURCE_NUMBER = re.compile(r"[A-Z][0-9]+[a-z]?")


class Plan(models.Model):
    """A plan by its slug alone; its names and profile are content."""

    slug = models.SlugField(unique=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        known = content().plan(self.slug)
        return known.sort_name if known else self.slug


class ContactQuerySet(models.QuerySet):
    def in_force_on(self, day: date):
        """The contacts in force that day, both ends included; an end not known does not exclude."""
        starts = Q(in_force_from=None) | Q(in_force_from__lte=day)
        ends = Q(in_force_to=None) | Q(in_force_to__gte=day)
        return self.filter(starts & ends)

    def never_verified(self):
        return self.filter(verified_on=None)

    def verified_long_ago(self, *, on: date):
        """Those due for another check. A number that has ended cannot change, so one check was enough."""
        old = self.filter(verified_on__lt=on - VERIFIED_FOR)
        return old.filter(Q(in_force_to=None) | Q(in_force_to__gte=on))


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
    history = HistoricalRecords()

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["plan__slug", "purpose", "in_force_from"]

    def __str__(self) -> str:
        return f"{self.plan}: {self.get_purpose_display()}, {self.value}"

    def clean(self) -> None:
        problems = {"value": self.value_problem(), "note": self.note_problem(), "source": self.source_problem()}
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            problems["in_force_to"] = "The last day is before the first day."
        if found := {field: problem for field, problem in problems.items() if problem}:
            raise ValidationError(found)
        if self.plan_id and self.overlapping().exists():
            raise ValidationError(
                "Another contact of this purpose is in force on some of these days. End that one, or change the days."
            )

    def value_problem(self) -> str:
        """What is wrong with how the number or address is written, and what to do; "" where nothing is."""
        if self.purpose == self.Purpose.CONTINUITY_ADDRESS:
            return (
                "" if is_us_address(self.value) else "Write street or box, city, state and ZIP code, as on an envelope."
            )
        if self.purpose == self.Purpose.WEBSITE:
            return "" if is_website(self.value) else "Write one web address, as in example.org/providers."
        return "" if is_us_number(self.value) else "Write one number of ten digits, as in 1-800-555-0100."

    def note_problem(self) -> str:
        wrong = wrong_tty_numbers(self.note)
        return f"TTY {wrong[0]} is neither 711 nor a number of ten digits." if wrong else ""

    def source_problem(self) -> str:
        """A source number must stand in the register; other words are taken as they are."""
        named = (part.strip() for part in self.source.split(","))
        unknown = [name for name in named if SOURCE_NUMBER.fullmatch(name) and name not in content().sources]
        return f"There is no source {unknown[0]}. Correct the number, or write where you read it." if unknown else ""

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

    def verify(self, *, on: date, by) -> None:
        """Publishes the contact as checked by that editor on that day, and notes it in its history."""
        self.verified_on, self.verified_by = on, by
        self._change_reason = "verified"
        self._history_user = by
        self.save()

    def unverify(self) -> None:
        """What was checked no longer stands there. The caller saves."""
        self.verified_on = self.verified_by = None


class Correction(models.Model):
    """What a reader says is wrong with a page. What they wrote stands here only, so deleting it deletes it.

    How to reach them is forgotten as soon as the correction is closed.
    """

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        DONE = "done", "Done"
        DECLINED = "declined", "Declined"

    page = models.CharField(max_length=200)
    wrong = models.TextField("what is wrong", max_length=2000)
    contact = models.CharField(max_length=200, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    note = models.TextField(
        max_length=1000, blank=True, help_text="For the editors: what was done, or why nothing was."
    )
    history = HistoricalRecords(excluded_fields=["wrong", "contact"], cascade_delete_history=True)

    class Meta:
        ordering = ["created"]

    def __str__(self) -> str:
        return f"{self.page}, {self.created:%B} {self.created.day}, {self.created.year}"

    def save(self, *args, **kwargs) -> None:
        if self.status != self.Status.OPEN:
            self.contact = ""
        super().save(*args, **kwargs)


class LinkCount(models.Model):
    """How often a page was opened on a day by the links of one campaign. It says nothing about who opened it."""

    day = models.DateField()
    page = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    campaign = models.CharField(max_length=20)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["day", "campaign", "language", "page"]
        constraints = [
            models.UniqueConstraint(fields=["day", "page", "language", "campaign"], name="one_count_a_day"),
        ]
        indexes = [models.Index(fields=["campaign", "day"])]

    def __str__(self) -> str:
        return f"{self.day}: {self.campaign}, {self.language}, {self.page}: {self.count}"
