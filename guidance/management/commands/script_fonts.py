"""Makes the fonts of the patient pages from whole ones: the large scripts keep only the characters in use.

npm pack @expo-google-fonts/noto-sans-armenian   (and -khmer, -tc, -kr, noto-naskh-arabic)
python manage.py script_fonts FOLDER             FOLDER holds the unpacked packages
"""

import logging
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from guidance.content_loader import content
from guidance.rendering.script_fonts import FOLDER, FONT_OF, characters_in

# Of these a package is 6 MB a weight. An organization's name may hold any character of common use.
COMMON = {
    "NotoSansTC": ("big5", range(0xA1, 0xC7)),  # punctuation and the 5,401 frequent characters
    "NotoSansKR": ("euc_kr", (0xA1, *range(0xB0, 0xC9))),  # punctuation and the 2,350 syllables
}


class Command(BaseCommand):
    help = "Makes the fonts of the patient pages from the packages that hold them whole."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where the packages were unpacked")

    def handle(self, *, folder, **options):
        logging.getLogger("fontTools").setLevel(logging.WARNING)
        for family in sorted(set(FONT_OF.values())):
            for weight in ("Regular", "Bold"):
                whole = next(folder.rglob(f"{family}_*{weight}.ttf"), None)
                if whole is None:
                    raise CommandError(f"{folder} holds no {family} in {weight}. Unpack its package there.")
                made = FOLDER / f"{family}-{weight}.ttf"
                make(whole, made, family, weight)
                shutil.copy(whole.parent.parent / "LICENSE_FONT", FOLDER / f"{family}-OFL.txt")
                self.stdout.write(f"{made.name}: {made.stat().st_size // 1000} KB")


def make(whole: Path, made: Path, family: str, weight: str) -> None:
    """A large font's bold keeps only what the texts need: names that are typed in stand in regular."""
    if family not in COMMON:
        shutil.copy(whole, made)
        return
    kept = {ord(character) for code, name in FONT_OF.items() if name == family for character in texts(code)}
    if weight == "Regular":
        kept |= set(common(*COMMON[family]))
    with TTFont(whole) as font:
        subsetter = Subsetter(Options(name_IDs=["*"], notdef_outline=True))
        subsetter.populate(unicodes=kept)
        subsetter.subset(font)
        font.save(made)


def texts(code: str) -> str:
    return "".join(characters_in(content().patients[code])) if code in content().patients else ""


def common(encoding: str, rows: Iterable[int]) -> Iterator[int]:
    for lead in rows:
        for trail in range(0x40, 0xFF):
            try:
                yield ord(bytes([lead, trail]).decode(encoding))
            except UnicodeDecodeError:
                continue
