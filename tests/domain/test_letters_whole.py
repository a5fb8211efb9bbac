"""Every sentence of a packet, in its place: told word for word in `letters/`, one file for each request.

A file is the whole packet with the names of the sentences in place of the sentences. When a rule changes, change the
file by hand, line by line: what differs is what the rule does.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guidance.content_loader import content
from guidance.domain.answers import Role, YesNo
from guidance.domain.composing import compose
from guidance.domain.letters import Letter, Packet, Part, title_of
from guidance.domain.notices import notices_for
from guidance.domain.programs import Requester
from guidance.domain.requests import Completion, Ends, Enrolled, LetterRequest, Services, Urgency, ends_of
from tests.domain.echoing import WORDING
from tests.domain.telling import told
from tests.domain.test_follow_up import REQUEST

TOLD = Path(__file__).parent / "letters"
FULL = replace(
    REQUEST,
    practice_address="1 Main Street\nLos Angeles, CA 90001",
    urgency=Urgency.HARM,
    urgency_reason="Oxygen runs out",
    treatment_through=date(2015, 9, 30),
    send_to_fax="213-555-0111",
    send_to_address="Continuity Desk\nLong Beach, CA 90801",
    clinic_reference="REF-4711",
    patient_phone="213-555-0122",
    member_id="MEMBER-77",
    medicare_number="1EG4-TE5-MK73",
    medi_cal_number="91234567A",
    patient_agrees=date(2015, 2, 27),
    practice_fax="213-555-0133",
    practice_tax_id="95-7654321",
    medical_group="Example Medical Group",
    medi_cal_enrolled=Enrolled.UNSURE,
    contact_name="Jo Callback",
    visit_dates=(date(2014, 6, 12), date(2014, 11, 3), date(2015, 3, 1)),
    diagnosis_codes="I50.9",
    upcoming_care="Echocardiogram on April 2",
    procedure_codes="93306",
    facility="Harbor Hospital",
    authorization_numbers="AUTH-5150",
    past_care="Valve repair in 2012",
    completion_category=Completion.SERIOUS_CHRONIC,
)
NAMED = {"representative_name": "Mia Speaker", "representative_relationship": "daughter"}
IN_2024 = {"coverage_start": date(2024, 1, 1), "letter_date": date(2024, 1, 3), "treatment_through": None}
REQUESTS = {
    # As little as a letter needs, and as much as it can hold.
    "physician-needed": REQUEST,
    "physician-full": FULL,
    # A specialist who leaves open what the rule asks, after Medicare's time was over; a patient with an older number.
    "physician-open": replace(
        FULL,
        your_role=Role.SPECIALIST,
        urgency=Urgency.SOON,
        accepts_plan_rules=YesNo.NO,
        no_quality_concern=Enrolled.UNSURE,
        letter_date=date(2015, 9, 15),
        visit_dates=(date(2014, 6, 12),),
        medicare_number="123-45-6789-A",
        patient_language="ko",
        send_to_fax="",
        completion_category=None,
    ),
    "patient-spanish": replace(FULL, requested_by=Requester.PATIENT, patient_language="es"),
    "representative-reviewed-russian": replace(
        FULL, requested_by=Requester.REPRESENTATIVE, patient_language="ru", services=Services.MEDICARE, **NAMED
    ),
    # Before September 2014 a physician could not ask: the patient signs, the physician states.
    "physician-in-2014": replace(
        REQUEST, coverage_start=date(2014, 5, 1), letter_date=date(2014, 5, 2), medi_cal_enrolled=Enrolled.NO
    ),
    # Two rights: two faxes, the second without the first plan's number.
    "two-plans-spanish": replace(FULL, patient_language="es", visit_dates=(), **IN_2024),
    "medi-cal-plan-alone": replace(REQUEST, services=Services.MEDI_CAL, requested_by=Requester.PATIENT, **IN_2024),
    # Three visits that count, the last of them on the last day of the look-back, and two that do not.
    "specialist-visits": replace(
        REQUEST,
        your_role=Role.SPECIALIST,
        visit_dates=(*(date(2014, month, 28) for month in (2, 6, 11)), date(2015, 2, 28), date(2015, 3, 1)),
    ),
    "past-the-end-of-the-program": replace(REQUEST, coverage_start=date(2022, 7, 1), letter_date=date(2022, 7, 2)),
    "last-confirmed": replace(
        REQUEST, services=Services.MEDICARE, coverage_start=date(2026, 1, 1), letter_date=date(2026, 1, 2)
    ),
}


def packet_of(request: LetterRequest, **how) -> Packet:
    program = content().programs.on(request.coverage_start)
    return compose(request, program, plan_name="Example Plan", wording=WORDING, **how)


def ten_pages_each(letters: tuple[Letter, ...]) -> int:
    return 10 * len(letters)


@pytest.mark.parametrize("name", REQUESTS)
def test_a_packet_says_each_sentence_in_its_place(name):
    packet = packet_of(REQUESTS[name], count_pages=ten_pages_each)

    assert packet.request is REQUESTS[name]
    assert told(packet) == (TOLD / f"{name}.txt").read_text(encoding="utf-8")


def test_every_told_packet_is_asked_for():
    assert {path.stem for path in TOLD.glob("*.txt")} == set(REQUESTS)


def test_a_cover_sheet_names_no_number_of_pages_that_was_not_counted():
    counted, uncounted = told(packet_of(FULL, count_pages=ten_pages_each)), told(packet_of(FULL))

    assert "row: cover.pages = 41\n" in counted
    assert "cover.pages" not in uncounted
    assert uncounted == counted.replace("row: cover.pages = 41\n", "")


def test_a_confirmed_fax_is_not_to_be_confirmed_by_a_call():
    assert "tracking.sent_to = tracking.confirmed(fax: 213-555-0111)" in told(packet_of(FULL, confirmed=True))
    assert "tracking.sent_to = tracking.call_to_confirm(fax: 213-555-0111)" in told(packet_of(FULL))


def notices(request: LetterRequest, ends: Ends | None = None) -> set[str]:
    program = content().programs.on(request.coverage_start)
    edition = program.edition_on(request.coverage_start)
    return {each.key for each in notices_for(request, program, edition, ends or ends_of(request, edition), WORDING)}


@pytest.mark.parametrize(
    ("medicare", "medi_cal", "said"),
    [
        pytest.param(None, date(2016, 2, 29), {"over_medicare"}, id="Medicare's time is over"),
        pytest.param(date(2015, 8, 31), None, {"over_medi_cal"}, id="Medi-Cal's time is over"),
        pytest.param(date(2015, 8, 31), date(2016, 2, 29), set(), id="both are open"),
    ],
)
def test_a_service_whose_time_is_over_is_named(medicare, medi_cal, said):
    over = None if medicare and medi_cal else date(2015, 3, 1)
    found = notices(REQUEST, Ends(medicare=medicare, medi_cal=medi_cal, over=over))

    assert found & {"over_medicare", "over_medi_cal"} == said


@pytest.mark.parametrize(("through", "said"), [(date(2022, 12, 31), False), (date(2023, 1, 1), True)])
def test_a_request_to_the_program_s_last_day_does_not_reach_past_it(through, said):
    request = replace(REQUEST, coverage_start=date(2022, 7, 1), letter_date=date(2022, 7, 2), treatment_through=through)

    assert ("ended" in notices(request)) is said


@pytest.mark.parametrize(("start", "said"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_after_the_last_day_that_was_confirmed_the_preview_says_so(start, said):
    assert ("last_confirmed" in notices(replace(REQUEST, coverage_start=start, letter_date=start))) is said


def test_nothing_is_made_once_every_service_s_time_is_over():
    with pytest.raises(ValueError, match=r"^Nothing is left to ask for: the last day was 2016-02-29\.$"):
        packet_of(replace(REQUEST, letter_date=date(2016, 3, 1)))


def test_the_parts_of_a_packet_are_those_of_each_fax_in_turn_and_the_clinic_s_sheet_last():
    packet = packet_of(REQUESTS["two-plans-spanish"])
    first, second = packet.faxes

    assert packet.letters == (*first.request, *second.request)
    assert packet.letters_of(Part.COVER) == (first.cover, second.cover)
    assert packet.letters_of(Part.ENCLOSURES) == (*first.enclosures, *second.enclosures)
    assert packet.letters_of(Part.TRACKING) == (packet.tracking,)
    assert packet.letters_of(Part.PACKET) == (
        *(first.cover, *first.request, *first.patient, *first.enclosures),
        *(second.cover, *second.request, *second.patient, *second.enclosures),
        packet.tracking,
    )


def test_a_file_is_called_as_its_first_letter_that_is_no_cover_or_as_the_cover_alone():
    (fax,) = packet_of(FULL).faxes

    assert title_of([fax.cover, *fax.request]) == "physician.title"
    assert title_of([fax.cover]) == "cover.title"


def test_the_words_of_a_letter_are_those_of_every_block_in_reading_order():
    packet = packet_of(REQUESTS["patient-spanish"])

    for letter in packet.letters_of(Part.PACKET):
        assert letter.words == " ".join(words_told(letter)).split()


def words_told(letter: Letter) -> list[str]:
    """The letter's words out of what is told of it, block by block."""
    found = []
    for block in letter.blocks:
        for name, value in vars(block).items():
            if name not in ("role", "language", "boxed"):
                found += flat(value)
    return found


def flat(value) -> list[str]:
    return [value] if isinstance(value, str) else [text for each in value for text in flat(each)]
