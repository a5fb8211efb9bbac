"""The letter's page: the form as it was filled in, with the letter above it once it can be made."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.utils import timezone

from guidance.content_loader import content
from guidance.database_away import AwayError, asking
from guidance.domain.answers import Visits
from guidance.domain.letters import Letter, Packet, Part
from guidance.domain.requests import Enrolled, LetterRequest
from guidance.forms.clinic import ClinicForm
from guidance.forms.dates import parse_day
from guidance.forms.letter import LetterForm
from guidance.limits import spoken
from guidance.models import Contact
from guidance.views.over_limit import told

DESTINATIONS = {"send_to_fax": "continuity_fax", "send_to_address": "continuity_address"}
OFFERED = (Part.REQUEST, Part.PACKET, Part.COVER, Part.PATIENT, Part.ENCLOSURES, Part.TRACKING)
INVERTED = {Enrolled.YES: "no", Enrolled.NO: "yes"}


def letter_page(
    request,
    form: LetterForm,
    packet: Packet | None = None,
    *,
    expired: bool = False,
    missing: Part | None = None,
    wait: timedelta | None = None,
    status: int = 200,
):
    """The page. `missing` is a part that was asked for and that this request has nothing of."""
    names = content().letters.parts
    clinic = ClinicForm(request, letter=form)
    context = {"form": form, "packet": packet, "expired": expired, "missing": names[missing] if missing else ""}
    context |= {"clinic": clinic, "wait": spoken(wait) if wait else ""}
    if packet:
        context["parts"] = [PartShown(part, names[part], packet.letters_of(part)) for part in OFFERED]
        context["decide_query"] = decide_query(packet.request)
        found = destinations(packet.request.plan, packet.request.coverage_start)
        context["away"] = found is None
        context["destination"] = destination_notes(packet.request, found or {})
    return clinic.settle(render(request, "guidance/letter_new.html", context, status=status), made=packet is not None)


def later(request, form: LetterForm, wait: timedelta):
    """The form with everything typed, and no letter: there were too many from this network."""
    return told(letter_page(request, form, wait=wait), wait)


@dataclass(frozen=True)
class PartShown:
    """A part as the page offers it."""

    key: Part
    name: str
    letters: tuple[Letter, ...]


def decide_query(request: LetterRequest) -> str:
    """The way back to the decision: what identifies nobody, and the visits as a number."""
    known = {
        "coverage_start": request.coverage_start.isoformat(),
        "your_role": request.your_role.value,
        "accepts_rate": request.accepts_rate.value,
        "accepts_plan_rules": request.accepts_plan_rules.value,
        "quality_concern": INVERTED.get(request.no_quality_concern, "unsure"),
        "visits": Visits(str(min(len(request.counting_visits), 2))).value,
    }
    return urlencode(known)


def destination_filled(posted):
    """What was posted, with the plan's fax and address from the phone book where none was typed."""
    if any(posted.get(key) for key in DESTINATIONS):
        return posted
    try:
        day = parse_day(posted.get("coverage_start", ""), month_alone=True)
    except ValidationError:
        return posted
    filled = posted.copy()
    for key, contact in (destinations(posted.get("plan", ""), day) or {}).items():
        filled[key] = contact.value
    return filled


def destinations(plan: str, day) -> dict[str, Contact] | None:
    """The contacts for continuity requests in force both on the coverage start and today; None if it cannot be read."""
    try:
        with asking():
            rows = Contact.objects.in_force_on(day).in_force_on(timezone.localdate())
            found = {row.purpose: row for row in rows.filter(plan__slug=plan, purpose__in=DESTINATIONS.values())}
    except AwayError:
        return None
    return {key: found[purpose] for key, purpose in DESTINATIONS.items() if purpose in found}


def destination_confirmed(request: LetterRequest) -> bool:
    """Whether the fax typed is the directory's own, and somebody verified it lately."""
    contact = (destinations(request.plan, request.coverage_start) or {}).get("send_to_fax")
    return (
        contact is not None
        and contact.value == request.send_to_fax
        and not contact.verification(on=timezone.localdate())
    )


def destination_notes(request: LetterRequest, found: dict[str, Contact]) -> list[str]:
    """What to know of a destination that came from the phone book."""
    today = timezone.localdate()
    return [
        f"{contact.get_purpose_display()}, {contact.value}: {contact.verification(on=today)}. Call to confirm it."
        for key, contact in found.items()
        if getattr(request, key) == contact.value and contact.verification(on=today)
    ]
