"""What holds for every request: how long a page may be kept by whom, how much may be sent, and who is signed in."""

import re

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.utils.cache import patch_cache_control

from guidance.views.errors import length_needed, too_large

# What a browser may do for a page. The site uses one thing: the note of a result goes to the clipboard. Chromium
# reports a name that it does not know as an error, so only those are listed that it knows.
NOT_USED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "display-capture"),
    *("encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts"),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get"),
    *("screen-wake-lock", "serial", "storage-access", "usb", "window-management", "xr-spatial-tracking"),
)
PERMISSIONS = ", ".join(["clipboard-write=(self)", *(f"{name}=()" for name in NOT_USED)])
# Any site may read what programs ask for; its headers say so already.
FOR_ANY_SITE = ("/api/v1/", "/api/openapi.json")


class HeadersOnEverything:
    """What browsers are to refuse stands on every answer: pages, files, redirects and errors alike.

    Django's own middlewares set some of these too, but not on what is answered before they are reached.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        open_to_all = request.path.startswith(FOR_ANY_SITE)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if open_to_all else "same-origin")
        response.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        return response


LENGTH = re.compile("[0-9]+")
MOST_DIGITS = 20  # a longer number is refused by what it begins with


class CacheHeaders:
    """Guidance pages may be shared for a minute; a view that says otherwise is left alone.

    Only answers without a cookie are shared. Errors and redirects are not.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        shareable = request.method in ("GET", "HEAD") and response.status_code in (200, 304)
        if shareable and not response.cookies and not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=60)
        elif not response.has_header("Cache-Control"):
            patch_cache_control(response, no_store=True)
        return response


class RefuseTooLarge:
    """A body above the limit, or of a length that is not told, gets a sentence before any of it is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "HTTP_TRANSFER_ENCODING" in request.META:
            return length_needed(request)
        sent = request.META.get("CONTENT_LENGTH") or "0"
        if LENGTH.fullmatch(sent) and int(sent[:MOST_DIGITS]) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return too_large(request)
        return self.get_response(request)


class DeskSession(SessionMiddleware):
    """Sessions are the desk's alone. Anywhere else nobody is signed in, whatever cookie arrives."""

    def process_request(self, request):
        if at_the_desk(request):
            super().process_request(request)
        else:
            request.session = self.SessionStore()

    def process_response(self, request, response):
        return super().process_response(request, response) if at_the_desk(request) else response


def at_the_desk(request) -> bool:
    return request.path.startswith(settings.SESSION_COOKIE_PATH)
