"""What the command is made of: work handed out in order, and a line of progress."""

import io
import time
from itertools import count

import pytest

from guidance.bulk.progress import Progress, spelled
from guidance.bulk.workers import in_order


def slow_at_first(number: int) -> int:
    """The number; the first takes longest."""
    time.sleep(0.3 if number == 0 else 0)
    return number


def test_answers_come_in_the_order_of_the_work():
    assert list(in_order(slow_at_first, range(12), workers=2)) == [*range(12)]


def test_work_is_taken_only_a_little_ahead_of_its_answers():
    taken = count()
    endless = (number for number in iter(lambda: next(taken), None))

    answers = in_order(slow_at_first, endless, workers=2)
    first = [next(answers) for _ in range(5)]
    answers.close()

    assert first == [0, 1, 2, 3, 4]
    assert next(taken) <= 5 + 4 * 2 + 1


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(out: io.StringIO, moments: list[float]) -> str:
    """What is written when ten rows are done between one moment and the next."""
    clock = iter([0.0, *moments, moments[-1]])
    progress = Progress(out, total=50_000, done=1_000, clock=lambda: next(clock))
    for number, _ in enumerate(moments, start=1):
        progress.show(1_000 + 10 * number, failed=2)
    progress.finish(1_000 + 10 * len(moments), failed=2)
    return out.getvalue()


def test_a_log_gets_a_line_now_and_then():
    said = shown(io.StringIO(), [10, 29.9, 30, 40, 59.9]).splitlines()

    assert said == [
        "1,030 of 50,000 rows, 2 with errors, 1 rows a second, 13 h 36 min left",
        "1,050 of 50,000 rows, 2 with errors, 1 rows a second, 16 h 17 min left",
    ]


def test_a_screen_gets_one_line_that_changes():
    said = shown(Screen(), [0.1, 0.2, 0.3, 10])

    assert said.count("\r") == 3
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("seconds", "words"), [(9.4, "9 s"), (59.6, "1 min 00 s"), (3599, "59 min 59 s"), (3600, "1 h 00 min")]
)
def test_the_time_left_is_spelled(seconds, words):
    assert spelled(seconds) == words
