"""What an input does besides answering: its time, its log lines, what it writes to the database and the disk."""

import logging
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from fuzz.canary import holds

SECONDS = 2.0  # of a processor's time: how busy the machine is does not count
KILLED_AFTER = 120  # seconds by the clock, for what no signal of Python's own can stop
READING = ("SELECT", "PRAGMA", "SAVEPOINT", "RELEASE", "BEGIN", "EXPLAIN", "ROLLBACK", "COMMIT")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class FoundError(Exception):
    """An input did what none may do."""


class TooSlowError(FoundError):
    """An input took longer than any may."""


@dataclass
class Seen:
    """What happened since the last input began."""

    lines: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    statements: list[tuple[str, str]] = field(default_factory=list)

    def forget(self) -> None:
        for each in (self.lines, self.opened, self.statements):
            each.clear()

    def judge(self, *, keeps: tuple[str, ...], silent: bool) -> None:
        """Raises FoundError where something typed was left, or where what must be silent was not.

        `keeps` names the tables in which what was typed is kept because the person asked for it.
        """
        if self.opened:
            raise FoundError(f"A file was opened for writing: {self.opened[0]}")
        if leaked := [line for line in self.lines if holds(line)]:
            raise FoundError(f"Something typed is in the log: {leaked[0][:300]}")
        for sql, values in self.statements:
            if not sql.startswith(READING) and holds(values) and not any(f'"{table}"' in sql for table in keeps):
                raise FoundError(f"Something typed goes into the database: {sql[:200]}")
        if silent and (self.lines or self.statements):
            raise FoundError(f"It logs, or asks the database: {[*self.lines, *self.statements][0]}")


SEEN = Seen()


class Listener(logging.Handler):
    """Takes every line as the site's own formatter writes it."""

    def emit(self, record: logging.LogRecord) -> None:
        SEEN.lines.append(self.format(record))


def note_statement(execute, sql, values, many, context):
    SEEN.statements.append((sql, repr(values)))
    return execute(sql, values, many, context)


watching = False


def hear(event: str, arguments: tuple) -> None:
    if event == "open" and watching and isinstance(arguments[0], str) and arguments[2] & WRITING:
        SEEN.opened.append(arguments[0])


HOOKS: list[object] = []


@contextmanager
def watched() -> Iterator[Seen]:
    """Everything that is logged, asked of the database and opened for writing is seen while this lasts."""
    listener = Listener()
    listener.setFormatter(import_string(settings.LOGGING["formatters"]["plain"]["()"])())
    loggers = [logging.getLogger(name) for name in ("", *settings.LOGGING["loggers"])]
    kept = [(logger, logger.handlers[:]) for logger in loggers]
    for logger in loggers:
        logger.handlers = [listener]  # the failure that is reported says enough
    if not HOOKS:  # a hook cannot be taken away again
        HOOKS.append(sys.addaudithook(hear))
    try:
        with connection.execute_wrapper(note_statement):
            yield SEEN
    finally:
        for logger, handlers in kept:
            logger.handlers = handlers


def stop(*_signaled):
    raise TooSlowError(f"More than {SECONDS:g} seconds of a processor's time.")


@contextmanager
def limited(*, killing: bool) -> Iterator[None]:
    """At most two seconds of a processor's time for what is done here; files opened meanwhile are noted."""
    global watching  # noqa: PLW0603 - the audit hook has no other way to know
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    if killing:
        signal.setitimer(signal.ITIMER_REAL, KILLED_AFTER)
    began, watching = time.process_time(), True
    try:
        yield
    finally:
        watching = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        if killing:
            signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGPROF, before)
    if time.process_time() - began > SECONDS:
        stop()
