"""What tests share: the site's static files, made once as a deploy makes them."""

import pytest
from django.core.management import call_command


@pytest.fixture(scope="session", autouse=True)
def static_files(tmp_path_factory):
    """Hashed static files in a folder of their own, so that pages find them as in production."""
    from django.conf import settings  # noqa: PLC0415 - settings are ready only now

    settings.STATIC_ROOT = str(tmp_path_factory.mktemp("static"))
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _nothing_taken():
    """Each test begins with the whole allowance, and what is shared between tests too: all come from one address."""
    from guidance import limits  # noqa: PLC0415 - settings are ready only now

    yield
    for allowance in limits.EVERY:
        allowance.taken.clear()
