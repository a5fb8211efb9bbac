"""Django's admin with the editors' desk in its place."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "guidance.desk.site.DeskSite"
