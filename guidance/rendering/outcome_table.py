"""The outcome table with its words: rows by risk, columns by gains."""

from dataclasses import dataclass

from guidance.content_loader import Content
from guidance.domain.assessment import OUTCOME_TABLE, GainsLevel, Outcome
from guidance.domain.programs import Risk


@dataclass(frozen=True, kw_only=True)
class OutcomeCell:
    outcome: Outcome
    tag: str


@dataclass(frozen=True, kw_only=True)
class OutcomeRow:
    """One level of risk, what it means, and the outcome under each level of gains."""

    risk: Risk
    name: str
    means: str
    cells: tuple[OutcomeCell, ...]


def outcome_rows(content: Content, program: str) -> tuple[OutcomeRow, ...]:
    """The rows with the outcomes' names in that program."""
    tags = content.outcomes.tags[program]
    return tuple(
        OutcomeRow(
            risk=risk,
            name=content.outcomes.risks[risk].name,
            means=content.outcomes.risks[risk].means,
            cells=tuple(
                OutcomeCell(outcome=OUTCOME_TABLE[risk][gains], tag=tags[OUTCOME_TABLE[risk][gains]])
                for gains in GainsLevel
            ),
        )
        for risk in Risk
    )
