"""Deals in time for a lesson: a line a deal while a class can tell them apart, else bars a year."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.analysis.summary import plural
from dashboard.analysis.timeline import Timeline, context, per_year, timeline
from dashboard.pictures import still
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.legend import swatches
from dashboard.pictures.palette import STATUS
from dashboard.pictures.timeline import deal_timeline, group_colours, yearly
from dashboard.records.schema import Dataset
from dashboard.records.words import KINDS, STATUSES

MOST_LINES = 40  # deals drawn one by one
HOW_TO_READ = """<p class="fine">A line runs from the first to the last known date. Pale: known to the year; darker: to
the month; full: to the day; a ring: only the date of the first report.</p>"""


def deals_in_time(atlas: Atlas, keep: pd.Series) -> str | None:
    """The records kept over the years as HTML with an SVG in it; None where none has a date."""
    line = timeline(atlas.dataset, atlas.table, keep)
    if len(line.bars) > MOST_LINES:
        return bars(atlas.table[keep & atlas.table["counted"]], "kind", KINDS, "Kinds of deal")
    return lines(line) if len(line.bars) else None


def lines(line: Timeline) -> str:
    """Each deal of a timeline as a line."""
    used = set(line.bars["said"])
    legend = swatches({STATUSES[code]: colour for code, colour in STATUS.items() if STATUSES[code] in used}, "Status")
    said = f"Timeline of {plural(len(line.bars), 'record')}"
    return legend + picture(deal_timeline(line, context(Dataset())), said, "timeline") + HOW_TO_READ


def bars(deals: pd.DataFrame, by: str, words: Mapping[str, str], named: str) -> str | None:
    """Rows of deal_table() as bars a year, stacked by a column; `named` is what that column holds."""
    counts = per_year(deals, by, words)
    if counts.empty:
        return None
    legend = swatches(group_colours(counts), named)
    said = f"Deals per year, {counts['year'].min()} to {counts['year'].max()}"
    chart = yearly(counts, "deals", "Deals by first year").properties(height=200)
    return legend + picture(chart.to_dict(), said, "timeline")


def picture(spec: Mapping[str, Any], said: str, name: str, width: int = still.WIDTH) -> str:
    """A chart as one picture of the page that says what it shows; `name` is its class.

    The narrower, in pixels, the larger are its words where it is shown as wide as its place.
    """
    whole = {**spec, "config": {**spec.get("config", {}), "aria": False}}
    drawn = still.svg(whole, width).replace("<svg ", '<svg aria-hidden="true" ', 1)  # its parts need no names
    return f'<div class="{name}" role="img" aria-label="{escape(said)}">{drawn}</div>'
