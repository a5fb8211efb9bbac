"""The site as a process of its own serves it, with a database in memory."""

import os

STATIC = "FUZZ_STATIC"
ENVIRONMENT = {
    "SECRET_KEY": "only-for-fuzzing-" + "x" * 50,
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
    "HTTPS": "off",
    "DATABASE_URL": "sqlite://:memory:",
    "DJANGO_SETTINGS_MODULE": "calmediconnect_site.settings",
}


def make_ready() -> None:
    """Settings, tables, the phone book and the content are there."""
    os.environ.update(ENVIRONMENT)
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.STATIC_ROOT = os.environ.get(STATIC, settings.STATIC_ROOT)
    call_command("migrate", verbosity=0)
    call_command("load_directory", stdout=open(os.devnull, "w"))  # noqa: SIM115 - open as long as the process


def collect_static(folder: str) -> None:
    """The static files as a deploy makes them, for every process that is started afterwards."""
    os.environ.update(ENVIRONMENT)
    os.environ[STATIC] = folder
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.STATIC_ROOT = folder
    call_command("collectstatic", interactive=False, verbosity=0)
