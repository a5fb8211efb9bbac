"""The site as gunicorn serves it, with the static files that the tests collected."""

import os

import django
from django.conf import settings

settings.STATIC_ROOT = os.environ["STATIC_FILES"]
django.setup()

from calmediconnect_site.wsgi import application  # noqa: E402, F401 - the folder must be known before
