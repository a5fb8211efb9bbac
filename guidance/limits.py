"""How much one network may ask for. The numbers and how they were chosen stand in docs/security.md.

Each is what one busy person needs, times PEOPLE_PER_ADDRESS, since a whole clinic may share one address. They are
counted in the memory of one process: with several, a network may get that many times as much.
"""

import hmac
import math
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from django.conf import settings

# Networks are known only as a hash whose secret ends with the process.
SECRET = secrets.token_bytes(32)
TEN_MINUTES, HOUR = timedelta(minutes=10), timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """How much of its allowance a network had taken at a time. It grows back from then on."""

    units: float
    at: datetime


class Allowance:
    """So much for one network at once, and as much again within a time, little by little."""

    def __init__(self, *, each: int, within: timedelta, networks: int = 10_000) -> None:
        self.each, self.within, self.networks = each, within, networks
        self.taken: dict[bytes, Taken] = {}
        self.lock = Lock()

    @property
    def most(self) -> int:
        return self.each * settings.PEOPLE_PER_ADDRESS

    def wait(self, network: str, *, now: datetime, units: int = 1) -> timedelta | None:
        """How long to wait for so many units; None when they may be had at once, and they are then counted.

        What is more than the whole allowance may be had by whoever has taken nothing for a while. The network
        itself is not kept.
        """
        key = hmac.digest(SECRET, network.encode(), "sha256")
        units = min(units, self.most)
        with self.lock:
            left = self.left_of(self.taken.pop(key, None), now=now)
            wait = self.time_for(left + units - self.most)
            self.taken[key] = Taken(units=left if wait else left + units, at=now)  # seen last, it stands last
            if len(self.taken) > self.networks:
                self.taken.pop(next(iter(self.taken)))
        return wait or None

    def time_for(self, missing: float) -> timedelta:
        """How long it takes until so much has grown back, in whole seconds."""
        seconds = round(missing * self.within.total_seconds() / self.most, 3)  # what is missing may be a rounding error
        return timedelta(seconds=math.ceil(max(seconds, 0)))

    def left_of(self, taken: Taken | None, *, now: datetime) -> float:
        """How much of what was taken has not grown back. A clock that was put back gives nothing."""
        if taken is None:
            return 0
        passed = max(now - taken.at, timedelta(0)) / self.within
        return max(taken.units - passed * self.most, 0)


# For one person. A letter is shown again and again while it is corrected; its files cost more and are asked for once.
PREVIEWS = Allowance(each=20, within=TEN_MINUTES)
FILES = Allowance(each=10, within=TEN_MINUTES)
# A report reads up to a thousand rows. Letters of a table are counted one by one: each may take as long as a page.
REPORTS = Allowance(each=3, within=TEN_MINUTES)
BATCH_LETTERS = Allowance(each=250, within=TEN_MINUTES)
CORRECTIONS = Allowance(each=1, within=HOUR)
SIGN_INS = Allowance(each=3, within=TEN_MINUTES)
EVERY = (PREVIEWS, FILES, REPORTS, BATCH_LETTERS, CORRECTIONS, SIGN_INS)


def spoken(wait: timedelta) -> str:
    """The wait in whole minutes, never too few."""
    minutes = math.ceil(wait / timedelta(minutes=1))
    return "one minute" if minutes == 1 else f"{minutes} minutes"
