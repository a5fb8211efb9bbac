"""Counting how often the links of a campaign were opened: a day, a page, a language, a word, and a number."""

import logging
from datetime import date

from django.db.models import F, Min
from django.utils import timezone

from guidance.database_away import AwayError, asking
from guidance.domain.outreach import is_campaign
from guidance.models import LinkCount

NEW_WORDS_A_DAY = 100  # so that nobody can fill the table by making words up
logger = logging.getLogger(__name__)


def count_opening(*, page: str, language: str, campaign: str) -> None:
    """Adds one to today's count, unless the word is none, or new after a hundred new ones today.

    Whatever happens to the database, the page is shown: a count that fails leaves one line in the log.
    """
    if not is_campaign(campaign):
        return
    try:
        with asking():
            add_one(timezone.localdate(), page=page, language=language, campaign=campaign)
    except AwayError as error:
        logger.warning("A link was not counted: %s", error)


def add_one(day: date, **which: str) -> None:
    today = LinkCount.objects.filter(day=day, **which)
    if today.update(count=F("count") + 1):
        return
    if is_known(which["campaign"]) or new_words(on=day) < NEW_WORDS_A_DAY:
        LinkCount.objects.get_or_create(day=day, **which)
        today.update(count=F("count") + 1)


def is_known(campaign: str) -> bool:
    return LinkCount.objects.filter(campaign=campaign).exists()


def new_words(*, on: date) -> int:
    """How many campaigns were counted for the first time that day."""
    return LinkCount.objects.values("campaign").annotate(first=Min("day")).filter(first=on).count()
