"""Links from one record to others as HTML. Everything from the data is escaped here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.analysis.related import nearest_in_time
from dashboard.analysis.table import when
from dashboard.pictures.links import link
from dashboard.pictures.panel import status
from dashboard.records.schema import Deal


@dataclass(frozen=True)
class Around:
    """What a list of records needs to know: the countries' names by code, and the ids that the evidence lens keeps."""

    countries: Mapping[str, str]
    kept: Collection[str]


def steps(before: Deal | None, after: Deal | None) -> str:
    """Links to the record before and the one after this; "" where there is neither."""
    said = [
        f"<span>{word}: {link(deal.title, 'deal', deal=deal.id)}, {when(deal)}</span>"
        for word, deal in (("Previous", before), ("Next", after))
        if deal
    ]
    return f'<nav class="steps" aria-label="Records of this country">{"".join(said)}</nav>' if said else ""


def listed(heading: str, deals: Sequence[Deal], around: Around, more: str = "") -> str:
    """Records under a heading, each a link with country, year and status; "" where there is none. `more` is HTML."""
    items = "".join(f"<li>{_line(deal, around)}</li>" for deal in deals)
    return f'<h3>{escape(heading)}</h3><ul class="others">{items}</ul>{more}' if items else ""


def _line(deal: Deal, around: Around) -> str:
    country = escape(around.countries.get(deal.country, deal.country))
    lens = "" if deal.id in around.kept else " · outside the evidence lens"
    said = f"{country} · {when(deal)} · {status(deal)}{lens}"
    return f'{link(deal.title, "deal", deal=deal.id)} <span class="fine">{said}</span>'


def nearest(heading: str, deal: Deal, same: Sequence[Deal], around: Around, more: str) -> str:
    """Those of `same` that began closest to this record, how many there are, and `more`, links as HTML."""
    near = nearest_in_time(deal, same)
    others = sum(other.id != deal.id for other in same)
    said = f"The {len(near)} nearest in time of {others} others. " if others > len(near) else ""
    return listed(heading, near, around, f'<p class="fine lone-links">{said}{more}</p>')
