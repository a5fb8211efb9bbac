"""From a request to its letters: which letters, which sentences, in which order, in whose voice."""

from dataclasses import replace

from guidance.domain.letter_parts import Draft
from guidance.domain.letters import Heading, Letter, LetterWording, Lines, Packet, Paragraph
from guidance.domain.notices import notices_for
from guidance.domain.patient_voice import patient_letter
from guidance.domain.programs import Program
from guidance.domain.requests import Ends, LetterRequest, Services, ends_of, writes_itself


def compose(request: LetterRequest, program: Program, *, plan_name: str, wording: LetterWording) -> Packet:
    """The letters of one request, and what the preview says about them.

    Raises LookupError when the program had no coverage on that date, and ValueError when the time of every
    service asked for is over on the letter's date.
    """
    edition = program.edition_on(request.coverage_start)
    ends = ends_of(request, edition)
    if ends.services is None:
        raise ValueError(f"Nothing is left to ask for: the last day was {ends.over}.")
    letters: list[Letter] = []
    for side in sides_of(ends, separate=program.separate_rights):
        asked = request if side.medicare else elsewhere(request, ends)
        draft = Draft(
            asked, program, edition, side, addressee(side, program, plan_name, wording), wording, sponsor=plan_name
        )
        if writes_itself(request, edition):
            letters.append(physician_letter(draft))
        else:
            letters += [patient_letter(draft), statement(draft)]
    notices = notices_for(request, program, edition, ends, wording)
    return Packet(request=request, plan_name=plan_name, ends=ends, letters=tuple(letters), notices=notices)


def addressee(side: Ends, program: Program, plan_name: str, wording: LetterWording) -> str:
    """Whom the letter asks: the plan, or the Medi-Cal plan that goes with it where that is another."""
    if program.separate_rights and side.services is Services.MEDI_CAL:
        return wording.programs[program.slug]["recipient_medi_cal"].format(plan=plan_name)
    return plan_name


def elsewhere(request: LetterRequest, ends: Ends) -> LetterRequest:
    """The request for a second letter, whose fax and address are another plan's: they are left to be written in."""
    return replace(request, send_to_fax="", send_to_address="") if ends.medicare else request


def sides_of(ends: Ends, *, separate: bool) -> tuple[Ends, ...]:
    """What each letter asks for: both services in one, or each side alone where they are two rights."""
    if not separate or ends.services is not Services.BOTH:
        return (ends,)
    return (replace(ends, medi_cal=None), replace(ends, medicare=None))


def physician_letter(draft: Draft) -> Letter:
    """The request that the physician writes and signs."""
    words = draft.wording.physician
    asks = (draft.say(words, f"request_{draft.services}"), draft.say(draft.program_words, f"rule_{draft.services}"))
    return Letter(
        title=words["title"],
        blocks=(
            *draft.letterhead(words["title"]),
            draft.summary(),
            Paragraph(text=" ".join(asks)),
            *draft.paragraph(words, agrees=draft.request.patient_agrees is not None, urgent=draft.is_urgent),
            *draft.relationship(),
            *draft.care(),
            *draft.terms(),
            Heading(text=draft.wording.headings["answer"]),
            *draft.paragraph(words, answer=True, contact=True),
            *draft.phone_sentence(),
            draft.physician_signature(),
            Lines(role="copies", lines=(draft.say(draft.wording.labels, "copy"),)),
        ),
    )


def statement(draft: Draft) -> Letter:
    """The physician's statement beside a request that somebody else signs."""
    words = draft.wording.statement
    return Letter(
        title=words["title"],
        blocks=(
            *draft.letterhead(words["title"]),
            draft.summary(),
            Paragraph(text=draft.say(words, "opening")),
            *draft.relationship(),
            *draft.care(),
            *draft.terms(),
            *draft.paragraph(draft.wording.physician, contact=True),
            draft.physician_signature(),
        ),
    )
