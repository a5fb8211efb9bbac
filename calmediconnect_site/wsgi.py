"""What a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from calmediconnect_site.encoding import read_as_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "calmediconnect_site.settings")
application = read_as_utf8(get_wsgi_application())

from guidance.content_loader import content
from guidance.searching import index

content()  # bad content stops the start, while the old version still serves
index()  # and nobody waits for the search to be made ready
