"""Firms, and countries or firms side by side, on a lesson's step. Everything from the data is escaped."""

from html import escape

import pandas as pd

from dashboard.analysis.colour import paint
from dashboard.analysis.differences import differences
from dashboard.analysis.firm import SORTED, firm_sentence, firm_table, map_classes, sort_firms, technology_counts
from dashboard.analysis.sides import COUNTRIES, FIRMS, Side, bands, side_sentence, sides
from dashboard.analysis.summary import count, plural
from dashboard.analysis.table import regime_of
from dashboard.analysis.timeline import timeline
from dashboard.analysis.ways import ways
from dashboard.pictures import firm as told
from dashboard.pictures import firm_map
from dashboard.pictures import sides as side_pictures
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.lesson_map import points_of
from dashboard.pictures.lesson_panel import Panel, beside
from dashboard.pictures.lesson_time import MOST_LINES, bars, deals_in_time, lines
from dashboard.pictures.restrictions import NOTHING_FOUND, restrictions_list
from dashboard.pictures.side_tables import country_column, facts_table, firm_column
from dashboard.pictures.smallmap import locator_map
from dashboard.pictures.tables import figures
from dashboard.records.lessons import View
from dashboard.records.schema import Supplier
from dashboard.records.words import TECHNOLOGIES

MOST_FIRMS = 12  # of the list of all
SAID = 2  # differences told below the panel, which has the others


def firm_panel(atlas: Atlas, shown: View, keep: pd.Series) -> Panel:
    """A firm: who owns it, where its deals are, what they are of, and the measures against it; else the first firms."""
    firm = atlas.firms.get(shown.firm or "")
    if firm is None:
        return _firms(atlas, keep)
    own = atlas.table["suppliers"].map(lambda named: firm.key in named).astype(bool)
    said = f"{firm.short}: {firm_sentence(count(atlas.table, keep & own), bool(own.any()))}"
    measures = restrictions_list(firm) if firm.restrictions else NOTHING_FOUND
    counts = technology_counts(atlas.table[keep & own & atlas.table["counted"]])
    html = (
        f'<p class="full-name">{escape(firm.name)}</p>'
        + beside(_firm_map(atlas, firm, own, keep & own), told.firm_facts(firm, atlas.names.explain))
        + beside(f"<h3>Technologies</h3>{told.technologies(counts, firm.key)}", f"<h3>Restrictions</h3>{measures}")
    )
    return Panel(said, html, deals_in_time(atlas, keep & own))


def _firm_map(atlas: Atlas, firm: Supplier, own: pd.Series, keep: pd.Series) -> str:
    way = ways(atlas.table, atlas.choices.facets["supplier"], next(iter(TECHNOLOGIES)))["deals"]
    painted = paint(atlas.table, keep, way)
    classes = map_classes(atlas.table, own, keep, painted, atlas.ground.uncovered)
    label = f"World map of the deals with {firm.short}"
    return "".join(firm_map.firm_map(classes, way, painted, atlas.country_names, label))


def _firms(atlas: Atlas, keep: pd.Series) -> Panel:
    rows = sort_firms(firm_table(atlas.firms.values(), atlas.table, keep), SORTED)
    columns = ["name", "ownership", "deals", "countries", "first", "last"]
    cells = rows[columns].head(MOST_FIRMS).astype(object).where(rows[columns].notna(), "–").itertuples(index=False)
    head = ("Firm", "Ownership", "Deals", "Countries", "First year", "Last year")
    said = f"{plural(len(rows), 'firm')}, {int((rows['deals'] > 0).sum())} of them with a deal."
    return Panel(said, figures(f"The {min(MOST_FIRMS, len(rows))} firms with the most deals", head, cells))


def compare_panel(atlas: Atlas, shown: View, keep: pd.Series) -> Panel:
    """Two to four countries or firms: a map and a sentence each, the differences in words, the facts in a table."""
    by = COUNTRIES if shown.countries else FIRMS
    names, others = (
        (atlas.country_names, atlas.firm_names) if by == COUNTRIES else (atlas.firm_names, atlas.country_names)
    )
    known = {code: names[code] for code in shown.countries or shown.firms if code in names}
    if len(known) < 2:
        return Panel("Two to four countries or firms are to be named.", "")
    compared = sides(atlas.table, keep, atlas.records, by, known)
    said = differences(compared, by, others, regime_of(atlas.dataset))
    heads = (side_pictures.head(side, by, side_sentence(side, by), "") + _map(atlas, side, by) for side in compared)
    html = beside(*heads) + side_pictures.sentences(said[SAID:]) + facts_table(_columns(atlas, compared, by))
    return Panel(" ".join(said[:SAID]), html, _in_time(atlas, bands(compared, by), by))


def _in_time(atlas: Atlas, rows: pd.DataFrame, by: str) -> str | None:
    """The deals of each side on one scale of years; rows as from bands()."""
    line = timeline(atlas.dataset, rows, rows["counted"])
    if len(line.bars) > MOST_LINES:
        return bars(rows.astype({"region": str}), "region", {}, "Countries" if by == COUNTRIES else "Firms")
    return lines(line) if len(line.bars) else None


def _map(atlas: Atlas, side: Side, by: str) -> str:
    if by == COUNTRIES:
        return locator_map(side.code, side.name, points_of(atlas, side.shown["id"].tolist()))
    way = ways(atlas.table, atlas.choices.facets["supplier"], next(iter(TECHNOLOGIES)))["deals"]
    return side_pictures.firm_map(side, way, atlas.country_names) + side_pictures.firm_legend([side], way)


def _columns(atlas: Atlas, compared: list[Side], by: str) -> dict[str, dict[str, str]]:
    classes = regime_of(atlas.dataset)
    return {
        side.name: dict(
            country_column(side, atlas.countries[side.code], classes)
            if by == COUNTRIES
            else firm_column(side, atlas.firms[side.code])
        )
        for side in compared
    }
