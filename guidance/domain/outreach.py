"""What outreach teams hand out: campaign words, and how many text messages a text takes."""

import re

CAMPAIGN = re.compile(r"[a-z0-9-]{1,20}")
# The basic alphabet of text messages (3GPP TS 23.038). Any other character halves what a message holds.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE = frozenset("^{}\\[~]|€")


def is_campaign(word: str) -> bool:
    """Whether the word may stand in a link: up to 20 small Latin letters, digits and hyphens."""
    return CAMPAIGN.fullmatch(word) is not None


def messages(text: str) -> int:
    """How many text messages the text takes.

    One of the basic alphabet holds 160 characters, and 153 where several follow each other; else 70 and 67, counted in
    units of 16 bits (3GPP TS 23.038 and 23.040).
    """
    if set(text) <= BASIC | TWICE:
        units, alone, each = len(text) + sum(character in TWICE for character in text), 160, 153
    else:
        units, alone, each = len(text.encode("utf-16-le")) // 2, 70, 67
    return 1 if units <= alone else -(-units // each)
