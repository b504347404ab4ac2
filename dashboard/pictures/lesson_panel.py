"""What stands in place of the map on a lesson's step, and how pictures are put side by side there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """What a step says in one or two plain sentences, the panel and the deals in time as HTML, None where none is."""

    says: str
    html: str | None
    timeline: str | None = None


# Two to a row on a projector, one on a phone.
COLUMNS = "display:grid;grid-template-columns:repeat(auto-fit,minmax(min(14rem,100%),1fr));gap:1rem 1.5rem"


def beside(*parts: str) -> str:
    """Parts side by side where there is room for it."""
    return f'<div style="{COLUMNS}">{"".join(f"<div>{part}</div>" for part in parts if part)}</div>'
