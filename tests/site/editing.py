"""An editor at the desk, signed in with both factors, and what stands there."""

from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from guidance.models import Contact, Plan
from tests.site.conftest import TODAY

PASSWORD = "a long enough pass phrase"
LONG_AGO = TODAY - timedelta(days=181)


def editor(name: str = "edna", *, phone: bool = True) -> User:
    """A user of the group Editors, by default with an authenticator app."""
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    if phone:
        TOTPDevice.objects.create(user=user, name="phone")
    return user


def code_of(user: User, *, confirmed: bool = True) -> str:
    """What the editor's authenticator app shows now."""
    device = TOTPDevice.objects.get(user=user, confirmed=confirmed)
    return f"{TOTP(device.bin_key).token():06d}"


def at_the_desk(user: User) -> Client:
    """The editor's browser with both factors given."""
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = browser.session
    session[DEVICE_ID_SESSION_KEY] = TOTPDevice.objects.get(user=user).persistent_id
    session.save()
    return browser


def contact(slug="molina", purpose="continuity_fax", value="1-562-555-0100", **more) -> Contact:
    """A contact of the phone book, saved."""
    plan, _ = Plan.objects.get_or_create(slug=slug)
    return Contact.objects.create(plan=plan, purpose=purpose, value=value, source="Read on the plan's page", **more)


def filled_in(row: Contact, **changes) -> dict:
    """The contact's form as the page sends it, with these changes."""
    fields = ("purpose", "value", "source", "note", "hours", "printed", "in_force_from", "in_force_to")
    kept = {name: getattr(row, name) or "" for name in fields}
    return {**kept, "plan": row.plan_id, **changes}


def sign_in(client, name="edna", password=PASSWORD, **more):
    """What the door answers to a name and a password."""
    return client.post("/admin/login/?next=/admin/", {"username": name, "password": password}, **more)


def opens(client) -> bool:
    """Whether the desk opens."""
    return client.get("/admin/guidance/contact/").status_code == 200
