"""A view's map or timeline as one picture to be taken away, with all that it needs to be understood inside it."""

import re

from dashboard.analysis.summary import plural
from dashboard.analysis.timeline import MOST_DRAWN, Timeline, context, timeline
from dashboard.pictures import framed, papermap, still
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.palette import STATUS
from dashboard.pictures.timeline import deal_timeline
from dashboard.pictures.viewed import SUBJECT, Viewed, map_notes, place_in_atlas, said, shown_map, source, title
from dashboard.records.words import STATUSES

WORLD_HEIGHT, PART_HEIGHT = 416, 560  # pixels of a map
HOW_TO_READ = (
    "Each line runs from a deal’s first to its last known date, with the country’s code behind it. A pale block is "
    "known to the year, a darker one to the month, a full one to the day; a ring is only the date of the first report."
)


def map_svg(held: Viewed, atlas: Atlas) -> str:
    """The view's map as SVG."""
    shown = shown_map(held, atlas)
    height = PART_HEIGHT if shown.edges else WORLD_HEIGHT
    legend = {look.label: papermap.swatch(look, *framed.SWATCH) for look in held.looks.values()}
    foot = [*map_notes(held), source(atlas), _address(held)]
    frame = framed.Frame(SUBJECT, title(held, atlas), said(held, atlas), legend, foot)
    return framed.framed(papermap.svg(shown, framed.INNER, height), height, frame)


def chart_svg(held: Viewed, atlas: Atlas) -> str:
    """The view's deals in time as SVG."""
    line = timeline(atlas.dataset, atlas.table, held.keep)
    texts = [*said(held, atlas), *_not_drawn(line)]
    name = "Deals in time" if held.view.page == "world" else f"{title(held, atlas)}: deals in time"
    if line.bars.empty:
        return framed.framed("<svg></svg>", 0, framed.Frame(SUBJECT, name, texts, {}, [source(atlas), _address(held)]))
    events = context(atlas.dataset)
    drawn = still.svg(deal_timeline(line, events), framed.INNER)
    used = set(line.bars["said"])
    legend: dict[str, str | bytes] = {STATUSES[code]: STATUS[code] for code in STATUS if STATUSES[code] in used}
    numbered = [f"{n} {t} ({d})" for n, t, d in zip(events["number"], events["title"], events["date"], strict=True)]
    dashed = [f"Dashed and numbered: {'; '.join(numbered)}."] if numbered else []
    foot = [HOW_TO_READ, *dashed, source(atlas), _address(held)]
    return framed.framed(drawn, _height(drawn), framed.Frame(SUBJECT, name, texts, legend, foot))


def _not_drawn(line: Timeline) -> list[str]:
    texts = ["No record with a date is selected."] if line.bars.empty else []
    if line.left:
        texts.append(f"{plural(line.left, 'record has', 'records have')} no date and cannot be drawn.")
    return texts + ([f"Only the first {MOST_DRAWN} are drawn, {line.more:,} are not."] if line.more else [])


def _address(held: Viewed) -> str:
    return f"This view in the atlas: {place_in_atlas(held)}"


def _height(svg: str) -> float:
    found = re.search(r'height="([\d.]+)"', svg)
    return float(found[1]) if found else 0
