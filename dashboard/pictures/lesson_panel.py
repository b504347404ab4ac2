"""What stands in place of the map on a lesson's step, and how pictures are put side by side there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """What a step says in one or two plain sentences, the panel and the deals in time as HTML, None where none is."""

    says: str
    html: str | None
    timeline: str | None = None


def beside(*parts: str) -> str:
    """Parts side by side where there is room for it."""
    return f'<div class="beside">{"".join(f"<div>{part}</div>" for part in parts if part)}</div>'
