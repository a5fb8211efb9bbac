"""Five patients, one of each time: each gets the rules, the dates and the words of its own coverage start."""

import re
from collections import namedtuple

import pytest

from tests.site.deciding import KEEPABLE, data_of, decided, headline_of, note_of, result_of, tag_of
from tests.site.reading import page_of

Patient = namedtuple("Patient", "start program slug edition months medicare medi_cal sides")

CAL_MEDICONNECT = ["For enrolling", "For opting out"]
MEDI_MEDI = ["For a Medi-Medi Plan", "For Original Medicare with a Medi-Cal plan"]
# By hand from design 5: the months, and the last days counted from the first of a month.
PATIENTS = {
    "2014": Patient(
        "2014-05-01", "Cal MediConnect", "cal-mediconnect", "2014-04", (6, 12),
        ("2014-10-31", "October 31, 2014"), ("2015-04-30", "April 30, 2015"), CAL_MEDICONNECT,
    ),
    "spring 2016": Patient(
        "2016-05-01", "Cal MediConnect", "cal-mediconnect", "2015-03", (6, 12),
        ("2016-10-31", "October 31, 2016"), ("2017-04-30", "April 30, 2017"), CAL_MEDICONNECT,
    ),
    "2018": Patient(
        "2018-03-01", "Cal MediConnect", "cal-mediconnect", "2016-07", (12, 12),
        ("2019-02-28", "February 28, 2019"), ("2019-02-28", "February 28, 2019"), CAL_MEDICONNECT,
    ),
    "2023": Patient(
        "2023-01-01", "Medi-Medi Plans", "medi-medi", "2023-01", (12, 12),
        ("2023-12-31", "December 31, 2023"), ("2023-12-31", "December 31, 2023"), MEDI_MEDI,
    ),
    "2026": Patient(
        "2026-03-01", "Medi-Medi Plans", "medi-medi", "2023-01", (12, 12),
        ("2027-02-28", "February 28, 2027"), ("2027-02-28", "February 28, 2027"), MEDI_MEDI,
    ),
}  # fmt: skip
each_patient = pytest.mark.parametrize("patient", PATIENTS.values(), ids=PATIENTS)
# Answers for each outcome in Medi-Medi Plans, and the tag of somebody who could join and of a member.
OUTCOMES = {
    "enrolling_fits": (KEEPABLE, "Joining fits", "Staying fits"),
    "weigh_first": (KEEPABLE | {"concerns": "supplier_dependent"}, "Weigh first", "Weigh first"),
    "opting_out_fits": (KEEPABLE | {"accepts_rate": "no"}, "Original Medicare fits", "Original Medicare fits"),
    "need_more": ({"situation": "none"}, "Need more", "Need more"),
    "little_difference": (
        KEEPABLE | {"in_network": "yes", "needs": "none", "matters_most": "unsure"},
        "Little difference",
        "Little difference",
    ),
    "not_eligible": (KEEPABLE | {"situation": "no_full_medi_cal"}, "Not eligible", "Not eligible"),
    "leave_first": (KEEPABLE | {"situation": "pace"}, "Leave first", "Leave first"),
}
each_outcome = pytest.mark.parametrize("outcome", OUTCOMES)
OPTING_OUT = re.compile(r"\bopt(ed|ing|s)?[ -]out\b", re.IGNORECASE)
# Today is November 24, 2026: one patient is a member, the other could join next year.
MEMBER, NEWCOMER = "2026-03-01", "2027-01-01"


@each_patient
def test_the_page_names_the_program_the_edition_and_both_dates(patient, client):
    page = decided(client, patient.start, **KEEPABLE)
    dates = result_of(page).one(cls="dates").text

    assert page.one(id="strip").one("strong").text == patient.program
    assert result_of(page).one(cls="colophon").text.startswith(f"{patient.program} · edition {patient.edition} ·")
    assert f"Medicare services: until {patient.medicare[1]} ({patient.months[0]} months)." in dates
    assert f"Services that Medi-Cal pays: until {patient.medi_cal[1]} ({patient.months[1]} months)." in dates


@each_patient
def test_the_api_gives_the_same_program_edition_and_dates(patient, client):
    data = data_of(client, patient.start, **KEEPABLE)

    through = data["continuity"]["medicare_through"], data["continuity"]["medi_cal_through"]

    assert (data["program"], data["edition"]) == (patient.slug, patient.edition)
    assert through == (patient.medicare[0], patient.medi_cal[0])


@each_patient
def test_the_two_sides_bear_the_names_of_the_program_s_options(patient, client):
    page = decided(client, patient.start, **KEEPABLE)
    note = note_of(client, patient.start, **KEEPABLE)

    headings = [side.one("h3").text for side in result_of(page).every(cls="side")]

    assert headings == patient.sides
    assert [f"\n{side}:\n" in note for side in patient.sides] == [True, True]


@pytest.mark.parametrize(
    ("start", "who"),
    [
        pytest.param("2014-05-01", "Patient, Representative", id="2014: not the physician"),
        pytest.param("2016-05-01", "Patient, Representative, Physician", id="spring 2016"),
        pytest.param("2018-03-01", "Patient, Representative, Physician", id="2018"),
        pytest.param("2023-01-01", "Patient, Representative, Physician", id="2023"),
        pytest.param("2026-03-01", "Patient, Representative, Physician", id="2026"),
    ],
)
def test_who_may_ask(start, who, client):
    table = page_of(client.get("/continuity/", {"on": start})).one("table", cls="editions")

    assert table.one("tr", cls="current").every("td")[-1].text == who


VISITS = [
    pytest.param("2014-05-01", "primary", "1", "Met", id="2014, primary, one"),
    pytest.param("2014-05-01", "specialist", "1", "Uncertain", id="2014, specialist, one: not confirmed"),
    pytest.param("2016-05-01", "primary", "1", "Met", id="spring 2016, primary, one"),
    pytest.param("2016-05-01", "specialist", "1", "Uncertain", id="spring 2016, specialist, one: not confirmed"),
    pytest.param("2016-05-01", "specialist", "0", "Unmet", id="spring 2016, specialist, none"),
    pytest.param("2018-03-01", "specialist", "1", "Met", id="2018, specialist, one"),
    pytest.param("2018-03-01", "specialist", "0", "Unmet", id="2018, specialist, none"),
    pytest.param("2023-01-01", "specialist", "0", "Uncertain", id="2023, none: no number is confirmed"),
    pytest.param("2026-03-01", "primary", "0", "Uncertain", id="2026, none: no number is confirmed"),
    pytest.param("2026-03-01", "specialist", "1", "Met", id="2026, one"),
    pytest.param("2026-03-01", "specialist", "", "Unknown", id="2026, not known"),
]


@pytest.mark.parametrize(("start", "role", "visits", "verdict"), VISITS)
def test_what_the_visits_prove_on_page_and_api(start, role, visits, verdict, client):
    answers = KEEPABLE | {"your_role": role, "visits": visits}
    row = result_of(decided(client, start, **answers)).one("table", cls="conditions").every("tr")[1]
    data = data_of(client, start, **answers)["continuity"]

    listed = [name for name in ("unmet", "uncertain", "unknown") if "relationship" in data[name]]

    assert row.one(cls="verdict").text == f"{verdict}."
    assert listed == ([] if verdict == "Met" else [verdict.lower()])


@pytest.mark.parametrize("start", ["2023-01-01", "2026-03-01"])
@pytest.mark.parametrize("visits", ["1", "2"])
def test_visits_in_a_medi_medi_year_are_never_said_to_be_enough(start, visits, client):
    row = result_of(decided(client, start, **KEEPABLE | {"visits": visits})).one("table", cls="conditions").every("tr")

    assert "not confirmed; ask the plan" in row[1].text
    assert "prove" not in row[1].text


@pytest.mark.parametrize(
    ("start", "said"),
    [
        pytest.param("2014-05-01", "Enrollment was voluntary before July 2014", id="2014"),
        pytest.param("2016-05-01", "we infer that a patient who did nothing was not enrolled", id="spring 2016"),
        pytest.param("2018-03-01", "we infer that a patient who did nothing was not enrolled", id="2018"),
        pytest.param("2023-01-01", "were moved on January 1, 2023, into their sponsor's Medi-Medi Plan", id="2023"),
        pytest.param("2026-03-01", "a patient who does nothing stays in Original Medicare", id="2026"),
    ],
)
def test_what_doing_nothing_meant(start, said, client):
    nothing = result_of(decided(client, start, **KEEPABLE)).card("What doing nothing")

    assert said in nothing.text
    assert ("our inference" in nothing.text) is ("we infer" in said)


@pytest.mark.parametrize("start", ["2023-01-01", MEMBER, NEWCOMER])
@each_outcome
def test_no_medi_medi_result_or_note_speaks_of_opting_out(outcome, start, client):
    answers = OUTCOMES[outcome][0]
    page = decided(client, start, **answers)

    said = [page.one("h1").text, result_of(page).text, note_of(client, start, **answers)]

    assert [OPTING_OUT.search(text) and OPTING_OUT.findall(text) for text in said] == [None, None, None]


@each_outcome
def test_a_newcomer_joins_and_a_member_stays(outcome, client):
    answers, newcomer, member = OUTCOMES[outcome]

    pages = [decided(client, start, **answers) for start in (NEWCOMER, MEMBER)]

    assert [tag_of(page) for page in pages] == [newcomer, member]
    assert [data_of(client, start, **answers)["outcome"] for start in (NEWCOMER, MEMBER)] == [outcome, outcome]
    assert headline_of(pages[0]) != headline_of(pages[1])
    assert not re.search(r"\b(leaving for|staying could|[Ee]nrolling)\b", headline_of(pages[0]))
    assert not re.search(r"\b([Jj]oining|[Ee]nrolling)\b", headline_of(pages[1]))


@pytest.mark.parametrize(
    ("start", "tag"),
    [
        pytest.param("2026-11-24", "Staying fits", id="started today"),
        pytest.param("2026-11-25", "Joining fits", id="starts tomorrow"),
        pytest.param("2023-01-01", "Staying fits", id="started in 2023"),
    ],
)
def test_the_day_on_which_coverage_starts_makes_a_member(start, tag, client):
    assert tag_of(decided(client, start, **KEEPABLE)) == tag


@pytest.mark.parametrize(
    ("start", "said"),
    [
        pytest.param(NEWCOMER, "Before coverage starts, ask the Medi-Medi Plan to keep you", id="before"),
        pytest.param(MEMBER, "Ask the Medi-Medi Plan now to keep you", id="after"),
    ],
)
def test_the_next_step_follows_whether_coverage_has_started(start, said, client):
    steps = result_of(decided(client, start, **KEEPABLE)).card("Next steps").text

    words = ("Before coverage starts, ask", "Ask the Medi-Medi Plan now")

    assert said in steps
    assert sum(word in steps for word in words) == 1


@each_patient
def test_only_a_rule_that_may_be_out_of_date_says_for_when_it_was_last_confirmed(patient, client):
    cautions = [part.text for part in result_of(decided(client, patient.start, **KEEPABLE)).every(cls="caution")]

    assert [("last confirmed for 2024-25" in said) for said in cautions] == [True] * (patient.start > "2026")


@each_patient
def test_only_the_medi_medi_date_for_medi_cal_holds_on_a_condition(patient, client):
    dates = result_of(decided(client, patient.start, **KEEPABLE)).one(cls="dates").text

    conditional = "only if the Medi-Cal plan changed that day; sources differ" in dates

    assert conditional is (patient.slug == "medi-medi")


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/continuity/", "/plans/", "/plans/molina/", "/decide/", "/letters/", "/letters/new/", "/conflicts/"),
        *("/decide/?coverage_start=2014-05-01", "/continuity/?on=2018-03-01", "/plans/?on=2016-05-01", "/sources/"),
    ],
)
@pytest.mark.django_db
def test_every_cal_mediconnect_page_leads_to_the_rules_of_today_by_one_link_in_its_strip(path, client):
    strip = page_of(client.get(path)).one(id="strip")

    links = [link.attributes["href"] for link in strip.every("a") if link.text == "What the rules say today"]

    assert links == ["/continuity/?on=2026-11-24"]
    assert "The program ended on December 31, 2022." in strip.text


@pytest.mark.parametrize("path", ["/decide/?coverage_start=", "/continuity/?on=", "/plans/?on="])
@pytest.mark.parametrize("start", ["2023-01-01", MEMBER])
def test_no_medi_medi_page_says_that_its_program_ended(path, start, client):
    strip = page_of(client.get(path + start)).one(id="strip").text

    assert strip.startswith("Medi-Medi Plans")
    assert "ended" not in strip
