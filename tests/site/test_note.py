"""The note for the chart: plain text on one sheet, with everything a colleague needs to follow it."""

import pytest

from guidance.content_loader import content
from guidance.domain.answers import Concern, Need, Situation
from tests.site.deciding import (
    IN_NETWORK,
    KEEPABLE,
    OUTCOMES,
    data_of,
    decided,
    detail_of,
    headline_of,
    note_of,
    tag_of,
)

COLUMNS, SHEET = 78, 66
ANSWERS = {
    **OUTCOMES,
    "nothing answered": {},
    "every need, every concern": KEEPABLE | {"needs": [*Need], "concerns": [*Concern], "matters_most": "free_choice"},
    "every situation": KEEPABLE | {"situation": [*Situation]},
}
STARTS = ["2014-05-01", "2022-06-01", "2026-03-01", "2027-01-01"]
each_answer = pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS)
each_start = pytest.mark.parametrize("start", STARTS)


def on_one_line(text: str) -> str:
    return " ".join(text.split())


@each_start
@each_answer
def test_the_note_is_wrapped_and_fits_on_one_sheet(answers, start, client):
    lines = note_of(client, start, **answers).splitlines()

    assert [line for line in lines if len(line) > COLUMNS and not line.startswith("http://testserver/decide/?")] == []
    assert len(lines) <= SHEET


@each_start
@each_answer
def test_the_note_says_the_outcome_in_the_words_of_the_page(answers, start, client):
    page, note = decided(client, start, **answers), on_one_line(note_of(client, start, **answers))

    assert f"{tag_of(page)}. {headline_of(page)} {detail_of(page)}" in note


@each_start
@each_answer
def test_the_note_says_whom_to_call_and_by_which_rules_it_was_made(answers, start, client):
    data, note = data_of(client, start, **answers), on_one_line(note_of(client, start, **answers))

    said = [
        "Free, neutral counseling: HICAP, 1-800-434-0222.",
        "November 24, 2026",
        f"edition {data['edition']}",
        f"content version {content().version}",
        "Reasons, not advice.",
        "not reviewed",
    ]

    assert [words for words in said if words not in note] == []


@each_start
@each_answer
def test_the_note_gives_both_sides_line_by_line_and_all_that_is_to_be_checked_first(answers, start, client):
    data, note = data_of(client, start, **answers), on_one_line(note_of(client, start, **answers))

    lines = {reason.key: reason.line.partition("{")[0] for reason in content().reasons}
    keys = [entry["key"] for side in ("for_enrolling", "for_opting_out") for entry in data[side]]
    numbered = [f"{number}. {on_one_line(entry['text'])}" for number, entry in enumerate(data["check_first"], 1)]

    assert [key for key in keys if f"- {lines[key]}" not in note] == []
    if data["outcome"] != "not_eligible":
        assert [words for words in numbered if words not in note] == []


@pytest.mark.parametrize(
    ("start", "kept"),
    [
        pytest.param("2015-03-01", ["August 31, 2015", "February 29, 2016"], id="2015"),
        pytest.param("2018-03-01", ["February 28, 2019", "February 28, 2019"], id="2018"),
        pytest.param("2026-03-01", ["February 28, 2027", "February 28, 2027"], id="2026"),
    ],
)
def test_the_note_says_until_when_the_medicare_date_first(start, kept, client):
    note = on_one_line(note_of(client, start, **KEEPABLE))

    medicare, medi_cal = kept

    assert f"Medicare services until {medicare}; services that Medi-Cal pays until {medi_cal}" in note


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(KEEPABLE | {"accepts_rate": "no"}, id="a condition not met"),
        pytest.param(IN_NETWORK, id="in the network"),
        pytest.param(KEEPABLE | {"situation": "under_21"}, id="cannot join"),
    ],
)
def test_without_anything_to_keep_the_note_gives_no_dates(answers, client):
    assert "services that Medi-Cal pays until" not in on_one_line(note_of(client, **answers))


@pytest.mark.parametrize(
    ("start", "cautions"),
    [
        pytest.param("2022-06-01", ["ask the successor plan"], id="past the end of the program"),
        pytest.param("2025-03-01", [], id="2025"),
        pytest.param("2026-03-01", ["last confirmed for 2024-25"], id="2026"),
    ],
)
def test_the_dates_of_the_note_carry_the_cautions_of_the_page(start, cautions, client):
    note = on_one_line(note_of(client, start, **KEEPABLE))

    known = ("ask the successor plan", "last confirmed for 2024-25")

    assert [words for words in known if words in note] == cautions


@pytest.mark.parametrize(
    ("start", "conditional"),
    [pytest.param("2018-03-01", False, id="Cal MediConnect"), pytest.param("2026-03-01", True, id="Medi-Medi")],
)
def test_the_medi_medi_date_for_medi_cal_carries_its_condition_in_the_note_too(start, conditional, client):
    note = on_one_line(note_of(client, start, **KEEPABLE))

    assert ("only if the Medi-Cal plan changed that day" in note) is conditional


def test_the_note_ends_with_the_address_of_its_decision(client):
    last = note_of(client, **KEEPABLE).splitlines()[-1]

    page = client.get(last.removeprefix("http://testserver"))

    assert last.startswith("http://testserver/decide/?coverage_start=2015-03-01&")
    assert page.status_code == 200
    assert "Enrolling fits" in page.content.decode()


@each_start
@each_answer
def test_the_note_is_text_and_holds_no_markup(answers, start, client):
    note = note_of(client, start, **answers)

    assert [sign for sign in ("&amp;", "&#", "&quot;", "&lt;", "<", ">", "{", "}") if sign in note] == []


def test_the_note_is_plain_text_that_nobody_shares_and_that_is_asked_for_anew(client):
    response = client.get("/decide/note/", {"coverage_start": "2015-03-01", **KEEPABLE})

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert {part.strip() for part in response["Cache-Control"].split(",")} == {"private", "no-cache"}
    assert not response.cookies


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param({}, ["coverage_start: Type when coverage starts"], id="no date"),
        pytest.param(
            {"coverage_start": "2014-03-31"}, ["coverage_start: No such program existed yet."], id="too early"
        ),
        pytest.param(
            {"coverage_start": "2015-03-01", "in_network": "maybe"},
            ["in_network: Choose one of the answers shown."],
            id="an unknown answer",
        ),
        pytest.param(
            {"needs": ["none", "help_at_home"]}, ["coverage_start: ", "needs: Choose"], id="two things to correct"
        ),
    ],
)
def test_a_query_that_cannot_be_read_gets_what_to_correct_and_no_note(query, said, client):
    response = client.get("/decide/note/", query)
    text = response.content.decode()

    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert [words for words in said if words not in text] == []
    assert "HICAP" not in text
