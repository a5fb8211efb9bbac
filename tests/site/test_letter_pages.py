"""How a letter stands on its pages: one page at a readable size wherever it fits, and a foot that names the sender."""

import re
from collections import Counter
from io import BytesIO

import pypdf
import pytest

from guidance.domain.letters import Letter, Part
from guidance.rendering.pdf import fit, page_count, to_pdf
from tests.site.lettering import FULL, composed, pdf_text, squeezed, without_artifacts
from tests.site.packets import IN_MEDI_MEDI, REPRESENTATIVE, URGENT, packet_of, sheets

pytestmark = pytest.mark.django_db

# What a clinic could well send: every field filled in, in whole sentences.
REALISTIC = FULL | {
    "plan": "la-care",
    "urgency": "soon",
    "urgency_reason": "A pacemaker check and a change of anticoagulant are booked within two weeks, and a gap could "
    "lead to a stroke.",
    "patient_name": "Guadalupe Hernández de la Cruz",
    "patient_language": "es",
    "treatment_through": "12/31/2015",
    "specialty": "Cardiology, clinical cardiac electrophysiology",
    "your_role": "specialist",
    "visit_dates": "03/14/2014; 06/12/2014; 09/09/2014; 11/03/2014; 01/20/2015",
    "diagnosis": "Heart failure with reduced ejection fraction, paroxysmal atrial fibrillation, implanted dual-chamber "
    "pacemaker; chronic kidney disease stage 3",
    "diagnosis_codes": "I50.22, I48.0, Z95.0, N18.3",
    "current_treatment": "Monthly visits; medicines adjusted after each; pacemaker checks every three months; "
    "anticoagulation with laboratory control every two weeks; cardiac rehabilitation twice a week until June",
    "upcoming_care": "Pacemaker check on March 12; echocardiogram on April 2; stress test on April 20",
    "procedure_codes": "93280, 93306, 93015",
    "facility": "Harbor Hospital, Torrance",
    "authorization_numbers": "AUTH-5150, AUTH-5151",
    "past_care": "Valve repair in 2012 at Harbor Hospital; two admissions for heart failure in 2013 and 2014",
}
SPANISH = {"patient_language": "es"}
USUAL, SMALLEST = 10.5, 9.5
FOOT = "Example Clinic · 213-555-0100 · Our reference REF-4711"


def made(*letters: Letter) -> bytes:
    return to_pdf(letters, about="https://guide.example.org/about/")


def size_of(document: bytes) -> float:
    """The size in points in which most of the file is set."""
    sizes: Counter[float] = Counter()

    def note(text, _cm, matrix, _font, size):
        sizes[round(size * abs(matrix[3]), 2)] += len(text)

    for page in pypdf.PdfReader(BytesIO(document)).pages:
        page.extract_text(visitor_text=note)
    return sizes.most_common(1)[0][0]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="what is needed"),
        pytest.param(FULL, id="everything"),
        pytest.param(FULL | URGENT | SPANISH, id="everything, urgent"),
        pytest.param(REALISTIC, id="a realistic long one"),
        pytest.param(FULL | IN_MEDI_MEDI, id="two plans"),
        pytest.param(FULL | URGENT | SPANISH | {"requested_by": "patient"}, id="the patient asks, in Spanish"),
        pytest.param(FULL | SPANISH | REPRESENTATIVE, id="a representative asks, in Spanish"),
    ],
)
def test_each_letter_of_the_packet_fits_one_page_at_no_less_than_nine_and_a_half_points(changes):
    letters = packet_of(**changes).letters_of(Part.PACKET)

    for letter in letters:
        document = made(letter)
        assert (letter.title, len(sheets(document))) == (letter.title, 1)
        assert size_of(document) >= SMALLEST


@pytest.mark.parametrize("part", [Part.REQUEST, Part.PATIENT, Part.TRACKING])
def test_a_letter_of_few_words_is_set_at_the_usual_size_and_the_cover_sheet_larger(part):
    letters = packet_of().letters_of(part)

    assert {size_of(made(letter)) for letter in letters} == {USUAL}
    assert size_of(made(*packet_of().letters_of(Part.COVER))) == 13


def request_with(lines: int) -> Letter:
    """A request in which the past care takes so many lines."""
    (letter,) = composed(past_care="\n".join(["One more line."] * lines)).letters
    return letter


@pytest.fixture(scope="module")
def limit() -> int:
    """The most lines of past care with which the request stays on one page."""
    return next(lines for lines in range(60) if fit(request_with(lines + 1)).pages > 1)


def test_up_to_the_limit_a_letter_is_made_smaller_to_stay_on_one_page(limit):
    sizes = [size_of(made(request_with(lines))) for lines in range(limit + 1)]

    assert [len(sheets(made(request_with(lines)))) for lines in range(limit + 1)] == [1] * (limit + 1)
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (USUAL, SMALLEST)


def test_past_the_limit_it_goes_on_on_the_next_page_at_the_usual_size_without_losing_a_word(limit):
    letter = request_with(limit + 1)

    document = made(letter)

    assert len(sheets(document)) == 2
    assert size_of(document) == USUAL
    assert pdf_text(document) == squeezed("".join(letter.words))


def test_nobody_signs_a_page_on_which_nothing_else_stands(limit):
    # Past two full pages the signature comes to the top of a third.
    lasts = [sheets(made(request_with(lines)))[-1] for lines in range(limit + 45, limit + 75)]

    assert [last for last in lasts if not last.partition("Signature Date")[0]] == []


def test_a_long_letter_leaves_the_other_letters_of_its_file_as_they_are(limit):
    short, long = request_with(0), request_with(limit + 1)

    together = sheets(made(short, long, short))

    assert together[0] == together[3] == sheets(made(short))[0]
    assert together[1:3] == sheets(made(long))
    assert page_count([short, long, short]) == 4


def feet(document: bytes) -> list[str]:
    """What stands on each page and is no part of the letter: a reader of the file passes over it."""
    whole = [squeezed(page) for page in sheets(document)]
    read = [squeezed(page.extract_text()) for page in pypdf.PdfReader(without_artifacts(document)).pages]
    assert all(page.startswith(text) for page, text in zip(whole, read, strict=True))
    return [page.removeprefix(text) for page, text in zip(whole, read, strict=True)]


@pytest.mark.parametrize("part", [part for part in Part if part is not Part.PACKET])
def test_each_page_of_each_part_ends_in_the_sender_and_the_number_of_the_page(part):
    letters = packet_of(**FULL | SPANISH).letters_of(part)

    found = feet(made(*letters))

    assert found == [squeezed(f"{FOOT} Page 1 of 1")] * len(letters)


def test_pages_are_numbered_within_the_letter(limit):
    request, own = request_with(limit + 1), packet_of().letters_of(Part.PATIENT)[0]

    numbers = [re.search(r"Page\d+of\d+$", foot)[0] for foot in feet(made(request, own, request))]

    assert numbers == ["Page1of2", "Page2of2", "Page1of1", "Page1of2", "Page2of2"]


def test_without_a_reference_the_foot_is_the_practice_and_its_phone():
    assert {letter.footer for letter in packet_of().letters_of(Part.PACKET)} == {"Example Clinic · 213-555-0100"}


@pytest.mark.parametrize("changes", [FULL | SPANISH, FULL | REPRESENTATIVE, FULL | IN_MEDI_MEDI])
def test_the_foot_never_names_the_patient_or_who_speaks_for_them(changes):
    said = " ".join(feet(made(*packet_of(**changes).letters_of(Part.PACKET))))

    assert squeezed(FOOT) in said
    for name in ("Ana Sample", "Mia Speaker", "MEMBER-77", "Heart failure", "1940"):
        assert squeezed(name) not in said
