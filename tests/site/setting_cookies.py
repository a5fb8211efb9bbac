"""Started anew with HTTPS on or off: everything that sets a cookie is done, and each cookie printed as it was set."""

import json
import sys

import django
from django.conf import settings

django.setup()

from django.core.management import call_command  # noqa: E402 - settings are ready only now
from django.test import Client, override_settings  # noqa: E402

from tests.site.editing import editor, sign_in  # noqa: E402
from tests.site.lettering import filled  # noqa: E402

FLAGS = ("secure", "httponly", "samesite", "path", "domain", "max-age")
plain = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

with override_settings(STORAGES=plain, ALLOWED_HOSTS=["testserver", *settings.ALLOWED_HOSTS]):
    call_command("migrate", verbosity=0)
    editor()
    over = {"secure": settings.HTTPS}
    answers = [
        Client().get("/letters/new/", **over),
        Client().post("/letters/download/", filled(remember="on", format="ics"), **over),
        Client().get("/corrections/", **over),
        Client().get("/admin/login/", **over),
        sign_in(Client(), **over),
    ]
    json.dump(
        [{name: {flag: morsel[flag] for flag in FLAGS} for name, morsel in each.cookies.items()} for each in answers],
        sys.stdout,
    )
