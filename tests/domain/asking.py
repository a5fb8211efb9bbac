"""Asking in the words of the form, so that a test reads like an address: ask("2014-09", in_network="no")."""

from datetime import date
from functools import cache

from guidance.content_loader import content
from guidance.domain.answers import (
    Answers,
    Concern,
    MattersMost,
    Need,
    Role,
    Situation,
    Treatment,
    Visits,
    YesNo,
)
from guidance.domain.assessment import assess

CAL_MEDICONNECT = content().programs.on(date(2014, 4, 1))

# A coverage start well inside each edition.
STARTS = {
    "2014-04": date(2014, 5, 1),
    "2014-09": date(2015, 3, 1),
    "2015-03": date(2015, 9, 1),
    "2016-07": date(2017, 1, 1),
}
SEVERAL_CHOICE = {"situation": Situation, "needs": Need, "concerns": Concern}
ONE_CHOICE = {
    "your_role": Role,
    "in_network": YesNo,
    "visits": Visits,
    "accepts_rate": YesNo,
    "accepts_plan_rules": YesNo,
    "quality_concern": YesNo,
    "treatment": Treatment,
    "matters_most": MattersMost,
}
# A physician who meets every condition of continuity in every edition.
KEEPABLE = {
    "your_role": "primary",
    "visits": "2",
    "accepts_rate": "yes",
    "accepts_plan_rules": "yes",
    "quality_concern": "no",
}


def ask(edition, **given):
    """The assessment of these answers for a coverage start in that edition of Cal MediConnect."""
    return ask_on(STARTS[edition], **given)


def ask_on(coverage_start, **given):
    return assess(answers(coverage_start, **given), CAL_MEDICONNECT)


def answers(coverage_start, **given):
    return Answers(coverage_start=coverage_start, **{question: read(question, given[question]) for question in given})


@cache
def read(question, words):
    """One value, several separated by spaces, "none" for none of these, or None for not known."""
    if words is None:
        return None
    if question in ONE_CHOICE:
        return ONE_CHOICE[question](words)
    chosen = () if words == "none" else words.split()
    return frozenset(SEVERAL_CHOICE[question](word) for word in chosen)
