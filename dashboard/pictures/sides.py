"""Countries or firms side by side as HTML: what heads each side, the maps of firms, and the lists of records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd

from dashboard.analysis.colour import Way, paint
from dashboard.analysis.differences import listed
from dashboard.analysis.search import nearest
from dashboard.analysis.sides import COUNTRIES, FIRMS, Side
from dashboard.analysis.summary import plural
from dashboard.pictures.legend import swatches
from dashboard.pictures.links import link, unknown
from dashboard.pictures.smallmap import world_map
from dashboard.pictures.worldmap import Look, background, looks
from dashboard.records.words import CONFIDENCES

MOST_LISTED = 6  # records of a side listed at once; the others unfold
ONE = {COUNTRIES: "country", FIRMS: "supplier"}
MANY = {COUNTRIES: "countries", FIRMS: "suppliers"}


def head(side: Side, by: str, sentence: str, dropped: str) -> str:
    """The name, which leads to a page of its own, the sentence, and what the evidence lens leaves out."""
    name = (
        link(side.name, "countries", country=side.code)
        if by == COUNTRIES
        else link(side.name, "suppliers", firm=side.code)
    )
    lens = f'<p class="fine lens">{escape(dropped)}</p>' if dropped else ""
    return f'<div class="side"><h3>{name}</h3><p>{escape(sentence)}</p>{lens}</div>'


def unknown_side(by: str, code: str, wanted: Sequence[str], names: Mapping[str, str]) -> str:
    """Say that one of those `wanted` is unknown, and offer the nearest in its place beside the others."""
    others = {other: name for other, name in names.items() if other not in wanted}
    near = {
        ",".join(offer if asked == code else asked for asked in wanted): names[offer] for offer in nearest(code, others)
    }
    return unknown(ONE[by], code, by, near)


def ask(by: str, chosen: Sequence[str]) -> str:
    """Ask for what is missing; `chosen` names the one that is there, if any."""
    said = (
        f"Choose a second {ONE[by]} to compare {chosen[0]} with"
        if chosen
        else f"Choose two, three or four {MANY[by]} above"
    )
    return f'<p class="sentence">{escape(said)}, or begin with one of these:</p>'


def offers(by: str, starts: Iterable[Sequence[str]], names: Mapping[str, str]) -> str:
    """Links to comparisons, each given by its codes; one with a code that is not in the data is left out."""
    known = (codes for codes in starts if all(code in names for code in codes))
    items = (
        f"<li>{link(listed([names[code] for code in codes]), 'compare', **{by: ','.join(codes)})}</li>"
        for codes in known
    )
    return f'<ul class="offers">{"".join(items)}</ul>'


def no_firm_record(side: Side) -> str:
    """What is said of a firm without a record."""
    return (
        f'<p class="no-record"><strong>No record names {escape(side.name)}.</strong> '
        "That a record is absent is no proof that no deal exists.</p>"
    )


def sentences(said: Iterable[str]) -> str:
    """The differences as a list."""
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
    return (
        f'<ul class="differences">{items}</ul><p class="fine">Worked out from the records shown on this page. '
        "We may know more of one than of another: an absent record proves nothing.</p>"
    )


def timeline_note(compared: Iterable[Side]) -> str:
    """How to read the timeline, and the deals that it cannot draw."""
    undated = {side.name: int(side.deals["first"].isna().sum()) for side in compared}
    said = [f"{name} ({number})" for name, number in undated.items() if number]
    empty = [side.name for side in compared if side.deals.empty]
    left = f" No date is known, and nothing drawn, for deals of {escape(listed(said))}." if said else ""
    left += f" No deal is shown for {escape(listed(empty, 'or'))}." if empty else ""
    return f'<p class="fine">{HOW_TO_READ}{left}</p>'


HOW_TO_READ = """The years run the same for all, and each deal has the same height. A line runs from a deal’s first to
its last known date. A pale block is known to the year, a darker one to the month, a full one to the day; a ring is only
the date of the first report. Click one to open its record."""


def firm_map(side: Side, way: Way, names: Mapping[str, str]) -> str:
    """The countries of a firm's deals shown, by their number; `way` is that to colour by deals."""
    painted = paint(side.shown, side.shown["counted"], way)
    said = {iso: f"{names[iso]}: {words}" for iso, words in painted.ranked}
    where = plural(len(said), "country", "countries")
    return world_map(firm_looks(way), _classes(side, way), said, f"World map: deals of {side.name} in {where}")


def _classes(side: Side, way: Way) -> dict[str, str]:
    """The look of each country with a record, by name."""
    steps = paint(side.shown, side.shown["counted"], way).steps
    empty = dict.fromkeys(side.left["iso_a3"], "hidden") | dict.fromkeys(side.shown["iso_a3"], "restricted")
    return empty | {iso: str(classes[-1]) for iso, classes in steps.items()}


def firm_looks(way: Way) -> dict[str, Look]:
    """The looks of such maps: those of the world map, but grey is any country without a record of that firm."""
    found = looks("deals", way)
    found["none"] = replace(found["none"], label="no record")
    found["hidden"] = replace(found["hidden"], label="left out by the evidence lens")
    return found


def firm_legend(sides: Iterable[Side], way: Way) -> str:
    """One legend for the maps of all firms: the looks that one of them has."""
    used = {"none"}.union(*(_classes(side, way).values() for side in sides))
    shown = {look.label: background(look) for name, look in firm_looks(way).items() if name in used}
    return swatches(shown, "Legend of the maps")


def records_list(side: Side) -> str:
    """Each record of a side, newest first, with a link to its page; those that the lens leaves out stand apart."""
    items = _items(side.shown)
    parts = (
        [f'<ul class="side-records">{"".join(items[:MOST_LISTED])}</ul>'] if items else ["<p>No record is shown.</p>"]
    )
    if more := items[MOST_LISTED:]:
        parts.append(_folded(f"{plural(len(more), 'more record')} of {side.name}", more))
    if out := _items(side.left):
        parts.append(_folded(f"{plural(len(out), 'record')} of {side.name} left out by the evidence lens", out))
    return "".join([f'<div class="side"><h3>{escape(side.name)}</h3>', *parts, "</div>"])


def _folded(said: str, items: Sequence[str]) -> str:
    return f'<details><summary>{escape(said)}</summary><ul class="side-records">{"".join(items)}</ul></details>'


def _items(rows: pd.DataFrame) -> list[str]:
    newest = rows.sort_values(["year", "id"], ascending=False, na_position="last")
    return [_item(row) for row in newest.to_dict("records")]


def _item(row: Mapping[Any, Any]) -> str:
    """A record in a line; its value is told here and nowhere added up."""
    value = f"US$ {row['value']:,g} million" if not pd.isna(row["value"]) else ""
    sure = f"{CONFIDENCES[str(row['confidence'])].lower()} confidence"
    status = row["said"].lower() if row["counted"] else f"supply: {row['said'].lower()}"
    said = [row["country"], row["when"], row["sort"], status, sure, value]
    said += ["contested"] if row["contested"] else []
    details = escape(" · ".join(str(part) for part in said if part))
    return f"<li>{link(str(row['title']), 'deal', deal=str(row['id']))}<span>{details}</span></li>"
