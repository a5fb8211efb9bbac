"""Where a request comes from. Only limits ask: on sign-ins, on letters, and on corrections."""

from ipaddress import ip_address, ip_network

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


def network_of_visitor(request) -> str:
    """What is counted as one visitor: the address, of a long one the half that names the network; "" where unknown.

    One device has as many long addresses in its network as it likes.
    """
    address = ip_address(address_of_visitor(request) or "::")
    address = getattr(address, "ipv4_mapped", None) or address
    if address.is_unspecified:
        return ""
    return str(address if address.version == 4 else ip_network((address, 64), strict=False))
