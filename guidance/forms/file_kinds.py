"""What an uploaded file is, by what it holds and never by its name."""

from enum import Enum


class UnreadableFileError(Exception):
    """A file that cannot be read as rows. Every problem says what to do."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class Kind(Enum):
    TEXT = "text"
    WORKBOOK = "workbook"


SAVE_AS = "Open it in your spreadsheet program and save it as XLSX or as CSV UTF-8."
ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# An encrypted workbook is an old container with one part of this name.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes) -> Kind:
    """Whether the file is text or a workbook. Raises UnreadableFileError naming what it is instead."""
    if not data.strip():
        raise UnreadableFileError("The file is empty. Start from the template, and fill in one row for each patient.")
    if data.startswith(ZIP):
        return Kind.WORKBOOK
    if data.startswith(OLD_OFFICE):
        raise UnreadableFileError(old_office(data))
    if data.startswith(PDF):
        raise UnreadableFileError(
            "This is a PDF, not a table. Upload the spreadsheet it was made from, as XLSX or CSV."
        )
    if is_markup(data):
        raise UnreadableFileError(f"This is a web page or XML under another name, not a table. {SAVE_AS}")
    return Kind.TEXT


def old_office(data: bytes) -> str:
    if ENCRYPTED in data:
        return "The workbook is protected by a password. Remove the password, save it, and upload it again."
    return f"This is a workbook in the old format (.xls), or another old Office file. {SAVE_AS}"


def is_markup(data: bytes) -> bool:
    for mark in BYTE_ORDER_MARKS:
        data = data.removeprefix(mark)
    return data[:100].replace(b"\0", b"").lstrip().startswith(b"<")
