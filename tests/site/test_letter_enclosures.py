"""The list of enclosures: only what was entered, and no sheet where nothing was."""

import pytest

from guidance.domain.letters import Facts, Part
from tests.site.lettering import FULL
from tests.site.packets import IN_MEDI_MEDI, REPRESENTATIVE, letters_in, text_in

pytestmark = pytest.mark.django_db

LISTED = [
    pytest.param({"visit_dates": "06/12/2014"}, {"Notes of visits": "June 12, 2014"}, id="visits"),
    pytest.param({"past_care": "Valve repair"}, {"Records of past care": "Valve repair"}, id="past care"),
    pytest.param({"upcoming_care": "Echo"}, {"Papers on booked care": "Echo"}, id="booked care"),
    pytest.param({"authorization_numbers": "A-1"}, {"Copies of authorizations": "A-1"}, id="authorizations"),
    pytest.param(
        REPRESENTATIVE, {"Proof that the representative may act": "Mia Speaker, daughter"}, id="a representative"
    ),
]


def listed(letter) -> dict[str, str]:
    _, facts = [block for block in letter.blocks if isinstance(block, Facts)]
    return dict(facts.rows)


@pytest.mark.parametrize(("given", "rows"), LISTED)
def test_each_thing_entered_is_listed_alone(given, rows):
    (sheet,) = letters_in(Part.ENCLOSURES, **given)

    assert listed(sheet) == rows


def test_all_that_was_entered_is_listed_in_order():
    (sheet,) = letters_in(Part.ENCLOSURES, **FULL | REPRESENTATIVE)

    assert list(listed(sheet)) == [name for case in LISTED for name in case.values[1]]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"visit_dates": "01/15/2013"}, id="a visit that does not count"),
        pytest.param({"facility": "Harbor Hospital", "procedure_codes": "93306"}, id="nothing that has papers"),
        pytest.param({"requested_by": "patient"}, id="the patient asks"),
    ],
)
def test_where_nothing_was_entered_there_is_no_sheet(given):
    assert letters_in(Part.ENCLOSURES, **given) == ()
    assert [letter for letter in letters_in(Part.PACKET, **given) if letter.title == "Enclosures"] == []


def test_the_sheet_says_whose_papers_they_are_and_to_which_request_they_belong():
    (sheet,) = letters_in(Part.ENCLOSURES, **FULL)

    said = text_in(sheet)
    assert "Patient Ana Sample Date of birth February 28, 1940 Member ID MEMBER-77" in said
    assert "These papers go with the request of March 2, 2015 to Molina Healthcare." in said


def test_two_plans_get_a_list_each_that_names_the_plan_in_its_sentence():
    first, second = letters_in(Part.ENCLOSURES, **FULL | IN_MEDI_MEDI)

    assert listed(first) == listed(second)
    assert "to L.A. Care Medicare Plus." in text_in(first)
    assert "to the Medi-Cal plan that goes with L.A. Care Medicare Plus." in text_in(second)
