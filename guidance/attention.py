"""What an editor should look at first."""

from dataclasses import dataclass
from datetime import date

from guidance.content_loader import content
from guidance.content_loader.tables import Review
from guidance.models import Contact, Correction, Plan


@dataclass(frozen=True, kw_only=True)
class Due:
    """Everything that waits for an editor on one day. `next_review` is the file that is due next."""

    never_verified: tuple[Contact, ...]
    verified_long_ago: tuple[Contact, ...]
    files: tuple[Review, ...]
    corrections: tuple[Correction, ...]
    next_review: Review | None

    def __bool__(self) -> bool:
        return any((self.never_verified, self.verified_long_ago, self.files, self.corrections))


def what_is_due(*, on: date) -> Due:
    reviews = content().reviews
    contacts = Contact.objects.select_related("plan")
    return Due(
        never_verified=tuple(contacts.never_verified()),
        verified_long_ago=tuple(contacts.verified_long_ago(on=on)),
        files=tuple(review for review in reviews if review.overdue(on=on)),
        corrections=tuple(Correction.objects.filter(status=Correction.Status.OPEN)),
        next_review=min(
            (review for review in reviews if not review.overdue(on=on)),
            key=lambda review: review.review_by,
            default=None,
        ),
    )


def faxes_to_check(*, on: date) -> tuple[Contact, ...]:
    """The fax numbers for continuity requests that nobody verified, or not lately; by plan."""
    faxes = Contact.objects.filter(purpose=Contact.Purpose.CONTINUITY_FAX).select_related("plan")
    return tuple(faxes.never_verified() | faxes.verified_long_ago(on=on))


def plans_without_fax(*, on: date) -> tuple[Plan, ...]:
    """The plans for which the phone book has no fax number in force."""
    known = Contact.objects.in_force_on(on).filter(purpose=Contact.Purpose.CONTINUITY_FAX)
    return tuple(Plan.objects.exclude(pk__in=known.values("plan")))
