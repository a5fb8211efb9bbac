"""What changed on the site, to read and to follow."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.domain.changes import Change

NAME = "Cal MediConnect guide"


@require_safe
def changes(request):
    return render(request, "guidance/changes.html", {"changes": content().changes})


class ChangesFeed(Feed):
    """The changes as an Atom feed. An entry keeps its id (day, kind, page) when its words are corrected."""

    feed_type = Atom1Feed
    title = f"{NAME}: changes"
    subtitle = "What changed in rules, plans and guides."
    link = reverse_lazy("changes")

    def author_name(self) -> str:
        """Atom asks for an author."""
        return settings.SITE_OWNER or NAME

    def items(self) -> tuple[Change, ...]:
        return content().changes

    def item_title(self, item: Change) -> str:
        return item.title

    def item_description(self, item: Change) -> str:
        """As HTML, which is what Django's feed says it is."""
        return escape(item.text)

    def item_link(self, item: Change) -> str:
        return item.link

    def item_guid(self, item: Change) -> str:
        return f"tag:cal-mediconnect-guide,{item.on:%Y-%m-%d}:{item.kind}:{item.link}"

    def item_pubdate(self, item: Change) -> datetime:
        return datetime.combine(item.on, time(12), tzinfo=UTC)

    item_updateddate = item_pubdate

    def item_categories(self, item: Change) -> list[str]:
        return [item.kind]


feed = ChangesFeed()
