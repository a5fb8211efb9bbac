"""Addresses of patient pages, as outreach teams hand them out: the page, its program, and a campaign word."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse

from guidance.content_loader import content
from guidance.domain.outreach import is_campaign
from guidance.domain.patients import Language

LONGEST = 200
PAGES = {"patients", "patient_topics", "patient_page"}


@dataclass(frozen=True, kw_only=True)
class PatientLink:
    """A page of one topic in one language; `campaign` is "" where nothing is counted."""

    language: str
    topic: str
    program: str
    campaign: str = ""

    @property
    def path(self) -> str:
        asked = {"program": self.program, "c": self.campaign}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{reverse('patient_page', args=[self.language, self.topic])}?{query}"

    @property
    def address(self) -> str:
        return whole(self.path)


def whole(path: str) -> str:
    """The address of a path of this site, on the host that the site's operator named."""
    return f"{settings.SITE_URL}{path}"


def offered() -> list[Language]:
    """The languages shown: all, or only the reviewed ones where the site is set so. English is always shown."""
    return [
        language
        for language in content().patients.values()
        if language.reviewed or language.code == "en" or not settings.REVIEWED_LANGUAGES_ONLY
    ]


def offered_language(code: str) -> Language | None:
    return next((language for language in offered() if language.code == code), None)


def is_patient_path(path: str) -> bool:
    """Whether the path leads to a patient page that exists, asking for nothing but a program and a campaign."""
    if len(path) > LONGEST or not path.startswith("/"):
        return False
    try:
        parts = urlsplit(path)
        found = resolve(parts.path)
    except (ValueError, Resolver404):  # a ValueError where it is no address at all, as in //[
        return False
    if parts.scheme or parts.netloc or parts.fragment:
        return False
    return found.url_name in PAGES and exists(**found.kwargs) and asks_rightly(parts.query)


def exists(language: str = "", topic: str = "") -> bool:
    found = offered_language(language)
    return not language or (found is not None and (not topic or topic in found.topics))


def asks_rightly(query: str) -> bool:
    """Whether the query names a program of ours, a campaign word, both or nothing, each once."""
    asked = parse_qsl(query, keep_blank_values=True)
    allowed = {"program": [program.slug for program in content().programs.all].__contains__, "c": is_campaign}
    known = all(name in allowed and allowed[name](value) for name, value in asked)
    return known and len(dict(asked)) == len(asked)
