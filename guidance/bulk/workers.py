"""Work spread over processes of their own: in order, a few pieces ahead, and no process left behind."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from multiprocessing.connection import Connection, wait

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


def in_order(task: Callable, pieces: Iterable, *, workers: int) -> Iterator:
    """The answer to each piece, in the order of the pieces, which are taken only as they are needed.

    Raises WorkerLostError when a worker ends before it answered, and OSError or MemoryError as the worker met it.
    """
    source, answers, due, given = iter(pieces), {}, 0, 0
    busy: dict[Connection, tuple[Worker, int]] = {}
    idle: list[Worker] = []
    with ExitStack() as stack:
        while True:
            while len(busy) < workers and given < due + AHEAD * workers:
                if (piece := next(source, None)) is None:
                    break
                worker = idle.pop() if idle else started(task, stack)
                worker.give(piece)
                busy[worker.line] = (worker, given)
                given += 1
            if not busy:
                return
            for line in wait(list(busy)):
                worker, number = busy.pop(line)
                answers[number] = worker.answer()
                idle.append(worker)
            while due in answers:
                yield answers.pop(due)
                due += 1


def started(task: Callable, stack: ExitStack) -> Worker:
    worker = Worker(task)
    stack.callback(worker.stop)
    return worker
