"""The guidance app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class GuidanceConfig(AppConfig):
    name = "guidance"
    verbose_name = "Phone book and corrections"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance import checks  # noqa: F401, PLC0415 - registers the content check
        from guidance.desk.editors import make_group  # noqa: PLC0415 - models are ready only now

        post_migrate.connect(make_group, sender=self)
