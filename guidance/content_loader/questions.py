"""The questions of the decision, and the conditions of continuity, in words."""

from dataclasses import dataclass

from guidance.content_loader.tables import Reader, Table
from guidance.domain.answers import ONE_CHOICE, QUESTIONS, SEVERAL_CHOICE
from guidance.domain.programs import Verdict

CONDITIONS = ("relationship", "rate", "plan_rules", "quality")


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
