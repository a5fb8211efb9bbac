"""What a page for patients says and rests on, and how its language names a day."""

from datetime import date

import pytest

from guidance.content_loader import content
from guidance.domain.guides import Block, Kind, Section
from guidance.domain.patients import Action, PatientPage
from guidance.domain.sources import Claim, Source, Status

SPANISH = content().patients["es"]


def claim(text: str, *sources: str) -> Claim:
    return Claim(text=text, status=Status.CONFIRMED, sources=sources)


PAGE = PatientPage(
    topic="choices",
    program="medi-medi",
    title="Your choices",
    checked_on=date(2026, 1, 1),
    review_by=date(2027, 1, 1),
    reviewed=False,
    message=claim("You can stay.", "S2"),
    action=Action(text="Call {line:hcso}.", line="hcso"),
    sections=(
        Section(heading="Stay", blocks=(Block(kind=Kind.LEAD, text="You keep:", claim=None),)),
        Section(
            heading="Leave",
            blocks=(
                Block(kind=Kind.ITEM, text="Your card.", claim=claim("Your card.", "S1", "S2")),
                Block(kind=Kind.ITEM, text="Your doctor.", claim=claim("Your doctor.", "S3")),
            ),
        ),
    ),
)


def test_a_page_s_texts_are_in_reading_order():
    assert PAGE.texts == (
        "Your choices",
        "You can stay.",
        "Call {line:hcso}.",
        "Stay",
        "You keep:",
        "Leave",
        "Your card.",
        "Your doctor.",
    )


def test_its_sources_are_named_once_each_in_the_order_met():
    assert PAGE.sources == ("S2", "S1", "S3")


@pytest.mark.parametrize(
    ("day", "spelled"),
    [(date(2026, 1, 31), "31 de enero de 2026"), (date(2026, 12, 1), "1 de diciembre de 2026")],
)
def test_a_day_is_spelled_as_its_language_does(day, spelled):
    assert SPANISH.spelled(day) == spelled


def test_a_page_is_found_by_its_program_and_topic_or_not_at_all():
    for (program, topic), page in SPANISH.pages.items():
        assert SPANISH.page(program, topic) is page
    assert SPANISH.page("medi-medi", "no such topic") is None


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://www.dhcs.ca.gov/a.pdf", True),
        ("http://calduals.org", True),
        ("www.dhcs.ca.gov/a.pdf", False),
        ("https://www.dhcs.ca.gov/...", False),
        ("https://www.dhcs.ca.gov/a b", False),
        ("", False),
    ],
)
def test_only_a_whole_address_of_a_source_is_a_link(address, link):
    source = Source(id="S1", title="A text", publisher="DHCS", address=address, dated="2014", read="whole")

    assert source.is_link is link
