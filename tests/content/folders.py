"""Copies of the content with something wrong in them, and what the loader says of such a copy."""

import shutil
from pathlib import Path

from guidance.content_loader import CONTENT_FOLDER, ContentError, load_content


def copied(tmp_path: Path) -> Path:
    """A copy of the site's content that a test may break."""
    return Path(shutil.copytree(CONTENT_FOLDER, tmp_path / "content"))


def with_files(tmp_path: Path, *folders: Path) -> Path:
    """A copy with the files of these folders added, or put in the place of its own."""
    copy = copied(tmp_path)
    for folder in folders:
        shutil.copytree(folder, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("message.txt"))
    return copy


def with_change(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """A copy in which the first `old` of the file, comments aside, is `new`."""
    copy = copied(tmp_path)
    comments, rest = apart((copy / file).read_text(encoding="utf-8"))
    assert old in rest, f"{file} no longer holds {old!r}: this test would break nothing."
    (copy / file).write_text(comments + rest.replace(old, new, 1), encoding="utf-8")
    return copy


def apart(text: str) -> tuple[str, str]:
    """The comments on top of a file, and everything after them."""
    lines = text.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return "".join(lines[:first]), "".join(lines[first:])


def problems_of(folder: Path) -> tuple[str, ...]:
    """Every problem that the loader finds; none when the content holds."""
    try:
        load_content(folder)
    except ContentError as error:
        return error.problems
    return ()
