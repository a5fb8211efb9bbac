"""The guidance app."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "guidance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from guidance import checks  # noqa: F401, PLC0415 - registers the content check
