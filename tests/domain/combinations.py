"""Every combination of answers, with what each edition makes of it."""

from collections import namedtuple
from functools import cache
from itertools import chain, combinations, product

from tests.domain.asking import ask

NEEDS = ("many_conditions", "help_at_home", "behavioral_health", "vision_or_rides", "billing_trouble")
CONCERNS = ("other_doctor_outside", "supplier_dependent", "drug_not_listed", "nursing_facility")


def every_choice_of(choices):
    """Not known, none of these, and every choice of one or more."""
    sizes = range(1, len(choices) + 1)
    return (None, "none", *map(" ".join, chain.from_iterable(combinations(choices, size) for size in sizes)))


# Each grid names all questions, in one order. The first has every answer about the physician, and one of each kind
# about the patient; the second every answer about the patient, and one of each kind about the physician.
PHYSICIAN = {
    "your_role": (None, "primary", "specialist"),
    "in_network": (None, "yes", "no"),
    "visits": (None, "0", "1", "2"),
    "accepts_rate": (None, "yes", "no"),
    "accepts_plan_rules": (None, "yes", "no"),
    "quality_concern": (None, "yes", "no"),
    "treatment": (None, "none", "to_6", "to_12", "over_12"),
    "needs": (None, "none", "help_at_home"),
    "concerns": (None, "none", "drug_not_listed"),
    "matters_most": (None, "keep_doctors"),
}
PATIENT = {
    "your_role": ("primary",),
    "in_network": (None, "yes", "no"),
    "visits": (None, "2"),
    "accepts_rate": ("yes", "no"),
    "accepts_plan_rules": ("yes",),
    "quality_concern": ("no",),
    "treatment": ("to_12",),
    "needs": every_choice_of(NEEDS),
    "concerns": every_choice_of(CONCERNS),
    "matters_most": (None, "keep_doctors", "one_card", "extra_help", "free_choice"),
}
GRIDS = {"physician": PHYSICIAN, "patient": PATIENT}
PLACES = {question: place for place, question in enumerate(PHYSICIAN)}
# Questions whose blanks are filled in. What matters most may stay blank: it was not asked.
FILLED_IN = tuple(question for question in PLACES if question != "matters_most")

Result = namedtuple("Result", "risk outcome")


@cache
def every(grid):
    return tuple(product(*GRIDS[grid].values()))


def one_in(stride, grid):
    """Some of the combinations. A prime stride that divides no count of values leaves out no value."""
    return every(grid)[::stride]


@cache
def results(edition, grid):
    """The risk and the outcome of every combination, by combination."""
    return {combination: result(edition, combination) for combination in every(grid)}


def result(edition, combination):
    found = ask(edition, **named(combination))
    return Result(found.risk, found.outcome.value)


def named(combination):
    return dict(zip(PLACES, combination, strict=True))


def changed(combination, question, value):
    """The combination with another answer to that question."""
    place = PLACES[question]
    return (*combination[:place], value, *combination[place + 1 :])


def blanks(combination):
    """The questions to fill in, in order."""
    return [question for question in FILLED_IN if combination[PLACES[question]] is None]


def filled(grid, combination, question):
    """The combination with that question answered, once for each answer of the grid."""
    return [changed(combination, question, value) for value in GRIDS[grid][question] if value is not None]


def told(edition, combination):
    """The answers in words, for the message of a failing test."""
    return f"{edition}: " + ", ".join(f"{question}={value}" for question, value in named(combination).items() if value)
