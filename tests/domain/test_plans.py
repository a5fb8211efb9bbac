"""Which name a plan had on a day, and for which years it is known to have been on offer."""

from datetime import date

import pytest

from guidance.domain.dated import Dated, Since
from guidance.domain.plans import Cell, Offer, Plan, on_offer, same_years
from guidance.domain.sources import Claim, Status

FIRST, RENAMED = date(2014, 4, 1), date(2020, 1, 1)


def offer(program: str, year: int | None = None) -> Offer:
    return Offer(program=program, year=year, text="It was on offer.", status=Status.CONFIRMED, sources=("S1",))


def cell(row: str, year: str) -> Cell:
    return Cell(row=row, year=year, about="", claim=Claim(text="So.", status=Status.CONFIRMED, sources=("S1",)))


def plan(slug: str = "one", *, names=((FIRST, "Old"), (RENAMED, "New")), offers=(), cells=(), sort_name="") -> Plan:
    return Plan(
        slug=slug,
        sort_name=sort_name or slug,
        summary="A plan.",
        names=Dated(values=tuple(Since(starts=day, value=name) for day, name in names)),
        name_notes=(),
        offers=offers,
        cells=cells,
        contacts=(),
    )


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(2010, 1, 1), "Old", id="before it had any"),
        pytest.param(date(2019, 12, 31), "Old", id="the day before it was renamed"),
        pytest.param(RENAMED, "New", id="the day it was renamed"),
    ],
)
def test_a_plan_is_called_as_on_that_day(day, name):
    assert plan().name_on(day) == name


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        pytest.param(date(2015, 1, 1), date(2019, 12, 31), ("Old",), id="to the day before it was renamed"),
        pytest.param(date(2015, 1, 1), RENAMED, ("Old", "New"), id="to the day it was renamed"),
        pytest.param(date(2019, 12, 31), None, ("Old", "New"), id="from the day before, with no end"),
        pytest.param(RENAMED, None, ("New",), id="from the day it was renamed"),
        pytest.param(date(2010, 1, 1), date(2014, 3, 31), (), id="to the day before its first name"),
        pytest.param(date(2010, 1, 1), FIRST, ("Old",), id="to the day of its first name"),
    ],
)
def test_the_names_of_a_stretch_of_time_count_both_its_days(first, last, names):
    assert plan().names_within(first, last) == names


@pytest.mark.parametrize(
    ("program", "day", "found"),
    [
        pytest.param("medi-medi", date(2024, 12, 31), True, id="the last day of the year"),
        pytest.param("medi-medi", date(2025, 1, 1), False, id="the first day of the next"),
        pytest.param("cal-mediconnect", date(2016, 7, 5), True, id="evidence for the whole program"),
        pytest.param("another", date(2024, 1, 1), False, id="another program"),
    ],
)
def test_an_offer_holds_for_its_own_year_or_for_the_whole_program(program, day, found):
    known = (offer("medi-medi", 2024), offer("cal-mediconnect"))

    offered = plan(offers=known).offer_on(program, day)

    assert (offered in known) is found
    assert offered is None or offered.program == program


def test_a_plan_is_known_in_a_program_when_any_offer_names_it():
    found = plan(offers=(offer("medi-medi", 2024), offer("cal-mediconnect")))

    assert [found.offered_in(each) for each in ("medi-medi", "cal-mediconnect", "another")] == [True, True, False]


def test_plans_stand_in_the_alphabet_of_their_names_on_that_day_or_of_their_first_names():
    offers = (offer("medi-medi"),)
    one = plan("one", names=((FIRST, "Alpha"), (RENAMED, "Zeta")), offers=offers, sort_name="Alpha")
    two = plan("two", names=((FIRST, "Beta"),), offers=offers, sort_name="Beta")
    elsewhere = plan("three", offers=(offer("cal-mediconnect"),))

    def slugs(**on):
        return [each.slug for each in on_offer((two, elsewhere, one), "medi-medi", **on)]

    assert slugs() == ["one", "two"]
    assert slugs(on=date(2019, 12, 31)) == ["one", "two"]
    assert slugs(on=RENAMED) == ["two", "one"]


def test_only_years_known_of_every_plan_are_compared_once_each():
    one = plan("one", cells=(cell("stars", "2024"), cell("stars", "2024"), cell("cost", "2023"), cell("stars", "2025")))
    two = plan("two", cells=(cell("stars", "2025"), cell("stars", "2024"), cell("stars", "2022")))

    assert same_years([one, two], "stars") == ["2024", "2025"]
    assert same_years([one, two], "cost") == []
    assert same_years([], "stars") == []
