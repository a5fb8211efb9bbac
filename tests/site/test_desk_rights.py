"""An editor works on contacts and corrections; secrets are nobody's to read."""

import pytest
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.site.editing import PASSWORD, at_the_desk, contact, editor

pytestmark = pytest.mark.django_db

RIGHTS = {
    "/admin/guidance/contact/": 200,
    "/admin/guidance/contact/add/": 200,
    "/admin/guidance/correction/": 200,
    "/admin/guidance/correction/add/": 403,
    "/admin/guidance/plan/": 200,
    "/admin/guidance/plan/add/": 403,
    "/admin/auth/user/": 403,
    "/admin/auth/group/": 403,
    "/admin/otp_totp/totpdevice/": 403,
}


@pytest.mark.parametrize("path", RIGHTS)
def test_an_editor_may_work_on_contacts_and_corrections_and_on_nothing_else(path):
    assert at_the_desk(editor()).get(path).status_code == RIGHTS[path]


def test_the_group_of_editors_has_rights_on_contacts_and_corrections_and_sees_plans_and_counts():
    rights = Group.objects.get(name="Editors").permissions.values_list("codename", flat=True)

    assert set(rights) == {
        "view_plan",
        "view_linkcount",
        *(f"{what}_contact" for what in ("view", "add", "change")),
        *(f"{what}_correction" for what in ("view", "change", "delete")),
    }


def test_an_editor_ends_a_contact_and_does_not_delete_it():
    row = contact()

    assert at_the_desk(editor()).post(f"/admin/guidance/contact/{row.pk}/delete/", {"post": "yes"}).status_code == 403


def test_somebody_without_the_right_verifies_nothing():
    row, guest = contact(), editor("guest")
    guest.groups.clear()

    response = at_the_desk(guest).post(f"/admin/guidance/contact/{row.pk}/verify/")

    row.refresh_from_db()
    assert (response.status_code, row.verified_on) == (403, None)


def test_recovery_codes_and_secrets_are_shown_to_no_administrator():
    boss = User.objects.create_superuser("boss", password=PASSWORD)
    phone = TOTPDevice.objects.create(user=boss)
    desk = at_the_desk(boss)

    page = desk.get(f"/admin/otp_totp/totpdevice/{phone.pk}/change/").content.decode()

    assert phone.key not in page
    assert desk.get("/admin/otp_static/staticdevice/").status_code == 404
