"""Answering the forms as a person does, by the names of the questions."""

from playwright.sync_api import Page

# A request for continuity whose every condition is met, written by a specialist on the day after coverage started.
LETTER = {
    "plan": "la-care",
    "coverage_start": "03/01/2015",
    "requested_by": "physician",
    "services": "both",
    "urgency": "routine",
    "letter_date": "03/02/2015",
    "patient_name": "Rosa Maravilla",
    "patient_dob": "02/28/1940",
    "member_id": "LAC-5550123",
    "physician_name": "Ana Quintero, MD",
    "physician_npi": "1234567893",
    "your_role": "specialist",
    "specialty": "Cardiology",
    "practice_name": "Eastside Heart Clinic",
    "practice_address": "100 Example Street\nLos Angeles, CA 90033",
    "practice_phone": "213-555-0100",
    "visit_dates": "06/12/2014; 11/03/2014",
    "diagnosis": "Heart failure",
    "current_treatment": "Medication adjusted every month",
    "accepts_rate": "yes",
    "accepts_plan_rules": "yes",
    "no_quality_concern": "yes",
}
# Before September 2014 the patient asks; this one reads Spanish.
BY_THE_PATIENT = LETTER | {
    "coverage_start": "05/01/2014",
    "letter_date": "05/02/2014",
    "requested_by": "patient",
    "patient_language": "es",
    "visit_dates": "06/12/2013; 11/03/2013",
}


def answer(page: Page, **answers: str) -> None:
    """Chooses the radio button or check box of each answer."""
    for question, choice in answers.items():
        page.locator(f"input[name={question}][value='{choice}']").check()


def type_day(page: Page, day: str) -> None:
    """Types when coverage starts, and leaves the field."""
    page.locator("#q-coverage_start").fill(day)
    page.locator("#q-coverage_start").press("Tab")


def fill_letter(page: Page, values: dict[str, str]) -> None:
    for name, value in values.items():
        fields = page.locator(f".letter-form [name={name}]")
        kind = fields.first.evaluate("field => field.type")
        if kind == "radio":
            fields.and_(page.locator(f"[value='{value}']")).check()
        elif kind == "select-one":
            fields.select_option(value)
        else:
            fields.fill(value)


def typed_in(page: Page, names) -> dict[str, str]:
    """What the letter form holds now."""
    held = page.locator(".letter-form").evaluate("form => Object.fromEntries(new FormData(form))")
    return {name: held.get(name, "").replace("\r\n", "\n") for name in names}
