"""The day on which the tests of the site take place."""

from datetime import date

import pytest
from django.utils import timezone

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    """Every test of the site runs on one day, whatever the clock says."""
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: value.date() if value else TODAY)
