"""Reading a page as a person or a browser does: its words, its headings, what its fields hold."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNREAD = {"script", "style", "head"}


class Part:
    """An element of a page, with what stands in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inside: list[Part | str] = []

    @property
    def raw(self) -> str:
        """Every character inside, as it stands."""
        return "".join(inner if isinstance(inner, str) else inner.raw for inner in self.inside)

    @property
    def text(self) -> str:
        """The words inside, one space between them."""
        return " ".join(" ".join(self.words()).split())

    def words(self) -> Iterator[str]:
        for inner in self.inside:
            if isinstance(inner, str):
                yield inner
            elif inner.tag not in UNREAD:
                yield from inner.words()

    def every(self, tag: str = "", **wanted: str) -> list["Part"]:
        """The elements inside with that tag and these attributes, in order; `cls` is one of the classes."""
        return [part for part in self.parts() if part.tag == (tag or part.tag) and part.has(**wanted)]

    def one(self, tag: str = "", **wanted: str) -> "Part":
        found = self.every(tag, **wanted)
        assert len(found) == 1, f"{len(found)} parts are <{tag}> with {wanted}, not one."
        return found[0]

    def parts(self) -> Iterator["Part"]:
        for inner in self.inside:
            if isinstance(inner, Part):
                yield inner
                yield from inner.parts()

    def has(self, cls: str = "", **wanted: str) -> bool:
        classes = self.attributes.get("class", "").split()
        return (not cls or cls in classes) and all(self.attributes.get(name) == wanted[name] for name in wanted)

    def card(self, heading: str) -> "Part":
        """The innermost element that begins with that heading (level 2 or 3)."""
        holders = [
            part
            for part in self.parts()
            if any(isinstance(i, Part) and i.tag in ("h2", "h3") and i.text.startswith(heading) for i in part.inside)
        ]
        assert holders, f"No part of the page is headed {heading!r}."
        return holders[-1]


class Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Part("", {})]

    def handle_starttag(self, tag, attrs):
        part = Part(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(part)
        if tag not in VOID:
            self.open.append(part)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].inside.append(Part(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>."
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].inside.append(data)


def page_of(response) -> Part:
    """The page that was answered. An element left open, or closed out of order, fails the test."""
    builder = Builder()
    builder.feed(response.content.decode())
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is never closed."
    return builder.open[0]


def typed_in(page: Part) -> dict[str, list[str]]:
    """What every field of the page's forms holds, by name; empty ones are left out."""
    found: dict[str, list[str]] = {}
    for part in page.parts():
        name = part.attributes.get("name")
        if name and part.tag in ("input", "textarea", "select"):
            found.setdefault(name, []).extend(values_in(part))
    return {name: values for name, values in found.items() if values}


def values_in(field: Part) -> list[str]:
    if field.tag == "select":
        return [option.attributes["value"] for option in field.every("option") if "selected" in option.attributes]
    if field.tag == "textarea":
        typed = field.raw.removeprefix("\n")  # a browser drops the first line break too
        return [typed] if typed else []
    if field.attributes.get("type") in ("radio", "checkbox") and "checked" not in field.attributes:
        return []
    return [value] if (value := field.attributes.get("value")) else []
