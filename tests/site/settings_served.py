"""The site's settings, with the static files that the tests collected."""

import os

from calmediconnect_site.settings import *  # noqa: F403 - these are the settings

STATIC_ROOT = os.environ["STATIC_ROOT"]
