"""What a web server calls."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from calmediconnect_site.encoding import read_as_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calmediconnect_site.settings")
application = read_as_utf8(get_wsgi_application())

from guidance.content_loader import ContentError, content
from guidance.searching import index

try:
    content()
except ContentError as error:  # bad content stops the start, while the old version still serves
    sys.exit(f"The site does not start, because its content is wrong.\n{error}")
index()  # and nobody waits for the search to be made ready
