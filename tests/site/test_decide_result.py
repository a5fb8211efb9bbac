"""The parts of a result page, and what each holds."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from guidance.content_loader import content
from tests.site.deciding import KEEPABLE, OUTCOMES, decided, headline_of, link_to, result_of, tag_of

PHONE = re.compile(r"1-8\d\d-\d{3}-\d{4}")
JOINABLE = [tag for tag in OUTCOMES if tag != "Not eligible"]


def cited_in(part) -> list[str]:
    return [link.attributes["href"] for link in part.every("a") if link.attributes["href"].startswith("/sources/#")]


@pytest.mark.parametrize("tag", OUTCOMES)
def test_the_result_names_its_outcome_program_edition_and_content_version_and_lets_one_start_over(tag, client):
    page = decided(client, **OUTCOMES[tag])
    colophon = result_of(page).one(cls="colophon").text

    assert tag_of(page) == tag
    assert headline_of(page)
    assert "Cal MediConnect" in colophon
    assert "2014-09" in colophon
    assert content().version in colophon
    assert "/decide/" in link_to(result_of(page), "/decide/")


@pytest.mark.parametrize("tag", OUTCOMES)
def test_next_steps_name_phone_numbers(tag, client):
    steps = result_of(decided(client, **OUTCOMES[tag])).card("Next steps")

    dialed = [link.attributes["href"] for link in steps.every("a") if link.attributes["href"].startswith("tel:")]

    assert "1-800-434-0222" in PHONE.findall(steps.text)
    assert "tel:+18004340222" in dialed


@pytest.mark.parametrize("tag", JOINABLE)
@pytest.mark.parametrize("side", ["For enrolling", "For opting out"])
def test_both_sides_have_reasons_and_every_reason_its_source(tag, side, client):
    reasons = result_of(decided(client, **OUTCOMES[tag])).card(side).every("li")

    unsourced = [reason.text for reason in reasons if not cited_in(reason)]

    assert reasons
    assert unsourced == []


@pytest.mark.parametrize("tag", JOINABLE)
def test_opting_out_still_requires_a_medi_cal_plan_with_long_term_services(tag, client):
    required = result_of(decided(client, **OUTCOMES[tag])).card("What opting out still requires")

    assert "Medi-Cal plan" in required.text
    assert "Managed Long-Term Services and Supports (MLTSS)" in required.text
    assert cited_in(required)


@pytest.mark.parametrize(
    ("coverage_start", "said"),
    [
        pytest.param("2014-06-30", "voluntary", id="before July 2014"),
        pytest.param("2014-07-01", "Passive enrollment", id="from July 2014"),
        pytest.param("2016-01-01", "Passive enrollment", id="before spring 2016"),
        pytest.param("2016-06-01", "infer", id="after spring 2016"),
    ],
)
def test_what_doing_nothing_meant_follows_the_date(coverage_start, said, client):
    nothing = result_of(decided(client, coverage_start)).card("What doing nothing meant on that date")

    words = [word for word in ("voluntary", "Passive enrollment", "infer") if word in nothing.text]

    assert words == [said]
    assert cited_in(nothing)


def test_continuity_gives_both_dates_the_medicare_date_first(client):
    kept = result_of(decided(client, **KEEPABLE)).one(cls="dates").text

    assert kept.index("August 31, 2015") < kept.index("February 29, 2016")
    assert kept.index("Medicare services") < kept.index("August 31, 2015") < kept.index("Medi-Cal pays")


@pytest.mark.parametrize(
    ("condition", "answers", "verdict"),
    [
        pytest.param("An existing relationship", {"visits": "0"}, "Unmet", id="too few visits"),
        pytest.param("An existing relationship", {"visits": "1"}, "Met", id="enough visits"),
        pytest.param("An existing relationship", {"visits": ""}, "Unknown", id="visits not known"),
        pytest.param("The plan's payment accepted", {"accepts_rate": "no"}, "Unmet", id="payment refused"),
        pytest.param("The plan's payment accepted", {"accepts_rate": "unsure"}, "Unknown", id="payment not known"),
        pytest.param("The plan's utilization rules", {"accepts_plan_rules": "no"}, "Unmet", id="rules refused"),
        pytest.param("No quality-of-care concern", {"quality_concern": "yes"}, "Unmet", id="a quality concern"),
        pytest.param("No quality-of-care concern", {"quality_concern": "no"}, "Met", id="no quality concern"),
        pytest.param("No quality-of-care concern", {"quality_concern": ""}, "Unknown", id="quality not known"),
    ],
)
def test_continuity_says_of_each_condition_whether_it_is_met(condition, answers, verdict, client):
    table = result_of(decided(client, **KEEPABLE | answers)).one("table", cls="conditions")

    row = next(row for row in table.every("tr") if row.text.startswith(condition))

    assert row.one(cls="verdict").text.rstrip(".") == verdict


def test_continuity_says_where_the_rule_itself_is_not_confirmed(client):
    page = decided(client, "2014-05-01", **KEEPABLE | {"your_role": "specialist", "visits": "1"})

    row = result_of(page).one("table", cls="conditions").every("tr")[1]

    assert row.one(cls="verdict").text.rstrip(".") == "Uncertain"
    assert "not confirmed; ask the plan" in row.text


def test_a_patient_who_cannot_join_gets_no_continuity_and_no_sides_but_what_can_be_done(client):
    result = result_of(decided(client, **OUTCOMES["Not eligible"]))

    can = result.card("What the patient can do").text

    assert not result.every(cls="dates")
    assert not result.every(cls="conditions")
    assert not result.every(cls="sides")
    assert all(said in can for said in ("Medicare", "Medi-Cal plan", "MLTSS", "continuity", "PACE", "55", "HICAP"))


def test_asking_the_patient_stands_first_while_it_is_not_known_what_matters_most(client):
    checks = result_of(decided(client, **KEEPABLE | {"matters_most": "", "visits": ""})).card("Check first")

    first = checks.every("li")[0].text

    assert first.startswith("Ask the patient")


@pytest.mark.parametrize("tag", JOINABLE)
def test_another_medicare_advantage_plan_is_always_asked_about(tag, client):
    checks = result_of(decided(client, **OUTCOMES[tag])).card("Check first")

    assert "another Medicare Advantage plan" in checks.text


def test_everything_blank_stands_under_check_first(client):
    checks = result_of(decided(client)).card("Check first").every("li")

    assert len(checks) == 11 + 1  # every question after the date, and the other Medicare Advantage plan


def test_need_more_shows_what_would_hold_either_way_as_two_equal_lines_naming_the_points(client):
    settled = result_of(decided(client, **KEEPABLE | {"visits": "", "treatment": ""})).card("If it were settled")

    lines = [[cell.text for cell in row.every()] for row in settled.every("tr")]

    assert "the visits" in settled.text
    assert "how long your care is needed" in settled.text
    assert [cells[1] for cells in lines] == ["Enrolling fits", "Opting out fits"]


@pytest.mark.parametrize("tag", [tag for tag in OUTCOMES if tag != "Need more"])
def test_a_settled_result_says_what_would_change_it(tag, client):
    result = result_of(decided(client, **OUTCOMES[tag]))

    tags = [row.every("td")[0].text for row in result.card("What would change this").every("tr")]

    assert "If it were settled" not in result.text
    assert tags
    assert tag not in tags


@pytest.mark.parametrize(
    ("coverage_start", "caution"),
    [
        pytest.param("2022-01-01", False, id="through the last day of the program"),
        pytest.param("2022-01-02", True, id="a day past it"),
        pytest.param("2022-12-31", True, id="the last start"),
    ],
)
def test_dates_past_the_end_of_the_program_carry_a_caution(coverage_start, caution, client):
    result = result_of(decided(client, coverage_start, **KEEPABLE))

    cautions = [part.text for part in result.every(cls="caution")]

    assert [("ended" in said, "successor plan" in said) for said in cautions] == [(True, True)] * caution


@pytest.mark.parametrize(
    ("coverage_start", "program", "edition"),
    [
        pytest.param("2022-12-31", "Cal MediConnect", "2016-07", id="the last day of Cal MediConnect"),
        pytest.param("2023-01-01", "Medi-Medi Plans", "2023-01", id="the first day of Medi-Medi Plans"),
        pytest.param("12/31/2027", "Medi-Medi Plans", "2023-01", id="the end of next year"),
    ],
)
def test_the_date_picks_the_program(coverage_start, program, edition, client):
    page = decided(client, coverage_start, **KEEPABLE)

    assert program in page.one(id="strip").text
    assert result_of(page).one(cls="colophon").text.startswith(f"{program} · edition {edition}")


@pytest.mark.parametrize(
    ("coverage_start", "cautions"),
    [pytest.param("2025-12-31", 0, id="2025"), pytest.param("2026-01-01", 1, id="from 2026")],
)
def test_medi_medi_dates_from_2026_say_for_when_the_rule_was_last_confirmed(coverage_start, cautions, client):
    result = result_of(decided(client, coverage_start, **KEEPABLE))

    found = [part.text for part in result.every(cls="caution") if "last confirmed for 2024-25" in part.text]

    assert len(found) == cautions


@pytest.mark.parametrize(
    ("coverage_start", "conditional"),
    [pytest.param("2022-12-31", False, id="Cal MediConnect"), pytest.param("2023-01-01", True, id="Medi-Medi")],
)
def test_the_medi_medi_date_for_medi_cal_holds_only_on_a_condition(coverage_start, conditional, client):
    dates = result_of(decided(client, coverage_start, **KEEPABLE)).one(cls="dates").text

    assert ("only if the Medi-Cal plan changed that day; sources differ" in dates) is conditional


def test_the_link_to_the_letter_carries_only_what_a_letter_may_know(client):
    page = decided(client, **KEEPABLE | {"accepts_rate": "no", "quality_concern": "no"})

    (address,) = link_to(result_of(page), "/letters/new/")

    assert parse_qs(urlsplit(address).query) == {
        "coverage_start": ["2015-03-01"],
        "your_role": ["primary"],
        "accepts_rate": ["no"],
        "accepts_plan_rules": ["yes"],
        "quality_concern": ["no"],
    }


def test_the_link_to_the_letter_leaves_out_what_was_not_answered(client):
    page = decided(client, in_network="no", accepts_rate="unsure")

    (address,) = link_to(result_of(page), "/letters/new/")

    assert address == "/letters/new/?coverage_start=2015-03-01"


def test_a_physician_in_the_network_is_told_that_no_request_is_needed(client):
    result = result_of(decided(client, **KEEPABLE | {"in_network": "yes"}))

    assert "no continuity request is needed" in result.card("Keeping you").text
    assert link_to(result, "/letters/new/") == []
