"""From a request to its letters: which letters, which sentences, in which order, in whose voice."""

from guidance.domain.letter_parts import Draft
from guidance.domain.letters import Heading, Letter, LetterWording, Lines, Packet, Paragraph
from guidance.domain.notices import notices_for
from guidance.domain.patient_voice import patient_letter
from guidance.domain.programs import Program
from guidance.domain.requests import LetterRequest, ends_of, writes_itself


def compose(request: LetterRequest, program: Program, *, plan_name: str, wording: LetterWording) -> Packet:
    """The letters of one request, and what the preview says about them.

    Raises LookupError when the program had no coverage on that date, and ValueError when the time of every
    service asked for is over on the letter's date.
    """
    edition = program.edition_on(request.coverage_start)
    ends = ends_of(request, edition)
    if ends.services is None:
        raise ValueError(f"Nothing is left to ask for: the last day was {ends.over}.")
    draft = Draft(request, program, edition, ends, plan_name, wording)
    if writes_itself(request, edition):
        letters: tuple[Letter, ...] = (physician_letter(draft),)
    else:
        letters = (patient_letter(draft), statement(draft))
    notices = notices_for(request, program, edition, ends, wording)
    return Packet(request=request, plan_name=plan_name, ends=ends, letters=letters, notices=notices)


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
