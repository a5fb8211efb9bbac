"""Each point of the source article is found where a reader should meet it."""

import pytest

from tests.site.deciding import KEEPABLE
from tests.site.lettering import filled, letter_text
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db

NEEDS = ["many_conditions", "help_at_home", "behavioral_health", "vision_or_rides", "billing_trouble"]
DECIDED = ("/decide/", {"coverage_start": "2015-03-01"} | KEEPABLE | {"needs": NEEDS})
# The places by name: an address, and what is asked there. A letter is posted.
PLACES = {
    "home": ("/", {}),
    "plans": ("/plans/", {"on": "2015-03-01"}),
    "decide": DECIDED,
    "continuity": ("/continuity/", {"on": "2015-03-01"}),
    "letters": ("/letters/", {}),
    "sources": ("/sources/", {}),
    "contacts": ("/plans/la-care/", {}),
}
# Each point's words, of which every one must stand on the page, and the places that the article's table names.
POINTS = [
    ("A1", "home", ["dual eligible", "low-income seniors", "people with disabilities", "Medicare and Medi-Cal", "one"]),
    ("A2", "plans", ["L.A. Care Health Plan", "Health Net", "Care1st Health Plan", "CareMore", "Molina"]),
    ("A3", "decide", ["two systems that hardly communicate"]),
    ("A4", "home", ["afraid of losing patients", "opt out", "not always best for the patient or the physician"]),
    ("A5", "decide", ["Would this patient gain from enrolling?"]),
    ("A6", "decide", ["one phone number", "care manager", "glasses", "rides"]),
    ("A6", "decide", ["medical care", "pharmacy", "in-home help", "nursing facility care", "mental health"]),
    ("A7", "continuity", ["finish a course of treatment", "contract with"]),
    ("A7", "letters", ["finish a course of treatment", "contract with"]),
    ("A8", "continuity", ["6 months of Medicare", "12 months of Medi-Cal"]),
    ("A8", "decide", ["Medicare services: until August 31, 2015 (6 months)", "until February 29, 2016 (12 months)"]),
    ("A9", "continuity", ["existing relationship", "quality-of-care concern", "rate and payment"]),
    (
        "A9",
        "decide",
        ["An existing relationship", "No quality-of-care concern documented", "The plan's payment accepted"],
    ),
    ("A10", "decide", ["most Medi-Cal recipients required to join", "Managed Long-Term Services and Supports (MLTSS)"]),
    (
        "A11",
        "contacts",
        ["www.calduals.org", "www.calmediconnectla.org", "1-888-522-1298", "www.lacare.org/physicians"],
    ),
    ("A11", "contacts", ["The first and the last are not verified"]),
    ("A11", "sources", ["Cal MediConnect: Continuity of Care Available to Ensure a Smooth Transition"]),
]


@pytest.mark.parametrize(
    ("place", "words"), [pytest.param(place, words, id=f"{point} {place}") for point, place, words in POINTS]
)
def test_a_point_of_the_article_is_found(place, words, client):
    address, query = PLACES[place]

    text = page_of(client.get(address, query)).one("main").text.replace("’", "'")

    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["6 months for Medicare services", "12 months for Medi-Cal services"], id="A8"),
        pytest.param(["visits with me", "quality-of-care concern", "I accept payment by the plan"], id="A9"),
    ],
)
def test_a_point_of_the_article_is_found_in_a_letter(words, client):
    page = page_of(client.post("/letters/new/", filled(visit_dates="06/12/2014")))

    assert [word for word in words if word not in letter_text(page)] == []
