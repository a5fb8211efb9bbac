"""The days on which to take up a request, as a calendar file. It holds no patient data, and no hash of any."""

from datetime import datetime
from uuid import uuid4

from icalendar import Calendar, Event
from icalendar.prop import vText

from guidance.content_loader import content
from guidance.domain.follow_up import FollowUp, follow_up
from guidance.domain.letters import Packet

MAKER = "-//Cal MediConnect guide//Letters//EN"


def to_calendar(packet: Packet, *, made: datetime) -> bytes:
    """One all-day event for each day of the follow-up. `made` is a moment with its time zone; the file says it in UTC.

    Each event is named at random, so the same packet never gives the same bytes, and adding its file twice shows
    each day twice. A name made from what is in the event would do worse: of two patients of one plan with the same
    dates and no reference, the second would silently replace the first. One made from the patient would say who.
    """
    calendar = Calendar()
    calendar["version"] = "2.0"
    calendar["prodid"] = vText(MAKER)
    for each in follow_up(packet.request, packet.ends):
        calendar.add_component(event(each, packet, made))
    return calendar.to_ical()


def event(each: FollowUp, packet: Packet, made: datetime) -> Event:
    """A day without a time, so that no time zone moves it, that leaves the calendar's owner free."""
    found = Event()
    found["uid"] = vText(uuid4())
    found.add("dtstamp", made)
    found.add("dtstart", each.day)
    found["summary"] = Title(title_of(each, packet))
    found["transp"] = vText("TRANSPARENT")
    return found


def title_of(each: FollowUp, packet: Packet) -> str:
    """The plan, the clinic's reference and the steps, on one line; what tells two requests apart comes first."""
    reference = packet.request.clinic_reference
    about = f"{packet.plan_name} ({reference})" if reference else packet.plan_name
    steps = content().letters.steps
    return " ".join(f"{about}: {' '.join(steps[step] for step in each.steps)}".split())


class Title(vText):
    """A text of one line, written as it is: the library's own escaping takes a typed \\N for a line break."""

    def to_ical(self) -> bytes:
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.encode(self.encoding)
