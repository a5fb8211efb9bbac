"""Search: the query itself, and its page."""

from hypothesis import strategies as st

from fuzz.asking import ask, encoded, sound
from fuzz.drawing import marked, texts
from fuzz.target import Target
from guidance.searching import index
from guidance.searching.words import stem
from guidance.views.search import LONGEST

SEEDS = [
    b"cal mediconnect",
    b"opt out",
    b"passive enrolment",
    "¿qué?".encode(),
    b"la's la's",
    b"mbi",
    b"\xcc\x81" * 40,
    b"aaaa bbbb cccc",
]

index()  # its own words are known before any is typed


def attempt(data: bytes) -> None:
    """At most ten answers, and no word of the query is kept."""
    known = stem.cache_info().currsize
    found = index().search(data.decode(errors="replace")[:LONGEST], most=10)
    assert len(found) <= 10
    assert all(answer.sentence in answer.document.text for answer in found)
    assert stem.cache_info().currsize == known or found  # the site's own words may come to be known


def page(query: list[tuple[str, str]]) -> None:
    sound(ask("/search/", query=encoded(query)), 200, 400)


QUERIES = st.builds(lambda q, more: [("q", q), *more], marked(), st.lists(st.tuples(texts(), texts()), max_size=2))

TARGETS = [
    Target(name="search", about="search queries", inputs=15_000, attempt=attempt, seeds=SEEDS, silent=True),
    Target(name="search_page", about="the search page", inputs=2_000, attempt=page, parts=QUERIES),
]
