"""The ranked list of countries that says what the map shows."""

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.pictures.worldmap import Colouring, background, looks


def ranking(colouring: Colouring, names: Mapping[str, str], chosen: str | None) -> str:
    """An ordered list of links, each with the colour of its country's last class; arrow keys walk it."""
    painted = colouring.painted
    classes = list(looks(colouring.by, colouring.way).values())[: len(colouring.way.labels)]
    colours = ";".join(f"--c{i}:{background(look)}" for i, look in enumerate(classes))
    stop = chosen if chosen in painted.steps else next((iso for iso, _ in painted.ranked), None)
    items = "".join(_item(iso, names[iso], said, painted.steps[iso], stop, chosen) for iso, said in painted.ranked)
    return f'<ol class="ranked walk" style="{colours}" aria-label="Countries in order">{items}</ol>'


def _item(iso: str, name: str, said: str, steps: Sequence[int], stop: str | None, chosen: str | None) -> str:
    focus = "" if iso == stop else " tabindex=-1"
    here = " aria-current=true" if iso == chosen else ""
    return f'<li class=c{steps[-1]}><a href="?country={iso}"{focus}{here}>{escape(name)}</a>{escape(said)}'
