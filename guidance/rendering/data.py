"""A result and a plan list as plain data, for programs to read. The same words as the page."""

from datetime import date

from guidance.content_loader import Content
from guidance.domain.plans import Plan, on_offer
from guidance.domain.programs import Program, Verdict
from guidance.domain.sources import Status
from guidance.rendering.result import Result, Said


def decision_data(result: Result) -> dict:
    """The whole result; dates as YYYY-MM-DD, null when unavailable."""
    assessment = result.assessment
    return {
        "program": result.program.slug,
        "edition": result.edition.key,
        "content_version": result.content.version,
        "outcome": result.outcome.value,
        "eligibility": {
            "status": assessment.eligibility.status.value,
            "reasons": said_data(result.eligibility_reasons),
        },
        "gains": {"level": assessment.gains.level.value, "keys": list(assessment.gains.keys)},
        "risk": assessment.risk.key,
        "for_enrolling": said_data(result.for_enrolling),
        "for_opting_out": said_data(result.for_opting_out),
        "check_first": said_data(result.check_first),
        "continuity": continuity_data(result),
        "would_change": [
            {"question": change.question, "answer": change.answer, "outcome": change.outcome.value}
            for change in result.would_change
        ],
        "if_settled": settled_data(result),
    }


def said_data(said: tuple[Said, ...]) -> list[dict]:
    return [{"key": entry.key, "text": entry.text, "sources": list(entry.sources)} for entry in said]


def continuity_data(result: Result) -> dict:
    continuity = result.assessment.continuity
    return {
        "status": continuity.status.value,
        "medicare_through": iso(continuity.medicare_through),
        "medi_cal_through": iso(continuity.medi_cal_through),
        "unmet": list(continuity.with_verdict(Verdict.UNMET)),
        "uncertain": list(continuity.with_verdict(Verdict.UNCERTAIN)),
        "unknown": list(continuity.with_verdict(Verdict.UNKNOWN)),
    }


def settled_data(result: Result) -> dict | None:
    if result.settled is None:
        return None
    settled = result.settled.settled
    return {"for": settled.enrolling.value, "against": settled.against.value}


def plans_data(content: Content, *, on: date) -> dict:
    """The plans known in the day's program; one without evidence for that year is unconfirmed."""
    program = content.programs.on(on)
    return {
        "on": on.isoformat(),
        "program": program.slug,
        "content_version": content.version,
        "plans": [plan_data(plan, program, on) for plan in on_offer(content.plans, program.slug, on=on)],
    }


def plan_data(plan: Plan, program: Program, on: date) -> dict:
    offer = plan.offer_on(program.slug, on)
    return {
        "slug": plan.slug,
        "name": plan.name_on(on),
        "status": offer.status.value if offer else Status.UNCONFIRMED.value,
        "sources": list(offer.sources) if offer else [],
    }


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
