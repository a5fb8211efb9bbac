"""Patient pages: a folder for each language, with the same pages, sources, numbers and dates as the English."""

import re
from collections import Counter
from collections.abc import Mapping

from guidance.content_loader.guides import LINE, front_and_body, sections_of
from guidance.content_loader.register import HelpLine
from guidance.content_loader.tables import Reader, Table
from guidance.domain.guides import Block
from guidance.domain.patients import Action, Language, PatientPage
from guidance.domain.programs import Programs

ENGLISH = "en"
# In the order in which languages are offered.
CODES = ("en", "es", "hy", "ru", "zh-hant", "ko", "vi", "tl", "fa", "ar", "km")
TOPICS = ("choices", "keep-my-doctor", "opting-out", "what-the-plan-adds", "whom-to-call", "questions-to-ask")
WORDS = {
    "draft": (),
    "interpreter": (),
    "programs": (),
    "cal_mediconnect": (),
    "medi_medi": (),
    "ended": (),
    "call": (),
    "tty": (),
    "do_now": (),
    "all_topics": (),
    "other_languages": (),
    "print": (),
    "large_print": (),
    "scan": (),
    "from_organization": ("organization",),
    "dated": ("date",),
    "expires": ("date",),
    "sources": (),
    "not_a_plan": (),
    "wrong": (),
    "reported": (),
    "inferred": (),
    "not_confirmed": (),
    "ours": (),
    "notes": (),
    "sms": ("title", "link"),
    "letter": ("organization", "title", "link"),
}
TOPIC = re.compile(r"\{topic:(?P<key>[\w-]+)\}")
NUMBER = re.compile(r"\d+")
MONTHS = range(1, 13)


def read_patients(reader: Reader, programs: Programs, help_lines: Mapping[str, HelpLine]) -> dict[str, Language]:
    """Every language that has a folder, in the order of CODES; each must say what the English says."""
    folders = {path.name for path in (reader.folder / "patients").iterdir() if path.is_dir()}
    for strange in sorted(folders - set(CODES)):
        reader.problem(f"patients/{strange}", f"is no language of this site: {', '.join(CODES)}.")
    found = {code: read_language(reader, code, programs, help_lines) for code in CODES if code in folders}
    for language in found.values():
        report_differences(reader, language, found[ENGLISH])
    return found


def read_language(reader: Reader, code: str, programs: Programs, help_lines: Mapping[str, HelpLine]) -> Language:
    file = reader.file(f"patients/{code}/site.toml")
    words, topics = file.table("words"), file.table("topics")
    months = file.texts("months")
    if len(months) != len(MONTHS):
        file.problem(f"'months' names {len(months)} months, not 12.")
    for key, allowed in WORDS.items():
        words.braces(key, allowed)
    pages = [read_page(reader, code, program.slug, topic, help_lines) for program in programs.all for topic in TOPICS]
    return Language(
        code=code,
        name=file.text("language"),
        english_name=file.text("english_name"),
        direction=file.known("direction", file.text("direction"), ("ltr", "rtl"), "direction"),
        reviewed=is_reviewed(file),
        months=months,
        date_pattern=file.text("date_pattern"),
        words={key: words.text(key) for key in WORDS},
        topics={topic: topics.text(topic) for topic in TOPICS},
        pages={(page.program, page.topic): page for page in pages if page},
    )


def is_reviewed(table: Table) -> bool:
    return table.known("state", table.text("state"), ("drafted", "reviewed"), "state") == "reviewed"


def read_page(
    reader: Reader, code: str, program: str, topic: str, help_lines: Mapping[str, HelpLine]
) -> PatientPage | None:
    """The page; None, with a problem, where the file is missing or does not begin as one does."""
    name = f"patients/{code}/{program}/{topic}.md"
    head, body = front_and_body(reader, name)
    if not head:
        return None
    table = reader.parsed(name, head, english=code == ENGLISH)
    held = [key for key, line in help_lines.items() if program in line.programs]
    action = table.table("action")
    page = PatientPage(
        topic=topic,
        program=program,
        title=table.text("title"),
        checked_on=table.day("checked_on"),
        review_by=table.day("review_by"),
        reviewed=is_reviewed(table),
        message=table.table("message").claim(),
        action=Action(text=action.text("text"), line=action.known("line", action.text("line"), held, "help line")),
        sections=sections_of(table, body, held),
    )
    for text in page.texts:
        for key in TOPIC.findall(text):
            table.known("topic", key, TOPICS, "topic")
    return page


def report_differences(reader: Reader, language: Language, english: Language) -> None:
    """Every page has the English one's parts in the same order, with the same sources, lines, numbers and dates."""
    for key, page in language.pages.items():
        place = f"patients/{language.code}/{'/'.join(key)}.md"
        original = english.pages.get(key)
        if original is None:
            continue
        if shape_of(page) != shape_of(original):
            reader.problem(place, f"has other parts, sources or lines than the English: {difference(page, original)}.")
        for said, meant in zip(page.texts, original.texts, strict=False):
            if not same_numbers(said, meant):
                reader.problem(place, f"has other numbers than the English \u201c{meant[:60]}\u201d.")


def shape_of(page: PatientPage) -> list[object]:
    """What must be the same in every language: kinds of blocks, sources and how sure, lines, links."""
    head = [page.message.status, page.message.sources, page.action.line]
    return [*head, *([shape_of_block(block) for block in section.blocks] for section in page.sections)]


def shape_of_block(block: Block) -> tuple[object, ...]:
    claim = block.claim
    supported = (claim.status, claim.sources) if claim else None
    return (block.kind, supported, sorted(LINE.findall(block.text)), sorted(TOPIC.findall(block.text)))


def difference(page: PatientPage, original: PatientPage) -> str:
    pairs = zip(shape_of(page), shape_of(original), strict=False)
    place = next((number for number, (one, other) in enumerate(pairs) if one != other), None)
    if place is None:
        return f"{len(page.sections)} sections, not {len(original.sections)}"
    return "in the message or the action" if place < 3 else f"in section {place - 2}"


def same_numbers(said: str, meant: str) -> bool:
    """Whether both name the same numbers; a month may be a number where English names it."""
    left, right = (Counter(map(int, NUMBER.findall(LINE.sub("", text)))) for text in (said, meant))
    return not right - left and all(number in MONTHS for number in left - right)
