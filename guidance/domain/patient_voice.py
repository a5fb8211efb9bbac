"""What the patient or the representative signs, in their words, the patient's language beside the English."""

from collections.abc import Iterable

from guidance.domain.letter_parts import Draft, given
from guidance.domain.letters import Block, Facts, Letter, Lines, Paragraph, PatientWords, Signature
from guidance.domain.programs import Requester

ENGLISH = "en"


def patient_letter(draft: Draft) -> Letter:
    """The request and the permission to share records, in the voice of whoever signs them."""
    visits = "with_request" if draft.physician_writes else "visits"
    keys = [f"request_{draft.services}", "rule", visits, "answer", "no_billing", "release"]
    if draft.is_urgent:
        keys.insert(2, "urgent")
    return signed_by_them(draft, voice_of(draft), keys, draft.summary(), phone=True)


def completion_letter(draft: Draft) -> tuple[Letter, ...]:
    """The request for completion of covered services (Health and Safety Code 1373.96), where a condition was chosen."""
    category = draft.request.completion_category
    if category is None:
        return ()
    care = {
        "diagnosis": draft.request.diagnosis,
        "current_treatment": draft.request.current_treatment,
        "upcoming_care": draft.request.upcoming_care,
    }
    keys = [category, "rule", "terms", "answer"]
    return (
        signed_by_them(
            draft, f"{voice_of(draft)}_completion", keys, draft.patient_box(draft.labeled(care)), phone=False
        ),
    )


def signed_by_them(draft: Draft, voice: str, keys: Iterable[str], box: Facts, *, phone: bool) -> Letter:
    english, other = draft.wording.patient[ENGLISH], other_language(draft)
    signing, title = other or english, getattr(english, voice)["title"]
    signer = draft.names["signer"]
    return draft.letter(
        title,
        Lines(role="sender", lines=given(signer, draft.request.patient_phone)),
        *draft.recipient(),
        Lines(role="title", lines=(title,)),
        box,
        *draft_mark(draft, other, voice),
        *(beside(draft, key, voice, english, other) for key in keys),
        *(draft.phone_sentence(language=draft.request.patient_language) if phone else ()),
        Signature(label=signing.signature, date_label=signing.signed_on, lines=(signer,)),
    )


def voice_of(draft: Draft) -> str:
    return "representative" if draft.request.requested_by is Requester.REPRESENTATIVE else "patient"


def draft_mark(draft: Draft, other: PatientWords | None, voice: str) -> tuple[Block, ...]:
    """The title in the other language, and that it is a draft, before anything in that language."""
    if other is None:
        return ()
    note = "" if other.reviewed else draft.wording.patient[ENGLISH].draft_note
    mark = Paragraph(text=note, beside=other.draft_note, language=draft.request.patient_language, role="mark")
    title = Paragraph(text="", beside=getattr(other, voice)["title"], language=draft.request.patient_language)
    return (title,) if other.reviewed else (mark, title)


def beside(draft: Draft, key: str, voice: str, english: PatientWords, other: PatientWords | None) -> Paragraph:
    """The sentence in English, and beside it in the patient's language where that is worded."""
    text = sentence(draft, key, voice, getattr(english, voice)[key], "").format_map(draft.names)
    if other is None:
        return Paragraph(text=text)
    language = draft.request.patient_language
    translated = sentence(draft, key, voice, getattr(other, voice)[key], f"_{language}")
    named = draft.names | dates_in(draft, other) | plan_in(draft, language)
    return Paragraph(text=text, beside=translated.format_map(named), language=language)


def sentence(draft: Draft, key: str, voice: str, usual: str, ending: str) -> str:
    """The usual sentence, or the program's own where it names its continuity rule otherwise."""
    if key != "rule" or voice.endswith("completion"):
        return usual
    return draft.program_words.get(f"patient_{key}_{draft.services}{ending}", usual)


def plan_in(draft: Draft, language: str) -> dict[str, str]:
    """Whom the letter asks, in that language, where that is more than a name."""
    named = draft.program_words.get(f"asked_medi_cal_{language}")
    if draft.addressee == draft.sponsor or named is None:
        return {}
    return {"plan": named.format(plan=draft.sponsor)}


def dates_in(draft: Draft, words: PatientWords) -> dict[str, str]:
    days = {
        "coverage_start": draft.request.coverage_start,
        "medicare_until": draft.ends.medicare,
        "medi_cal_until": draft.ends.medi_cal,
        "release_until": draft.ends.last,
        "answer_by": draft.request.answer_by,
    }
    return {name: words.spelled(day) for name, day in days.items() if day}


def other_language(draft: Draft) -> PatientWords | None:
    language = draft.request.patient_language
    return None if language == ENGLISH else draft.wording.patient.get(language)
