"""The table of all firms as HTML."""

from collections import Counter
from collections.abc import Hashable
from html import escape
from typing import Any

import pandas as pd

from dashboard.analysis.firm import TEXTS
from dashboard.analysis.summary import plural
from dashboard.analysis.table import UNNAMED
from dashboard.pictures.firm import lens_line
from dashboard.pictures.links import here, link
from dashboard.pictures.panel import UNKNOWN
from dashboard.pictures.tables import stacking
from dashboard.records.words import OWNERSHIPS

HEADS = {
    "name": "Firm",
    "ownership": "Ownership",
    "headquarters": "Headquarters",
    "deals": "Deals",
    "countries": "Countries",
    "first": "First year",
    "last": "Last year",
    "restrictions": "Restrictions in force",
}


def firms_top(rows: pd.DataFrame, lens: str) -> str:
    """How many firms there are, how many have a deal, and how we class who owns them."""
    held = int((rows["deals"] > 0).sum())
    owners = Counter(rows["ownership"])
    classed = ", ".join(f"{owners[word]} {word.lower()}" for word in OWNERSHIPS.values() if owners[word])
    said = f"{plural(len(rows), 'firm')}, {held} of them with a deal. Ownership as we class it: {classed}."
    return f'<p class="sentence" role="status">{said}</p>{lens_line(lens)}'


def firms_table(rows: pd.DataFrame, sort: str) -> str:
    """Rows of firm_table(), sorted as `sort` says; each column's head is a link that sorts by it or turns its order."""
    head = {said: here(said, sort=_next(name, sort)) for name, said in HEADS.items()}
    order = {HEADS[sort.removeprefix("-")]: "descending" if sort.startswith("-") else "ascending"}
    cells = [
        (link(str(row["name"]), "suppliers", firm=str(key)), *(_cell(row, name) for name in list(HEADS)[1:]))
        for key, row in rows.to_dict("index").items()
    ]
    return stacking("All firms of this dataset", head, cells, order)


def _next(name: str, sort: str) -> str:
    """What a click on a column's head sorts by: first from a to z or from most to least, then the other way round."""
    falling = name not in TEXTS if sort.removeprefix("-") != name else not sort.startswith("-")
    return f"-{name}" if falling else name


def _cell(row: dict[Hashable, Any], name: str) -> str:
    if not pd.isna(row[name]):
        return escape(str(row[name]))
    return UNKNOWN if row["deals"] or name == "headquarters" else "–"


def unnamed_line(records: int) -> str:
    """How many records name no supplier, with the way to them."""
    if not records:
        return ""
    said = plural(records, "record names no supplier, as its", "records name no supplier, as their")
    return f'<p class="fine">{said} sources name none: {link("see the table", "table", supplier=UNNAMED)}.</p>'
