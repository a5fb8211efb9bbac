"""The sentences of a result: they name the reason, limit each loss by its date, and leave the choice to the patient."""

import pytest

from tests.site.deciding import IN_NETWORK, KEEPABLE, OUTCOMES, decided, detail_of, headline_of, result_of, tag_of

REFUSED = [
    pytest.param({"accepts_rate": "no"}, "Opting out fits", "You accept the plan's payment", id="the rate"),
    pytest.param(
        {"accepts_plan_rules": "no"},
        "Opting out fits",
        "You follow the plan's utilization rules",
        id="the plan's rules",
    ),
    pytest.param(
        {"accepts_rate": "no", "treatment": "none"},
        "Weigh first",
        "You accept the plan's payment",
        id="the rate, and care could pass to another doctor",
    ),
    pytest.param(
        {"accepts_plan_rules": "no", "treatment": "none"},
        "Weigh first",
        "You follow the plan's utilization rules",
        id="the plan's rules, and care could pass to another doctor",
    ),
]


def changes_of(page) -> list[str]:
    return [row.every("th")[0].text for row in result_of(page).card("What would change this").every("tr")]


@pytest.mark.parametrize("tag", OUTCOMES)
def test_every_result_ends_by_leaving_the_choice_to_the_patient(tag, client):
    page = decided(client, **OUTCOMES[tag])

    assert tag_of(page) == tag
    assert detail_of(page).endswith("The choice is the patient's.")


@pytest.mark.parametrize(("answers", "tag", "change"), REFUSED)
def test_a_condition_that_the_physician_refused_is_named_as_the_reason(answers, tag, change, client):
    page = decided(client, **KEEPABLE | answers)

    assert tag_of(page) == tag
    assert "because you answered that you would not" in headline_of(page)


@pytest.mark.parametrize(("answers", "tag", "change"), REFUSED)
def test_the_answer_that_the_physician_could_change_is_listed_first(answers, tag, change, client):
    page = decided(client, **KEEPABLE | answers)

    assert changes_of(page)[0] == change


def test_refusing_both_the_rate_and_the_rules_is_named_as_the_reason(client):
    page = decided(client, **KEEPABLE | {"accepts_rate": "no", "accepts_plan_rules": "no"})

    assert "because you answered that you would" in headline_of(page)
    assert "payment" in headline_of(page)
    assert "rules" in headline_of(page)


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({"visits": "0"}, id="too few visits alone"),
        pytest.param({"visits": "0", "accepts_rate": "no"}, id="too few visits and the rate"),
        pytest.param({"quality_concern": "yes", "accepts_plan_rules": "no"}, id="a quality concern and the rules"),
    ],
)
def test_a_condition_that_is_not_the_physician_s_to_change_is_not_put_on_an_answer(answers, client):
    page = decided(client, **KEEPABLE | answers)

    assert tag_of(page) == "Opting out fits"
    assert "because you answered" not in headline_of(page)


@pytest.mark.parametrize("tag", ["Enrolling fits", "Weigh first", "Opting out fits", "Need more", "Little difference"])
def test_while_it_is_open_whether_the_patient_can_enroll_the_sentence_begins_with_it(tag, client):
    known = decided(client, **OUTCOMES[tag] | {"situation": "none"})
    open_still = decided(client, **OUTCOMES[tag] | {"situation": ""})

    assert (tag_of(known), tag_of(open_still)) == (tag, tag)
    assert headline_of(open_still).startswith("If the patient can enroll,")
    assert not headline_of(known).startswith("If the patient can enroll,")


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({}, id="some gain"),
        pytest.param({"needs": "none", "matters_most": "unsure"}, id="no gain"),
        pytest.param({"in_network": "unsure"}, id="network not known"),
        pytest.param({"concerns": "supplier_dependent"}, id="something else disturbed"),
    ],
)
def test_a_physician_who_can_be_kept_is_kept_only_if_the_plan_grants_it_and_until_a_date(answers, client):
    page = decided(client, **KEEPABLE | answers)

    said = f"{headline_of(page)} {detail_of(page)}"

    assert "if the plan grants continuity" in said.lower()
    assert "until August 31, 2015" in said


def test_a_named_need_is_what_enrolling_could_help_with(client):
    page = decided(client, **IN_NETWORK | {"needs": "vision_or_rides", "matters_most": "unsure"})

    assert headline_of(page) == "On these answers enrolling could help with glasses or rides, and no loss was named."


def test_leaving_a_program_first_is_named_with_whom_to_ask(client):
    page = decided(client, **OUTCOMES["Leave first"])

    assert headline_of(page).startswith("Joining would mean leaving PACE.")
    assert "HICAP" in headline_of(page)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param({}, "Long-term services come through a Medi-Cal plan either way", id="long-term services"),
        pytest.param(
            {"needs": "billing_trouble"}, "Billing a dual eligible patient is illegal either way", id="billing"
        ),
        pytest.param({"needs": "behavioral_health"}, "stay with the county either way", id="county mental health"),
    ],
)
def test_what_holds_either_way_is_said_for_opting_out_too(answers, said, client):
    page = decided(client, **KEEPABLE | answers)

    assert said in result_of(page).card("For opting out").text


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param({"needs": "help_at_home"}, "come through a plan either way", id="long-term services"),
        pytest.param({"needs": "billing_trouble"}, "illegal either way", id="billing"),
        pytest.param({"needs": "behavioral_health"}, "stays with the county either way", id="county mental health"),
        pytest.param({"concerns": "drug_not_listed"}, "A drug list applies either way", id="drug lists"),
    ],
)
def test_what_holds_either_way_is_said_for_enrolling_too(answers, said, client):
    page = decided(client, **KEEPABLE | answers)

    assert said in result_of(page).card("For enrolling").text


def test_a_patient_who_is_already_in_the_plan_stays_or_leaves(client):
    result = result_of(decided(client, **KEEPABLE)).text

    assert "staying" in result
    assert "leaving" in result
