"""What a worker does: checks rows, writes their letters, and says what became of each row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guidance.bulk.folder import Folder, put, settle
from guidance.domain.letters import Packet, Part
from guidance.forms.batch import Bad, Good, check_rows
from guidance.forms.rows import Row
from guidance.rendering.formats import FORMATS
from guidance.rendering.manifest import cells_of, file_name
from guidance.rendering.pdf import page_count

WITH_A_COVER = {Part.COVER, Part.PACKET}  # the cover says how many pages follow it
# A single character, such as one that cannot be printed, names nobody.
TYPED = re.compile(r"\u201c(?!.\u201d).*\u201d", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of some rows, the last of them being `through`: lines of the manifest, and of the errors."""

    through: int
    made: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[str, ...], ...]

    @property
    def failed(self) -> int:
        return len({row for row, *_ in self.wrong})


@dataclass(frozen=True, kw_only=True)
class Making:
    """The task of a worker: rows in, files in the folder, an Outcome out. A blank letter date is `dated`."""

    folder: Folder
    format: str
    part: Part
    dated: date
    about: str

    def __call__(self, rows: Sequence[Row]) -> Outcome:
        made: list[tuple[str, ...]] = []
        wrong: list[tuple[str, ...]] = []
        for checked in check_rows(rows, today=self.dated):
            if isinstance(checked, Bad):
                wrong += error_lines(checked)
            else:
                self.make(checked, made, wrong)
        settle({(self.folder.path / file).parent for _, _, _, file, *_ in made if file})
        return Outcome(through=rows[-1].number, made=tuple(made), wrong=tuple(wrong))

    def make(self, good: Good, made: list[tuple[str, ...]], wrong: list[tuple[str, ...]]) -> None:
        row = good.row.number
        try:
            packet = good.packet(page_count if self.part in WITH_A_COVER else None)
            made.append(cells_of(row, packet, self.file(row, packet)))
        except (OSError, MemoryError):
            raise  # a full disk is no fault of the row, which is made once there is room
        # One row that cannot be typeset must not cost the others. What the error says may hold what was typed.
        except Exception as error:
            wrong.append((str(row), "", f"The letter could not be made ({type(error).__name__})."))

    def file(self, row: int, packet: Packet) -> str:
        """Where the row's file is in the folder; blank where the packet has nothing of the part asked for."""
        letters = packet.letters_of(self.part)
        if not letters:
            return ""
        name = file_name(row, packet.request, self.format)
        put(FORMATS[self.format].made_of(letters, about=self.about), self.folder.path / name, making=self.folder.making)
        return name


def error_lines(bad: Bad) -> list[tuple[str, ...]]:
    """A line for each thing to correct. What was typed is left out: a name may stand in the wrong column."""
    return [
        (str(bad.row.number), error.column, TYPED.sub("\u201c\u2026\u201d", says))
        for error in bad.errors
        for says in error.says
    ]
