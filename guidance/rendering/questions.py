"""A question as a page asks it."""

from collections.abc import Collection, Sequence

from guidance.content_loader.questions import Question
from guidance.domain.answers import CONTINUITY_QUESTIONS, ONE_CHOICE, SEVERAL_CHOICE


def show_question(question: Question, given: Collection[str], *, errors: Sequence[str] = (), note: str = "") -> dict:
    """What a template needs to ask it: its kind, its choices by part, what was given, what is wrong with that."""
    return {
        "question": question,
        "kind": kind_of(question.key),
        "given": given,
        "parts": [(part, [c for c in question.choices if c.part == part]) for part in question.parts or ("",)],
        "errors": errors,
        "note": note,
        "continuity": question.key in CONTINUITY_QUESTIONS,
    }


def kind_of(key: str) -> str:
    if key in SEVERAL_CHOICE:
        return "several"
    return "one" if key in ONE_CHOICE else "date"
