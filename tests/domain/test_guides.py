"""What a guide is known by: the anchors of its headings, its sources in order, and what it names."""

from datetime import date

import pytest

from guidance.domain.guides import Block, Group, Guide, Kind, Section, anchor_of, naming
from guidance.domain.sources import Claim, Status


def claim(*sources: str) -> Claim:
    return Claim(text="So it is.", status=Status.CONFIRMED, sources=sources)


def block(*sources: str) -> Block:
    return Block(kind=Kind.PARAGRAPH, text="So it is.", claim=claim(*sources) if sources else None)


def guide(slug: str, *sections: Section, terms: tuple[str, ...] = (), answer: tuple[str, ...] = ("S1",)) -> Guide:
    return Guide(
        slug=slug,
        title="Keeping a doctor",
        group=Group.KEEPING,
        audience="physicians",
        programs=("cal-mediconnect",),
        checked_on=date(2026, 1, 1),
        review_by=date(2027, 1, 1),
        answer=claim(*answer),
        sections=sections,
        guides=(),
        reasons=(),
        conflicts=(),
        terms=terms,
    )


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Share of cost", "share-of-cost"),
        ("HMO", "hmo"),
        ("What if the plan says no?", "what-if-the-plan-says-no"),
        ("Medi-Cal (Medicaid), in 2014", "medi-cal-medicaid-in-2014"),
        ("  Two   spaces ", "two-spaces"),
        ("Médico", "médico"),
    ],
)
def test_an_anchor_is_the_words_in_small_letters_with_hyphens_between(text, anchor):
    assert anchor_of(text) == anchor


def test_a_guide_s_sources_are_named_once_each_in_the_order_met():
    first = Section(heading="First", blocks=(block("S3", "S1"), block()))
    second = Section(heading="Second", blocks=(block("S2"), block("S3")))

    assert guide("one", first, second, answer=("S1", "S4")).sources == ("S1", "S4", "S3", "S2")


def test_what_guides_name_leads_back_to_each_of_them_in_their_order():
    one, two, three = guide("one", terms=("HMO",)), guide("two"), guide("three", terms=("PACE", "HMO"))

    assert naming((one, two, three), lambda each: each.terms) == {"HMO": [one, three], "PACE": [three]}
