"""The day on which the tests of the site take place, and the browser they use."""

from datetime import date

import pytest
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

TODAY = date(2026, 11, 24)
HANDLER = ClientHandler(enforce_csrf_checks=False)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    """Every test of the site runs on one day, whatever the clock says."""
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: value.date() if value else TODAY)


@pytest.fixture
def client() -> Client:
    """A browser without cookies. All share one server: each of its own would look through the static files again."""
    browser = Client()
    browser.handler = HANDLER
    return browser
