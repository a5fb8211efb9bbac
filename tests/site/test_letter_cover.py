"""The sheet on top of a fax: whom it is from and to, how many pages it counts, and nothing of the patient."""

import re
from io import BytesIO

import pikepdf
import pytest

from guidance.domain.letters import Part
from tests.site.lettering import FULL, filled, squeezed
from tests.site.packets import (
    IN_MEDI_MEDI,
    KINDS,
    MEDI_CAL_PLAN,
    REPRESENTATIVE,
    URGENT,
    asked_for,
    letters_in,
    sheets,
    text_in,
    text_of,
)

pytestmark = pytest.mark.django_db

# A word of its own in every field of the patient and of the care, as it is printed where it is.
CANARIES = {
    "patient_name": "Patientcanary",
    "patient_phone": "213-555-0177",
    "member_id": "MEMBERCANARY",
    "diagnosis": "Diagnosiscanary",
    "diagnosis_codes": "CODECANARY",
    "current_treatment": "Treatmentcanary",
    "upcoming_care": "Bookedcanary",
    "procedure_codes": "PROCEDURECANARY",
    "facility": "Facilitycanary",
    "authorization_numbers": "AUTHCANARY",
    "past_care": "Pastcanary",
    "urgency_reason": "Reasoncanary",
}
DAYS = {
    "patient_dob": ("07/19/1941", "July 19, 1941"),
    "visit_dates": ("10/21/2014", "October 21, 2014"),
    "treatment_through": ("07/23/2015", "July 23, 2015"),
    "patient_agrees": ("02/25/2015", "February 25, 2015"),
}
NUMBERS = {"medicare_number": "1EG4-TE5-MK73", "medi_cal_number": "91234567A"}
BY_NAME = {"patient_language": ("es", "Spanish"), "completion_category": ("serious_chronic", "Serious chronic")}
TYPED = (
    FULL | CANARIES | NUMBERS | {"urgency": "harm"} | {field: typed for field, (typed, _) in (DAYS | BY_NAME).items()}
)
PRINTED = {**CANARIES, **NUMBERS, **{field: printed for field, (_, printed) in (DAYS | BY_NAME).items()}}


# The representative's own words, and the day on which the patient agreed, stand only in some letters.
WHO_ASKS = [
    pytest.param({}, PRINTED, id="the physician"),
    pytest.param({"requested_by": "patient"}, {**PRINTED, "patient_agrees": ""}, id="the patient"),
    pytest.param(
        REPRESENTATIVE,
        {
            **PRINTED,
            "patient_agrees": "",
            "representative_name": "Mia Speaker",
            "representative_relationship": "daughter",
        },
        id="a representative",
    ),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("asks", "printed"), WHO_ASKS)
def test_the_cover_sheet_says_nothing_of_the_patient_or_the_care(asks, printed, kind, client):
    cover, packet = (text_of(client, part, kind, **TYPED | asks) for part in ("cover", "packet"))

    told = {field: squeezed(text) for field, text in printed.items() if text}

    assert [field for field, text in told.items() if text in cover] == []
    assert [field for field, text in told.items() if text not in packet] == []


@pytest.mark.parametrize(
    ("part", "title"), [("cover", "Fax cover sheet"), ("packet", "Request for continuity of care")]
)
def test_nothing_of_the_patient_stands_in_the_description_of_the_pdf(part, title, client):
    with pikepdf.open(BytesIO(asked_for(client, part, "pdf", **TYPED).content)) as pdf, pdf.open_metadata() as kept:
        described = str(kept) + str(dict(pdf.docinfo))

    assert title in described
    assert [field for field, text in PRINTED.items() if text in described] == []


def rows_of(**changes) -> dict[str, str]:
    (cover,) = letters_in(Part.COVER, **changes)
    (facts,) = [block for block in cover.blocks if hasattr(block, "rows")]
    return dict(facts.rows)


def test_the_cover_sheet_says_whom_it_is_to_and_from_when_and_how_many_pages():
    assert rows_of(**FULL) == {
        "To": "Molina Healthcare",
        "Department": "Continuity of care requests",
        "Fax": "213-555-0111",
        "From": "Robin Example, MD",
        "Call back": "Jo Callback, 213-555-0100",
        "Our fax": "213-555-0133",
        "Date": "March 2, 2015",
        "Pages, this one included": "5",
        "Our reference": "REF-4711",
    }


def test_of_what_was_not_given_the_cover_sheet_leaves_only_the_fax_to_be_written_in():
    assert rows_of() == {
        "To": "Molina Healthcare",
        "Department": "Continuity of care requests",
        "Fax": "",
        "From": "Robin Example, MD",
        "Call back": "Robin Example, MD, 213-555-0100",
        "Date": "March 2, 2015",
        "Pages, this one included": "3",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_the_cover_sheet_names_the_sender_and_what_to_do_with_a_fax_that_went_astray(kind, client):
    text = text_of(client, "cover", kind, **FULL)

    for said in (
        "Example Clinic 1 Main Street Los Angeles, CA 90001 Phone 213-555-0100 Fax 213-555-0133",
        "If it reached you by mistake, do not read, copy or pass it on. Please call 213-555-0100, and destroy it.",
    ):
        assert squeezed(said) in text


@pytest.mark.parametrize(
    ("urgency", "mark"),
    [
        pytest.param("routine", None, id="routine"),
        pytest.param("soon", "URGENT: please answer by March 17, 2015", id="soon"),
        pytest.param("harm", "URGENT: please answer by March 5, 2015", id="risk of harm"),
    ],
)
def test_only_an_urgent_fax_is_marked_as_urgent(urgency, mark):
    reason = "" if urgency == "routine" else "Oxygen runs out"
    (cover,) = letters_in(Part.COVER, urgency=urgency, urgency_reason=reason)

    marks = [block.lines[0] for block in cover.blocks if getattr(block, "role", "") == "mark"]

    assert marks == ([mark] if mark else [])
    assert ("URGENT" in text_in(cover)) is bool(mark)


def faxes_in(made: bytes) -> list[list[str]]:
    """The pages of each fax of a packet: from its cover sheet on, without the clinic's own sheet."""
    found: list[list[str]] = []
    for page in sheets(made):
        if "Fax cover sheet" in page:
            found.append([])
        if "CLINIC COPY, DO NOT FAX" not in page:
            found[-1].append(page)
    return found


def counted(cover: str) -> int:
    return int(re.search(r"Pages, this one included (\d+)", cover)[1])


LONG = "Seen every month for heart failure, with changes of medicine each time. " * 40


@pytest.mark.parametrize(
    ("changes", "pages"),
    [
        pytest.param({}, [3], id="cover, request, what the patient signs"),
        pytest.param(FULL, [5], id="with a second request and enclosures"),
        pytest.param(FULL | URGENT | {"patient_language": "es"}, [5], id="in two languages"),
        pytest.param({"past_care": LONG}, [5], id="a request of two pages"),
        pytest.param({"requested_by": "patient"}, [3], id="the patient asks"),
        pytest.param(FULL | IN_MEDI_MEDI, [4, 5], id="two faxes, each with its own count"),
        pytest.param(FULL | IN_MEDI_MEDI | {"past_care": LONG}, [5, 6], id="two faxes, the request on two pages"),
    ],
)
def test_the_pages_on_the_cover_sheet_are_those_of_its_fax(changes, pages, client):
    faxes = faxes_in(asked_for(client, "packet", "pdf", **filled(**changes)).content)

    assert [len(fax) for fax in faxes] == pages
    assert [counted(fax[0]) for fax in faxes] == pages


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_carries_the_count_of_the_pdf(kind, client):
    assert squeezed("Pages, this one included 5") in text_of(client, "cover", kind, **FULL)


def test_each_of_two_faxes_has_a_cover_sheet_to_its_own_plan_and_the_second_a_line_for_the_number(client):
    covers = letters_in(Part.COVER, **FULL | IN_MEDI_MEDI)

    to = [dict(block.rows) for cover in covers for block in cover.blocks if hasattr(block, "rows")]

    assert [(rows["To"], rows["Fax"]) for rows in to] == [
        ("L.A. Care Medicare Plus", "213-555-0111"),
        (MEDI_CAL_PLAN, ""),
    ]
