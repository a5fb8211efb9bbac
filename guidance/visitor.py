"""Where a request comes from. Only the limits on sign-ins and on corrections ask."""

from ipaddress import ip_address

from django.conf import settings


def address_of_visitor(request) -> str | None:
    """The visitor's address, or None where the server does not know it.

    Over https the site stands behind a proxy, which is trusted for the scheme too; the last address of the header
    is the one that the proxy itself has seen.
    """
    sent = request.META.get("REMOTE_ADDR", "")
    if settings.HTTPS and (forwarded := request.META.get("HTTP_X_FORWARDED_FOR")):
        sent = forwarded.rsplit(",", 1)[-1]
    try:
        return str(ip_address(sent.strip()))
    except ValueError:
        return None
