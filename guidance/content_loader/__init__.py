"""content/ -> domain objects. Everything is checked, and every problem is reported at once."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from guidance.content_loader.changes import read_changes
from guidance.content_loader.glossary import read_glossary
from guidance.content_loader.guides import AroundGuides, read_around, read_guides
from guidance.content_loader.letter_batch import BatchWords, read_batch
from guidance.content_loader.letter_form import LetterFormWords, read_letter_form
from guidance.content_loader.letters import read_letters
from guidance.content_loader.outcomes import Outcomes, read_outcomes
from guidance.content_loader.paper import PaperWords, read_paper
from guidance.content_loader.patients import read_patients
from guidance.content_loader.plans import read_plans, read_rows
from guidance.content_loader.programs import read_programs
from guidance.content_loader.questions import Condition, Question, QuestionGroup, read_conditions, read_questions
from guidance.content_loader.reasons import read_reasons
from guidance.content_loader.register import HelpLine, read_conflicts, read_help_lines, read_sources
from guidance.content_loader.tables import ContentError, Reader, Review, Table
from guidance.content_loader.then_and_now import ThenAndNow, read_then_and_now
from guidance.domain.changes import Change
from guidance.domain.guides import Guide, Term
from guidance.domain.letters import LetterWording
from guidance.domain.patients import Language
from guidance.domain.plans import Plan, RowGroup
from guidance.domain.programs import Programs
from guidance.domain.reasons import Reason
from guidance.domain.sources import Conflict, Source

__all__ = ["CONTENT_FOLDER", "Content", "ContentError", "content", "load_content"]

CONTENT_FOLDER = Path(__file__).resolve().parent.parent / "content"
# Pages among the guides that have a file of their own kind.
OTHER_GUIDES = ("then-and-now", "glossary")


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything the site says. `version` is the newest check date and a short hash of the files."""

    sources: dict[str, Source]
    conflicts: dict[str, Conflict]
    help_lines: dict[str, HelpLine]
    programs: Programs
    topics: dict[str, str]
    conditions: dict[str, Condition]
    option_headings: dict[str, str]
    question_groups: tuple[QuestionGroup, ...]
    reasons: tuple[Reason, ...]
    outcomes: Outcomes
    letters: LetterWording
    letter_form: LetterFormWords
    letter_batch: BatchWords
    paper: PaperWords
    row_groups: tuple[RowGroup, ...]
    plans: tuple[Plan, ...]
    then_and_now: ThenAndNow
    guides: tuple[Guide, ...]
    around_guides: AroundGuides
    changes: tuple[Change, ...]
    glossary: tuple[Term, ...]
    patients: dict[str, Language]
    reviews: tuple[Review, ...]
    checked_on: date
    review_by: date
    version: str
    cited_ids: frozenset[str]

    def guide(self, slug: str) -> Guide | None:
        return next((guide for guide in self.guides if guide.slug == slug), None)

    @cached_property
    def questions(self) -> dict[str, Question]:
        return {question.key: question for group in self.question_groups for question in group.questions}

    @property
    def stand_ins(self) -> list[HelpLine]:
        """Whom to call while the plans' own contacts cannot be shown."""
        return [line for line in self.help_lines.values() if line.stands_in]

    def cited(self) -> list[Source]:
        """Every source that something on the site cites, in the order of the register."""
        return [source for id, source in self.sources.items() if id in self.cited_ids]

    def plan(self, slug: str) -> Plan | None:
        return next((plan for plan in self.plans if plan.slug == slug), None)


@cache
def content() -> Content:
    """The site's content, read once a process."""
    return load_content(CONTENT_FOLDER)


def load_content(folder: Path) -> Content:
    """The content of a folder. Raises ContentError naming every problem in it."""
    reader = Reader(folder)
    rules = read_rules(reader)
    parts = {**rules, **read_pages(reader, rules), **read_letter_words(reader, rules), **read_prose(reader, rules)}
    reader.finish()
    reviews = reader.reviews()
    checked = max(review.checked_on for review in reviews)
    return Content(
        **parts,
        reviews=reviews,
        checked_on=checked,
        review_by=min(review.review_by for review in reviews),
        cited_ids=frozenset(reader.cited),
        version=f"{checked.isoformat()}-{fingerprint(folder)}",
    )


def read_rules(reader: Reader) -> dict[str, Any]:
    """What the decision rests on, each part under its name in Content."""
    sources = read_sources(reader)
    conflicts = read_conflicts(reader)
    help_lines = read_help_lines(reader)
    programs = read_programs(reader, conflicts)
    report_unknown_programs(reader, programs, {"conflict": conflicts, "help line": help_lines})
    return {
        "sources": sources,
        "conflicts": conflicts,
        "help_lines": help_lines,
        "programs": programs,
        "question_groups": read_questions(reader),
        "reasons": read_reasons(reader, programs),
        "outcomes": read_outcomes(reader, programs, help_lines),
    }


def read_pages(reader: Reader, rules: dict[str, Any]) -> dict[str, Any]:
    """The words of the pages around the decision."""
    continuity, row_groups = reader.file("continuity.toml"), read_rows(reader, rules["programs"])
    return {
        "topics": read_topics(continuity, rules["programs"]),
        "conditions": read_conditions(continuity),
        "option_headings": {row.text("key"): row.text("heading") for row in continuity.tables("option_heading")},
        "paper": read_paper(reader, rules["help_lines"]),
        "row_groups": row_groups,
        "plans": read_plans(reader, row_groups, rules["programs"]),
        "then_and_now": read_then_and_now(reader),
        "changes": read_changes(reader),
    }


def read_letter_words(reader: Reader, rules: dict[str, Any]) -> dict[str, Any]:
    letters, form = read_letters(reader, rules["programs"]), read_letter_form(reader)
    return {"letters": letters, "letter_form": form, "letter_batch": read_batch(reader, form, letters)}


def read_prose(reader: Reader, rules: dict[str, Any]) -> dict[str, Any]:
    """The guides and what stands around them."""
    known = {
        "guides": OTHER_GUIDES,
        "reasons": [reason.key for reason in rules["reasons"]],
        "conflicts": list(rules["conflicts"]),
        "lines": list(rules["help_lines"]),
    }
    guides = read_guides(reader, rules["programs"], known)
    return {
        "guides": guides,
        "around_guides": read_around(reader, guides, known["reasons"]),
        "glossary": read_glossary(reader, [*(guide.slug for guide in guides), *OTHER_GUIDES]),
        "patients": read_patients(reader, rules["programs"], rules["help_lines"]),
    }


def report_unknown_programs(reader: Reader, programs: Programs, named: dict[str, dict]) -> None:
    """What is read before the programs may name only those that exist."""
    slugs = {program.slug for program in programs.all}
    for what, entries in named.items():
        for key, entry in entries.items():
            for slug in set(entry.programs) - slugs:
                reader.problem(f"{what} '{key}'", f"names the program '{slug}', which does not exist.")


def read_topics(file: Table, programs: Programs) -> dict[str, str]:
    """The headings of the continuity page; every point in a program must have one."""
    topics = {row.text("key"): row.text("heading") for row in file.tables("topic")}
    for program in programs.all:
        for point in program.points:
            file.known(f"points of {program.slug}", point.topic, topics, "topic")
    return topics


def fingerprint(folder: Path) -> str:
    """Eight characters that change whenever any content file does."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:8]
