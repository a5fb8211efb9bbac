"""How the answers of a decision are read: the date, each kind of question, and what is wrong with them."""

import pytest

from guidance.domain.answers import QUESTIONS
from tests.site.deciding import KEEPABLE, decided, errors_at, has_result, result_of
from tests.site.reading import page_of, typed_in

CONTINUITY = ("visits", "accepts_rate", "accepts_plan_rules", "quality_concern")


def test_the_bare_page_asks_twelve_questions_and_shows_no_error(client):
    page = page_of(client.get("/decide/"))

    asked = [part for part in page.every(cls="question") if part.every(cls="asks")]

    assert len(asked) == 12
    assert not page.every(id="error-summary")
    assert [part.text for part in page.every(cls="errors") if part.text] == []
    assert not has_result(page)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("2015-03-01", id="ISO"),
        pytest.param("03/01/2015", id="MM/DD/YYYY"),
        pytest.param("3/1/2015", id="without zeros"),
        pytest.param("03/2015", id="MM/YYYY is the 1st"),
        pytest.param("  03/01/2015 ", id="with spaces"),
    ],
)
def test_the_coverage_start_is_read_however_it_is_typed(typed, client):
    page = decided(client, typed)

    assert has_result(page)
    assert "March 1, 2015" in page.one(id="strip").text


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="missing"),
        pytest.param("2014-03-31", id="the day before the program"),
        pytest.param("03/2014", id="the month before the program"),
        pytest.param("2028-01-01", id="after December 31 of next year"),
        pytest.param("02/30/2015", id="not in the calendar"),
        pytest.param("13/2015", id="no such month"),
        pytest.param("2015-02-29", id="no leap year"),
        pytest.param("31/12/2015", id="day before month"),
        pytest.param("March 2015", id="words"),
        pytest.param("0000-01-01", id="year zero"),
    ],
)
def test_a_coverage_start_that_picks_no_rules_gets_its_message_at_the_field_and_no_result(typed, client):
    response = client.get("/decide/", {"coverage_start": typed, "needs": "help_at_home"})
    page = page_of(response)

    assert response.status_code == 200
    assert errors_at(page, "coverage_start").startswith("Error: ")
    assert page.one("input", id="q-coverage_start").attributes["aria-invalid"] == "true"
    assert not has_result(page)
    assert typed_in(page).get("coverage_start", [""]) == [typed]
    assert typed_in(page)["needs"] == ["help_at_home"]


@pytest.mark.parametrize("typed", ["2014-04-01", "2022-12-31", "2027-12-31"], ids=["first", "last of program", "last"])
def test_the_first_and_the_last_day_are_answered(typed, client):
    page = decided(client, typed)

    assert errors_at(page, "coverage_start") == ""
    assert not page.every(id="error-summary")


@pytest.mark.parametrize("typed", ["2015-03-02", "2015-03-15", "03/31/2015"])
def test_a_day_other_than_the_first_gets_a_note_and_no_error(typed, client):
    page = decided(client, typed)
    question = next(part for part in page.every(cls="question") if part.every(id="q-coverage_start"))

    assert has_result(page)
    assert errors_at(page, "coverage_start") == ""
    assert "1st" in question.text or "first" in question.text


def test_the_first_of_a_month_gets_no_note(client):
    page = decided(client, "2015-03-01")
    question = next(part for part in page.every(cls="question") if part.every(id="q-coverage_start"))

    assert "1st" not in question.text
    assert "first" not in question.text


def test_an_unknown_key_is_ignored(client):
    page = decided(client, needs="help_at_home", patient_name="Somebody", edition="2016-07")

    assert page.one(id="result").text == decided(client, needs="help_at_home").one(id="result").text
    assert "Somebody" not in page.one("main").text


WRONG = [
    pytest.param({"in_network": "maybe"}, "in_network", id="unknown value of a one-choice question"),
    pytest.param({"in_network": ["yes", "no"]}, "in_network", id="repeated one-choice key"),
    pytest.param({"in_network": ["yes", "yes"]}, "in_network", id="one-choice key repeated with the same value"),
    pytest.param({"your_role": "unsure"}, "your_role", id="unsure where it is not offered"),
    pytest.param({"needs": ["help_at_home", "money"]}, "needs", id="unknown value of a several-choice question"),
    pytest.param({"needs": ["none", "help_at_home"]}, "needs", id="none together with another need"),
    pytest.param({"situation": ["pace", "none"]}, "situation", id="none together with a situation"),
    pytest.param({"concerns": ["none", "drug_not_listed"]}, "concerns", id="none together with a concern"),
]


@pytest.mark.parametrize(("answers", "question"), WRONG)
def test_an_answer_that_cannot_be_read_gets_its_message_and_no_result(answers, question, client):
    page = decided(client, matters_most="one_card", **answers)

    assert errors_at(page, question).startswith("Error: ")
    assert not has_result(page)
    assert [link.attributes["href"] for link in page.one(id="error-summary").every("a")] == [f"#q-{question}"]


@pytest.mark.parametrize(("answers", "question"), WRONG)
def test_what_was_answered_is_kept_while_something_is_wrong(answers, question, client):
    page = decided(client, "03/2015", matters_most="one_card", visits="1", **answers)

    typed = typed_in(page)
    offered = {part.attributes["value"] for part in page.every("input", name=question)}
    given = {answers[question]} if isinstance(answers[question], str) else set(answers[question])

    assert set(typed.pop(question, [])) == given & offered
    assert typed == {"coverage_start": ["03/2015"], "matters_most": ["one_card"], "visits": ["1"]}


@pytest.mark.parametrize(
    "question",
    ["in_network", "visits", "accepts_rate", "accepts_plan_rules", "quality_concern", "treatment", "matters_most"],
)
def test_unsure_means_the_same_as_blank(question, client):
    others = {key: value for key, value in KEEPABLE.items() if key != question}

    unsure = decided(client, **others, **{question: "unsure"})
    blank = decided(client, **others)

    assert result_of(unsure).text == result_of(blank).text
    assert typed_in(unsure)[question] == ["unsure"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_one_answer_alone_gives_a_partial_result(question, client):
    page = decided(client, **{question: KEEPABLE[question]})

    assert has_result(page)
    assert "Check first" in result_of(page).text


@pytest.mark.parametrize(
    ("answer", "folded"),
    [
        pytest.param("yes", True, id="in the network"),
        pytest.param("no", False, id="not in the network"),
        pytest.param("unsure", False, id="not sure"),
        pytest.param("", False, id="not answered"),
    ],
)
def test_the_questions_on_continuity_fold_away_once_the_physician_is_in_the_network(answer, folded, client):
    form = decided(client, in_network=answer, visits="1").one("form")

    continuity = [part.attributes["id"] for part in form.every(cls="continuity-question")]

    assert form.has(cls="folded") is folded
    assert continuity == [f"q-{key}" for key in CONTINUITY]
    assert typed_in(form)["visits"] == ["1"]


def test_all_thirteen_situations_stand_before_none_of_these(client):
    page = page_of(client.get("/decide/"))

    values = [part.attributes["value"] for part in page.one(id="q-situation").every("input")]

    assert len(values) == 14
    assert values[-1] == "none"
