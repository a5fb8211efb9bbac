"""One way of making letters, measured in a process of its own.

    python -m bench.candidates NAME MODE COUNT

Prints one line of JSON: seconds on the clock, seconds of processor time (programs it starts included), and the peak
memory of the largest process. MODE: `one` times COUNT letters one by one, warm; `each` makes COUNT letters, a file
each; `together` makes them in files of 250; `check` names the texts of COUNT letters that the files made of them lack.
"""

import json
import logging
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import cache, partial
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from bench.made_up import letters
from bench.word_template import context, template
from guidance.domain.letters import Letter
from guidance.rendering.characters import FONTS
from guidance.rendering.docx import to_docx
from guidance.rendering.pdf import to_pdf

ABOUT = "http://localhost/about/"
IN_A_FILE, WARM_UP = 250, 3
STYLES = {"site": Path(__file__).parent.parent / "static/site.css", "own": Path(__file__).parent / "weasyprint.css"}
LINK = re.compile(r"<link[^>]*>")  # the styles are at hand already
Letters = tuple[Letter, ...]


def by_weasyprint(made_of: Letters, *, styles: str) -> bytes:
    """The site's own print page as PDF, tagged as ours is, with the same font. Its styles are read once."""
    from weasyprint import HTML  # noqa: PLC0415 - it may not be there

    fonts, sheet = weasyprint_styles(styles)
    page = HTML(string=LINK.sub("", render_to_string("guidance/letter_print.html", {"letters": made_of})))
    return page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")


@cache
def weasyprint_styles(name: str):
    from weasyprint import CSS  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: 'Noto Sans'; font-weight: {weight}; src: url({path.as_uri()}) }}"
        for weight, path in ((400, FONTS / "NotoSans-Regular.ttf"), (700, FONTS / "NotoSans-Bold.ttf"))
    )
    return fonts, CSS(string=faces + STYLES[name].read_text(encoding="utf-8"), font_config=fonts)


def by_docxtpl(made_of: Letters) -> bytes:
    from docxtpl import DocxTemplate  # noqa: PLC0415

    document, made = DocxTemplate(BytesIO(word_template())), BytesIO()
    document.render(context(made_of), autoescape=True)
    document.save(made)
    return made.getvalue()


@cache
def word_template() -> bytes:
    return template().getvalue()


def by_office(all_letters: Iterable[Letters]) -> list[bytes]:
    """docxtpl, then one start of LibreOffice for all the files, which is the fastest way it has."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = []
        for number, made_of in enumerate(all_letters):
            files.append(folder / f"{number:05}.docx")
            files[-1].write_bytes(by_docxtpl(made_of))
        office = [shutil.which("soffice") or "soffice", f"-env:UserInstallation={profile()}", "--headless"]
        convert = [*office, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
        subprocess.run(convert, check=True, capture_output=True)
        return [file.with_suffix(".pdf").read_bytes() for file in files]


@cache
def profile() -> str:
    return Path(tempfile.mkdtemp(prefix="office-")).as_uri()


ONE_BY_ONE: dict[str, Callable[[Letters], bytes]] = {
    "ours-pdf": partial(to_pdf, about=ABOUT),
    "ours-docx": partial(to_docx, about=ABOUT),
    "weasyprint": partial(by_weasyprint, styles="own"),
    "weasyprint-site": partial(by_weasyprint, styles="site"),
    "docxtpl": by_docxtpl,
    "office": lambda made_of: by_office([made_of])[0],
}


def files_of(mode: str, all_letters: list[Letters]) -> list[Letters]:
    if mode != "together":
        return all_letters
    shares = (all_letters[at : at + IN_A_FILE] for at in range(0, len(all_letters), IN_A_FILE))
    return [tuple(letter for made_of in share for letter in made_of) for share in shares]


def processor_time() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def timed(work: Callable) -> tuple[float, float]:
    began, used = time.perf_counter(), processor_time()
    work()
    return time.perf_counter() - began, processor_time() - used


def measure(name: str, mode: str, count: int) -> dict:
    make = ONE_BY_ONE[name]
    for made_of in letters(1 if name == "office" else WARM_UP, first=10**6):
        make(made_of)
    files = files_of(mode, letters(count))
    if mode == "one":
        times = [timed(partial(make, file)) for file in files]
    elif name == "office":
        times = [timed(partial(by_office, files))]
    else:
        times = [timed(lambda: [make(file) for file in files])]
    clock, processor = zip(*times, strict=True)
    return {"clock": clock, "processor": processor, "peak_mb": peak_memory()}


def peak_memory() -> float:
    """Megabytes of the largest process: this one, or one that it started."""
    own = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]
    return max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def lacking(name: str, count: int) -> list[str]:
    """The texts of the letters that are not in the file made of them."""
    found = []
    for made_of in letters(count):
        words = squeezed(text_of(ONE_BY_ONE[name](made_of)))
        found += [text for letter in made_of for text in letter.texts if squeezed(text) not in words]
    return found


def text_of(made: bytes) -> str:
    if made.startswith(b"%PDF"):
        from pypdf import PdfReader  # noqa: PLC0415

        return "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    from docx import Document  # noqa: PLC0415

    return "".join(node.text or "" for node in Document(BytesIO(made)).element.body.iter() if node.tag.endswith("}t"))


def squeezed(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    logging.disable()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    name, mode, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    print(json.dumps(lacking(name, count) if mode == "check" else measure(name, mode, count)))
