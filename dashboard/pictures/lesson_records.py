"""The table and the article on a lesson's step. Everything from the data is escaped."""

import pandas as pd

from dashboard.analysis.article import Claim, by_country, claims, records, standing_sentence
from dashboard.analysis.filters import select
from dashboard.analysis.lessons import address, filters_of
from dashboard.analysis.summary import plural
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.claims import claim_card, ours
from dashboard.pictures.firm import records_table
from dashboard.pictures.legend import swatches
from dashboard.pictures.lesson_map import map_counts
from dashboard.pictures.lesson_panel import Panel, beside
from dashboard.pictures.lesson_time import deals_in_time, picture
from dashboard.pictures.links import link
from dashboard.pictures.smallmap import world_map
from dashboard.pictures.verdicts import map_looks, map_said, units
from dashboard.pictures.worldmap import background
from dashboard.records.lessons import View

MOST_ROWS = 12  # of the table
NARROW = 380  # pixels of a chart that has another beside it


def table_panel(atlas: Atlas, shown: View, keep: pd.Series) -> Panel:
    """The first records in the table's order, and how many more there are."""
    rows = atlas.table[keep].sort_values(["country", "year", "id"])
    caption = plural(len(rows), "record") if len(rows) <= MOST_ROWS else f"{MOST_ROWS} of {plural(len(rows), 'record')}"
    more = len(rows) - MOST_ROWS
    rest = link(plural(more, "more record"), "table", **address(shown)) if more > 0 else ""
    html = records_table(caption, rows.head(MOST_ROWS)) + (f"<p>And {rest}.</p>" if rest else "")
    said = map_counts(atlas, filters_of(shown, atlas.choices), keep)
    said += f" The first {MOST_ROWS} records are listed." if more > 0 else ""
    return Panel(said, html, deals_in_time(atlas, keep))


def article_panel(atlas: Atlas, shown: View, keep: pd.Series) -> Panel:
    """How many of the article's claims stand, where its deals are, and each claim beside what the sources say."""
    found = claims(atlas.dataset)
    below = set(atlas.table["id"][~select(atlas.table, filters_of(shown, atlas.choices).lens)])
    cards = "".join(claim_card(claim, atlas.names, atlas.country_names, below) for claim in found)
    return Panel(standing_sentence(found), ours(records(found)) + _overview(atlas, found) + cards)


def _overview(atlas: Atlas, found: list[Claim]) -> str:
    """How many claims stand as squares, and where the deals are."""
    squares = (
        picture(units(found, of).to_dict(), f"Claims about {of} by verdict", "chart", NARROW)
        for of in ("deals", "context")
    )
    given = by_country(found)
    looks, said = map_looks(given), map_said(given, atlas.country_names)
    classes = {iso: " ".join(verdicts) for iso, verdicts in given.items()}
    drawn = world_map(looks, classes, said, "Map of the claims about deals by verdict")
    return beside(*squares) + drawn + swatches({look.label: background(look) for look in looks.values()}, "Legend")
