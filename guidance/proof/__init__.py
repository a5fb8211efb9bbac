"""The decision, tried on every answer: what is reached, what is never said, and which rule would be missed."""

from guidance.content_loader import Content
from guidance.proof.grid import count_outcomes, check_split
from guidance.proof.mutants import dead_rules
from guidance.proof.words import walk_words

__all__ = ["prove"]


def prove(content: Content) -> dict:
    """Everything `manage.py prove` reports. `failures` is empty when the proof holds."""
