"""The PDF: tagged, titled, with its fonts, on US Letter, and the same bytes for the same letter."""

from io import BytesIO

import pikepdf
import pypdf
import pytest
from django.test import Client

from tests.site.lettering import FULL, downloaded

pytestmark = pytest.mark.django_db

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
US_LETTER = [0, 0, 612, 792]


@pytest.fixture(scope="module")
def pdf(django_db_setup, django_db_blocker):
    """A letter in which everything was given, made once."""
    with django_db_blocker.unblock():
        made = downloaded(Client(), **FULL).content
    with pikepdf.open(BytesIO(made)) as opened:
        yield opened


def test_the_file_is_tagged_titled_and_in_english(pdf):
    root = pdf.Root

    assert str(root.Lang).startswith("en")
    assert bool(root.MarkInfo.Marked) is True
    assert bool(root.ViewerPreferences.DisplayDocTitle) is True
    assert root.StructTreeRoot.Type == "/StructTreeRoot"


def test_the_file_says_that_it_follows_pdf_ua_1_and_carries_the_letter_s_title(pdf):
    with pdf.open_metadata() as metadata:
        part, title = metadata[UA], metadata["dc:title"]

    assert part == "1"
    assert title == "Request for continuity of care"


def test_nothing_of_the_patient_stands_in_the_file_s_description(pdf):
    with pdf.open_metadata() as metadata:
        described = str(metadata) + str(dict(pdf.docinfo))

    assert "Ana Sample" not in described
    assert "Heart failure" not in described


def tags_under(element) -> list[str]:
    """The kinds of the structure elements, in reading order."""
    found = [str(element.S)] if "/S" in element else []
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and ("/S" in child or "/K" in child):
            found += tags_under(child)
    return found


def test_the_structure_has_one_title_headings_paragraphs_and_lists(pdf):
    tags = tags_under(pdf.Root.StructTreeRoot)

    assert tags.count("/H1") == 1
    assert tags.count("/H2") >= 3
    assert tags.index("/H1") < tags.index("/H2")
    assert {"/P", "/L", "/LI"} <= set(tags)


def fonts_of(pdf) -> list[pikepdf.Object]:
    """The fonts with glyphs of their own, each once a page."""
    used = [font for page in pdf.pages for font in page.Resources.Font.values()]
    return [font.DescendantFonts[0] if "/DescendantFonts" in font else font for font in used]


def test_every_font_is_embedded(pdf):
    descriptors = [font.FontDescriptor for font in fonts_of(pdf)]

    assert descriptors
    assert all({"/FontFile2", "/FontFile3", "/FontFile"} & set(descriptor.keys()) for descriptor in descriptors)


@pytest.mark.parametrize(
    "diagnosis",
    [
        pytest.param("Heart failure", id="a short letter"),
        pytest.param("Seen monthly. " * 214, id="a long letter"),
        pytest.param('#set page(paper: "a4")', id="a page size typed"),
    ],
)
def test_every_page_is_us_letter(diagnosis, client):
    made = downloaded(client, diagnosis=diagnosis).content

    with pikepdf.open(BytesIO(made)) as opened:
        boxes = [[round(float(side)) for side in page.mediabox] for page in opened.pages]

    assert boxes == [US_LETTER] * len(boxes)


@pytest.mark.parametrize("typed", ["x" * 500, "W" * 190, "A word. " * 300], ids=["500 letters", "wide", "many words"])
def test_no_text_leaves_the_page(typed, client):
    made = downloaded(client, diagnosis=typed, urgency="soon", urgency_reason=typed).content

    places: list[float] = []
    for page in pypdf.PdfReader(BytesIO(made)).pages:
        page.extract_text(visitor_text=lambda text, cm, tm, *rest: places.append(tm[4] * cm[0] + cm[4]))

    assert places
    assert min(places) >= 0 and max(places) <= 612 - 36


def test_the_same_letter_gives_the_same_bytes(client):
    first = downloaded(client, **FULL).content

    again = downloaded(client, **FULL).content

    assert again == first


def test_a_letter_is_the_same_after_the_site_made_a_worksheet_and_the_worksheet_after_a_letter(client):
    letter, sheet = downloaded(client, **FULL).content, client.get("/decide/paper/").content

    assert downloaded(client, **FULL).content == letter
    assert client.get("/decide/paper/").content == sheet


def test_another_letter_gives_other_bytes(client):
    first = downloaded(client, **FULL).content

    other = downloaded(client, **FULL | {"diagnosis": "Asthma"}).content

    assert other != first


def test_letters_of_one_request_each_begin_on_a_page_of_their_own(client):
    made = downloaded(client, requested_by="patient").content

    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(made)).pages]

    assert len(pages) == 2
    assert "Request to keep seeing my doctor" in pages[0]
    assert "Physician" in pages[1] and "statement" in pages[1]
