"""Every request has an id, in its answer and in its log lines, and nothing else of it is there."""

import json
import logging
import re
from io import StringIO

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from guidance.log import JsonFormatter, PlainFormatter
from guidance.request_ids import RequestIds, current_request_id, forget_request_id

MADE_HERE = re.compile(r"[0-9a-f]{32}")


@pytest.mark.parametrize("path", ["/", "/healthz", "/decide/?coverage_start=2015-03-01", "/no-such-page/"])
def test_every_answer_has_an_id_of_its_own(path, client, db):
    first, second = client.get(path)["X-Request-ID"], client.get(path)["X-Request-ID"]

    assert MADE_HERE.fullmatch(first) and MADE_HERE.fullmatch(second)
    assert first != second


@pytest.mark.parametrize("sent", ["a", "0af7651916cd43dd8448eb211c80319c", "From-The-Proxy-1", "x" * 64])
def test_a_well_formed_id_of_the_proxy_is_kept(sent, client):
    assert client.get("/healthz", headers={"X-Request-ID": sent})["X-Request-ID"] == sent


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param("", id="empty"),
        pytest.param("x" * 65, id="one too long"),
        pytest.param("a b", id="a space"),
        pytest.param("a\nERROR all is lost", id="another line"),
        pytest.param("a\n", id="a line's end"),
        pytest.param('a"}', id="the end of an object"),
        pytest.param("é", id="not ASCII"),
        pytest.param("١٢٣", id="digits of another script"),
        pytest.param("${jndi:ldap}", id="a command"),
    ],
)
def test_a_hostile_id_is_replaced(sent, client):
    answered = client.get("/healthz", headers={"X-Request-ID": sent})["X-Request-ID"]

    assert MADE_HERE.fullmatch(answered)


@pytest.fixture(params=[PlainFormatter, JsonFormatter])
def log(request):
    """What is logged while a test runs, line by line."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(request.param())
    logger = logging.getLogger("guidance.test")
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)
    forget_request_id()


def answered(request_id: str, *, path="/letters/new/", **more):
    """A request whose view writes one line."""

    def view(request):
        logging.getLogger("guidance.test").warning("something was noticed")
        return HttpResponse()

    request = RequestFactory().post(path, more, headers={"X-Request-ID": request_id})
    return RequestIds(view)(request)


def test_every_line_of_a_request_has_its_id_and_none_of_the_one_before(log):
    answered("first")
    answered("second")

    lines = log.getvalue().splitlines()

    assert ["first" in line for line in lines] == [True, False]
    assert ["second" in line for line in lines] == [False, True]


def test_a_request_without_an_id_does_not_take_the_last_one_s(log):
    answered("first")
    answered("not well formed")

    assert "first" not in log.getvalue().splitlines()[1]


def test_once_a_request_is_over_lines_belong_to_none(log):
    answered("first")
    forget_request_id()
    logging.getLogger("guidance.test").warning("later")

    assert current_request_id() == "-"
    assert "first" not in log.getvalue().splitlines()[1]


def test_no_line_has_the_query_or_the_body(log):
    answered("first", path="/letters/new/?patient_name=Ana+Sample", patient_name="Ana Sample")

    assert "Ana" not in log.getvalue()


def test_json_lines_have_the_same_parts_each():
    record = logging.LogRecord("guidance.x", logging.WARNING, "x.py", 1, 'said "%s"\nand more', ("a\u2028b",), None)

    line = JsonFormatter().format(record)

    assert len(line.splitlines()) == 1
    assert list(json.loads(line)) == ["time", "level", "logger", "message", "request_id"]
    assert json.loads(line)["message"] == 'said "a\u2028b"\nand more'
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", json.loads(line)["time"])
