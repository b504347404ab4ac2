"""A moment in words, and what a line has room for."""

from datetime import UTC, datetime

from dashboard.records import dates

LONGEST = 160  # characters of what a line calls a record


def when(moment: str) -> str:
    """A moment in words, '23 November 2026, 14:05 UTC', given in ISO 8601; as it is where it cannot be read."""
    try:
        at = datetime.fromisoformat(moment).astimezone(UTC)
    except (ValueError, OverflowError):
        return moment
    return f"{dates.pretty(at.date().isoformat())}, {at:%H:%M} UTC"


def short(text: str) -> str:
    """A text that a line has room for; the beginning of one that is longer."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
