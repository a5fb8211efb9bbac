"""A request for continuity of care: what was typed, and until when it can be asked for."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from guidance.domain.answers import Role, YesNo
from guidance.domain.calendar import look_back, window_end
from guidance.domain.programs import Edition, Requester


class Services(StrEnum):
    MEDICARE = "medicare"
    MEDI_CAL = "medi_cal"
    BOTH = "both"


class Urgency(StrEnum):
    ROUTINE = "routine"
    SOON = "soon"
    HARM = "harm"

    @property
    def days(self) -> int:
        """Days from the letter's date to the day by which an answer is asked for; not a legal deadline."""
        return {Urgency.ROUTINE: 30, Urgency.SOON: 15, Urgency.HARM: 3}[self]


class Completion(StrEnum):
    """Conditions under which Health and Safety Code 1373.96 may apply beside continuity of care."""

    ACUTE = "acute"
    SERIOUS_CHRONIC = "serious_chronic"
    PREGNANCY = "pregnancy"
    TERMINAL = "terminal"
    CHILD = "child"
    SURGERY = "surgery"


class Enrolled(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, kw_only=True)
class LetterRequest:
    """Everything a letter is made from. Empty texts and None mean "not given". Nothing of it is kept anywhere."""

    plan: str
    coverage_start: date
    requested_by: Requester
    services: Services
    urgency: Urgency
    letter_date: date
    patient_name: str
    patient_dob: date
    physician_name: str
    physician_npi: str
    your_role: Role
    specialty: str
    practice_name: str
    practice_address: str
    practice_phone: str
    diagnosis: str
    current_treatment: str
    accepts_rate: YesNo
    accepts_plan_rules: YesNo
    no_quality_concern: Enrolled
    representative_name: str = ""
    representative_relationship: str = ""
    treatment_through: date | None = None
    urgency_reason: str = ""
    send_to_fax: str = ""
    send_to_address: str = ""
    clinic_reference: str = ""
    patient_phone: str = ""
    member_id: str = ""
    medicare_number: str = ""
    medi_cal_number: str = ""
    patient_language: str = "en"
    patient_agrees: date | None = None
    practice_fax: str = ""
    practice_tax_id: str = ""
    medical_group: str = ""
    medi_cal_enrolled: Enrolled | None = None
    contact_name: str = ""
    visit_dates: tuple[date, ...] = ()
    diagnosis_codes: str = ""
    upcoming_care: str = ""
    procedure_codes: str = ""
    facility: str = ""
    authorization_numbers: str = ""
    past_care: str = ""
    completion_category: Completion | None = None

    @property
    def answer_by(self) -> date:
        """The day by which an answer is asked for."""
        return self.letter_date + timedelta(days=self.urgency.days)

    @property
    def counting_visits(self) -> tuple[date, ...]:
        """The visits in the 12 months before coverage started, earliest first, each day once."""
        window = look_back(self.coverage_start)
        return tuple(sorted({day for day in self.visit_dates if day in window}))

    @property
    def other_visits(self) -> tuple[date, ...]:
        """The visits that do not count: on or after the coverage start, or more than 12 months before it."""
        window = look_back(self.coverage_start)
        return tuple(sorted({day for day in self.visit_dates if day not in window}))


# The fields that are chosen, not typed, with the values each can take.
CHOSEN: dict[str, type[StrEnum]] = {
    "requested_by": Requester,
    "services": Services,
    "urgency": Urgency,
    "your_role": Role,
    "accepts_rate": YesNo,
    "accepts_plan_rules": YesNo,
    "no_quality_concern": Enrolled,
    "medi_cal_enrolled": Enrolled,
    "completion_category": Completion,
}


@dataclass(frozen=True, kw_only=True)
class Ends:
    """The last day asked for, included, by service; None where it is not asked for, or its time is over."""

    medicare: date | None
    medi_cal: date | None
    over: date | None

    @property
    def services(self) -> Services | None:
        """What can still be asked for."""
        if self.medicare and self.medi_cal:
            return Services.BOTH
        if self.medicare:
            return Services.MEDICARE
        return Services.MEDI_CAL if self.medi_cal else None

    @property
    def last(self) -> date | None:
        """The later of the two days, included; None where nothing can be asked for."""
        return max((day for day in (self.medicare, self.medi_cal) if day), default=None)


def ends_of(request: LetterRequest, edition: Edition) -> Ends:
    """The earlier of the care's asked-for end and the window, for each service asked for.

    A service whose last day is before the letter's date is left out; `over` is the latest such day.
    """
    windows = {
        Services.MEDICARE: window_end(request.coverage_start, edition.medicare.count),
        Services.MEDI_CAL: window_end(request.coverage_start, edition.medi_cal.count),
    }
    asked = {service: end for service, end in windows.items() if request.services in (service, Services.BOTH)}
    if request.treatment_through:
        asked = {service: min(end, request.treatment_through) for service, end in asked.items()}
    still_open = {service: end for service, end in asked.items() if end >= request.letter_date}
    return Ends(
        medicare=still_open.get(Services.MEDICARE),
        medi_cal=still_open.get(Services.MEDI_CAL),
        over=max((end for service, end in asked.items() if service not in still_open), default=None),
    )


def writes_itself(request: LetterRequest, edition: Edition) -> bool:
    """Whether the physician writes and signs; otherwise the patient or representative does."""
    return request.requested_by is Requester.PHYSICIAN and edition.physician_may_ask()
