"""What every page needs: where it is, which program it speaks of, and when its content was checked."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.urls import reverse
from django.utils import timezone

from guidance.content_loader import content
from guidance.domain.calendar import spelled
from guidance.domain.programs import Program

NAVIGATION = (
    ("Decide", "decide"),
    ("Continuity", "continuity"),
    ("Plans", "plans"),
    ("Letters", "letters"),
    ("Patients", "patients"),
)


@dataclass(frozen=True, kw_only=True)
class Strip:
    """The line under the header: the program and dates a page speaks of, and under which rules."""

    program: str
    dates: str
    says: str
    ended: str


def strip_of(program: Program, *, says: str = "") -> Strip:
    """The program with its dates, and what the page says of it."""
    ended = f"The program ended on {spelled(program.last_day)}." if program.last_day else ""
    return Strip(program=program.name, dates=program.dates, says=says, ended=ended)


@cache
def navigation() -> tuple[tuple[str, str], ...]:
    """The main parts of the site with their addresses."""
    return tuple((name, reverse(view)) for name, view in NAVIGATION)


def site(request):
    """The names that base.html uses."""
    return {
        "navigation": [{"name": name, "url": url, "here": request.path.startswith(url)} for name, url in navigation()],
        "strip": strip_of(content().programs.all[0]),
        "today": timezone.localdate(),
        "content_checked": content().checked_on,
        "content_version": content().version,
        "site_owner": settings.SITE_OWNER,
        "page_address": address_of(request),
        "page_path": request.path if request.resolver_match else "",
    }


def address_of(request) -> str:
    """The whole address of the page, empty where the host is not ours."""
    try:
        return request.build_absolute_uri()
    except DisallowedHost:
        return ""
