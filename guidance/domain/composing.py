"""From a request to its packet: which letters, which sentences, in which order, in whose voice."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from guidance.domain.letter_parts import Draft
from guidance.domain.letters import Fax, Heading, Letter, LetterWording, Lines, Packet, Paragraph
from guidance.domain.notices import notices_for
from guidance.domain.packet_parts import Sending, cover, enclosures, tracking
from guidance.domain.patient_voice import completion_letter, patient_letter
from guidance.domain.programs import Edition, Program
from guidance.domain.requests import Ends, LetterRequest, Services, ends_of

CountPages = Callable[[Sequence[Letter]], int]


def compose(
    request: LetterRequest,
    program: Program,
    *,
    plan_name: str,
    wording: LetterWording,
    confirmed: bool = False,
    count_pages: CountPages | None = None,
) -> Packet:
    """The packet of one request, and what the preview says about it.

    `confirmed` says that the fax typed is one that somebody verified lately. `count_pages` tells how many pages
    letters take on paper, which the cover sheet prints; without it the cover names no number.
    Raises LookupError when the program had no coverage on that date, and ValueError when the time of every
    service asked for is over on the letter's date.
    """
    edition = program.edition_on(request.coverage_start)
    ends = ends_of(request, edition)
    if ends.services is None:
        raise ValueError(f"Nothing is left to ask for: the last day was {ends.over}.")
    whole = Draft(request, program, edition, ends, plan_name, wording, sponsor=plan_name)
    drafts = drafts_of(whole, program, edition)
    return Packet(
        request=request,
        plan_name=plan_name,
        ends=ends,
        faxes=tuple(fax(draft, last=draft is drafts[-1], count_pages=count_pages) for draft in drafts),
        tracking=tracking(whole, ends, Sending(confirmed=confirmed, faxes=len(drafts))),
        notices=notices_for(request, program, edition, ends, wording),
    )


def drafts_of(whole: Draft, program: Program, edition: Edition) -> tuple[Draft, ...]:
    """One draft for each plan that is asked."""
    return tuple(
        Draft(
            whole.request if side.medicare else elsewhere(whole.request, whole.ends),
            program,
            edition,
            side,
            addressee(side, program, whole.sponsor, whole.wording),
            whole.wording,
            sponsor=whole.sponsor,
        )
        for side in sides_of(whole.ends, separate=program.separate_rights)
    )


def fax(draft: Draft, *, last: bool, count_pages: CountPages | None) -> Fax:
    """What goes to one plan. Completion of covered services goes once, with the last: it binds the Medi-Cal plan."""
    asked, completion = patient_letter(draft), completion_letter(draft) if last else ()
    writes = draft.physician_writes
    request = (physician_letter(draft),) if writes else (asked, statement(draft))
    patient = (asked, *completion) if writes else completion
    enclosed = enclosures(draft)
    pages = 1 + count_pages((*request, *patient, *enclosed)) if count_pages else None
    return Fax(cover=cover(draft, pages=pages), request=request, patient=patient, enclosures=enclosed)


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
    return draft.letter(
        words["title"],
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
    )


def statement(draft: Draft) -> Letter:
    """The physician's statement beside a request that somebody else signs."""
    words = draft.wording.statement
    return draft.letter(
        words["title"],
        *draft.letterhead(words["title"]),
        draft.summary(),
        Paragraph(text=draft.say(words, "opening")),
        *draft.relationship(),
        *draft.care(),
        *draft.terms(),
        *draft.paragraph(draft.wording.physician, contact=True),
        draft.physician_signature(),
    )
