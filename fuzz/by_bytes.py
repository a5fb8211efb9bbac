"""Inputs that are bytes: Atheris changes them by the branches they reach, or chance does where Atheris is not there."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from fuzz.target import Tally
from fuzz.watching import Seen

try:
    import atheris
except ImportError:  # it has no wheel for every Python
    atheris = None

LONGEST = 8192
PIECES = [
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe", b"\xcc\x81\xcc\xa7" * 40, b"9" * 60,
    b"=", b"//", b"%00", b"%2F", b"\r\n", b'"', b";" * 20, b"<", b"-", b"/", b" ", b"\xd9\xa3", b"0", b"PK\x03\x04",
]  # fmt: skip


def change(tally: Tally, count: int, seed: int, seen: Seen) -> None:
    """Tries so many inputs changed by chance, or fewer where one fails; the failure is on the tally."""
    chance = random.Random(seed)
    while tally.inputs < count and not tally.failures:
        attempt(tally, changed(chance, tally.target.seeds), seen)


def attempt(tally: Tally, data: bytes, seen: Seen, *, killing: bool = True) -> None:
    try:
        tally.count(data, seen, killing=killing)
    except Exception as error:
        tally.fail(error)


def changed(chance: random.Random, seeds) -> bytes:
    """One of the seeds with a few of its bytes changed, moved, doubled, cut or put in."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((0, 1, 1, 2, 3, 8))):
        at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        match chance.randrange(5):
            case 0:
                data[at:at] = chance.choice(PIECES)
            case 1:
                data[at:at] = data[at:end]
            case 2:
                del data[at:end]
            case 3:
                data[at : at + 1] = chance.randbytes(1)
            case _:
                data[at:end] = chance.choice(seeds)[: end - at]
    return bytes(data[:LONGEST])


def guide(tally: Tally, count: int, seed: int, seen: Seen, finish: Callable[[], None]) -> None:
    """Has Atheris try so many inputs, or fewer where one fails, calls `finish`, and ends the process."""
    corpus = Path(mkdtemp())
    for number, data in enumerate(tally.target.seeds):
        (corpus / f"seed-{number}").write_bytes(data)

    def one(data: bytes) -> None:
        attempt(tally, data, seen, killing=False)
        if tally.failures or tally.inputs >= count:
            finish()
            os._exit(0)

    # It keeps what it finds in the first folder, so that one is empty and thrown away.
    options = [
        f"-runs={count * 2}",
        f"-seed={seed}",
        f"-max_len={LONGEST}",
        "-timeout=120",
        "-verbosity=0",
        "-len_control=0",
    ]
    atheris.Setup(["fuzz", *options, f"-artifact_prefix={corpus}/", mkdtemp(), str(corpus)], one)
    atheris.Fuzz()
