"""One click, and this device no longer remembers the practice's details."""

from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from guidance.forms.clinic import forget


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def forget_clinic(request):
    """A new letter; a link to here changes nothing, only the button does."""
    response = redirect("letter_new")
    if request.method == "POST":
        forget(response)
    return response
