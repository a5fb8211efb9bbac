"""The settings that tests run under, in place before Django reads them."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("KEEP_PAGES", "0")  # a page kept from one test is not seen by the next
