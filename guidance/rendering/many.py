"""Many packets as files: one PDF to print, or a ZIP that is sent while it is made."""

import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import TypeVar
from zipfile import ZIP_DEFLATED

from zipstream import ZipStream

from guidance.domain.letters import Letter, Packet, Part
from guidance.rendering.formats import Format
from guidance.rendering.manifest import file_name, manifest_of
from guidance.rendering.pdf import to_pdf

# A file of so many letters takes about 1 MB of memory for each while it is made.
MOST_IN_A_FILE = 250


T = TypeVar("T")
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A packet, and the row of the file that it was made from."""

    row: int
    packet: Packet


def zip_by_plan(packets: Iterable[Numbered], *, format: Format, part: Part, about: str) -> Iterator[bytes]:
    """A ZIP with a folder for each plan, a file for each packet that has the part, and the manifest of all.

    It is made as it is asked for. Its directory comes last, so that what was broken off does not open.
    """
    archive, listed = empty_zip(), []
    for numbered in packets:
        letters = numbered.packet.letters_of(part)
        name = file_name(numbered.row, numbered.packet.request, format.ending) if letters else ""
        listed.append((numbered.row, numbered.packet, name))
        if letters:
            archive.add(format.made_of(letters, about=about), name)
            yield from archive.all_files()
    archive.add(manifest_of(listed), "manifest.csv")
    yield from archive.finalize()


def shares(counted: Iterable[tuple[T, int]]) -> list[list[T]]:
    """What has letters, by the number of its letters, in as few shares as go into one file each, in order."""
    found: list[list[T]] = []
    room = 0
    for each, letters in counted:
        if letters and (letters > room or not found):
            found.append([])
            room = MOST_IN_A_FILE
        if letters:
            found[-1].append(each)
            room -= letters
    return found


def zip_of_parts(files: Iterable[Sequence[Letter]], *, count: int, about: str) -> Iterator[bytes]:
    """A ZIP of so many numbered PDF files, made as it is asked for."""
    archive = empty_zip()
    for number, letters in enumerate(files, start=1):
        archive.add(to_pdf_apart(letters, about=about), f"requests-part-{number}-of-{count}.pdf")
        yield from archive.all_files()
    yield from archive.finalize()


def to_pdf_apart(letters: Sequence[Letter], *, about: str) -> bytes:
    """The letters in one PDF, made in a process of its own: the memory that many take together ends with it.

    One such process runs at a time, so that many who print at once do not take the memory of many.
    """
    spawn = get_context("spawn")
    with _one_at_a_time, ProcessPoolExecutor(1, mp_context=spawn, initializer=end_with_parent) as process:
        return process.submit(to_pdf, letters, about=about).result()


def end_with_parent() -> None:
    """From here on this process ends when the one that began it does; else it would wait for work for ever."""

    def wait() -> None:
        parent_process().join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def empty_zip() -> ZipStream:
    # Deflated, though there is little to gain: some programs refuse stored parts whose length comes after them.
    return ZipStream(compress_type=ZIP_DEFLATED, compress_level=1)
