"""Filling in the letter form, and reading back the page, the PDF, and the letter itself."""

from io import BytesIO

import pikepdf
import pypdf

from guidance.content_loader import content
from guidance.domain.composing import compose
from guidance.domain.letters import Packet
from guidance.forms.letter import LetterForm
from tests.site.conftest import TODAY
from tests.site.reading import Part, page_of, typed_in

# Everything a letter must have, and nothing more: a primary care doctor's request under the rules of 2014-15.
NEEDED = {
    "plan": "molina",
    "coverage_start": "03/01/2015",
    "requested_by": "physician",
    "services": "both",
    "urgency": "routine",
    "letter_date": "03/02/2015",
    "patient_name": "Ana Sample",
    "patient_dob": "02/28/1940",
    "member_id": "MEMBER-77",
    "patient_language": "en",
    "physician_name": "Robin Example, MD",
    "physician_npi": "1234567893",
    "your_role": "primary",
    "specialty": "Family medicine",
    "practice_name": "Example Clinic",
    "practice_address": "1 Main Street\nLos Angeles, CA 90001",
    "practice_phone": "213-555-0100",
    "diagnosis": "Heart failure",
    "current_treatment": "Medicines and monthly visits",
    "accepts_rate": "yes",
    "accepts_plan_rules": "yes",
    "no_quality_concern": "yes",
}
# What else can be given. Each text is one of its own, so that it can be found again.
OPTIONAL = {
    "treatment_through": "06/30/2015",
    "send_to_fax": "213-555-0111",
    "send_to_address": "Continuity Desk\nPO Box 22\nLong Beach, CA 90801",
    "clinic_reference": "REF-4711",
    "patient_phone": "213-555-0122",
    "medicare_number": "1EG4-TE5-MK73",
    "medi_cal_number": "91234567A",
    "patient_agrees": "02/27/2015",
    "practice_fax": "213-555-0133",
    "practice_tax_id": "95-7654321",
    "medical_group": "Example Medical Group",
    "medi_cal_enrolled": "yes",
    "contact_name": "Jo Callback",
    "visit_dates": "06/12/2014; 11/03/2014",
    "diagnosis_codes": "I50.9",
    "upcoming_care": "Echocardiogram on April 2",
    "procedure_codes": "93306",
    "facility": "Harbor Hospital",
    "authorization_numbers": "AUTH-5150",
    "past_care": "Valve repair in 2012",
    "completion_category": "serious_chronic",
}
FULL = NEEDED | OPTIONAL


def filled(**changes) -> dict[str, str]:
    """What is posted: a letter with these changes. None leaves a field out of it."""
    return {key: value for key, value in (NEEDED | changes).items() if value is not None}


def previewed(client, **changes) -> Part:
    """The page after the form was sent."""
    response = client.post("/letters/new/", filled(**changes))
    assert response.status_code == 200
    return page_of(response)


def downloaded(client, format: str = "pdf", **changes):
    return client.post("/letters/download/", {**filled(**changes), "format": format})


def has_letter(page: Part) -> bool:
    return bool(letters_on(page))


def letters_on(page: Part) -> list[Part]:
    """The letters of the request; the rest of the packet is folded away below them."""
    return [letter for place in page.every(id="the-request") for letter in place.every("article", cls="letter")]


def letter_text(page: Part) -> str:
    """The words of every letter on the page."""
    assert has_letter(page), f"No letter: {errors_on(page)}"
    return " ".join(letter.text for letter in letters_on(page))


def notices_on(page: Part) -> str:
    """What the preview tells the person who makes the letter."""
    return " ".join(part.text for part in page.every(cls="notices"))


def errors_on(page: Part) -> dict[str, str]:
    """Every field with something wrong, and what."""
    places = {f"id_{field}_error": field for field in content().letter_form.fields}
    found = ((places.get(part.attributes.get("id", "")), part.text) for part in page.every("div"))
    return {field: said for field, said in found if field}


def errors_at(page: Part, field: str) -> str:
    """What is said to be wrong at the field, or ""."""
    return errors_on(page).get(field, "")


def kept_on(page: Part) -> dict[str, str]:
    """What the letter form holds, field by field, the button and its protection aside."""
    typed = typed_in(page.one("form", id="letter-form"))
    return {name: "; ".join(values) for name, values in typed.items() if name in content().letter_form.fields}


def composed(**changes) -> Packet:
    """The packet of what was filled in, as the domain writes it."""
    form = LetterForm(filled(**changes), today=TODAY)
    assert form.is_valid(), form.errors
    return compose(form.letter_request, form.program, plan_name=form.plan_name, wording=content().letters)


def squeezed(text: str) -> str:
    """The text without any space or line break."""
    return "".join(text.split())


def pdf_text(made: bytes) -> str:
    """The squeezed words of a PDF in the order in which a reader meets them, the foot of the page left out."""
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(without_artifacts(made)).pages))


def without_artifacts(made: bytes) -> BytesIO:
    """The file without what is marked as no part of the text, as a screen reader passes over it."""
    kept = BytesIO()
    with pikepdf.open(BytesIO(made)) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(text_alone(page)))
        pdf.save(kept)
    return kept


def text_alone(page) -> list:
    """The page's drawing steps outside of artifacts; marked content may stand in marked content."""
    steps, inside = [], []
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        if operator in ("BMC", "BDC"):
            inside.append(str(step.operands[0]) == "/Artifact")
        if not any(inside) or operator not in ("Tj", "TJ"):
            steps.append(step)
        if operator == "EMC":
            inside.pop()
    return steps
