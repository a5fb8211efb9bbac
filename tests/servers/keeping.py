"""A database with something of everything in it, and all that it holds."""

import json
import subprocess
import sys

from tests.servers.serving import ROOT, environment, with_tables

BEGIN = "import django; django.setup()\n"
FILL = """
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
DAMAGE = """
from django.db import connection
from django.contrib.auth.models import User
from guidance.models import Contact, Correction, LinkCount
Contact.objects.all().delete()
Correction.objects.update(wrong="overwritten")
User.objects.update(password="overwritten")
LinkCount.objects.update(count=0)
with connection.cursor() as cursor:
    cursor.execute("DROP TABLE guidance_historicalcontact")
    cursor.execute("CREATE TABLE left_over (id integer)")
"""
ADD = """
from guidance.models import Contact, Plan
Contact.objects.create(plan=Plan.objects.first(), purpose="website", value="example.org", source="S1")
"""
SHOW = """
import json
from django.db import connection
with connection.cursor() as cursor:
    found = {}
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        found[table] = sorted(repr(row) for row in cursor.fetchall())
print(json.dumps(found))
"""


def run(script: str, url: str) -> str:
    """What the script prints, run with the site's models and this database."""
    known = environment(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="calmediconnect_site.settings")
    ended = subprocess.run(
        [sys.executable, "-c", BEGIN + script], cwd=ROOT, env=known, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def filled(url: str) -> str:
    """The database with a contact that was edited, an editor, a correction and a link count."""
    run(FILL, with_tables(url))
    return url


def held(url: str) -> dict[str, list[str]]:
    """Every row of every table."""
    return json.loads(run(SHOW, url))
