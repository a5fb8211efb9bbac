"""What changed on the site, to read and to follow."""

from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from guidance.content_loader import content
from guidance.domain.changes import Change


@require_safe
def changes(request):
    return render(request, "guidance/changes.html", {"changes": content().changes})


class ChangesFeed(Feed):
    """The changes as an Atom feed. An entry's id is its page and day and place, so that it never changes."""

    feed_type = Atom1Feed
    title = "Cal MediConnect guide: changes"
    subtitle = "What changed in rules, plans and guides."
    link = reverse_lazy("changes")

    def items(self) -> tuple[Change, ...]:
        return content().changes

    def item_title(self, item: Change) -> str:
        return item.title

    def item_description(self, item: Change) -> str:
        return item.text

    def item_link(self, item: Change) -> str:
        return item.link

    def item_guid(self, item: Change) -> str:
        return f"tag:cal-mediconnect-guide,{item.on:%Y-%m-%d}:{item.kind}:{'-'.join(item.title.lower().split())}"

    def item_pubdate(self, item: Change) -> datetime:
        return datetime.combine(item.on, time(12), tzinfo=UTC)

    item_updateddate = item_pubdate

    def item_categories(self, item: Change) -> list[str]:
        return [item.kind]


feed = ChangesFeed()
