"""Work spread over processes of their own: in order, a few pieces ahead, and no process left behind."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any

import django

# A forked process would share the locks and the compiler of its parent.
CONTEXT = multiprocessing.get_context("spawn")
AHEAD = 4  # pieces a worker may be ahead of the one that is waited for


class WorkerLostError(Exception):
    """A worker ended before it answered: the system had no memory left, or somebody stopped it."""


class Worker:
    """A process that answers pieces of work one by one. It ends when its parent does, however that ends."""

    def __init__(self, task: Callable) -> None:
        self.line, theirs = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=serve, args=(theirs, task), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, piece) -> None:
        try:
            self.line.send(piece)
        except OSError:
            raise WorkerLostError from None

    def answer(self):
        try:
            answer = self.line.recv()
        except (EOFError, OSError):
            raise WorkerLostError from None
        if isinstance(answer, OSError | MemoryError):
            raise answer
        return answer

    def stop(self) -> None:
        self.process.terminate()
        self.process.join()
        self.line.close()


def serve(line: Connection, task: Callable) -> None:
    """Answers until the other end of the line is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends the line
    django.setup()
    try:
        while True:
            line.send(answered(task, line.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def answered(task: Callable, piece):
    """The answer, or what the machine lacks for it: that is no fault of the piece, and the parent raises it."""
    try:
        return task(piece)
    except (OSError, MemoryError) as lack:
        return lack


class Crew:
    """Workers at their pieces, which are numbered from 0; `due` is the number of the answer that comes next."""

    def __init__(self, task: Callable, size: int) -> None:
        self.task, self.size = task, size
        self.idle: list[Worker] = []
        self.busy: dict[Connection, tuple[Worker, int]] = {}
        self.answers: dict[int, Any] = {}
        self.given = self.due = 0

    def hand_out(self, source: Iterator) -> None:
        """Every worker has a piece, unless there is none left or the others are too far ahead of the one due."""
        while len(self.busy) < self.size and self.given < self.due + AHEAD * self.size:
            if (piece := next(source, None)) is None:
                return
            worker = self.idle.pop() if self.idle else Worker(self.task)
            self.busy[worker.line] = (worker, self.given)
            self.given += 1
            worker.give(piece)

    def collect(self) -> None:
        """At least one more answer is there."""
        for line in wait(list(self.busy)):
            worker, number = self.busy[line]
            self.answers[number] = worker.answer()
            self.idle.append(self.busy.pop(line)[0])

    def answer_due(self):
        self.due += 1
        return self.answers.pop(self.due - 1)

    def stop(self) -> None:
        for worker in [*self.idle, *(worker for worker, _ in self.busy.values())]:
            worker.stop()


def in_order(task: Callable, pieces: Iterable, *, workers: int) -> Iterator:
    """The answer to each piece, in the order of the pieces, which are taken only as they are needed.

    Raises WorkerLostError when a worker ends before it answered, and OSError or MemoryError as the worker met it.
    """
    source, crew = iter(pieces), Crew(task, workers)
    try:
        while True:
            crew.hand_out(source)
            if crew.due in crew.answers:
                yield crew.answer_due()
            elif crew.busy:
                crew.collect()
            else:
                return
    finally:
        crew.stop()
