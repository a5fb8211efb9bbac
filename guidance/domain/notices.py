"""What a preview tells the person who makes a letter: what the rule needs, what is missing, what else may apply."""

from guidance.domain.answers import Visits, YesNo
from guidance.domain.calendar import look_back, spelled
from guidance.domain.letters import LetterWording, Notice
from guidance.domain.programs import Edition, Program, Requester, Verdict
from guidance.domain.requests import Ends, Enrolled, LetterRequest, Urgency, writes_itself


def notices_for(
    request: LetterRequest, program: Program, edition: Edition, ends: Ends, wording: LetterWording
) -> tuple[Notice, ...]:
    """Every notice that holds, the most pressing first. None of it is part of the letter."""
    window = look_back(request.coverage_start)
    verdict = visits_verdict(request, edition)
    speaks = not writes_itself(request, edition)
    language = request.patient_language
    names = {
        "first": spelled(window.first),
        "last": spelled(window.last),
        "needed": wording.counts[str(edition.visits[request.your_role].number)],
        "given": wording.counts[str(min(len(request.counting_visits), 2))],
        "visits": "; ".join(spelled(day) for day in request.other_visits),
        "over": spelled(ends.over) if ends.over else "",
        "last_day": spelled(program.last_day) if program.last_day else "",
        "language": wording.languages[language],
    }
    unmet = [
        ("visits_missing", verdict is Verdict.UNMET),
        ("visits_unconfirmed", verdict is Verdict.UNCERTAIN),
        ("plan_rules_missing", request.accepts_plan_rules is YesNo.NO),
        ("quality_open", request.no_quality_concern is not Enrolled.YES),
    ]
    found = [
        ("converted", speaks and request.requested_by is Requester.PHYSICIAN),
        ("call_first", request.urgency is Urgency.HARM),
        ("no_destination", not (request.send_to_fax or request.send_to_address)),
        *two_rights(request, program, ends),
        *unmet,
        ("visits_not_counting", bool(request.other_visits)),
        ("else_may_apply", any(holds for _, holds in unmet)),
        ("over_medicare", ends.over is not None and ends.medicare is None),
        ("over_medi_cal", ends.over is not None and ends.medi_cal is None),
        ("language", language not in wording.patient),
        ("draft_language", is_draft(language, wording)),
        ("completion", request.completion_category is not None),
        ("phone_enough", "phone_enough" in wording.programs[program.slug] and edition.physician_may_ask()),
        ("ended", reaches_past_the_end(ends, program)),
        ("last_confirmed", program.last_confirmed is not None and request.coverage_start > program.last_confirmed),
    ]
    words = {**wording.notices, **wording.program_notices[program.slug]}
    return tuple(Notice(key=key, text=words[key].format_map(names)) for key, holds in found if holds)


def two_rights(request: LetterRequest, program: Program, ends: Ends) -> list[tuple[str, bool]]:
    """What to know where the Medicare and the Medi-Cal side are two rights."""
    separate, medi_cal = program.separate_rights, ends.medi_cal is not None
    return [
        ("two_letters", separate and medi_cal and ends.medicare is not None),
        ("medi_cal_letter", separate and medi_cal),
        ("visits_medi_cal", separate and medi_cal and not request.counting_visits),
        ("deadline", separate),
        ("phone", separate),
    ]


def visits_verdict(request: LetterRequest, edition: Edition) -> Verdict:
    """What the visits given prove; with none typed they count as none, since the letter can list none."""
    visits = Visits(str(min(len(request.counting_visits), 2)))
    return edition.visits[request.your_role].judge(visits)


def is_draft(language: str, wording: LetterWording) -> bool:
    words = wording.patient.get(language)
    return language != "en" and words is not None and not words.reviewed


def reaches_past_the_end(ends: Ends, program: Program) -> bool:
    return program.last_day is not None and ends.last is not None and ends.last > program.last_day
