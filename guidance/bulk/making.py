"""What a worker does: checks rows, writes their letters, and says what became of each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guidance.bulk.folder import Folder, file_name, put, settle
from guidance.content_loader import content
from guidance.domain.composing import compose
from guidance.domain.letters import Packet, Part
from guidance.forms.letter import LetterForm
from guidance.forms.rows import Row
from guidance.rendering.pdf import page_count, to_pdf

RENDERERS = {"pdf": to_pdf}
WITH_A_COVER = {Part.COVER, Part.PACKET}  # the cover says how many pages follow it


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of some rows, the last of them being `through`: lines of the manifest, and of the errors."""

    through: int
    made: tuple[tuple, ...]
    wrong: tuple[tuple, ...]

    @property
    def failed(self) -> int:
        return len({line[0] for line in self.wrong})


@dataclass(frozen=True, kw_only=True)
class Making:
    """The task of a worker: rows in, files in the folder, an Outcome out. A blank letter date is `dated`."""

    folder: Folder
    format: str
    part: Part
    dated: date
    about: str

    def __call__(self, rows: Sequence[Row]) -> Outcome:
        made: list[tuple] = []
        wrong: list[tuple] = []
        for row in rows:
            try:
                self.make(row, made, wrong)
            except (OSError, MemoryError):
                raise  # a full disk is no fault of the row, which is made once there is room
            # One row that cannot be typeset must not cost the others; its message may hold what was typed.
            except Exception as error:
                wrong.append((row.number, "", f"The letter could not be made ({type(error).__name__})."))
        settle({(self.folder.path / line[3]).parent for line in made if line[3]})
        return Outcome(through=rows[-1].number, made=tuple(made), wrong=tuple(wrong))

    def make(self, row: Row, made: list[tuple], wrong: list[tuple]) -> None:
        form = LetterForm(row.values, today=self.dated)
        if not form.is_valid():
            wrong += [(row.number, column, message) for column, found in form.errors.items() for message in found]
            return
        packet = compose(
            form.letter_request,
            form.program,
            plan_name=form.plan_name,
            wording=content().letters,
            count_pages=page_count if self.part in WITH_A_COVER else None,
        )
        made.append(manifest_line(row.number, packet, self.file(row.number, packet)))

    def file(self, row: int, packet: Packet) -> str:
        """Where the row's file is in the folder; blank where the packet has nothing of the part asked for."""
        letters = packet.letters_of(self.part)
        if not letters:
            return ""
        request = packet.request
        place = Path(request.plan) / file_name(row, request.clinic_reference, self.format)
        put(RENDERERS[self.format](letters, about=self.about), self.folder.path / place, making=self.folder.making)
        return place.as_posix()


def manifest_line(row: int, packet: Packet, file: str) -> tuple:
    request, ends = packet.request, packet.ends
    days = (request.coverage_start, ends.medicare, ends.medi_cal, request.answer_by)
    return (row, request.clinic_reference, request.plan, file, *(day.isoformat() if day else "" for day in days))
