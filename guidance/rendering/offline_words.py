"""The words of the offline file, each with the facts under which it is said: one list for one evaluator."""

from dataclasses import replace
from typing import Any

from guidance.content_loader import Content
from guidance.content_loader.register import HelpLine
from guidance.domain.answers import ONE_CHOICE, Answers, Situation
from guidance.domain.assessment import Outcome, assess
from guidance.domain.programs import Effect, Program
from guidance.domain.reasons import UNKNOWN, Side, When
from guidance.domain.sources import Claim
from guidance.rendering.result import Result

SIDES = {"for_enrolling": Side.ENROLLING, "for_opting_out": Side.OPTING_OUT}
NETWORK = [None, *ONE_CHOICE["in_network"]]
EFFECTS = [effect for effect in Effect if effect is not Effect.NO_EFFECT]


def lists_of(content: Content, program: Program) -> dict[str, list[dict[str, Any]]]:
    """Everything that a result may list, in order; what holds is shown."""
    joinable = outcomes_to_join(content, program)
    return {
        "eligibility": situations(program, EFFECTS),
        **{name: reasons(content, program, side, joinable) for name, side in SIDES.items()},
        "check_first": checks(content, program, joinable),
        "alternatives": alternatives(content, program, joinable),
        "steps": steps(content, program),
    }


def sentences_of(content: Content, program: Program) -> list[dict[str, Any]]:
    """The sentences of every outcome in order: the first that holds is said."""
    return [
        {
            "when": facts_wanted(sentence.when, outcome=[sentence.outcome.value]),
            "headline": sentence.headline,
            "if_eligible": sentence.if_eligible,
            "detail": sentence.detail,
        }
        for sentence in content.outcomes.sentences
        if program.slug in sentence.programs
    ]


def blank_result(content: Content, program: Program, **known: Any) -> Result:
    """The result on the program's first day when no more than this is known."""
    start = program.first_day
    return Result(assess(Answers(coverage_start=start, **known), program), content, as_of=start)


def outcomes_to_join(content: Content, program: Program) -> list[str]:
    """The outcomes that leave a choice to weigh."""
    blank = blank_result(content, program)
    shown = (
        Result(replace(blank.assessment, outcome=outcome), content, as_of=program.first_day) for outcome in Outcome
    )
    return [result.outcome.value for result in shown if result.can_join]


def facts_wanted(when: When, **further: list[str]) -> dict[str, list[str]]:
    """The values of each fact under which something is said; `further` ones narrow what the content allows."""
    wanted = {name: sorted(values) for name, values in when.allowed.items()}
    for name, values in further.items():
        wanted[name] = [value for value in values if value in wanted.get(name, values)]
    return wanted


def reasons(content: Content, program: Program, side: Side, joinable: list[str]) -> list[dict[str, Any]]:
    return [
        stated(reason.key, reason.claim, facts_wanted(reason.when, outcome=joinable))
        for reason in content.reasons
        if reason.side is side and program.slug in reason.programs
    ]


def situations(program: Program, effects: list[Effect], key: str = "") -> list[dict[str, Any]]:
    """What is said of each situation with one of these effects where it is ticked, in the order asked."""
    rows = [program.eligibility[situation] for situation in Situation]
    return [
        stated(key or row.situation.value, row.claim, {"situation": [row.situation.value]})
        for row in rows
        if row.effect in effects
    ]


def checks(content: Content, program: Program, joinable: list[str]) -> list[dict[str, Any]]:
    """What to find out first: blanks in the order in which they are shown, situations, what is always asked."""
    shown = {network or UNKNOWN: blank_result(content, program, in_network=network).check_first for network in NETWORK}
    asked = {network: [said.key for said in found] for network, found in shown.items()}
    *blanks, _ = shown[UNKNOWN]
    points = []
    for said in blanks:
        networks = [network for network, keys in asked.items() if said.key in keys]
        when = {"in_network": networks, "outcome": joinable, said.key: [UNKNOWN]}
        points.append(
            {"key": said.key, "text": said.text, "status": said.status, "sources": said.sources, "when": when}
        )
    always = content.outcomes.always_ask[program.slug]
    points += situations(program, [Effect.CHECK_FIRST], key="situation")
    return [*points, stated(always.question, always.claim, {"outcome": joinable})]


def alternatives(content: Content, program: Program, joinable: list[str]) -> list[dict[str, Any]]:
    """What a patient can do who cannot join."""
    barred = [outcome.value for outcome in Outcome if outcome.value not in joinable]
    return [stated("", claim, {"outcome": barred}) for claim in content.outcomes.alternatives[program.slug]]


def steps(content: Content, program: Program) -> list[dict[str, Any]]:
    """What to do next, each with the phone lines that it names."""
    lines = content.help_lines
    return [
        {
            "text": step.text,
            "lines": [called(lines[key]) for key in step.lines],
            "sources": list(dict.fromkeys(id for key in step.lines for id in lines[key].sources)),
            "when": facts_wanted(step.when, outcome=[outcome.value for outcome in step.outcomes]),
        }
        for step in content.outcomes.steps
        if program.slug in step.programs
    ]


def called(line: HelpLine) -> str:
    """The line with its numbers and hours, as the pages print it."""
    tty = f", TTY {line.tty}" if line.tty else ""
    hours = f" ({line.hours})" if line.hours else ""
    return f"{line.name}, {line.phone}{tty}{hours}"


def stated(key: str, claim: Claim, when: dict[str, list[str]]) -> dict[str, Any]:
    """A claim as it stands in the content; its dates are filled in by the script."""
    return {"key": key, "text": claim.text, "status": claim.status, "sources": claim.sources, "when": when}
