"""The parts that letters share: letterhead, the clerk's box, the physician's sentences, the signature."""

from collections.abc import Mapping
from datetime import date

from guidance.domain.answers import YesNo
from guidance.domain.calendar import look_back, spelled
from guidance.domain.identifiers import is_claim_number, last_four
from guidance.domain.letters import Block, Facts, Heading, Letter, LetterWording, Lines, Paragraph, Signature, Words
from guidance.domain.programs import Edition, Program
from guidance.domain.requests import Ends, Enrolled, LetterRequest, Services, Urgency, writes_itself


class Draft:
    """What one request's letters are written from. Sentences come from the wording; values go in as typed."""

    def __init__(
        self,
        request: LetterRequest,
        program: Program,
        edition: Edition,
        ends: Ends,
        addressee: str,
        wording: LetterWording,
        *,
        sponsor: str,
    ) -> None:
        """`ends` says what these letters ask for, one side alone or both; `sponsor` is the plan that was chosen.

        `addressee` is whom they ask: the sponsor, or the Medi-Cal plan that goes with it where that is another.
        """
        self.request = request
        self.sponsor = sponsor
        self.addressee = addressee
        self.ends = ends
        self.services: Services = ends.services or request.services
        self.wording = wording
        self.program_words = wording.programs[program.slug]
        self.physician_writes = writes_itself(request, edition)
        self.phone_enough = edition.physician_may_ask() and "phone_enough" in self.program_words
        asked = addressee if addressee == sponsor else self.program_words["asked_medi_cal"].format(plan=sponsor)
        self.names = names_of(request, program, edition, ends, asked)

    def say(self, words: Words, key: str) -> str:
        """The sentence with its names filled in."""
        return words[key].format_map(self.names)

    @property
    def is_urgent(self) -> bool:
        return self.request.urgency is not Urgency.ROUTINE and bool(self.request.urgency_reason)

    def letter(self, title: str, *blocks: Block, large: bool = False) -> Letter:
        """The letter with what stands at the foot of its pages."""
        key = "foot_with_reference" if self.request.clinic_reference else "foot"
        footer = self.say(self.wording.labels, key)
        return Letter(title=title, blocks=blocks, footer=footer, large=large)

    def letterhead(self, title: str) -> tuple[Block, ...]:
        return (self.sender(), *self.recipient(), Lines(role="title", lines=(title,)))

    def sender(self) -> Lines:
        request, labels = self.request, self.wording.labels
        phone = f"{labels['phone']} {request.practice_phone}"
        fax = f"{labels['fax']} {request.practice_fax}" if request.practice_fax else ""
        return Lines(
            role="sender", lines=given(request.practice_name, *request.practice_address.splitlines(), phone, fax)
        )

    def recipient(self) -> tuple[Block, ...]:
        labels = self.wording.labels
        fax = labels["by_fax"].format(fax=self.request.send_to_fax) if self.request.send_to_fax else ""
        address = self.request.send_to_address.splitlines()
        return (
            Lines(role="date", lines=(spelled(self.request.letter_date),)),
            Lines(role="recipient", lines=given(self.addressee, labels["attention"], *address, fax)),
        )

    def summary(self) -> Facts:
        """The box that a plan's clerk reads first."""
        request, values = self.request, self.wording.values
        rows = {
            "plan": self.addressee,
            "patient": request.patient_name,
            "born": spelled(request.patient_dob),
            **self.patient_numbers(),
            "patient_phone": request.patient_phone,
            "patient_language": self.wording.languages[request.patient_language],
            "coverage_start": spelled(request.coverage_start),
            "asked": values["continuity"].format_map(self.names),
            "medicare_until": self.names["medicare_until"],
            "medi_cal_until": self.names["medi_cal_until"],
            "urgency": values[request.urgency],
            "answer_by": spelled(request.answer_by),
            "reference": request.clinic_reference,
        }
        return Facts(rows=self.labeled(rows))

    def patient_box(self, more: tuple[tuple[str, str], ...] = ()) -> Facts:
        """Whom it is about, for a sheet that goes with the request."""
        request = self.request
        rows = {
            "patient": request.patient_name,
            "born": spelled(request.patient_dob),
            **self.patient_numbers(),
            "reference": request.clinic_reference,
        }
        return Facts(rows=(*self.labeled(rows), *more))

    def patient_numbers(self) -> dict[str, str]:
        """The numbers as typed; of an older claim number only the last four."""
        numbers = {"member_id": self.request.member_id, "medi_cal_number": self.request.medi_cal_number}
        return numbers | self.names_of_medicare_number()

    def names_of_medicare_number(self) -> dict[str, str]:
        if is_claim_number(self.request.medicare_number, dated=self.request.letter_date):
            return {"claim_number": last_four(self.request.medicare_number)}
        return {"medicare_number": self.request.medicare_number}

    def relationship(self) -> tuple[Block, ...]:
        words = self.wording.physician
        visits = ("visits", "check_claims") if self.request.counting_visits else ("no_visits",)
        text = " ".join(self.say(words, key) for key in (f"role_{self.request.your_role}", *visits))
        return (Heading(text=self.wording.headings["relationship"]), Paragraph(text=text))

    def care(self) -> tuple[Block, ...]:
        request, category = self.request, self.request.completion_category
        rows = {
            "diagnosis": request.diagnosis,
            "diagnosis_codes": request.diagnosis_codes,
            "current_treatment": request.current_treatment,
            "past_care": request.past_care,
            "upcoming_care": request.upcoming_care,
            "procedure_codes": request.procedure_codes,
            "facility": request.facility,
            "authorization_numbers": request.authorization_numbers,
            "completion": self.wording.values[category] if category else "",
        }
        return (
            Heading(text=self.wording.headings["care"]),
            Facts(rows=self.labeled(rows), boxed=False),
            *self.paragraph(self.wording.physician, needed_until=request.treatment_through is not None),
        )

    def terms(self) -> tuple[Block, ...]:
        """What the physician agrees to: only what was answered."""
        words = self.wording.physician
        known = self.request.no_quality_concern is Enrolled.YES
        sentences = [
            self.say(self.program_words, f"rate_{self.services}"),
            self.say(words, "plan_rules") if self.request.accepts_plan_rules is YesNo.YES else "",
            self.say(words, "no_billing"),
            self.say(words, "quality_yes" if known else "quality_check"),
        ]
        return (Heading(text=self.wording.headings["terms"]), Paragraph(text=" ".join(given(*sentences))))

    def phone_sentence(self, *, language: str = "") -> tuple[Block, ...]:
        """That a telephone call was enough, where it was; beside it the same in the patient's language, if worded."""
        if not self.phone_enough:
            return ()
        beside = self.program_words.get(f"phone_enough_{language}", "")
        text = self.say(self.program_words, "phone_enough")
        return (Paragraph(text=text, beside=beside, language=language if beside else ""),)

    def paragraph(self, words: Words, **wanted: bool) -> tuple[Block, ...]:
        """One paragraph of the sentences that are wanted; nothing when none is."""
        sentences = [self.say(words, key) for key, on in wanted.items() if on]
        return (Paragraph(text=" ".join(sentences)),) if sentences else ()

    def physician_signature(self) -> Signature:
        request, labels, values = self.request, self.wording.labels, self.wording.values
        enrolled = request.medi_cal_enrolled
        named = {
            "npi": request.physician_npi,
            "specialty": request.specialty,
            "tax_id": request.practice_tax_id,
            "medical_group": request.medical_group,
            "medi_cal_enrolled": values[enrolled] if enrolled else "",
        }
        lines = (f"{labels[key]}: {value}" for key, value in named.items() if value)
        return Signature(label=labels["signature"], date_label=labels["date"], lines=(request.physician_name, *lines))

    def labeled(self, rows: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((self.wording.labels[key], value) for key, value in rows.items() if value)


def names_of(request: LetterRequest, program: Program, edition: Edition, ends: Ends, plan_name: str) -> dict[str, str]:
    """What a sentence may name, as data."""
    window = look_back(request.coverage_start)
    days = {
        "coverage_start": request.coverage_start,
        "medicare_until": ends.medicare,
        "medi_cal_until": ends.medi_cal,
        "answer_by": request.answer_by,
        "patient_agrees": request.patient_agrees,
        "treatment_through": request.treatment_through,
        "letter_date": request.letter_date,
        "release_until": ends.last,
        "first": window.first,
        "last": window.last,
    }
    return {
        **{name: spelled(day) if day else "" for name, day in days.items()},
        "plan": plan_name,
        "program": program.name,
        "medicare_months": str(edition.medicare.count),
        "medi_cal_months": str(edition.medi_cal.count),
        "patient_name": request.patient_name,
        "physician_name": request.physician_name,
        "signer": request.representative_name or request.patient_name,
        "representative_name": request.representative_name,
        "representative_relationship": request.representative_relationship,
        "urgency_reason": request.urgency_reason,
        "contact_name": request.contact_name or request.physician_name,
        "practice_name": request.practice_name,
        "practice_phone": request.practice_phone,
        "clinic_reference": request.clinic_reference,
        "visits": spelled_list(request.counting_visits),
    }


def spelled_list(days: tuple[date, ...]) -> str:
    """The days in words, separated by semicolons since each holds a comma."""
    return "; ".join(spelled(day) for day in days)


def given(*texts: str) -> tuple[str, ...]:
    """Those texts that are not empty."""
    return tuple(text for text in texts if text.strip())
