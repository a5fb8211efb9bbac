"""The calendar file, read back by a library of other makers than the one that writes it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from guidance.content_loader import content
from guidance.rendering.calendar import to_calendar
from tests.site.lettering import FULL, composed

MADE = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
# What a calendar may say of a request. All else that can be typed is the patient's, or of no use there.
SAID = {"plan", "clinic_reference"}
LONGEST_LINE = 75


def file_of(*, made: datetime = MADE, **changes) -> bytes:
    return to_calendar(composed(**changes), made=made)


def file_with_reference(reference: str) -> bytes:
    """The file of a request whose reference did not come through the form, which would have tidied it."""
    packet = composed()
    return to_calendar(replace(packet, request=replace(packet.request, clinic_reference=reference)), made=MADE)


def read(made: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(made.decode())


def titles(made: bytes) -> list[str]:
    return [event.summary for event in read(made).events]


def unfolded(made: bytes) -> list[str]:
    """The lines as they were before they were folded."""
    return made.decode().replace("\r\n ", "").split("\r\n")


def test_each_day_of_the_follow_up_is_one_day_in_the_calendar_with_the_plan_and_what_to_do():
    packet = composed(services="medicare", letter_date="03/02/2015")

    found = {event.dtstart: event.summary for event in read(to_calendar(packet, made=MADE)).events}

    say = content().letters.steps
    assert found == {
        date(2015, 3, 17): f"Molina Healthcare: {say['ask_state']}",
        date(2015, 4, 1): f"Molina Healthcare: {say['ask_answer']}",
        date(2015, 7, 2): f"Molina Healthcare: {say['medicare_60']}",
        date(2015, 8, 1): f"Molina Healthcare: {say['medicare_30']}",
    }


def test_steps_that_fall_on_one_day_are_one_event_that_says_both():
    found = titles(file_of(services="medicare", treatment_through="05/31/2015"))

    say = content().letters.steps
    assert found[1] == f"Molina Healthcare: {say['ask_answer']} {say['medicare_60']}"


def test_with_a_reference_every_event_says_it():
    found = titles(file_of(clinic_reference="REF-4711"))

    assert [title.partition(":")[0] for title in found] == ["Molina Healthcare (REF-4711)"] * len(found)


def test_an_event_is_a_whole_day_in_no_time_zone_and_leaves_its_owner_free():
    made = file_of()

    assert [(type(event.dtstart), event.transparency) for event in read(made).events] == [
        (date, "TRANSPARENT") for _ in read(made).events
    ]
    assert [line for line in unfolded(made) if "TZID" in line or "VTIMEZONE" in line] == []


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(MADE, id="in UTC"),
        pytest.param(MADE.astimezone(ZoneInfo("America/Los_Angeles")), id="in Pacific time"),
    ],
)
def test_every_event_says_when_the_file_was_made_in_utc(moment):
    made = file_of(made=moment)

    assert {event.dtstamp for event in read(made).events} == {MADE}
    assert unfolded(made).count("DTSTAMP:20261124T183000Z") == len(read(made).events)


def test_the_file_says_which_site_made_it():
    found = read(file_of())

    assert (found.version, found.prodid) == ("2.0", "-//Cal MediConnect guide//Letters//EN")


@pytest.mark.parametrize("field", sorted(key for key in FULL if key not in SAID | set(content().letter_form.choices)))
def test_nothing_that_was_typed_but_the_plan_and_the_reference_is_in_the_file(field):
    made = "\n".join(unfolded(file_of(**FULL))).lower()

    pieces = [piece.strip().lower() for piece in FULL[field].replace("\n", ";").split(";")]

    assert [piece for piece in pieces if len(piece) > 2 and piece in made] == []


def test_the_date_of_birth_is_not_there_as_a_calendar_writes_dates():
    assert "19400228" not in file_of(**FULL).decode()


def test_two_letters_alike_make_different_events_so_that_neither_replaces_the_other():
    first, second = read(file_of()), read(file_of())

    names = [event.uid for event in (*first.events, *second.events)]
    assert titles(file_of()) == [event.summary for event in second.events]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        pytest.param("A;B,C:D", "A;B,C:D", id="marks that separate"),
        pytest.param('"quoted"', '"quoted"', id="quotes"),
        pytest.param("A\\B", "A\\B", id="a backslash"),
        pytest.param("A\\N7 B\\n8 C\\;", "A\\N7 B\\n8 C\\;", id="what looks escaped"),
        pytest.param(
            "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:B", "A END:VEVENT BEGIN:VEVENT SUMMARY:B", id="an event"
        ),
        pytest.param("A\nBEGIN:VALARM", "A BEGIN:VALARM", id="a line feed"),
        pytest.param("A\rDTSTART:20200101", "A DTSTART:20200101", id="a carriage return"),
        pytest.param("A\u2028B\u2029C\x85D\x0bE\x0cF", "A B C D E F", id="other line breaks"),
        pytest.param("A\r\n B", "A B", id="a folded line"),
        pytest.param("Ñandú " * 30 + "end", "Ñandú " * 30 + "end", id="long, with accents"),
    ],
)
def test_whatever_the_reference_holds_is_a_word_of_the_title_and_nothing_else(reference, shown):
    made = file_with_reference(reference)

    assert titles(made) == [title.replace("Healthcare:", f"Healthcare ({shown}):", 1) for title in titles(file_of())]
    assert len(unfolded(made)) == len(unfolded(file_of()))


def test_long_lines_are_folded_and_no_letter_is_cut_in_two():
    lines = file_with_reference("Ñ" * 200).split(b"\r\n")

    assert max(map(len, lines)) <= LONGEST_LINE
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    assert "Ñ" in "".join(line.decode() for line in lines)
