"""Search over what the site says, in memory, so that it works while the database is away."""

from functools import cache

from guidance.content_loader import content
from guidance.searching.documents import documents_of
from guidance.searching.index import Index


@cache
def index() -> Index:
    """The index of the site's content, built once a process."""
    return Index(documents_of(content()), synonyms=[term.names for term in content().glossary])
