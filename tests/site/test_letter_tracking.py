"""The clinic's own sheet: never faxed, with the days to act on, and a fax called certain only where it is."""

from datetime import timedelta

import pytest

from guidance.domain.letters import Blanks, Facts, Letter, Part
from guidance.models import Contact, Plan
from tests.site.conftest import TODAY
from tests.site.lettering import FULL, squeezed
from tests.site.packets import IN_MEDI_MEDI, KINDS, URGENT, asked_for, letters_in, packet_of, text_in, text_of

pytestmark = pytest.mark.django_db

FAX = "213-555-0111"
MARK = "CLINIC COPY, DO NOT FAX"


def sheet(**changes) -> Letter:
    (letter,) = letters_in(Part.TRACKING, **changes)
    return letter


def rows(letter: Letter, *, boxed: bool) -> dict[str, str]:
    (facts,) = [block for block in letter.blocks if isinstance(block, Facts) and block.boxed is boxed]
    return dict(facts.rows)


def to_write_on(letter: Letter) -> tuple[str, ...]:
    (blanks,) = [block for block in letter.blocks if isinstance(block, Blanks)]
    return blanks.labels


def test_the_sheet_says_first_of_all_that_it_is_not_to_be_faxed():
    first = sheet().blocks[0]

    assert (first.role, first.lines) == ("mark", (MARK,))


@pytest.mark.parametrize("changes", [{}, FULL, FULL | IN_MEDI_MEDI], ids=["needed", "full", "two plans"])
def test_the_sheet_is_in_no_fax_and_counted_on_no_cover_sheet(changes):
    packet = packet_of(**changes)
    faxed = [each for fax in packet.faxes for each in (fax.cover, *fax.request, *fax.patient, *fax.enclosures)]

    assert [letter for letter in faxed if MARK in text_in(letter)] == []
    assert [letter for letter in packet.letters_of(Part.PACKET) if MARK in text_in(letter)] == [packet.tracking]
    assert packet.letters_of(Part.PACKET)[-1] == packet.tracking


@pytest.mark.parametrize("part", ["cover", "request", "patient", "enclosures"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_file_of_another_part_holds_the_sheet(part, kind, client):
    assert squeezed(MARK) not in text_of(client, part, kind, **FULL)


def test_the_sheet_says_where_the_request_goes_and_until_when_it_asks():
    assert rows(sheet(**FULL), boxed=True) == {
        "Plan": "Molina Healthcare",
        "Fax": f"{FAX} (call to confirm)",
        "Address": "Continuity Desk\nPO Box 22\nLong Beach, CA 90801",
        "Patient": "Ana Sample",
        "Our reference": "REF-4711",
        "Date of the letter": "March 2, 2015",
        "Medicare services until": "June 30, 2015",
        "Medi-Cal services until": "June 30, 2015",
    }


def test_without_a_fax_the_sheet_says_to_call_and_ask():
    assert rows(sheet(), boxed=True)["Fax"] == "Call the plan and ask where it takes continuity requests"


STATE, ANSWER = "Call the plan and ask where the request stands.", "Ask the plan for its answer."


@pytest.mark.parametrize(
    ("urgency", "half_way", "answer"),
    [
        pytest.param("routine", "March 17, 2015", "April 1, 2015", id="routine: 15 and 30 days"),
        pytest.param("soon", "March 9, 2015", "March 17, 2015", id="soon: 7 and 15 days"),
        pytest.param("harm", "March 3, 2015", "March 5, 2015", id="risk of harm: 1 and 3 days"),
    ],
)
def test_the_days_to_act_on_follow_the_urgency(urgency, half_way, answer):
    reason = "" if urgency == "routine" else "Oxygen runs out"

    days = rows(sheet(urgency=urgency, urgency_reason=reason), boxed=False)

    assert [day for day, step in days.items() if step == STATE] == [half_way]
    assert [day for day, step in days.items() if step == ANSWER] == [answer]


def test_the_days_to_act_on_are_60_and_30_days_before_each_end():
    days = rows(sheet(), boxed=False)

    assert {day: step[:7] for day, step in days.items() if step.startswith(("60", "30"))} == {
        "July 2, 2015": "60 days",  # Medicare services until August 31, 2015
        "August 1, 2015": "30 days",
        "December 31, 2015": "60 days",  # Medi-Cal services until February 29, 2016
        "January 30, 2016": "30 days",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_the_days_stand_in_every_kind_of_file(kind, client):
    text = text_of(client, "tracking", kind)

    for day, step in rows(sheet(), boxed=False).items():
        assert squeezed(day + step) in text


def listed(days_ago: int | None = 0, *, fax: str = FAX, plan: str = "molina", **more) -> None:
    """The directory's fax of that plan, verified so many days ago or never."""
    row, _ = Plan.objects.get_or_create(slug=plan)
    verified_on = None if days_ago is None else TODAY - timedelta(days=days_ago)
    Contact.objects.create(
        plan=row, purpose="continuity_fax", value=fax, source="The plan's page", verified_on=verified_on, **more
    )


@pytest.mark.parametrize(
    ("contact", "certain"),
    [
        pytest.param({"days_ago": 0}, True, id="verified today"),
        pytest.param({"days_ago": 180}, True, id="verified 180 days ago"),
        pytest.param({"days_ago": 181}, False, id="verified 181 days ago"),
        pytest.param({"days_ago": None}, False, id="never verified"),
        pytest.param({"fax": "213-555-0112"}, False, id="another number than the directory's"),
        pytest.param({"plan": "la-care"}, False, id="another plan's number"),
        pytest.param({"in_force_to": TODAY}, True, id="in force through today"),
        pytest.param({"in_force_to": TODAY - timedelta(days=1)}, False, id="no longer in force"),
    ],
)
def test_only_the_directory_s_own_fax_verified_lately_needs_no_call(contact, certain, client):
    listed(**contact)

    text = text_of(client, "tracking", "pdf", send_to_fax=FAX)

    assert squeezed(f"Fax {FAX}") in text
    assert (squeezed("call to confirm") not in text) is certain


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_says_whether_to_confirm_the_fax(kind, client):
    before = text_of(client, "tracking", kind, send_to_fax=FAX)
    listed()

    assert squeezed("call to confirm") in before
    assert squeezed("call to confirm") not in text_of(client, "tracking", kind, send_to_fax=FAX)


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        pytest.param({}, False, id="routine"),
        pytest.param({"urgency": "soon", "urgency_reason": "Surgery is booked"}, False, id="soon"),
        pytest.param(URGENT, True, id="risk of harm"),
    ],
)
def test_only_where_there_is_a_risk_of_harm_the_plan_is_called_first(changes, first):
    assert ("Risk of harm: call the plan first, then fax." in text_in(sheet(**changes))) is first


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"coverage_start": "09/01/2014", "letter_date": "09/02/2014"}, True, id="from September 2014"),
        pytest.param({"coverage_start": "08/31/2014", "letter_date": "09/02/2014"}, False, id="before"),
        pytest.param(IN_MEDI_MEDI, False, id="from 2023"),
    ],
)
def test_that_a_call_was_enough_is_said_only_where_it_was_reported(changes, said):
    assert ("a telephone call is enough to make this request" in text_in(sheet(**changes))) is said


def test_the_sheet_says_to_ask_where_requests_go_and_to_have_every_page_signed():
    said = text_in(sheet())

    assert "Call the plan's member line and ask where continuity requests go" in said
    assert "Have the request signed, and every page that the patient signs." in said


def test_there_is_a_line_to_write_on_for_each_thing_that_happens_and_for_a_second_fax_only_where_there_is_one():
    one, two = to_write_on(sheet(**FULL)), to_write_on(sheet(**FULL | IN_MEDI_MEDI))

    assert len(one) == 6
    assert [label for label in two if label not in one] == ["Second fax, to the Medi-Cal plan: number, day, by whom"]
    assert [label for label in one if label not in two] == []


def test_the_clinic_s_sheet_fits_one_page_with_all_that_can_be_on_it(client):
    made = asked_for(client, "tracking", "pdf", **FULL | IN_MEDI_MEDI | URGENT | {"treatment_through": ""}).content

    assert b"/Count 1" in made
