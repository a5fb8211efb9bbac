"""Log lines cannot hold what a person typed."""

import logging
import re
import sys

import pytest
from django.conf import settings
from django.utils.log import AdminEmailHandler

from calmediconnect_site import gunicorn
from guidance.log import JsonFormatter, PlainFormatter


def record_of(fail) -> logging.LogRecord:
    """The record of an exception, as Django logs it."""
    try:
        fail()
    except Exception:
        message = "Internal Server Error: %s"
        return logging.LogRecord("django.request", logging.ERROR, "x.py", 1, message, ("/letters/",), sys.exc_info())
    raise AssertionError("Nothing failed.")


def plainly():
    raise ValueError("Ana Sample")


def because_of_another():
    try:
        plainly()
    except ValueError as error:
        raise KeyError("Ana Sample") from error


def while_handling_another():
    try:
        plainly()
    except ValueError:
        raise LookupError("Ana Sample")  # noqa: B904 - the implicit chain is the point


def several_at_once():
    raise ExceptionGroup("Ana Sample", [ValueError("Ana Sample")])


def with_a_note():
    error = ValueError("no name here")
    error.add_note("Ana Sample")
    raise error


FAILURES = [plainly, because_of_another, while_handling_another, several_at_once, with_a_note]


FORMATTERS = [PlainFormatter, JsonFormatter]


@pytest.mark.parametrize("formatter", FORMATTERS)
@pytest.mark.parametrize("fail", FAILURES, ids=lambda fail: fail.__name__)
def test_an_exception_is_logged_by_type_and_place_and_never_by_message(fail, formatter):
    line = formatter().format(record_of(fail))

    assert "Ana" not in line
    assert re.search(r"(Error|ExceptionGroup) at \S+test_log\.py:\d+", line)
    assert "Internal Server Error: /letters/" in line


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_a_text_that_another_formatter_left_on_the_record_is_not_used(formatter):
    record = record_of(plainly)
    left = logging.Formatter().format(record)  # leaves the whole traceback on the record

    line = formatter().format(record)

    assert "Ana" in left
    assert "Ana" not in line


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_the_local_values_of_a_frame_are_not_logged(formatter):
    def with_a_local_value():
        typed = "Ana Sample"
        return 1 / len(typed[:0])

    line = formatter().format(record_of(with_a_local_value))

    assert "Ana" not in line
    assert "ZeroDivisionError" in line


def test_every_handler_of_the_site_writes_plain_lines_and_none_mails():
    handlers = settings.LOGGING["handlers"]

    assert {handler["formatter"] for handler in handlers.values()} == {"plain"}
    assert {handler["class"] for handler in handlers.values()} == {"logging.StreamHandler"}
    assert settings.ADMINS == []


def test_no_error_is_mailed():
    attached = [handler for name in ("", "django", "django.request") for handler in logging.getLogger(name).handlers]

    assert [handler for handler in attached if isinstance(handler, AdminEmailHandler)] == []


def test_the_access_log_notes_the_path_and_neither_query_referer_nor_address():
    atoms = set(re.findall(r"%\((.*?)\)s", gunicorn.access_log_format))

    assert "U" in atoms
    assert atoms & {"r", "q", "f", "h", "a", "u", "{raw_uri}e", "{query_string}e", "{cookie}i", "{referer}i"} == set()
    assert not [atom for atom in atoms if atom.startswith("{")]


def test_gunicorn_s_own_messages_stay_below_debug():
    assert getattr(gunicorn, "loglevel", "info") != "debug"
