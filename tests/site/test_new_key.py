"""What a new SECRET_KEY ends, and what goes on."""

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.site.editing import at_the_desk, code_of, editor, opens, sign_in

pytestmark = pytest.mark.django_db


def test_with_a_new_key_editors_sign_in_again_with_the_same_password_and_phone(client, settings):
    edna = editor()
    desk = at_the_desk(edna)
    before = opens(desk)

    settings.SECRET_KEY = "a new key " + "y" * 50

    assert (before, opens(desk)) == (True, False)
    assert sign_in(client).status_code == 302
    assert TOTPDevice.objects.get(user=edna).verify_token(code_of(edna))
