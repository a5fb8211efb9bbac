"""The decision's words: questions, reasons, and the sentences of each outcome."""

from collections.abc import Iterable
from dataclasses import dataclass

from guidance.content_loader.register import HelpLine
from guidance.content_loader.tables import Reader, Table
from guidance.domain.answers import NONE_OF_THESE, ONE_CHOICE, QUESTIONS, SEVERAL_CHOICE
from guidance.domain.assessment import Care, GainsLevel, Outcome
from guidance.domain.continuity import ContinuityStatus
from guidance.domain.eligibility import EligibilityStatus
from guidance.domain.programs import Programs, Risk, Verdict
from guidance.domain.reasons import ENROLLED, UNKNOWN, Reason, Sentence, Side, Step, When
from guidance.domain.sources import Claim
from guidance.domain.what_if import SETTLES

FILLED_IN = {"gains", "losses", "leaves", "medicare_through", "medi_cal_through", "coverage_start"}
FILLED_IN_LINES = {"medicare_through", "coverage_start"}
LONGEST_LINE = 12
CONDITIONS = ("relationship", "rate", "plan_rules", "quality")
LOSSES = ("physician", "free_choice", *SEVERAL_CHOICE["concerns"])


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer to a question. `change` says it as a statement; `loss` names it inside a sentence."""

    value: str
    label: str
    part: str
    hint: str
    change: str
    loss: str


@dataclass(frozen=True, kw_only=True)
class Question:
    key: str
    group: str
    asks: str
    hint: str
    check: str
    note: str
    none: str
    unsure: str
    parts: tuple[str, ...]
    choices: tuple[Choice, ...]

    def choice(self, value: str) -> Choice:
        return next(choice for choice in self.choices if choice.value == value)


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One condition of continuity, with a sentence for each verdict.

    `met_unconfirmed` is said where the number asked for is met but not confirmed.
    """

    key: str
    label: str
    sentences: dict[Verdict, str]
    met_unconfirmed: str


@dataclass(frozen=True, kw_only=True)
class QuestionGroup:
    title: str
    questions: tuple[Question, ...]


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


def read_questions(reader: Reader) -> tuple[QuestionGroup, ...]:
    """The questions in their groups, in the order of the file, which must be the order of the domain."""
    file = reader.file("questions.toml")
    questions = tuple(read_question(row) for row in file.tables("question"))
    if [question.key for question in questions] != ["coverage_start", *QUESTIONS]:
        file.problem(f"the questions must be, in this order: coverage_start, {', '.join(QUESTIONS)}.")
    groups = file.tables("group")
    keys = [row.text("key") for row in groups]
    for question in questions:
        file.known(f"group of {question.key}", question.group, keys, "group")
    return tuple(
        QuestionGroup(title=row.text("title"), questions=tuple(q for q in questions if q.group == row.text("key")))
        for row in groups
    )


def read_question(row: Table) -> Question:
    key = row.text("key")
    choices = tuple(read_choice(entry) for entry in row.tables("choice", (), name="value"))
    values = [choice.value for choice in choices]
    expected = [member.value for member in {**SEVERAL_CHOICE, **ONE_CHOICE}.get(key, ())]
    if sorted(values) != sorted(expected):
        row.problem(f"its choices are {', '.join(values)}, but the domain knows {', '.join(expected)}.")
    parts = row.texts("parts", ())
    for choice in choices:
        row.known(f"part of {choice.value}", choice.part, parts or ("",), "part")
    return Question(
        key=key,
        group=row.text("group"),
        asks=row.text("asks"),
        hint=row.text("hint"),
        check=row.text("check"),
        note=row.text("note", ""),
        none=row.text("none", ""),
        unsure=row.text("unsure", ""),
        parts=parts,
        choices=choices,
    )


def read_choice(row: Table) -> Choice:
    return Choice(
        value=row.text("value"),
        label=row.text("label"),
        part=row.text("part", ""),
        hint=row.text("hint", ""),
        change=row.text("change", ""),
        loss=row.text("loss", ""),
    )


def read_conditions(file: Table) -> dict[str, Condition]:
    """The four conditions in the order in which they are judged."""
    found = {
        row.text("key"): Condition(
            key=row.text("key"),
            label=row.text("label"),
            sentences={verdict: row.text(verdict.value) for verdict in Verdict},
            met_unconfirmed=row.text("met_unconfirmed", ""),
        )
        for row in file.tables("condition")
    }
    if tuple(found) != CONDITIONS:
        file.problem(f"the conditions must be, in this order: {', '.join(CONDITIONS)}.")
    return found


def read_reasons(reader: Reader, programs: Programs) -> tuple[Reason, ...]:
    file = reader.file("reasons.toml")
    reasons = tuple(
        Reason(
            key=row.text("key"),
            side=row.choice("side", Side),
            programs=read_program_slugs(row, programs),
            when=read_when(row),
            line=read_line(row),
            claim=read_filled(row),
        )
        for row in file.tables("reason")
    )
    keys = [reason.key for reason in reasons]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        file.problem(f"the reason '{key}' stands twice.")
    return reasons


def read_line(row: Table) -> str:
    """The reason in one short sentence, with nothing but a date to fill in."""
    row.braces("line", FILLED_IN_LINES)
    line = row.text("line")
    if len(line.split()) > LONGEST_LINE:
        row.problem(f"'line' has {len(line.split())} words; at most {LONGEST_LINE} are read at a glance.")
    return line


def read_filled(row: Table) -> Claim:
    check_names(row, "text")
    return row.claim()


def check_names(row: Table, *keys: str) -> None:
    """Only the names that a result can fill in may stand in braces."""
    for key in keys:
        row.braces(key, FILLED_IN)


def read_program_slugs(row: Table, programs: Programs) -> tuple[str, ...]:
    slugs = [program.slug for program in programs.all]
    return tuple(row.known("programs", slug, slugs, "program") for slug in row.texts("programs"))


def read_when(row: Table) -> When:
    """A table of names with the values allowed for each; no table holds always."""
    table = row.table("when", {})
    allowed = {}
    for name in table.data:
        if table.known(row.place, name, FACTS, "fact") in FACTS:
            values = [table.known(name, value, FACTS[name], "value") for value in table.texts(name)]
            allowed[name] = frozenset(values)
    return When(allowed=allowed)


def read_outcomes(reader: Reader, programs: Programs, lines: dict[str, HelpLine]) -> Outcomes:
    file = reader.file("outcomes.toml")
    losses, points = file.table("losses"), file.table("points")
    always = [(read_program_slugs(row, programs), read_always_ask(row)) for row in file.tables("always_ask")]
    alternatives = [(read_program_slugs(row, programs), row.claim()) for row in file.tables("alternative")]
    slugs = [program.slug for program in programs.all]
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


def values_of(kind: Iterable[str]) -> frozenset[str]:
    return frozenset(str(value) for value in kind)


# Every fact that a condition in content may name, with the values it can take.
FACTS: dict[str, frozenset[str]] = {
    **{name: values_of(kind) | {UNKNOWN} for name, kind in ONE_CHOICE.items()},
    **{name: values_of(kind) | {UNKNOWN, NONE_OF_THESE} for name, kind in SEVERAL_CHOICE.items()},
    **{name: values_of(Verdict) for name in CONDITIONS},
    "continuity": values_of(ContinuityStatus),
    "care": values_of(Care),
    "gains": values_of(GainsLevel),
    "risk": frozenset(risk.key for risk in Risk),
    "physician": frozenset(risk.key for risk in Risk),
    "eligibility": values_of(EligibilityStatus),
    "outcome": values_of(Outcome),
    "unmet": frozenset(CONDITIONS) | {NONE_OF_THESE},
    "losses": frozenset(LOSSES) | {NONE_OF_THESE},
    "nursing_facility": frozenset(risk.key for risk in Risk),
    "enrolled": frozenset(ENROLLED),
}
