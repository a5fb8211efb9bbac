"""The letter form: what was typed in, a LetterRequest out. It also says what stops a letter."""

from dataclasses import fields as dataclass_fields
from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms

from guidance.content_loader import content
from guidance.domain.answers import YesNo
from guidance.domain.calendar import spelled
from guidance.domain.identifiers import is_cin, is_claim_number, is_mbi, is_npi
from guidance.domain.programs import Requester
from guidance.domain.requests import CHOSEN, LetterRequest, Urgency, ends_of
from guidance.forms.dates import last_day
from guidance.forms.fields import Choice, LetterDay, NumberText, Pick, PrintedText, VisitDates

REQUIRED_CHOICES = (
    "requested_by",
    "services",
    "urgency",
    "your_role",
    "accepts_rate",
    "accepts_plan_rules",
    "no_quality_concern",
)
OPTIONAL_CHOICES = ("medi_cal_enrolled", "completion_category")
REQUIRED_TEXTS = ("patient_name", "physician_name", "specialty", "practice_name", "practice_phone")
OPTIONAL_TEXTS = (
    "representative_name",
    "representative_relationship",
    "send_to_fax",
    "clinic_reference",
    "patient_phone",
    "practice_fax",
    "practice_tax_id",
    "medical_group",
    "contact_name",
    "diagnosis_codes",
    "procedure_codes",
    "facility",
    "authorization_numbers",
)
LONG_TEXTS = {
    "practice_address": True,
    "diagnosis": True,
    "current_treatment": True,
    "send_to_address": False,
    "urgency_reason": False,
    "upcoming_care": False,
    "past_care": False,
}
NUMBERS = ("member_id", "medicare_number", "medi_cal_number")
ENGLISH = "en"
DEFAULTS = {"requested_by": "physician", "services": "both", "urgency": "routine"}


class LetterForm(forms.Form):
    """One continuity request. `letter_request` holds it once the form is valid."""

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.words = content().letter_form.fields
        made = self.make_fields()
        self.fields |= {key: made[key] for key in self.words}
        self.helper = self.make_helper()

    def make_fields(self) -> dict[str, forms.Field]:
        words = self.words
        plans = [("", "Choose a plan"), *((plan.slug, plan_label(plan)) for plan in content().plans)]
        languages = list(content().letters.languages.items())
        made: dict[str, forms.Field] = {
            "plan": Pick(words["plan"], choices=plans, required=True),
            "coverage_start": LetterDay(words["coverage_start"], required=True, month_alone=True),
            "letter_date": LetterDay(words["letter_date"], initial=self.today),
            "patient_dob": LetterDay(words["patient_dob"], required=True),
            "treatment_through": LetterDay(words["treatment_through"]),
            "patient_agrees": LetterDay(words["patient_agrees"]),
            "patient_language": Pick(words["patient_language"], choices=languages, initial=ENGLISH),
            "physician_npi": PrintedText(words["physician_npi"], required=True),
            "visit_dates": VisitDates(words["visit_dates"], lines=2),
        }
        made |= {key: Choice(words[key], required=True, initial=DEFAULTS.get(key, "")) for key in REQUIRED_CHOICES}
        made |= {key: Choice(words[key]) for key in OPTIONAL_CHOICES}
        made |= {key: PrintedText(words[key], required=True) for key in REQUIRED_TEXTS}
        made |= {key: PrintedText(words[key]) for key in OPTIONAL_TEXTS}
        made |= {key: PrintedText(words[key], lines=3, required=needed) for key, needed in LONG_TEXTS.items()}
        return made | {key: NumberText(words[key], limit=40) for key in NUMBERS}

    def make_helper(self) -> FormHelper:
        """Sections in the order of the content, laid out by crispy; the page itself holds the form element."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        sections = []
        for section in content().letter_form.sections:
            hint = [HTML(f'<p class="hint">{section.hint}</p>')] if section.hint else []
            sections.append(Fieldset(section.title, *hint, *(field.key for field in section.fields)))
        helper.layout = Layout(*sections)
        return helper

    def clean_letter_date(self) -> date:
        return self.cleaned_data["letter_date"] or self.today

    def clean_patient_language(self) -> str:
        return self.cleaned_data["patient_language"] or ENGLISH

    def clean(self):
        data = super().clean()
        self.check_request(data)
        self.check_patient(data)
        self.check_days(data)
        if not self.errors:
            self.check_time_left()
        return data

    def check_request(self, data: dict) -> None:
        """What one answer asks of another, and the answers that stop a letter."""
        if data.get("requested_by") == Requester.REPRESENTATIVE:
            for key in ("representative_name", "representative_relationship"):
                if not data.get(key):
                    self.add_error(key, self.words[key].missing)
        elif data.get("requested_by"):
            self.refuse(
                data, ("representative_name", "representative_relationship"), "choose that a representative asks"
            )
        if data.get("urgency") in (Urgency.SOON, Urgency.HARM) and not data.get("urgency_reason"):
            self.add_error("urgency_reason", self.words["urgency_reason"].missing)
        elif data.get("urgency") == Urgency.ROUTINE:
            self.refuse(data, ("urgency_reason",), "choose how fast an answer is needed")
        if data.get("accepts_rate") == YesNo.NO:
            self.add_error(
                "accepts_rate",
                "The rule needs this, so no letter can be made without it. "
                "The patient can still choose another doctor, or leave the plan.",
            )
        if (npi := data.get("physician_npi")) and not is_npi(npi):
            self.add_error("physician_npi", "This is not an NPI. Check the 10 digits.")

    def refuse(self, data: dict, keys: tuple[str, ...], remedy: str) -> None:
        """What was typed but would not be printed is never dropped in silence."""
        for key in keys:
            if data.get(key):
                self.add_error(key, f"This would not be printed. Clear it, or {remedy}.")

    def check_patient(self, data: dict) -> None:
        if not any(data.get(key) or key in self.errors for key in NUMBERS):
            self.add_error(
                "member_id", "Type at least one: the plan member ID, the Medicare number, or the Medi-Cal number."
            )
        dated = data.get("letter_date") or self.today
        number = data.get("medicare_number")
        if number and not (is_mbi(number) or is_claim_number(number, dated=dated)):
            self.add_error(
                "medicare_number", "This is not a Medicare number. Check it against the card: 11 characters."
            )
        if data.get("medi_cal_number") and not is_cin(data["medi_cal_number"]):
            self.add_error(
                "medi_cal_number", "This is not a Medi-Cal number. It begins with 9 and has 9 or 14 characters."
            )

    def check_days(self, data: dict) -> None:
        """No visit or birth after the letter; care needed on or after the coverage start; a program on that date."""
        dated, start = data.get("letter_date"), data.get("coverage_start")
        if dated and data.get("patient_dob") and data["patient_dob"] > dated:
            self.add_error("patient_dob", "The date of birth is after the date of the letter. Check both.")
        if dated and data.get("patient_agrees") and data["patient_agrees"] > dated:
            self.add_error("patient_agrees", "This day is after the date of the letter. Check both.")
        late = [day for day in data.get("visit_dates") or () if dated and day > dated]
        if late:
            self.add_error("visit_dates", f"{spelled(late[0])} is after the date of the letter. Check both.")
        if start and data.get("treatment_through") and data["treatment_through"] < start:
            self.add_error("treatment_through", "This day is before coverage starts. Check both.")
        if start:
            self.check_program(start, data.get("plan"))

    def check_program(self, start: date, slug: str | None) -> None:
        first = content().programs.first_day
        if start < first:
            began = content().programs.all[0].facts["began"].text
            self.add_error("coverage_start", f"{began} Type {spelled(first)} or a later day.")
            return
        if start > (last := last_day(self.today)):
            self.add_error("coverage_start", f"Type a day up to {spelled(last)}. Later rules are not known.")
            return
        program = content().programs.on(start)
        plan = content().plan(slug) if slug else None
        if plan and not plan.offered_in(program.slug):
            message = f"This plan was not on offer in {program.name} on {spelled(start)}. Choose another."
            self.add_error("plan", message)

    def check_time_left(self) -> None:
        """A letter dated after the last day of everything asked for asks for nothing."""
        request = self.letter_request
        program = content().programs.on(request.coverage_start)
        ends = ends_of(request, program.edition_on(request.coverage_start))
        if ends.services is None and ends.over:
            self.add_error(
                "letter_date",
                f"The last day was {spelled(ends.over)}. For a letter as of an earlier day, type that day here.",
            )

    @property
    def letter_request(self) -> LetterRequest:
        """What was asked, as the domain takes it. Only of a form whose fields could all be read."""
        known = {field.name for field in dataclass_fields(LetterRequest)}
        data = {key: value for key, value in self.cleaned_data.items() if key in known}
        for key, kind in CHOSEN.items():
            data[key] = kind(data[key]) if data[key] else None
        return LetterRequest(**data)

    @property
    def edition(self):
        return self.program.edition_on(self.cleaned_data["coverage_start"])

    @property
    def program(self):
        return content().programs.on(self.cleaned_data["coverage_start"])

    @property
    def plan_name(self) -> str:
        """The plan's name as on the coverage start."""
        plan = content().plan(self.cleaned_data["plan"])
        return plan.name_on(self.cleaned_data["coverage_start"])


def plan_label(plan) -> str:
    return ", later ".join(plan.names_in_order)
