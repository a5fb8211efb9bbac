"""The packet and each of its parts: what is in it, in which kinds of file, and what is refused."""

import pytest

from guidance.domain.letters import Part, title_of
from tests.site.lettering import FULL, letters_on, previewed, squeezed
from tests.site.packets import (
    IN_MEDI_MEDI,
    KINDS,
    REPRESENTATIVE,
    SPANISH,
    asked_for,
    folded_away,
    packet_of,
    said,
    sheets,
    text_of,
)
from tests.site.reading import page_of

pytestmark = pytest.mark.django_db

# What was filled in, and the parts that then have something to say.
PARTS = {part.value for part in Part}
REQUESTS = {
    "only what is needed": ({}, PARTS - {"enclosures"}),
    "everything, in Spanish": (SPANISH, PARTS),
    "a representative": (FULL | REPRESENTATIVE | {"completion_category": None}, PARTS - {"patient"}),
    "two plans": (FULL | IN_MEDI_MEDI, PARTS),
}
MADE = [(name, part) for name, (_, parts) in REQUESTS.items() for part in sorted(parts)]
NOT_MADE = [(name, part) for name, (_, parts) in REQUESTS.items() for part in sorted(PARTS - parts)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "part"), MADE)
def test_each_part_says_in_every_kind_of_file_what_the_packet_says_in_its_order(name, part, kind, client):
    changes, _ = REQUESTS[name]

    found = text_of(client, part, kind, **changes)

    assert found
    assert found == said(packet_of(**changes).letters_of(Part(part)))


@pytest.mark.parametrize(("name", "changes"), [(name, changes) for name, (changes, _) in REQUESTS.items()])
def test_the_preview_shows_each_part_in_the_words_of_the_files(name, changes, client):
    page = previewed(client, **changes)
    folded = [part.attributes["id"].removeprefix("part-") for part in page.every("details", cls="part")]

    packet = packet_of(**changes)

    assert set(folded) == REQUESTS[name][1] - {"request", "packet"}
    assert {part: folded_away(page, part) for part in folded} == {
        part: said(packet.letters_of(Part(part))) for part in folded
    }
    assert squeezed("".join(letter.text for letter in letters_on(page))) == said(packet.letters)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "part"), NOT_MADE)
def test_a_part_with_nothing_in_it_gives_the_page_with_a_message_and_no_file(name, part, kind, client):
    response = asked_for(client, part, kind, **REQUESTS[name][0])

    page = page_of(response)
    assert response.status_code == 200
    assert "Content-Disposition" not in response
    assert "this request has nothing for it" in page.one(id="error-summary").text
    assert letters_on(page)


@pytest.mark.parametrize(("name", "changes"), [(name, changes) for name, (changes, _) in REQUESTS.items()])
def test_the_page_offers_the_parts_that_have_something_to_say_and_no_other(name, changes, client):
    choice = previewed(client, **changes).one("select", id="part")

    assert {option.attributes["value"] for option in choice.every("option")} == REQUESTS[name][1]


def test_without_a_part_the_request_is_made(client):
    chosen, unsaid = asked_for(client, "request", "pdf"), asked_for(client, "", "pdf")

    assert unsaid.content == chosen.content


def titles(letters) -> list[str]:
    return [letter.title for letter in letters]


COVER, REQUEST, STATEMENT = (
    "Fax cover sheet",
    "Request for continuity of care",
    "Physician's statement for a continuity-of-care request",
)
OWN, COMPLETION = (
    "Request to keep seeing my doctor (continuity of care)",
    "Request to complete treatment with my doctor (completion of covered services)",
)
ENCLOSED, TRACKED = "Enclosures", "Tracking sheet"


@pytest.mark.parametrize(
    ("changes", "order"),
    [
        pytest.param({}, [COVER, REQUEST, OWN, TRACKED], id="the physician asks"),
        pytest.param({"requested_by": "patient"}, [COVER, OWN, STATEMENT, TRACKED], id="the patient asks"),
        pytest.param(FULL, [COVER, REQUEST, OWN, COMPLETION, ENCLOSED, TRACKED], id="everything"),
        pytest.param(
            FULL | {"requested_by": "patient"},
            [COVER, OWN, STATEMENT, COMPLETION, ENCLOSED, TRACKED],
            id="everything, the patient asks",
        ),
        pytest.param(
            FULL | IN_MEDI_MEDI,
            [COVER, REQUEST, OWN, ENCLOSED, COVER, REQUEST, OWN, COMPLETION, ENCLOSED, TRACKED],
            id="two plans",
        ),
        pytest.param(
            FULL | IN_MEDI_MEDI | {"services": "medi_cal"},
            [COVER, REQUEST, OWN, COMPLETION, ENCLOSED, TRACKED],
            id="one of two plans",
        ),
    ],
)
def test_the_packet_is_each_fax_in_the_order_in_which_it_is_sent_and_then_the_clinic_s_own_sheet(changes, order):
    packet = packet_of(**changes)

    assert titles(packet.letters_of(Part.PACKET)) == order


@pytest.mark.parametrize(
    ("coverage_start", "whose"),
    [
        pytest.param("08/31/2014", [OWN, STATEMENT], id="the last day before a physician could ask: the patient's"),
        pytest.param("09/01/2014", [REQUEST], id="the first day: the physician's"),
    ],
)
def test_whose_request_it_is_follows_the_edition_of_the_coverage_start(coverage_start, whose):
    packet = packet_of(coverage_start=coverage_start, letter_date="09/02/2014")

    assert titles(packet.letters) == whose
    assert titles(packet.letters_of(Part.PATIENT)) == ([OWN] if whose == [REQUEST] else [])


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("packets", "pdf"),
        ("REQUEST", "pdf"),
        ("../cover", "pdf"),
        ("cover", "odt"),
        ("cover", "PDF"),
        ("cover", "../pdf"),
    ],
)
def test_an_unknown_part_or_kind_of_file_is_refused_without_a_file(part, kind, client):
    response = asked_for(client, part, kind)

    assert response.status_code == 400
    assert "Content-Disposition" not in response
    assert b"Ana Sample" not in response.content


@pytest.mark.parametrize("part", sorted(PARTS))
@pytest.mark.parametrize(("kind", "mime"), [("pdf", "application/pdf"), ("ics", "text/calendar")])
def test_a_file_s_name_says_the_part_and_the_plan_and_nothing_of_the_patient(part, kind, mime, client):
    response = asked_for(client, part, kind, **FULL | {"clinic_reference": "Ana Sample"})

    assert response["Content-Type"].startswith(mime)
    assert response["Content-Disposition"] == f'attachment; filename="continuity-{part}-molina.{kind}"'
    assert "no-store" in response["Cache-Control"]


def test_the_days_to_act_on_are_the_same_for_the_calendar_whatever_part_was_chosen(client):
    calendar = asked_for(client, "tracking", "ics", **FULL).content.decode()

    assert calendar.startswith("BEGIN:VCALENDAR")
    assert calendar.count("BEGIN:VEVENT") == 4
    assert "Ana Sample" not in calendar and "Heart failure" not in calendar


def test_a_packet_with_something_to_correct_gives_the_form_again_and_no_file(client):
    response = asked_for(client, "packet", "pdf", patient_name="")

    assert "Content-Disposition" not in response
    assert page_of(response).one(id="error-summary")


def test_every_letter_of_the_packet_begins_on_a_page_of_its_own(client):
    pages = sheets(asked_for(client, "packet", "pdf", **FULL).content)

    assert [
        title
        for page, title in zip(pages, titles(packet_of(**FULL).letters_of(Part.PACKET)), strict=True)
        if title not in page
    ] == []


def test_a_file_is_named_after_its_request_and_a_cover_alone_after_itself():
    packet = packet_of()

    assert title_of(packet.letters_of(Part.PACKET)) == "Request for continuity of care"
    assert title_of(packet.letters_of(Part.COVER)) == "Fax cover sheet"
