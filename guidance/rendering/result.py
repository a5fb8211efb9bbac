"""A result ready to show: an assessment in the words of the content. Page, print and data carry the same."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guidance.content_loader import Content
from guidance.content_loader.register import HelpLine
from guidance.domain.answers import CONTINUITY_QUESTIONS, SEVERAL_CHOICE, Role, YesNo
from guidance.domain.assessment import Assessment, Outcome
from guidance.domain.calendar import spelled
from guidance.domain.eligibility import EligibilityStatus
from guidance.domain.programs import Effect, Months, Verdict
from guidance.domain.reasons import Sentence, Side, reasons_for, sentence_for, steps_for
from guidance.domain.sources import Claim, Source, Status
from guidance.domain.what_if import Change, Settled, if_settled, would_change
from guidance.rendering.phrases import day_or_nothing, listed, listed_all

# Blank, these say nothing once the physician is in the network.
MOOT_IN_NETWORK = {"your_role", "treatment", *CONTINUITY_QUESTIONS}


@dataclass(frozen=True, kw_only=True)
class Said:
    """One sentence of a result with the key of what it speaks of, its status and its sources.

    `line` says a reason in a few words; it is empty for anything else.
    """

    key: str
    line: str = ""
    text: str
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ConditionShown:
    key: str
    label: str
    verdict: Verdict
    text: str


@dataclass(frozen=True, kw_only=True)
class ChangeShown:
    """One changed answer as a statement, and the tag of the outcome it would give."""

    change: Change
    text: str
    tag: str


@dataclass(frozen=True, kw_only=True)
class StepShown:
    text: str
    lines: tuple[HelpLine, ...]


@dataclass(frozen=True, kw_only=True)
class SettledShown:
    """What need_more would become either way, and the points that are open."""

    points: str
    enrolling: str
    against: str
    settled: Settled


class Result:
    """One patient's result in words. Everything is worked out when it is asked for; nothing is kept."""

    def __init__(self, assessment: Assessment, content: Content, *, as_of: date) -> None:
        self.assessment = assessment
        self.content = content
        self.answers = assessment.answers
        self.program = assessment.program
        self.edition = assessment.edition
        self.outcome = assessment.outcome
        self.enrolled = self.program.has_started(self.answers.coverage_start, as_of=as_of)
        tags = content.outcomes.member_tags if self.enrolled else content.outcomes.tags
        self.tags = tags[self.program.slug]
        self.tag = self.tags[assessment.outcome]

    @cached_property
    def sentence(self) -> Sentence:
        return sentence_for(self.assessment, self.content.outcomes.sentences, enrolled=self.enrolled)

    @property
    def headline(self) -> str:
        """The outcome in one sentence; while eligibility is open it begins with "If the patient can enroll"."""
        unknown = self.assessment.eligibility.status is EligibilityStatus.UNKNOWN
        return self.filled(self.sentence.if_eligible if unknown else self.sentence.headline)

    @property
    def detail(self) -> str:
        return self.filled(self.sentence.detail)

    def filled(self, text: str) -> str:
        """The text with its dates and lists filled in."""
        return text.format_map(self.fillings)

    @cached_property
    def fillings(self) -> dict[str, str]:
        """What may stand in braces in a text."""
        continuity = self.assessment.continuity
        return {
            "gains": listed(self.gain_phrases()),
            "losses": listed(self.loss_phrases()),
            "leaves": listed(self.left_phrases()),
            "medicare_through": day_or_nothing(continuity.medicare_through),
            "medi_cal_through": day_or_nothing(continuity.medi_cal_through),
            "coverage_start": spelled(self.answers.coverage_start),
        }

    def gain_phrases(self) -> list[str]:
        """What could be gained, each phrase once."""
        return list(dict.fromkeys(self.program.gains[key] for key in self.assessment.gains.keys))

    def loss_phrases(self) -> list[str]:
        concerns = {choice.value: choice.loss for choice in self.content.questions["concerns"].choices}
        phrases = self.content.outcomes.losses | concerns
        return [phrases[part] for part in self.assessment.losses]

    def left_phrases(self) -> list[str]:
        rows = self.assessment.eligibility.rows
        left = {row.situation.value for row in rows if row.effect is Effect.LEAVE_FIRST}
        return [choice.loss for choice in self.content.questions["situation"].choices if choice.value in left]

    @property
    def can_join(self) -> bool:
        return self.outcome is not Outcome.NOT_ELIGIBLE

    @cached_property
    def for_enrolling(self) -> tuple[Said, ...]:
        return self.reasons(Side.ENROLLING)

    @cached_property
    def for_opting_out(self) -> tuple[Said, ...]:
        return self.reasons(Side.OPTING_OUT)

    def reasons(self, side: Side) -> tuple[Said, ...]:
        """The reasons of that side; none where the patient cannot join, since there is no choice to weigh."""
        if not self.can_join:
            return ()
        found = reasons_for(self.assessment, self.content.reasons, side=side, enrolled=self.enrolled)
        return tuple(self.said(reason.key, reason.claim, line=reason.line) for reason in found)

    def said(self, key: str, claim: Claim, *, line: str = "") -> Said:
        text, line = self.filled(claim.text), line and self.filled(line)
        return Said(key=key, line=line, text=text, status=claim.status, sources=claim.sources)

    @property
    def eligibility_reasons(self) -> tuple[Said, ...]:
        rows = self.assessment.eligibility.rows
        return tuple(self.said(row.situation.value, row.claim) for row in rows)

    @cached_property
    def check_first(self) -> tuple[Said, ...]:
        """What to find out first: the patient's wish, then each blank that could matter, then what is always asked."""
        blank = [key for key in self.content.questions if getattr(self.answers, key) is None and self.matters(key)]
        blank.sort(key=lambda key: key != "matters_most")
        points = [said_plainly(key, self.content.questions[key].check) for key in blank]
        to_check = [row for row in self.assessment.eligibility.rows if row.effect is Effect.CHECK_FIRST]
        points += [self.said("situation", row.claim) for row in to_check]
        if self.can_join:
            always = self.content.outcomes.always_ask[self.program.slug]
            points.append(self.said(always.question, always.claim))
        return tuple(points)

    def matters(self, question: str) -> bool:
        if not self.can_join:
            return False
        return self.answers.in_network is not YesNo.YES or question not in MOOT_IN_NETWORK

    @property
    def conditions(self) -> tuple[ConditionShown, ...]:
        found = self.assessment.continuity.conditions
        return tuple(
            ConditionShown(
                key=key,
                label=self.content.conditions[key].label,
                verdict=verdict,
                text=self.condition_text(key, verdict),
            )
            for key, verdict in found.items()
        )

    def condition_text(self, key: str, verdict: Verdict) -> str:
        """What is said of a condition; visits enough for a number that is not confirmed are not said to prove it."""
        condition = self.content.conditions[key]
        if key == "relationship" and verdict is Verdict.MET and self.visits_unconfirmed:
            return condition.met_unconfirmed
        return condition.sentences[verdict]

    @property
    def visits_unconfirmed(self) -> bool:
        """Whether the number of visits asked of the physician's role, or of either, is not confirmed."""
        roles = [self.answers.your_role] if self.answers.your_role else list(Role)
        return any(self.edition.visits[role].status is Status.UNCONFIRMED for role in roles)

    @property
    def in_network(self) -> bool:
        return self.answers.in_network is YesNo.YES

    @property
    def alternatives(self) -> tuple[Claim, ...]:
        """What a patient can do who cannot join."""
        return self.content.outcomes.alternatives[self.program.slug]

    @property
    def cautions(self) -> tuple[Claim, ...]:
        through = self.assessment.continuity.medi_cal_through
        return self.program.cautions(coverage_start=self.answers.coverage_start, through=through)

    @property
    def medi_cal_condition(self) -> Claim | None:
        """Under which condition the Medi-Cal date holds, where it is a right of its own."""
        return self.program.facts["medi_cal_only_if_moved"] if self.program.separate_rights else None

    @property
    def doing_nothing(self) -> Claim:
        return self.program.doing_nothing.on(self.answers.coverage_start)

    @cached_property
    def steps(self) -> tuple[StepShown, ...]:
        found = steps_for(self.assessment, self.content.outcomes.steps, enrolled=self.enrolled)
        lines = self.content.help_lines
        return tuple(StepShown(text=step.text, lines=tuple(lines[key] for key in step.lines)) for step in found)

    @cached_property
    def would_change(self) -> tuple[Change, ...]:
        return would_change(self.assessment)

    @cached_property
    def changes(self) -> tuple[ChangeShown, ...]:
        """What would change it; an answer of the physician's own that stands in the way comes first."""
        in_the_way = {"rate": "accepts_rate", "plan_rules": "accepts_plan_rules"}
        unmet = self.assessment.continuity.with_verdict(Verdict.UNMET)
        first = {in_the_way[key] for key in unmet} if set(unmet) <= set(in_the_way) else set()
        ordered = sorted(self.would_change, key=lambda change: change.question not in first)
        return tuple(self.shown(change) for change in ordered)

    def shown(self, change: Change) -> ChangeShown:
        question = self.content.questions[change.question]
        if change.question not in SEVERAL_CHOICE:
            text = question.choice(change.answer).change
        elif change.answer == "none":
            text = f"{question.asks} {question.none}"
        else:
            label = question.choice(change.answer).label
            text = f"No longer: {label}" if change.removed else f"Also: {label}"
        return ChangeShown(change=change, text=text, tag=self.tags[change.outcome])

    @cached_property
    def settled(self) -> SettledShown | None:
        settled = if_settled(self.assessment)
        if settled is None:
            return None
        tags = self.tags
        return SettledShown(
            points=listed_all([self.content.outcomes.points[key] for key in settled.open]),
            enrolling=tags[settled.enrolling],
            against=tags[settled.against],
            settled=settled,
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source cited in the result, in the order of first mention."""
        said: tuple[Said | Claim | Months | HelpLine, ...] = (
            *self.eligibility_reasons,
            *self.for_enrolling,
            *self.for_opting_out,
            self.edition.medicare,
            self.edition.medi_cal,
            *self.check_first,
            *self.program.still_required,
            self.doing_nothing,
            *(line for step in self.steps for line in step.lines),
            *self.cautions,
            *((self.medi_cal_condition,) if self.medi_cal_condition else ()),
            *(() if self.can_join else self.alternatives),
        )
        ids = dict.fromkeys(id for entry in said for id in entry.sources)
        return tuple(self.content.sources[id] for id in ids)


def said_plainly(key: str, text: str) -> Said:
    """Something to find out: it states no rule, so it has no source."""
    return Said(key=key, text=text, status=Status.CONFIRMED, sources=())
