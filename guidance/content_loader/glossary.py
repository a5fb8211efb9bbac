"""The words of the field, each explained once."""

from collections.abc import Iterable

from guidance.content_loader.tables import Reader
from guidance.domain.guides import Term
from guidance.domain.sources import Claim, Status


def read_glossary(reader: Reader, guides: Iterable[str]) -> tuple[Term, ...]:
    """The terms in alphabetical order, each once, whatever else it is called."""
    file = reader.file("glossary.toml")
    slugs = ["", *guides]
    found = [
        Term(
            term=row.text("term"),
            also=row.texts("also", ()),
            found_by=row.texts("found_by", ()),
            means=Claim(
                text=row.text("means"), status=row.choice("status", Status), sources=row.sources() or ("missing",)
            ),
            guide=row.known("guide", row.text("guide", ""), slugs, "guide"),
        )
        for row in file.tables("term", name="term")
    ]
    names = [name.casefold() for term in found for name in term.names]
    for name in sorted({name for name in names if names.count(name) > 1}):
        file.problem(f"'{name}' stands twice.")
    return tuple(sorted(found, key=lambda term: term.term.casefold()))
