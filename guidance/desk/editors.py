"""The group of editors: the phone book the corrections and the counts of links, and nothing else."""

from django.apps import apps as installed

RIGHTS = (
    "view_plan",
    "view_contact",
    "add_contact",
    "change_contact",  # a contact is ended and never deleted, so that every edit can be undone
    "view_correction",
    "change_correction",
    "view_linkcount",
    "delete_correction",  # for one that names a patient after all
)


def make_group(apps=installed, **kwargs) -> None:
    """After each migration the group exists with these rights, no more and no fewer."""
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Editors")
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="guidance", codename__in=RIGHTS
    )
    group.permissions.set(rights)
