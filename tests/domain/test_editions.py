"""The coverage start picks the edition, and the edition its months, dates and requesters."""

from datetime import date

import pytest

from guidance.content_loader import content
from tests.domain.asking import CAL_MEDICONNECT, STARTS, ask_on


@pytest.mark.parametrize(
    ("coverage_start", "edition"),
    [
        pytest.param(date(2014, 4, 1), "2014-04", id="first day of the program"),
        pytest.param(date(2014, 4, 2), "2014-04", id="second day of the program"),
        pytest.param(date(2014, 8, 31), "2014-04", id="last day of 2014-04"),
        pytest.param(date(2014, 9, 1), "2014-09", id="first day of 2014-09"),
        pytest.param(date(2015, 3, 26), "2014-09", id="last day of 2014-09"),
        pytest.param(date(2015, 3, 27), "2015-03", id="first day of 2015-03"),
        pytest.param(date(2016, 7, 4), "2015-03", id="last day of 2015-03"),
        pytest.param(date(2016, 7, 5), "2016-07", id="first day of 2016-07"),
        pytest.param(date(2022, 12, 31), "2016-07", id="last day of the program"),
    ],
)
def test_the_coverage_start_picks_the_edition(coverage_start, edition):
    assert CAL_MEDICONNECT.edition_on(coverage_start).key == edition
    assert ask_on(coverage_start).edition.key == edition


@pytest.mark.parametrize(
    "coverage_start",
    [
        pytest.param(date(2014, 3, 31), id="the day before the program began"),
        pytest.param(date(2013, 12, 1), id="the year before"),
        pytest.param(date(2023, 1, 1), id="the day after the program ended"),
        pytest.param(date(2024, 6, 1), id="long after"),
    ],
)
def test_outside_the_program_there_is_no_edition_to_fall_back_on(coverage_start):
    with pytest.raises(LookupError, match=f"^Cal MediConnect had no coverage starting on {coverage_start}\\.$"):
        CAL_MEDICONNECT.edition_on(coverage_start)
    with pytest.raises(LookupError):
        ask_on(coverage_start)


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        pytest.param(date(2014, 4, 1), True, id="the first day"),
        pytest.param(date(2022, 12, 31), True, id="the last day"),
        pytest.param(date(2023, 1, 1), False, id="the day after the last"),
    ],
)
def test_cal_mediconnect_covers_its_first_and_last_day_and_no_day_after_them(day, covered):
    found = content().programs.on(day)

    assert (found is CAL_MEDICONNECT) is covered
    assert CAL_MEDICONNECT.covers(day) is covered


@pytest.mark.parametrize("day", [date(2014, 3, 31), date(1990, 1, 1)], ids=["the day before", "long before"])
def test_before_the_first_program_there_is_none_to_fall_back_on(day):
    assert content().programs.first_day == date(2014, 4, 1)
    with pytest.raises(LookupError, match="2014-04-01"):
        content().programs.on(day)


@pytest.mark.parametrize(
    ("coverage_start", "medicare_through", "medi_cal_through"),
    [
        pytest.param(date(2014, 4, 1), date(2014, 9, 30), date(2015, 3, 31), id="2014-04, first day"),
        pytest.param(date(2014, 5, 1), date(2014, 10, 31), date(2015, 4, 30), id="2014-04"),
        pytest.param(date(2014, 8, 31), date(2015, 2, 27), date(2015, 8, 30), id="2014-04, last day"),
        pytest.param(date(2014, 9, 1), date(2015, 2, 28), date(2015, 8, 31), id="2014-09, first day"),
        pytest.param(date(2015, 3, 1), date(2015, 8, 31), date(2016, 2, 29), id="2014-09, ending on a leap day"),
        pytest.param(date(2015, 3, 26), date(2015, 9, 25), date(2016, 3, 25), id="2014-09, last day"),
        pytest.param(date(2015, 3, 27), date(2015, 9, 26), date(2016, 3, 26), id="2015-03, first day"),
        pytest.param(date(2015, 8, 31), date(2016, 2, 28), date(2016, 8, 30), id="2015-03, from a 31st"),
        pytest.param(date(2016, 7, 4), date(2017, 1, 3), date(2017, 7, 3), id="2015-03, last day"),
        pytest.param(date(2016, 7, 5), date(2017, 7, 4), date(2017, 7, 4), id="2016-07, first day"),
        pytest.param(date(2017, 1, 1), date(2017, 12, 31), date(2017, 12, 31), id="2016-07"),
        pytest.param(date(2020, 2, 29), date(2021, 2, 27), date(2021, 2, 27), id="2016-07, from a leap day"),
        pytest.param(date(2022, 12, 31), date(2023, 12, 30), date(2023, 12, 30), id="2016-07, last day"),
    ],
)
def test_each_edition_gives_its_months(coverage_start, medicare_through, medi_cal_through):
    found = ask_on(coverage_start).continuity

    assert (found.medicare_through, found.medi_cal_through) == (medicare_through, medi_cal_through)


@pytest.mark.parametrize(
    ("edition", "months"),
    [
        pytest.param("2014-04", (6, 12), id="2014-04"),
        pytest.param("2014-09", (6, 12), id="2014-09"),
        pytest.param("2015-03", (6, 12), id="2015-03"),
        pytest.param("2016-07", (12, 12), id="2016-07"),
    ],
)
def test_months_of_medicare_and_of_medi_cal(edition, months):
    found = CAL_MEDICONNECT.edition_on(STARTS[edition])

    assert (found.medicare.count, found.medi_cal.count) == months


@pytest.mark.parametrize(
    ("edition", "requesters"),
    [
        pytest.param("2014-04", {"patient", "representative"}, id="2014-04"),
        pytest.param("2014-09", {"patient", "representative", "physician"}, id="2014-09"),
        pytest.param("2015-03", {"patient", "representative", "physician"}, id="2015-03"),
        pytest.param("2016-07", {"patient", "representative", "physician"}, id="2016-07"),
    ],
)
def test_who_may_ask_for_continuity(edition, requesters):
    found = CAL_MEDICONNECT.edition_on(STARTS[edition])

    assert set(found.requesters) == requesters
    assert found.physician_may_ask() is ("physician" in requesters)


@pytest.mark.parametrize(
    ("edition", "role", "status"),
    [
        pytest.param("2014-04", "primary", "confirmed", id="2014-04 primary"),
        pytest.param("2014-04", "specialist", "unconfirmed", id="2014-04 specialist"),
        pytest.param("2014-09", "primary", "confirmed", id="2014-09 primary"),
        pytest.param("2014-09", "specialist", "confirmed", id="2014-09 specialist"),
        pytest.param("2015-03", "primary", "confirmed", id="2015-03 primary"),
        pytest.param("2015-03", "specialist", "unconfirmed", id="2015-03 specialist"),
        pytest.param("2016-07", "primary", "confirmed", id="2016-07 primary"),
        pytest.param("2016-07", "specialist", "confirmed", id="2016-07 specialist"),
    ],
)
def test_whether_the_number_of_visits_is_confirmed(edition, role, status):
    rule = CAL_MEDICONNECT.edition_on(STARTS[edition]).visits[role]

    assert rule.status == status
    assert rule.sources


@pytest.mark.parametrize(
    ("through", "cautions"),
    [
        pytest.param(None, [], id="no window"),
        pytest.param(date(2022, 12, 31), [], id="a window that ends with the program"),
        pytest.param(date(2023, 1, 1), ["ended on December 31, 2022"], id="a day later"),
    ],
)
def test_a_window_that_reaches_past_the_program_s_end_says_so(through, cautions):
    found = CAL_MEDICONNECT.cautions(coverage_start=date(2022, 7, 1), through=through)

    assert [said for caution in found for said in cautions if said in caution.text] == cautions
    assert len(found) == len(cautions)


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("2014-04", "Only the patient or an authorized representative could ask."),
        ("2014-09", "The patient, an authorized representative, or the physician could ask."),
    ],
)
def test_a_topic_is_said_as_the_edition_has_it_and_no_other_topic_with_it(edition, said):
    found = CAL_MEDICONNECT.points_of(CAL_MEDICONNECT.edition_on(STARTS[edition]), "who")

    assert [claim.text for claim in found] == [said]
