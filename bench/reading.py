"""How hard each page is to read: the Flesch-Kincaid grade of its words, with its named terms counted as one short word.

    python bench/reading.py

Writes docs/reading.md. A grade of 10 means that ten years of school suffice.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "bench")
os.environ.setdefault("ALLOWED_HOSTS", "localhost")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calmediconnect_site.settings")

import django

django.setup()

from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse
from textstat import textstat

from guidance.content_loader import content
from tests.browser.addresses import OUTCOMES
from tests.site.reading import Part, page_of

# Hashed names of static files stand only where a site was deployed.
PLAIN_FILES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
REPORT = Path(__file__).resolve().parent.parent / "docs" / "reading.md"
MOST = 10
SHORT_WORD = "plan"
# Elements that hold sentences; what stands in them directly is read, each as one stretch.
HOLDERS = {"p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "caption", "legend", "label", "summary", "div"}
# Sources and marks are not the page's own words; what is not shown is not read; a form's boxes hold no sentences.
LEFT_OUT = {"cite", "mark", "source-list", "colophon", "contents", "id", "address", "trace", "phone-line"}
# Lists of other people's titles, and pages for programmers: measured, and not held to the limit.
NOT_HELD = {"sources", "api"}
PLAIN_PAGES = (
    *("home", "decide", "continuity", "plans", "letters", "letter_new", "guides", "glossary", "then_and_now"),
    *("changes", "search", "how_it_works", "proof", "conflicts", "about", "privacy", "accessibility", "sources", "api"),
)


def pages() -> dict[str, str]:
    """Every page that is measured: its name and its address."""
    found = {name: reverse(name) for name in PLAIN_PAGES}
    found |= {f"continuity on {day}": f"{reverse('continuity')}?on={day}" for day in ("2015-03-01", "2024-01-01")}
    found |= {f"result: {outcome}": address for outcome, address in OUTCOMES.items()}
    found |= {f"plan: {plan.slug}": reverse("plan", args=[plan.slug]) for plan in content().plans}
    return found | {f"guide: {guide.slug}": reverse("guide", args=[guide.slug]) for guide in content().guides}


def named_terms() -> list[str]:
    """The names that no plain word can replace: the glossary's terms, the guides' terms, and the plans' names."""
    names = {term.term for term in content().glossary}
    names |= {name for guide in content().guides for name in guide.terms}
    names |= {name for plan in content().plans for name in (plan.sort_name, *plan.names_in_order)}
    return sorted(names, key=len, reverse=True)


def grade(text: str, names: Iterable[str] = ()) -> float:
    """The Flesch-Kincaid grade of the text: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    either = "|".join(re.escape(name) for name in names)
    short = re.sub(rf"\b(?:{either})s?\b", SHORT_WORD, text, flags=re.IGNORECASE) if either else text
    return round(textstat.flesch_kincaid_grade(short), 1)


def text_of(main: Part) -> str:
    """The sentences of the page in order. Headings and labels are none, and would only make a page look easier."""
    ended = (re.match(r".*[.?!]", stretch) for stretch in stretches(main))
    return " ".join(found[0] for found in ended if found)


def stretches(part: Part) -> Iterator[str]:
    """What stands in the part and in each holder inside it, without what is left out."""
    own = " ".join(" ".join(own_words(part)).split())
    if re.search("[a-zA-Z]{2}", own):
        yield re.sub(r"\s+([.,;:?!])", r"\1", own)
    for inner in part.inside:
        if isinstance(inner, Part) and not left_out(inner):
            yield from (stretches(inner) if inner.tag in HOLDERS else holders_below(inner))


def own_words(part: Part) -> Iterator[str]:
    for inner in part.inside:
        if isinstance(inner, str):
            yield inner
        elif inner.tag not in HOLDERS and not left_out(inner) and not holds_sentences(inner):
            yield from own_words(inner)


def holders_below(part: Part) -> Iterator[str]:
    if holds_sentences(part):
        yield from stretches(part)


def holds_sentences(part: Part) -> bool:
    return any(inner.tag in HOLDERS for inner in part.parts())


def left_out(part: Part) -> bool:
    classes = set(part.attributes.get("class", "").split())
    return bool(classes & LEFT_OUT) or part.tag in ("nav", "svg", "button", "select", "script")


def measured() -> Iterator[tuple[str, str, int, float, float]]:
    """Each page's name, address and number of words, its grade, and its grade with every name counted as it stands."""
    names, client = named_terms(), Client(SERVER_NAME="localhost")
    for name, address in pages().items():
        text = text_of(page_of(client.get(address)).one("main"))
        yield name, address, len(text.split()), grade(text, names), grade(text)


def report(rows: Iterable[tuple[str, str, int, float, float]]) -> str:
    """The table as Markdown, hardest first."""
    lines = [
        f"| {name} | `{address.partition('?')[0]}` | {words:,} | {found} | {whole} |"
        for name, address, words, found, whole in rows
    ]
    return "\n".join([HEAD.format(most=MOST, version=content().version), *lines, ""])


HEAD = """# How hard the pages are to read

Made by `make grades`, for content version {version}. No page for physicians is above grade {most}, which a test holds.

The grade is the Flesch-Kincaid grade level, as the library textstat counts it: 0.39 × words per sentence
+ 11.8 × syllables per word - 15.59. Ten means that ten years of school suffice. Only whole sentences of the page's own
text count. Headings and labels, source numbers, phone numbers, and marks such as "reported" do not. In the column
"Grade" each name that no plain word can replace (a term of the glossary or of a guide, or a plan's name) counts as one
short word. "As it stands" counts everything.

The list of sources holds other people's titles, and the page on the API is for programmers: neither is held to it.

| Page | Address | Words | Grade | As it stands |
| --- | --- | ---: | ---: | ---: |"""


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("load_directory", verbosity=0)
    with override_settings(STORAGES=PLAIN_FILES):
        rows = sorted(measured(), key=lambda row: (-row[3], row[0]))
    REPORT.write_text(report(rows), encoding="utf-8")
    for name, _, words, found, whole in rows:
        print(f"{found:5.1f} {whole:5.1f} {words:6,} {name}")


if __name__ == "__main__":
    main()
