"""The sheets around a request: the fax cover, the list of enclosures, and the clinic's own tracking sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guidance.domain.calendar import spelled
from guidance.domain.follow_up import follow_up
from guidance.domain.letter_parts import Draft, spelled_list
from guidance.domain.letters import Blanks, Block, Facts, Heading, Letter, Lines, Paragraph, Words
from guidance.domain.programs import Requester
from guidance.domain.requests import Ends, Urgency


def cover(draft: Draft, *, pages: int | None) -> Letter:
    """The sheet on top of a fax, which says nothing of the patient. `pages` counts this sheet too, where known."""
    request, words = draft.request, draft.wording.cover
    to = {"to": draft.addressee, "department": words["department_name"]}
    rows = {
        "from": request.physician_name,
        "call_back": draft.say(words, "contact"),
        "practice_fax": request.practice_fax,
        "date": spelled(request.letter_date),
        "pages": str(pages or ""),
        "reference": request.clinic_reference,
    }
    urgent = request.urgency is not Urgency.ROUTINE
    return draft.letter(
        words["title"],
        draft.sender(),
        Lines(role="title", lines=(words["title"],)),
        *([Lines(role="mark", lines=(draft.say(words, "urgent"),))] if urgent else []),
        Facts(rows=(*labeled(words, to), (words["fax"], request.send_to_fax), *labeled(words, rows)), boxed=False),
        Paragraph(text=draft.say(words, "misdirected")),
        large=True,
    )


def enclosures(draft: Draft) -> tuple[Letter, ...]:
    """The list of what goes with the request, by what was typed; nothing where nothing was."""
    request, words = draft.request, draft.wording.enclosures
    by_representative = request.requested_by is Requester.REPRESENTATIVE
    rows = {
        "visits": spelled_list(request.counting_visits),
        "past_care": request.past_care,
        "upcoming_care": request.upcoming_care,
        "authorization_numbers": request.authorization_numbers,
        "representative": draft.say(words, "representative_named") if by_representative else "",
    }
    listed = labeled(words, rows)
    if not listed:
        return ()
    sheet = draft.letter(
        words["title"],
        draft.sender(),
        Lines(role="title", lines=(words["title"],)),
        draft.patient_box(),
        Paragraph(text=draft.say(words, "opening")),
        Facts(rows=listed, boxed=False),
    )
    return (sheet,)


@dataclass(frozen=True, kw_only=True)
class Sending:
    """What the clinic's sheet knows of the sending: whether the fax typed is a confirmed one, and how many faxes."""

    confirmed: bool
    faxes: int


def tracking(draft: Draft, ends: Ends, sending: Sending) -> Letter:
    """The clinic's own sheet: where to send the request, the days to act on, and lines to write on."""
    words = draft.wording.tracking
    return draft.letter(
        words["title"],
        Lines(role="mark", lines=(words["mark"],)),
        Lines(role="title", lines=(words["title"],)),
        where_to(draft, sending),
        *before_faxing(draft),
        Heading(text=words["days"]),
        Facts(rows=days(draft, ends), boxed=False),
        Heading(text=words["written"]),
        Blanks(labels=blanks(words, second=sending.faxes > 1)),
    )


def where_to(draft: Draft, sending: Sending) -> Facts:
    request, words, labels = draft.request, draft.wording.tracking, draft.wording.labels
    said = words["confirmed" if sending.confirmed else "call_to_confirm"].format(fax=request.send_to_fax)
    rows = (
        (labels["plan"], draft.sponsor),
        (words["sent_to"], said if request.send_to_fax else words["no_fax"]),
        (words["address"], request.send_to_address),
        (labels["patient"], request.patient_name),
        (labels["reference"], request.clinic_reference),
        (words["letter_date"], spelled(request.letter_date)),
        (labels["medicare_until"], draft.names["medicare_until"]),
        (labels["medi_cal_until"], draft.names["medi_cal_until"]),
    )
    return Facts(rows=tuple(row for row in rows if row[1]))


def before_faxing(draft: Draft) -> tuple[Block, ...]:
    words = draft.wording.tracking
    first = ["call_first"] if draft.request.urgency is Urgency.HARM else []
    return (
        Heading(text=words["before"]),
        *(Paragraph(text=words[key]) for key in (*first, "call", "signed")),
        *draft.phone_sentence(),
    )


def days(draft: Draft, ends: Ends) -> tuple[tuple[str, str], ...]:
    """Each day to act on, with everything to do on it."""
    steps = draft.wording.steps
    found = follow_up(draft.request, ends)
    return tuple((spelled(each.day), " ".join(steps[step] for step in each.steps)) for each in found)


def blanks(words: Words, *, second: bool) -> tuple[str, ...]:
    keys: Sequence[str] = [key for key in words if key.startswith("blank_") and (second or key != "blank_second")]
    return tuple(words[key] for key in keys)


def labeled(words: Words, rows: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((words[key], value) for key, value in rows.items() if value)
