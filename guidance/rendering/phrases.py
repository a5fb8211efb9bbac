"""Days and lists as a sentence says them."""

from datetime import date

from guidance.domain.calendar import spelled


def day_or_nothing(day: date | None) -> str:
    return "" if day is None else spelled(day)


def listed(phrases: list[str]) -> str:
    """The phrases as one list: "a", "a and b", "a, b, and c"; of more than four, the first three and how many more."""
    if len(phrases) > 4:
        phrases = [*phrases[:3], f"{len(phrases) - 3} more"]
    return listed_all(phrases)


def listed_all(phrases: list[str]) -> str:
    if len(phrases) < 3:
        return " and ".join(phrases)
    return ", ".join(phrases[:-1]) + f", and {phrases[-1]}"
