"""The changes that readers are told of."""

from guidance.content_loader.tables import Reader
from guidance.domain.changes import Change, ChangeKind


def read_changes(reader: Reader) -> tuple[Change, ...]:
    """The changes, which must stand newest first; each leads to a page of the site."""
    file = reader.file("changes.toml")
    found = []
    for row in file.tables("change", name="title"):
        link = row.text("link")
        if not link.startswith("/") or link.startswith("//"):
            row.problem("'link' must be a path of this site, such as /guides/.")
        found.append(
            Change(
                on=row.day("on"),
                kind=row.choice("kind", ChangeKind),
                title=row.text("title"),
                text=row.text("text"),
                link=link,
            )
        )
    days = [change.on for change in found]
    if days != sorted(days, reverse=True):
        file.problem("the changes must stand newest first.")
    named = [(change.on, change.kind, change.link) for change in found]
    if len(set(named)) < len(named):
        file.problem("two changes have the same day, kind and link, by which a feed reader tells them apart.")
    return tuple(found)
