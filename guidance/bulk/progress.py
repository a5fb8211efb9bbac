"""How far a run is, on the screen or in a log: numbers, and nothing of any row."""

import time
from collections.abc import Callable
from typing import TextIO

ON_A_SCREEN, IN_A_LOG = 0.2, 30.0  # seconds between two lines


class Progress:
    """Rewrites one line on a terminal; elsewhere it writes a line now and then."""

    def __init__(self, out: TextIO, *, total: int, done: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.out, self.total, self.already, self.clock = out, total, done, clock
        self.screen = out.isatty()
        self.began = self.said = clock()

    def show(self, done: int, *, failed: int) -> None:
        now = self.clock()
        if now - self.said >= (ON_A_SCREEN if self.screen else IN_A_LOG):
            self.said = now
            self.write(self.line(done, failed, now - self.began))

    def finish(self, done: int, *, failed: int) -> None:
        """The last line, always."""
        self.write(self.line(done, failed, self.clock() - self.began))
        if self.screen:
            self.out.write("\n")

    def line(self, done: int, failed: int, seconds: float) -> str:
        fresh = done - self.already
        pace = fresh / seconds if seconds and fresh else 0.0
        left = f", {spelled((self.total - done) / pace)} left" if pace and done < self.total else ""
        return f"{done:,} of {self.total:,} rows, {failed:,} with errors, {pace:,.0f} rows a second{left}"

    def write(self, line: str) -> None:
        self.out.write(f"\r{line}\x1b[K" if self.screen else f"{line}\n")
        self.out.flush()


def spelled(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
