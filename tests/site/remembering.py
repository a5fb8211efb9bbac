"""A browser that remembers a clinic's details, what its cookie holds, and what a new letter makes of it."""

import json
from datetime import datetime

from django.core import signing
from django.test import Client

from tests.site.lettering import FULL, kept_on
from tests.site.reading import Part, page_of

CLINIC = {
    "physician_name": "Robin Example, MD",
    "physician_npi": "1234567893",
    "specialty": "Family medicine",
    "practice_name": "Example Clinic",
    "practice_address": "1 Main Street\nLos Angeles, CA 90001",
    "practice_phone": "213-555-0100",
    "practice_fax": "213-555-0133",
    "practice_tax_id": "95-7654321",
    "medical_group": "Example Medical Group",
    "medi_cal_enrolled": "yes",
    "contact_name": "Jo Callback",
}
TICKED = FULL | {"remember": "on"}


def fresh(client, **query) -> Part:
    return page_of(client.get("/letters/new/", query))


def prefilled(client, **query) -> dict[str, str]:
    """What a new letter holds beyond what it holds for everybody."""
    usual = kept_on(fresh(Client()))
    return {name: value for name, value in kept_on(fresh(client, **query)).items() if usual.get(name) != value}


def held(client) -> dict | None:
    """What the cookie holds, as anybody could read it who has the device; None without a cookie."""
    morsel = client.cookies.get("clinic")
    return json.loads(signing.b64_decode(morsel.value.partition(":")[0].encode())) if morsel and morsel.value else None


def box_is_ticked(page: Part) -> bool:
    return "checked" in page.one("input", name="remember").attributes


def box_of(page: Part) -> str:
    """The words at the box."""
    return page.one("div", id="div_id_remember").text


def remembering(client) -> Client:
    """A browser that remembers the clinic."""
    client.post("/letters/new/", TICKED)
    assert held(client) == CLINIC
    return client


def cookie_of(details: dict, *, salt: str = "guidance.forms.clinic", written: datetime | None = None) -> str:
    """A cookie as the site writes it."""
    signer = signing.get_cookie_signer(salt="clinic" + salt)
    if written:
        signer.timestamp = lambda: signing.b62_encode(int(written.timestamp()))
    return signer.sign(signing.b64_encode(json.dumps(details).encode()).decode())
