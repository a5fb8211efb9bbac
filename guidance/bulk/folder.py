"""The folder that letters are put into. It holds patient data: its owner alone can read it."""

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


class RefusedError(Exception):
    """Nothing was begun; the message says why, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Folder:
    """Where one run puts what it makes. A run of a range of rows has its own tables beside those of other ranges."""

    path: Path
    rows: str = ""

    @property
    def manifest(self) -> Path:
        return self.own("manifest", ".csv")

    @property
    def errors(self) -> Path:
        return self.own("errors", ".csv")

    @property
    def record(self) -> Path:
        return self.own("record", ".json")

    @property
    def making(self) -> Path:
        """Where a file stands until it is whole."""
        return self.own(".making", "")

    def own(self, name: str, ending: str) -> Path:
        return self.path / f"{name}-{self.rows}{ending}" if self.rows else self.path / f"{name}{ending}"

    def begin(self) -> None:
        """The folder is there, private, and holds nothing but letters. Raises RefusedError."""
        try:
            self.path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        except OSError as error:
            raise RefusedError(f"The folder {self.path} cannot be made: {error.strerror}.") from None
        if self.path.stat().st_mode & 0o077:
            raise RefusedError(
                f"Others can read {self.path}, and letters name patients. First run: chmod 700 {self.path}"
            )
        strangers = [each for each in self.path.iterdir() if not each.name.startswith(".")]
        if strangers and not self.records():
            raise RefusedError(f"{self.path} holds other files. Name a new or an empty folder.")

    def lock(self) -> int:
        """Holds the folder for this run until the process ends. Raises RefusedError where another run is at work."""
        held = os.open(self.own(".lock", ""), os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(held)
            raise RefusedError(
                f"Another run is at work on these rows in {self.path}. Wait for it, or stop it."
            ) from None
        return held

    def records(self) -> list[Path]:
        return sorted(self.path.glob("record*.json"))

    def clear(self) -> None:
        """No half-made file is left."""
        shutil.rmtree(self.making, ignore_errors=True)


def put(made: bytes, at: Path, *, making: Path) -> None:
    """The file is at its place, whole, or not at all; also after a loss of power."""
    for folder in (making, at.parent):
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    half = making / f"{os.getpid()}-{at.name}"
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE), "wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, at)


def settle(folders: set[Path]) -> None:
    """The names of the files in these folders survive a loss of power."""
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
