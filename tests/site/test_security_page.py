"""What docs/security.md tells an operator of limits is what the site holds to."""

import runpy

import pytest
from django.conf import settings

from guidance import limits
from guidance.forms.rows import LONGEST_CELL, MOST_BYTES, MOST_ROWS
from guidance.middleware import NOT_USED

PAGE = (settings.BASE_DIR / "docs" / "security.md").read_text()
GUNICORN = runpy.run_path(str(settings.BASE_DIR / "calmediconnect_site" / "gunicorn.py"))
MB = 1024 * 1024
NAMES = {
    "Letters shown, or shown with what to correct": limits.PREVIEWS,
    "Files of letters": limits.FILES,
    "Tables checked": limits.REPORTS,
    "Rows of tables made into letters": limits.BATCH_LETTERS,
    "Corrections": limits.CORRECTIONS,
    "Sign-ins tried, whatever the names": limits.SIGN_INS,
}


def test_every_limit_of_rates_stands_there():
    assert set(NAMES.values()) == set(limits.EVERY)


@pytest.mark.parametrize("name", NAMES)
def test_a_limit_of_rates_is_as_stated(name):
    allowance = NAMES[name]
    within = {limits.TEN_MINUTES: "10 minutes", limits.HOUR: "an hour"}[allowance.within]

    assert f"| {name} | {allowance.each} in {within} | {allowance.most:,} |" in PAGE


@pytest.mark.parametrize(
    "row",
    [
        f"| A body | {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MB} MB |",
        f"| Fields of a form or an address | {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS} |",
        f"| Files in a form | {settings.DATA_UPLOAD_MAX_NUMBER_FILES} |",
        f"| {MOST_BYTES // MB} MB, {MOST_ROWS:,} rows, {LONGEST_CELL:,} characters a cell |",
        f"| The first line of a request | {GUNICORN['limit_request_line']:,} bytes |",
        f"| Headers | {GUNICORN['limit_request_fields']}, each of {GUNICORN['limit_request_field_size']:,} bytes |",
        f"; {len(NOT_USED)} other features denied",
    ],
)
def test_a_limit_of_sizes_is_as_stated(row):
    assert row in PAGE
