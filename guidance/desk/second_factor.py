"""The second factor: a code of an authenticator app, or one of ten recovery codes that each serve once."""

from functools import wraps

import segno
from django import forms
from django.contrib import admin
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login as remember_device
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=20,
        error_messages={"required": "Type the six digits that your authenticator app shows."},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "size": 14}),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split()).lower()


def after_the_password(view):
    """Only for an editor who gave the password; anybody else is sent to sign in."""

    @wraps(view)
    @never_cache
    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    def guarded(request):
        if not (request.user.is_active and request.user.is_staff):
            return redirect("admin:login")
        return view(request)

    return guarded


@after_the_password
def check(request):
    """Asks for the code, and opens the desk for the rest of the session when it fits."""
    if request.user.is_verified():
        return redirect(asked_for(request))
    if phone_of(request.user) is None:
        return redirect(address("second_factor_set_up", asked_for(request)))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if device := device_of(request.user, form.cleaned_data["code"]):
            open_the_desk(request, device)
            return redirect(asked_for(request))
        form.add_error("code", "This code does not fit. Wait for the next one; after wrong codes the wait gets longer.")
    return page(request, "admin/second_factor.html", form, title="Second step")


@after_the_password
def set_up(request):
    """Shows the secret to the authenticator app, and the recovery codes once the app has proved that it has it."""
    if phone_of(request.user) and not request.user.is_verified():
        return redirect(address("second_factor"))
    device, _ = TOTPDevice.objects.get_or_create(user=request.user, confirmed=False, defaults={"name": "phone"})
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if device.verify_token(form.cleaned_data["code"]):
            codes = confirm(device)
            open_the_desk(request, device)
            return page(request, "admin/recovery_codes.html", form, title="Recovery codes", codes=codes)
        form.add_error(
            "code", "This code does not fit. Check the phone’s clock, wait for the next code, and try again."
        )
    secret = {"square": segno.make(device.config_url).svg_data_uri(scale=5), "key": spaced(device)}
    return page(request, "admin/second_factor_set_up.html", form, title="Set up the second step", **secret)


def phone_of(user) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def device_of(user, code: str):
    """The device that the code fits: the phone for six digits, else the list of recovery codes; None for neither."""
    kind = TOTPDevice if code.isdigit() else StaticDevice
    device = kind.objects.filter(user=user, confirmed=True).first()
    return device and verify_token(user, device.persistent_id, code)


@transaction.atomic
def confirm(device: TOTPDevice) -> list[str]:
    """This phone is the only one from now on. Returns the new recovery codes; the old ones are gone."""
    TOTPDevice.objects.filter(user=device.user).exclude(pk=device.pk).delete()
    StaticDevice.objects.filter(user=device.user).delete()
    device.confirmed = True
    device.save()
    sheet = StaticDevice.objects.create(user=device.user, name="recovery codes")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=sheet, token=code) for code in codes)
    return codes


def open_the_desk(request, device) -> None:
    """The session gets a new key, so that one known from before the code is worth nothing."""
    request.session.cycle_key()
    remember_device(request, device)


def spaced(device: TOTPDevice) -> str:
    """The secret in groups of four, for a phone without a camera."""
    key = device.config_url.split("secret=")[1].split("&")[0]
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


def address(name: str, then: str = "") -> str:
    return f"{reverse(f'admin:{name}')}?{urlencode({'next': then})}" if then else reverse(f"admin:{name}")


def asked_for(request) -> str:
    """The page of the desk that was asked for, or its first one."""
    then = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(then, {request.get_host()}, require_https=request.is_secure())
    return then if ours else reverse("admin:index")


def page(request, template: str, form: CodeForm, **more):
    return render(request, template, {**admin.site.each_context(request), "form": form, **more})
