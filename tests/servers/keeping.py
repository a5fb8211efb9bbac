"""A database with something of everything in it, and all that it holds, read without the site."""

import sqlite3
import subprocess
import sys
from contextlib import contextmanager

import psycopg

from tests.servers.serving import ROOT, environment, with_tables

FILL = """
import django; django.setup()
from datetime import date
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_totp.models import TOTPDevice
from guidance.models import Contact, Correction, LinkCount
edna = User.objects.create_user("edna", password="a long enough pass phrase", is_staff=True)
edna.groups.add(Group.objects.get(name="Editors"))
TOTPDevice.objects.create(user=edna, name="phone")
contact = Contact.objects.first()
contact.value = "1-562-555-0100"
contact.save()
contact.verify(on=date(2026, 11, 1), by=edna)
Correction.objects.create(page="/plans/molina/", wrong="Le numéro a changé. 電話", contact="a reader")
LinkCount.objects.create(day=date(2026, 11, 2), page="choices", language="hy", campaign="spring-fair", count=7)
"""
DAMAGE = (
    "DELETE FROM guidance_contact",
    "UPDATE guidance_correction SET wrong = 'overwritten'",
    "UPDATE auth_user SET password = 'overwritten'",
    "UPDATE guidance_linkcount SET count = 0",
    "DROP TABLE guidance_historicalcontact",
    "CREATE TABLE left_over (id integer)",
)
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgres": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


def filled(url: str) -> str:
    """The database with a contact that was edited, an editor, a correction and a link count."""
    known = environment(DATABASE_URL=with_tables(url), DJANGO_SETTINGS_MODULE="calmediconnect_site.settings")
    subprocess.run([sys.executable, "-c", FILL], cwd=ROOT, env=known, check=True)
    return url


def kind_of(url: str) -> str:
    return url.partition(":")[0]


@contextmanager
def connected(url: str):
    """A connection of the test's own; what it does is done when this ends."""
    path = url.removeprefix("sqlite:///")
    connection = sqlite3.connect(path) if kind_of(url) == "sqlite" else psycopg.connect(url)
    try:
        yield connection
        connection.commit()
    finally:
        connection.close()


def execute(url: str, *commands: str) -> None:
    with connected(url) as connection:
        for command in commands:
            connection.execute(command)


def held(url: str) -> dict[str, list[str]]:
    """Every row of every table."""
    with connected(url) as connection:
        tables = [name for (name,) in connection.execute(TABLES[kind_of(url)]).fetchall()]
        rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
    return {name: sorted(map(repr, rows[name])) for name in sorted(tables)}
