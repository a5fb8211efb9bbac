"""What stops a letter, and what does not: a patient may always ask."""

import pytest

from tests.site.lettering import (
    composed,
    errors_at,
    errors_on,
    filled,
    has_letter,
    kept_on,
    letter_text,
    notices_on,
    previewed,
)

pytestmark = pytest.mark.django_db

SPECIALIST = {"your_role": "specialist", "specialty": "Cardiology"}


def test_refusing_the_plan_s_payment_stops_the_letter_with_what_is_left_to_do(client):
    page = previewed(client, accepts_rate="no")

    assert not has_letter(page)
    assert "needs this" in errors_at(page, "accepts_rate")
    assert "leave the plan" in errors_at(page, "accepts_rate")
    assert kept_on(page) == filled(accepts_rate="no")


def test_coverage_before_the_program_stops_the_letter_and_says_when_it_began(client):
    page = previewed(client, coverage_start="03/31/2014", letter_date="04/02/2014")

    assert not has_letter(page)
    assert "April 1, 2014" in errors_at(page, "coverage_start")
    assert kept_on(page) == filled(coverage_start="03/31/2014", letter_date="04/02/2014")


@pytest.mark.parametrize(
    ("coverage_start", "plan", "stops"),
    [
        pytest.param("12/31/2022", "kaiser", True, id="the last day of Cal MediConnect"),
        pytest.param("01/01/2023", "kaiser", False, id="the first day of Medi-Medi Plans"),
        pytest.param("12/31/2022", "molina", False, id="a plan that was there"),
    ],
)
def test_a_plan_that_was_not_there_on_that_date_stops_the_letter(coverage_start, plan, stops, client):
    page = previewed(client, coverage_start=coverage_start, plan=plan, letter_date="01/02/2023")

    assert set(errors_on(page)) == ({"plan"} if stops else set())
    assert kept_on(page) == filled(coverage_start=coverage_start, plan=plan, letter_date="01/02/2023")


def test_the_first_day_of_the_program_is_no_stop(client):
    page = previewed(client, coverage_start="04/01/2014", letter_date="04/02/2014")

    assert errors_on(page) == {}


LAST_DAYS = [
    pytest.param({"services": "medicare"}, "08/31/2015", "09/01/2015", "August 31, 2015", id="Medicare, 6 months"),
    pytest.param({"services": "medi_cal"}, "02/29/2016", "03/01/2016", "February 29, 2016", id="Medi-Cal, 12 months"),
    pytest.param({"services": "both"}, "02/29/2016", "03/01/2016", "February 29, 2016", id="both, the later"),
    pytest.param(
        {"services": "both", "treatment_through": "05/31/2015"},
        "05/31/2015",
        "06/01/2015",
        "May 31, 2015",
        id="the care's own end",
    ),
]


@pytest.mark.parametrize(("asked", "last", "after", "named"), LAST_DAYS)
def test_on_the_last_day_a_letter_can_still_be_made(asked, last, after, named, client):
    page = previewed(client, **asked, letter_date=last)

    assert errors_on(page) == {}
    assert named in letter_text(page)


@pytest.mark.parametrize(("asked", "last", "after", "named"), LAST_DAYS)
def test_after_the_last_day_the_letter_stops_with_the_day_named_and_the_remedy(asked, last, after, named, client):
    page = previewed(client, **asked, letter_date=after)

    assert not has_letter(page)
    assert set(errors_on(page)) == {"letter_date"}
    assert f"The last day was {named}" in errors_at(page, "letter_date")
    assert "For a letter as of an earlier day" in errors_at(page, "letter_date")
    assert kept_on(page) == filled(**asked, letter_date=after)


@pytest.mark.parametrize(
    ("letter_date", "services"),
    [
        pytest.param("08/31/2015", {"Medicare services until", "Medi-Cal services until"}, id="both open"),
        pytest.param("09/01/2015", {"Medi-Cal services until"}, id="Medicare over"),
    ],
)
def test_a_service_whose_time_is_over_is_left_out_and_the_preview_says_so(letter_date, services, client):
    page = previewed(client, letter_date=letter_date)

    asked = {name for name in ("Medicare services until", "Medi-Cal services until") if name in letter_text(page)}

    assert asked == services
    assert ("The time for Medicare services was over on August 31, 2015" in notices_on(page)) is (len(asked) == 1)


NOT_MET = [
    pytest.param(SPECIALIST | {"visit_dates": "06/12/2014"}, "two visits", id="a specialist with one visit of two"),
    pytest.param({"visit_dates": ""}, "one visit", id="no visit"),
    pytest.param({"accepts_plan_rules": "no"}, "utilization rules", id="the plan's rules refused"),
    pytest.param({"no_quality_concern": "no"}, "quality-of-care concern", id="a quality concern known"),
    pytest.param({"no_quality_concern": "unsure"}, "quality-of-care concern", id="a quality concern not ruled out"),
]
ONE_VISIT = {"visit_dates": "06/12/2014"}


@pytest.mark.parametrize(("answers", "missing"), NOT_MET)
def test_a_condition_that_is_not_met_does_not_stop_the_letter(answers, missing, client):
    page = previewed(client, **ONE_VISIT | answers)

    assert errors_on(page) == {}
    assert has_letter(page)


@pytest.mark.parametrize(("answers", "missing"), NOT_MET)
def test_the_preview_says_what_is_missing_and_what_else_may_apply(answers, missing, client):
    notices = notices_on(previewed(client, **ONE_VISIT | answers))

    assert missing in notices
    assert "1373.96" in notices
    assert "leave the plan" in notices


def test_a_preview_with_every_condition_met_says_that_nothing_is_missing(client):
    notices = notices_on(previewed(client, **ONE_VISIT))

    assert "1373.96" not in notices
    assert "The rule needs" not in notices


@pytest.mark.parametrize(("answers", "missing"), NOT_MET)
def test_the_letter_never_says_that_a_condition_is_met(answers, missing, client):
    letter = letter_text(previewed(client, **ONE_VISIT | answers)).lower()

    claims = [
        words for words in ("condition is met", "conditions are met", "meets the", "i qualify") if words in letter
    ]

    assert claims == []
    assert "check" in letter


def test_the_visits_of_a_specialist_are_named_as_not_confirmed_where_the_rule_is_not(client):
    page = previewed(
        client, **SPECIALIST, coverage_start="05/01/2014", letter_date="05/02/2014", visit_dates="04/01/2014"
    )

    assert "not confirmed" in notices_on(page)


@pytest.mark.parametrize(
    ("typed", "spelled", "counts"),
    [
        pytest.param("02/28/2014", "February 28, 2014", False, id="the day before the look-back"),
        pytest.param("03/01/2014", "March 1, 2014", True, id="its first day"),
        pytest.param("02/28/2015", "February 28, 2015", True, id="its last day"),
        pytest.param("03/01/2015", "March 1, 2015", False, id="the coverage start"),
    ],
)
def test_only_visits_in_the_twelve_months_before_coverage_stand_in_the_letter(typed, spelled, counts, client):
    page = previewed(client, visit_dates=f"06/12/2014; {typed}")

    listed = letter_text(page).partition("Non-emergency visits with me")[2].partition("): ")[2].partition(".")[0]

    assert "June 12, 2014" in listed
    assert (spelled in listed) is counts
    assert ("do not count" in notices_on(page)) is not counts


def test_the_packet_knows_which_visits_do_not_count():
    packet = composed(visit_dates="02/28/2014; 06/12/2014")

    (notice,) = [notice.text for notice in packet.notices if notice.key == "visits_not_counting"]

    assert "February 28, 2014" in notice
    assert "June 12, 2014" not in notice
