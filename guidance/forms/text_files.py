"""Text files of an unknown encoding, line by line and in bounded memory."""

import codecs
import io
from collections.abc import Iterator
from itertools import count
from typing import IO

from guidance.forms.file_kinds import SAVE_AS, UnreadableFileError

BLOCK = 64 * 1024
LONGEST_LINE = 2_000_000
MOST_IN_A_LINE = 20_000


def as_text(stream: IO[bytes] | IO[str]) -> IO[str]:
    """The stream as text with its line ends untouched. Text is taken as it is; bytes are looked through first."""
    if isinstance(stream, io.TextIOBase):
        return stream
    encoding = encoding_of(stream)
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding=encoding, newline="")


def encoding_of(stream: IO[bytes]) -> str:
    """UTF-8, with or without its mark; UTF-16 by its mark; else Windows-1252. Raises UnreadableFileError for others."""
    start = stream.read(4)
    stream.seek(0)
    marked = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    fitting = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for encoding in fitting:
        stream.seek(0)
        if is_text(stream, encoding):
            return encoding
    raise UnreadableFileError(f"The file is not a table saved as text. {SAVE_AS}")


def is_text(stream: IO[bytes], encoding: str) -> bool:
    """Whether all of the stream can be read so, without a NUL."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block := stream.read(BLOCK):
            if "\0" in decoder.decode(block):
                return False
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def lines_of(text: IO[str], *, most: int | None) -> Iterator[str]:
    """The lines. One that no row can be, or one more than `most`, raises UnreadableFileError and ends the reading."""
    for number in count(1):
        line = text.readline(LONGEST_LINE)
        if not line:
            return
        if most is not None and number > most:
            raise UnreadableFileError(f"The file has more than {most:,} lines. Delete the blank rows below the table.")
        if len(line) == LONGEST_LINE or max(map(line.count, ",;\t")) > MOST_IN_A_LINE:
            raise UnreadableFileError(f"A line of the file is too long to be a row of a table. {SAVE_AS}")
        yield line
