"""A patient page on one sheet of paper, and cards to cut, each with a code that opens the page on a phone."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path

from guidance.content_loader import content
from guidance.domain.guides import Block, Kind, Section
from guidance.domain.patients import Language, PatientPage
from guidance.domain.programs import Program
from guidance.domain.sources import Status
from guidance.patient_links import PatientLink
from guidance.rendering.characters import FONTS
from guidance.rendering.inline import spans_for_patients
from guidance.rendering.pdf import pages_in, typeset
from guidance.rendering.qr import qr_svg
from guidance.rendering.script_fonts import FOLDER, families

HANDOUT = Path(__file__).resolve().parent / "handout.typ"
CARDS = Path(__file__).resolve().parent / "cards.typ"
# Points, and on how many sides of one sheet. Small type on one side is harder to read than larger on both.
USUAL = [*((points, 1) for points in (13, 12.5, 12, 11.5, 11)), *((points, 2) for points in (14, 13, 12, 11))]
LARGE = [(points, 2) for points in (18, 17, 16)]
LONGEST_WORD = 18
MARKS = {Status.REPORTED: "reported", Status.INFERRED: "inferred", Status.UNCONFIRMED: "not_confirmed"}
# What Typst calls a language where it is not the code in our addresses.
TYPST = {"zh-hant": ("zh", "TW"), "en": ("en", "US"), "es": ("es", "US")}


@dataclass(frozen=True, kw_only=True)
class Handout:
    """What is printed: a page, from whom the patient has it ("" for nobody named), and the address of its code."""

    language: Language
    page: PatientPage
    program: Program
    address: str
    organization: str = ""

    @classmethod
    def of(cls, link: PatientLink, *, organization: str) -> "Handout":
        """The handout of a link to a page that exists."""
        language = content().patients[link.language]
        return cls(
            language=language,
            page=language.pages[link.program, link.topic],
            program=next(program for program in content().programs.all if program.slug == link.program),
            address=link.address,
            organization=organization,
        )

    @property
    def draft(self) -> bool:
        return not (self.language.reviewed and self.page.reviewed)


def support(block: Block, language: Language) -> str:
    """How well the block is supported, in the page's language; "" for what is confirmed or only introduces."""
    if block.kind is Kind.LEAD:
        return ""
    key = MARKS.get(block.claim.status, "") if block.claim else "ours"
    return language.words[key] if key else ""


def handout_pdf(handout: Handout, *, large: bool, about: str) -> bytes:
    """The page on one sheet: on one side where it fits in type of 11 points, else on both; in large print on both.

    Where it fits in none of the sizes, it takes as many pages as it needs in the smallest. `about` is the address of
    the page that says who runs the site.
    """
    data = head(handout) | {
        "about": about,
        "do_now": handout.language.words["do_now"],
        "action": said(handout, handout.page.action.text),
        "columns": [[section_data(handout, each) for each in half] for half in halves(handout.page.sections)],
        "not_a_plan": handout.language.words["not_a_plan"],
        "dated": handout.language.words["dated"].format(date=handout.language.spelled(handout.page.checked_on)),
    }
    for points, sides in LARGE if large else USUAL:
        made = in_type(HANDOUT, data | {"sides": sides}, points)
        if pages_in(made) <= sides:
            break
    return made


def cards_pdf(handout: Handout, *, about: str) -> bytes:
    """Eight cards on a page, to cut: the title, the code, the first call to make."""
    return in_type(CARDS, head(handout) | {"about": about}, 10)


def in_type(template: Path, data: dict, points: float) -> bytes:
    text = json.dumps(data | {"points": points}, ensure_ascii=False)
    return typeset(template, fonts=(FONTS, FOLDER), handout=text)


def head(handout: Handout) -> dict:
    """What handouts and cards have in common."""
    language, page, words = handout.language, handout.page, handout.language.words
    line = content().help_lines[page.action.line]
    lang, region = TYPST.get(language.code, (language.code, ""))
    ended = handout.program.last_day is not None
    named = (
        words["from_organization"].format(organization=breakable(handout.organization)) if handout.organization else ""
    )
    return {
        "lang": lang,
        "region": region or None,
        "rtl": language.direction == "rtl",
        "fonts": families(language.code),
        "program": words["cal_mediconnect" if ended else "medi_medi"],
        "draft": [words["draft"], words["interpreter"]] if handout.draft else [],
        "draft_english": language.draft_in_english if handout.draft and language.code != "en" else "",
        "title": page.title,
        "message": page.message.text,
        "line": {
            "name": line.name,
            "short": line.short,
            "phone": line.phone,
            "tty": line.tty,
            "tty_word": words["tty"],
        },
        "scan": words["scan"],
        "code": qr_svg(handout.address).decode(),
        "address": handout.address,
        "organization": named,
        "expires": words["expires"].format(date=language.spelled(page.review_by)),
    }


def halves(sections: Sequence[Section]) -> tuple[list[Section], list[Section]]:
    """The sections in two columns of about the same length; one that goes on in the second has no heading there."""
    cuts = [
        (upto(sections, at, inside), since(sections, at, inside))
        for at, section in enumerate(sections)
        for inside in range(len(section.blocks))
        if (at or inside) and not (inside and section.blocks[inside - 1].kind is Kind.LEAD)
    ]
    return min(cuts, key=lambda cut: abs(length(cut[0]) - length(cut[1])))


def upto(sections: Sequence[Section], at: int, inside: int) -> list[Section]:
    begun = [replace(sections[at], blocks=sections[at].blocks[:inside])] if inside else []
    return [*sections[:at], *begun]


def since(sections: Sequence[Section], at: int, inside: int) -> list[Section]:
    rest = replace(sections[at], heading="", blocks=sections[at].blocks[inside:]) if inside else sections[at]
    return [rest, *sections[at + 1 :]]


def length(sections: Sequence[Section]) -> int:
    """About how many characters of a column they take, the space around each included."""
    return sum(bool(each.heading) * 90 + sum(len(block.text) + 20 for block in each.blocks) for each in sections)


def breakable(name: str) -> str:
    """The name, in which a word longer than a card is wide may break anywhere."""
    return " ".join("\u200b".join(word) if len(word) > LONGEST_WORD else word for word in name.split())


def section_data(handout: Handout, section: Section) -> dict:
    stretches = groupby(section.blocks, lambda block: block.kind is Kind.ITEM)
    return {
        "heading": section.heading,
        "stretches": [
            {
                "listed": listed,
                "blocks": [
                    {"spans": said(handout, block.text), "mark": support(block, handout.language)} for block in blocks
                ],
            }
            for listed, blocks in stretches
        ],
    }


def said(handout: Handout, text: str) -> list[dict]:
    return [asdict(span) for span in spans_for_patients(text, handout.language, handout.program.slug)]
