"""A patient page on one sheet: tagged, in its language, with a code that opens the page, and a day on which it ends."""

import unicodedata
from functools import cache
from io import BytesIO

import outloud
import pdfua
import pikepdf
import pypdf
import pytest
from django.test import Client

from guidance.content_loader import content
from guidance.rendering.script_fonts import FOLDER, FONT_OF, characters_in, has_fonts, missing
from tests.site.reading_codes import codes_in, page_pictures
from tests.site.test_letter_pdf_checks import NOT_RUN, UA

pytestmark = pytest.mark.django_db

LANGUAGES = content().patients
# Scripts whose letters stand on paper in another order than in the text, or joined, so that their words cannot be
# read back one for one. They are looked at; the codes, numbers and structure are checked here like all others.
SHAPED = {"fa", "ar", "km"}
EVERY = [
    f"/patients/{code}/{topic}.pdf?program={program}"
    for code, language in LANGUAGES.items()
    for program, topic in language.pages
]
LONGEST = [f"/patients/{code}/keep-my-doctor.pdf?program=cal-mediconnect" for code in LANGUAGES]
# outloud wonders that several shapes stand for one letter, which is how Arabic script joins its letters.
JOINED = {"TXT-004"}
ORGANIZATION = "Example Senior Center"


@cache
def made(address: str) -> bytes:
    response = Client().get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return response.getvalue()


@cache
def words(address: str) -> str:
    return words_of(made(address))


def words_of(file: bytes) -> str:
    """Everything on the paper, without spaces: where a line ends is the printer's business."""
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages))


def squeezed(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(text.split()).replace("\u200b", ""))


def language_of(address: str):
    return LANGUAGES[address.split("/")[2]]


def page_of_handout(address: str):
    topic, program = address.split("/")[3].split(".pdf?program=")
    return language_of(address).pages[program, topic]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_fonts_have_every_character_of_the_language(code, weight):
    assert missing(sorted(characters_in(LANGUAGES[code])), code, weight) == []
    assert has_fonts(code)


@pytest.mark.parametrize("family", sorted(set(FONT_OF.values())))
def test_each_font_stands_with_its_license(family):
    assert "SIL Open Font License" in (FOLDER / f"{family}-OFL.txt").read_text()


@pytest.mark.parametrize("address", EVERY)
def test_the_code_on_the_handout_opens_its_page(address, settings):
    settings.SITE_URL = "https://guide.example.org"

    (code,) = codes_in(page_pictures(Client().get(address).getvalue())[0])

    assert code == "https://guide.example.org" + address.replace(".pdf?", "/?")
    assert Client().get(code.removeprefix("https://guide.example.org")).status_code == 200


@pytest.mark.parametrize("address", EVERY)
def test_the_handout_fits_one_sheet(address):
    assert len(pypdf.PdfReader(BytesIO(made(address))).pages) <= 2


@pytest.mark.parametrize("address", [path for path in EVERY if path.startswith(("/patients/en/", "/patients/es/"))])
def test_in_english_and_spanish_it_fits_one_side(address):
    assert len(pypdf.PdfReader(BytesIO(made(address))).pages) == 1


@pytest.mark.parametrize("address", LONGEST)
def test_large_print_is_set_in_16_points_or_more(address):
    with pikepdf.open(BytesIO(made(f"{address}&size=large"))) as file:
        sizes = sorted(type_sizes(file))

    body = sizes[len(sizes) // 2]
    assert body >= 16


def type_sizes(file: pikepdf.Pdf) -> list[float]:
    """The size of the type of each stretch of text on the first page."""
    return [
        float(operands[1])
        for operands, operator in pikepdf.parse_content_stream(file.pages[0])
        if str(operator) == "Tf"
    ]


@pytest.mark.parametrize("address", EVERY)
def test_it_is_tagged_titled_and_in_its_language(address):
    language = language_of(address)
    with pikepdf.open(BytesIO(made(address))) as file:
        about = file.open_metadata()
        spoken, shown = str(file.Root.Lang), file.Root.ViewerPreferences.DisplayDocTitle

        assert spoken.partition("-")[0] == language.code.partition("-")[0]
        assert (file.Root.MarkInfo.Marked, bool(shown), about.get(UA)) == (True, True, "1")
        assert about["dc:title"] == page_of_handout(address).title


@pytest.mark.parametrize("address", [path for path in EVERY if path.split("/")[2] not in SHAPED])
def test_the_paper_says_everything_that_the_page_says(address):
    language, page = language_of(address), page_of_handout(address)
    program = "cal_mediconnect" if address.endswith("cal-mediconnect") else "medi_medi"

    wanted = [
        *(language.words[key] for key in (program, "draft", "interpreter", "do_now", "scan", "not_a_plan")),
        *(page.title, page.message.text, *(section.heading for section in page.sections)),
        language.words["expires"].format(date=language.spelled(page.review_by)),
        language.words["dated"].format(date=language.spelled(page.checked_on)),
        *(block.text.replace("**", "") for block in page.blocks if "{" not in block.text),
    ]

    assert [text for text in wanted if squeezed(text) not in words(address)] == []


@pytest.mark.parametrize("address", [path for path in EVERY if "/whom-to-call." in path])
def test_every_phone_number_of_the_page_stands_on_the_paper_and_dials(address):
    page = page_of_handout(address)
    keys = {page.action.line, *(key for block in page.blocks for key in lines_in(block.text))}
    with pikepdf.open(BytesIO(made(address))) as file:
        links = {str(note.A.URI) for sheet in file.pages for note in sheet.get("/Annots", []) if "/URI" in note.A}

    assert {f"tel:+{phone.replace('-', '')}" for phone in phones(keys)} <= links
    assert all(phone in words(address) for phone in phones(keys))


def lines_in(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{line:")[1:]]


def phones(keys) -> list[str]:
    return [content().help_lines[key].phone for key in keys]


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_a_draft_says_so_on_paper_in_english_too(code):
    assert squeezed(LANGUAGES[code].draft_in_english) in words(f"/patients/{code}/choices.pdf?program=medi-medi")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_handout_names_who_hands_it_over(code):
    address = f"/patients/{code}/choices.pdf?program=medi-medi"

    assert squeezed(ORGANIZATION) in words(f"{address}&organization={ORGANIZATION}")
    assert squeezed(ORGANIZATION) not in words(address)


@pytest.mark.parametrize("address", LONGEST)
@pytest.mark.parametrize("size", ["", "&size=large"])
def test_the_handout_passes_these_checks(address, size, tmp_path):
    path = tmp_path / "handout.pdf"
    path.write_bytes(made(address + size))

    report, read = pdfua.validate(str(path)), outloud.check(str(path))

    assert report.findings == ()
    assert {outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason} <= NOT_RUN
    allowed = JOINED if address.startswith(("/patients/fa/", "/patients/ar/")) else set()
    found = [(finding.rule, finding.evidence) for finding in read.findings if finding.rule not in allowed]
    assert (read.error, found) == (None, [])


@pytest.mark.parametrize(
    "query", ["organization=" + "a" * 61, "organization=%E4%B8%AD", "c=Spring Fair", "organization=a%07b"]
)
def test_a_handout_asked_for_with_what_cannot_be_printed_is_refused(query, client):
    assert client.get(f"/patients/hy/choices.pdf?{query}").status_code == 400


@pytest.mark.parametrize("path", ["/patients/xx/choices.pdf", "/patients/en/nothing.pdf"])
def test_there_is_no_handout_of_a_page_that_does_not_exist(path, client):
    assert client.get(path).status_code == 404


def test_without_a_program_it_is_today_s(client):
    assert client.get("/patients/en/choices.pdf").getvalue() == made("/patients/en/choices.pdf?program=medi-medi")


def test_a_language_that_the_fonts_cannot_print_has_no_handout_and_its_page_offers_none(client, monkeypatch):
    monkeypatch.setattr("guidance.views.patients.has_fonts", lambda code: code != "hy")
    monkeypatch.setattr("guidance.views.outreach.has_fonts", lambda code: code != "hy")

    page = client.get("/patients/hy/choices/").content.decode()
    kit = client.get("/outreach/?topic=choices&language=hy&program=medi-medi").content.decode()

    assert client.get("/patients/hy/choices.pdf").status_code == 404
    assert client.get("/outreach/cards.pdf?topic=choices&language=hy&program=medi-medi").status_code == 400
    assert ".pdf" not in page
    assert "There is no handout in this language" in kit and "choices.pdf" not in kit
