"""The Word document in a real office suite: every word in order, on no more pages than the PDF."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from guidance.domain.letters import Letter, Paragraph, Part, Signature
from guidance.rendering.characters import FONTS
from guidance.rendering.pdf import to_pdf
from tests.site.lettering import composed, pdf_text, squeezed
from tests.site.test_letter_words import HOSTILE, LETTERS
from tests.site.wording import ABOUT, made, words_of

OFFICE = ("soffice", "libreoffice")
NO_OFFICE = (
    f"No office suite: none of {', '.join(OFFICE)} is installed. Install Debian's package libreoffice-writer-nogui."
)
# Tagged, so that the heads and feet of pages can be told from the text.
TO_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
# The letters' own font and no other, whatever this machine has.
ONE_FONT = '<?xml version="1.0"?><fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>'


def installed_office() -> str:
    """The office suite's path. Without one the tests are skipped, which CI must not do."""
    for name in OFFICE:
        if path := shutil.which(name):
            return path
    return pytest.fail(NO_OFFICE) if os.environ.get("CI") == "true" else pytest.skip(NO_OFFICE)


def signed(lines: int, beside: str) -> Letter:
    """A letter of so many short paragraphs, with Spanish beside each or without, and a signature."""
    texts = [Paragraph(text=f"Line {number}", beside=beside, language="es") for number in range(lines)]
    return Letter(
        title="Signing", blocks=(*texts, Signature(label="Sign here", date_label="Date", lines=("Ana Sample",)))
    )


# About as long as a page holds: some end just before the signature, some in it, some just after.
SIGNED = tuple(signed(lines, beside) for beside in ("", "Línea") for lines in range(36, 56))


def letters_to_open() -> dict[str, tuple[Letter, ...]]:
    """What is opened, by a name for its file."""
    found: dict[str, tuple[Letter, ...]] = {}
    for case in LETTERS:
        packet = composed(**case.values[0])
        found[f"{case.id}, the request"] = packet.letters
        found[f"{case.id}, the packet"] = packet.letters_of(Part.PACKET)
    hostile = tuple(Paragraph(text=case.values[0]) for case in HOSTILE)
    long = Letter(title="A long letter", footer="Clinic", blocks=(Paragraph(text="word " * 1500),))
    return found | {"hostile": (Letter(title="Hostile", blocks=hostile),), "long": (long,), "signatures": SIGNED}


@pytest.fixture(scope="module")
def opened(tmp_path_factory) -> dict[str, tuple[tuple[Letter, ...], bytes]]:
    """The letters, and their Word documents as an office suite prints them, all in one run of it."""
    office, folder = installed_office(), tmp_path_factory.mktemp("office")
    letters = letters_to_open()
    files = [folder / f"{name}.docx" for name in letters]
    for file, each in zip(files, letters.values(), strict=True):
        file.write_bytes(made(*each))
    print_all(office, files, folder)
    return {name: (each, (folder / f"{name}.pdf").read_bytes()) for name, each in letters.items()}


def print_all(office: str, files: list[Path], folder: Path) -> None:
    """Each file as a PDF beside it. The profile is thrown away with the folder."""
    fonts = folder / "fonts.conf"
    fonts.write_text(ONE_FONT.format(fonts=FONTS, cache=folder / "fonts"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", TO_PDF, "--outdir", str(folder), *map(str, files)],
        env={**os.environ, "HOME": str(folder), "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=300,
    )


NAMES = [f"{case.id}, the {part}" for case in LETTERS for part in ("request", "packet")]


@pytest.mark.parametrize("name", [*NAMES, "hostile", "long"])
def test_every_word_is_printed_in_its_order_and_nothing_else(name, opened):
    letters, printed = opened[name]

    assert pdf_text(printed) == squeezed("".join(words_of(*letters)))


def pages_of(printed: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(printed)).pages]


@pytest.mark.parametrize("name", NAMES)
def test_the_document_takes_no_more_pages_than_the_pdf(name, opened):
    letters, printed = opened[name]

    assert len(pages_of(printed)) <= len(pages_of(to_pdf(letters, about=ABOUT)))


def test_a_page_s_foot_carries_who_sends_it_and_its_number(opened):
    (letter,), printed = opened["everything, the request"]

    (page,) = pages_of(printed)

    assert squeezed(page).endswith(squeezed(f"{letter.footer} Page 1 of 1"))


def test_every_letter_counts_its_pages_from_one(opened):
    letters, printed = opened["everything, the packet"]

    pages = pages_of(printed)

    assert len(pages) == len(letters)
    assert all("Page 1 of" in page for page in pages)


def test_a_later_page_carries_the_title_and_the_next_number(opened):
    _, printed = opened["long"]

    first, second = pages_of(printed)

    assert "A long letter" not in first and "Page 1 of 2" in first
    assert "A long letter" in second and "Page 2 of 2" in second


def test_nobody_signs_a_page_on_which_nothing_else_stands(opened):
    _, printed = opened["signatures"]

    later = [page.removeprefix("Signing\n") for page in pages_of(printed) if "Line 0" not in page]

    assert 0 < len(later) < len(SIGNED)
    assert [page for page in later if not page.startswith("Line")] == []
    assert all("Sign here" in page and "Ana Sample" in page for page in later)
