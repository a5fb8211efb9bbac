"""What is said of each outcome: its tag, its sentence, what to do next."""

from dataclasses import dataclass

from guidance.content_loader.reasons import check_names, read_program_slugs, read_when
from guidance.content_loader.register import HelpLine
from guidance.content_loader.tables import Reader, Table
from guidance.domain.answers import QUESTIONS
from guidance.domain.assessment import GainsLevel, Outcome
from guidance.domain.programs import Programs, Risk
from guidance.domain.reasons import Sentence, Step
from guidance.domain.sources import Claim
from guidance.domain.what_if import SETTLES


@dataclass(frozen=True, kw_only=True)
class Level:
    """One level of risk or gains, as the explanation names it."""

    name: str
    means: str


@dataclass(frozen=True, kw_only=True)
class AlwaysAsk:
    """What is asked whatever was answered, with the question it belongs to."""

    question: str
    claim: Claim


@dataclass(frozen=True, kw_only=True)
class Outcomes:
    """What is said of each outcome; tags, alternatives and what is always asked by the program's slug.

    `member_tags` are the tags for a patient who is a member already.
    """

    tags: dict[str, dict[Outcome, str]]
    member_tags: dict[str, dict[Outcome, str]]
    losses: dict[str, str]
    points: dict[str, str]
    risks: dict[Risk, Level]
    gains: dict[GainsLevel, Level]
    sentences: tuple[Sentence, ...]
    steps: tuple[Step, ...]
    alternatives: dict[str, tuple[Claim, ...]]
    always_ask: dict[str, AlwaysAsk]


def read_outcomes(reader: Reader, programs: Programs, lines: dict[str, HelpLine]) -> Outcomes:
    file = reader.file("outcomes.toml")
    losses, points = file.table("losses"), file.table("points")
    always = [(read_program_slugs(row, programs), read_always_ask(row)) for row in file.tables("always_ask")]
    alternatives = [(read_program_slugs(row, programs), row.claim()) for row in file.tables("alternative")]
    slugs = [program.slug for program in programs.all]
    for slug in set(slugs) - {slug for named, _ in always for slug in named}:
        file.problem(f"nothing is always asked in '{slug}'.")
    tags, member_tags = read_tags(file, programs)
    return Outcomes(
        tags=tags,
        member_tags={slug: found | member_tags[slug] for slug, found in tags.items()},
        losses={key: losses.text(key) for key in ("physician", "free_choice")},
        points={key: points.text(key) for key in SETTLES},
        risks={risk: read_level(file.table("risks").table(risk.key)) for risk in Risk},
        gains={gains: read_level(file.table("gains_levels").table(gains.value)) for gains in GainsLevel},
        sentences=tuple(read_sentence(row, programs) for row in file.tables("sentence", name="outcome")),
        steps=tuple(read_step(row, programs, lines) for row in file.tables("step")),
        alternatives={slug: tuple(claim for named, claim in alternatives if slug in named) for slug in slugs},
        always_ask={slug: ask for named, ask in always for slug in named},
    )


def read_tags(file: Table, programs: Programs) -> tuple[dict[str, dict[Outcome, str]], dict[str, dict[Outcome, str]]]:
    """The short name of every outcome in every program, and those that differ for a member."""
    tags: dict[str, dict[Outcome, str]] = {program.slug: {} for program in programs.all}
    member_tags: dict[str, dict[Outcome, str]] = {program.slug: {} for program in programs.all}
    for row in file.tables("outcome"):
        outcome, tag = row.choice("key", Outcome), row.text("tag")
        member_tag = row.text("member_tag", "")
        for slug in read_program_slugs(row, programs):
            tags.setdefault(slug, {})[outcome] = tag
            if member_tag:
                member_tags.setdefault(slug, {})[outcome] = member_tag
    for slug, found in tags.items():
        for outcome in set(Outcome) - set(found):
            file.problem(f"the outcome '{outcome.value}' has no tag in '{slug}'.")
    return tags, {slug: member_tags.get(slug, {}) for slug in tags}


def read_always_ask(row: Table) -> AlwaysAsk:
    return AlwaysAsk(
        question=row.known("question", row.text("question"), QUESTIONS, "question"),
        claim=row.claim(),
    )


def read_level(row: Table) -> Level:
    return Level(name=row.text("name"), means=row.text("means"))


def read_sentence(row: Table, programs: Programs) -> Sentence:
    check_names(row, "headline", "if_eligible", "detail")
    return Sentence(
        outcome=row.choice("outcome", Outcome),
        programs=read_program_slugs(row, programs),
        when=read_when(row),
        headline=row.text("headline"),
        if_eligible=row.text("if_eligible"),
        detail=row.text("detail"),
    )


def read_step(row: Table, programs: Programs, lines: dict[str, HelpLine]) -> Step:
    return Step(
        outcomes=row.choices("outcomes", Outcome),
        programs=read_program_slugs(row, programs),
        when=read_when(row),
        text=row.text("text"),
        lines=tuple(row.known("lines", line, lines, "help line") for line in row.texts("lines", ())),
    )
