"""The PDF of every part passes these checks of PDF/UA and WCAG. It says nothing of what they do not look at."""

from functools import cache
from io import BytesIO

import outloud
import pdfua
import pikepdf
import pytest

from guidance.domain.letters import Letter, Part, title_of
from guidance.rendering.pdf import to_pdf
from tests.site.lettering import FULL, pdf_text
from tests.site.packets import IN_MEDI_MEDI, URGENT, packet_of, said

SPANISH = FULL | URGENT | {"patient_language": "es"}
LONG = "Seen every month for heart failure, with changes of medicine each time. " * 40
PACKETS = {
    "English": FULL,
    "Spanish": SPANISH,
    "several pages": SPANISH | {"past_care": LONG},
    "two plans": SPANISH | IN_MEDI_MEDI,
}
# The rule of pdfua that says whether a heading is empty stops with an error of its own on every file that has one.
# test_each_letter_has_one_main_heading_and_no_heading_is_empty looks at the same.
NOT_RUN = {"UA-14-001"}
# outloud takes the letterhead for a running header where several letters of one sender are in one file.
NOT_FOR_SEVERAL_LETTERS = {"PAG-001"}
UA = "{http://www.aiim.org/pdfua/ns/id/}part"
MADE = [(name, part) for name in PACKETS for part in Part]


@cache
def letters_of(name: str, part: Part) -> tuple[Letter, ...]:
    return packet_of(**PACKETS[name]).letters_of(part)


@cache
def made(name: str, part: Part) -> bytes:
    return to_pdf(letters_of(name, part), about="https://guide.example.org/about/")


@pytest.fixture
def saved(tmp_path):
    """Puts a file where the checkers can open it."""

    def save(document: bytes) -> str:
        path = tmp_path / "letter.pdf"
        path.write_bytes(document)
        return str(path)

    return save


@pytest.mark.parametrize(("name", "part"), MADE)
def test_pdfua_finds_nothing(name, part, saved):
    report = pdfua.validate(saved(made(name, part)))

    assert report.findings == ()
    assert {outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason} <= NOT_RUN


@pytest.mark.parametrize("part", [part for part in Part if part is not Part.PACKET])
def test_outloud_finds_nothing_in_any_part(part, saved):
    result = outloud.check(saved(made("several pages", part)))

    assert result.error is None
    assert [(finding.rule, finding.evidence) for finding in result.findings] == []
    assert result.verdict == "pass"


@pytest.mark.parametrize("name", PACKETS)
def test_outloud_finds_nothing_in_the_whole_packet(name, saved):
    result = outloud.check(saved(made(name, Part.PACKET)), skip=NOT_FOR_SEVERAL_LETTERS)

    assert result.error is None
    assert [(finding.rule, finding.evidence) for finding in result.findings] == []


def without(document: bytes, *keys: str) -> bytes:
    """The same file with these entries of its catalog taken out."""
    damaged = BytesIO()
    with pikepdf.open(BytesIO(document)) as pdf:
        for key in keys:
            del pdf.Root[key]
        pdf.save(damaged)
    return damaged.getvalue()


@pytest.mark.parametrize("key", ["/Lang", "/MarkInfo", "/StructTreeRoot"])
def test_both_checkers_notice_a_file_without_what_it_needs(key, saved):
    path = saved(without(made("English", Part.REQUEST), key))

    assert pdfua.validate(path).findings
    assert outloud.check(path).findings


@pytest.fixture(params=MADE, ids=[f"{name}, {part}" for name, part in MADE])
def opened(request):
    """The letters and their PDF, opened."""
    with pikepdf.open(BytesIO(made(*request.param))) as pdf:
        yield letters_of(*request.param), pdf


def test_each_file_says_its_language_its_title_and_that_it_is_tagged(opened):
    letters, pdf = opened

    with pdf.open_metadata() as metadata:
        assert metadata[UA] == "1"
        assert metadata["dc:title"] == title_of(letters)
    assert str(pdf.Root.Lang) == "en-US"
    assert bool(pdf.Root.MarkInfo.Marked) is True
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
    assert pdf.Root.StructTreeRoot.Type == "/StructTreeRoot"


def elements(node, *kinds: str) -> list:
    """The structure elements of these kinds under the node, in reading order."""
    found = [node] if str(node.get("/S", "")) in kinds else []
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            found += elements(child, *kinds)
    return found


def holds_text(node) -> bool:
    """Whether the element, or one inside it, marks something on a page."""
    children = node.get("/K", [])
    inside = children if isinstance(children, pikepdf.Array) else [children]
    return any(
        holds_text(each) if isinstance(each, pikepdf.Dictionary) and "/MCID" not in each else True for each in inside
    )


def test_each_letter_has_one_main_heading_and_no_heading_is_empty(opened):
    letters, pdf = opened

    headings = elements(pdf.Root.StructTreeRoot, "/H1", "/H2", "/H3", "/H4", "/H5", "/H6")

    assert [str(each.S) for each in headings].count("/H1") == len(letters)
    assert [str(each.S) for each in headings] == [
        level
        for letter in letters
        for level in ("/H1", *("/H2" for block in letter.blocks if type(block).__name__ == "Heading"))
    ]
    assert [each for each in headings if not holds_text(each)] == []


def test_what_is_in_another_language_is_tagged_with_it(opened):
    letters, pdf = opened
    spoken = {block.language for letter in letters for block in letter.blocks if getattr(block, "beside", "")}

    tags = [each for each in elements(pdf.Root.StructTreeRoot, "/Span", "/P", "/Div", "/H1") if "/Lang" in each]
    tagged = {str(each.Lang) for each in tags}

    assert {tag.partition("-")[0] for tag in tagged} - {"en"} == spoken


@pytest.mark.parametrize(("name", "part"), MADE)
def test_the_reading_order_is_that_of_the_words(name, part):
    assert pdf_text(made(name, part)) == said(letters_of(name, part))


def test_there_is_no_picture_without_a_text_in_its_place(opened):
    _, pdf = opened
    pictures = [each for page in pdf.pages for each in page.get_images()]
    figures = elements(pdf.Root.StructTreeRoot, "/Figure", "/Formula")

    assert pictures == []
    assert [figure for figure in figures if "/Alt" not in figure] == []


def test_every_font_is_in_the_file_and_every_page_is_us_letter(opened):
    _, pdf = opened
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    descriptors = [font.get("/DescendantFonts", [font])[0].FontDescriptor for font in fonts]

    assert descriptors
    assert all({"/FontFile2", "/FontFile3", "/FontFile"} & set(descriptor.keys()) for descriptor in descriptors)
    assert {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages} == {(0, 0, 612, 792)}
