"""The table of records as HTML. Everything from the data is escaped here."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from dashboard.analysis.listing import DATES, FIRST_COLUMNS, Text, View
from dashboard.pictures.glossary import Explain
from dashboard.pictures.links import here, link
from dashboard.records.schema import Deal
from dashboard.records.words import COLUMNS

NOT_KNOWN = dict.fromkeys(DATES, "none known") | {
    "suppliers": "none named",
    "places": "none named",
    "part_of": "none",
    "verdict": "none",
    "reported": "unknown",
}


def records(
    deals: Sequence[Deal],
    total: int,
    texts: Mapping[str, Text],
    view: View,
    firms: Mapping[str, str],
    explain: Explain = escape,
) -> str:
    """A table of one page of records out of `total`; a heading sorts, the record or else the first cell opens it.

    `explain` explains terms in the cells: each once in the table, or the Tab key would never come to its end.
    """
    lead = "title" if "title" in view.columns else view.columns[0]
    cells = {name: _cell(name, texts[name], firms, explain) for name in view.columns}
    cells[lead] = lambda deal: link(texts[lead](deal) or NOT_KNOWN.get(lead, "unknown"), "deal", deal=deal.id)
    rows = "".join(_row(deal, cells, lead) for deal in deals)
    head = "".join(_head(name, view) for name in view.columns)
    # So many columns scroll in a box of their own, which the keyboard must be able to reach.
    box = 'class="records wide" tabindex="0"' if len(view.columns) > len(FIRST_COLUMNS) else 'class="records"'
    return (
        f'<div {box} role="region" aria-label="Table of records"><table>'
        f"<caption>{_caption(len(deals), total, view)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _caption(rows: int, total: int, view: View) -> str:
    shown = f"{view.first:,}–{view.first + rows - 1:,} of {total:,}"
    way = "falling" if view.falling else "rising"
    return f"Records {shown}, by {COLUMNS[view.sort].lower()}, {way}. A heading sorts; what is unknown stands last."


def _head(name: str, view: View) -> str:
    """A heading whose link sorts by it, the other way round where it is sorted so already."""
    chosen = name == view.sort
    way = f' aria-sort="{"descending" if view.falling else "ascending"}"' if chosen else ""
    to = f"-{name}" if chosen and not view.falling else name
    return f'<th scope="col"{way}>{here(COLUMNS[name], sort=to, **{"from": ""})}</th>'


def _row(deal: Deal, cells: Mapping[str, Callable[[Deal], str]], lead: str) -> str:
    made = ""
    for name, cell in cells.items():
        tag, scope = ("th", ' scope="row"') if name == lead else ("td", "")
        made += f'<{tag}{scope} data-label="{escape(COLUMNS[name])}">{cell(deal)}</{tag}>'
    return f"<tr>{made}</tr>"


def _cell(name: str, text: Text, firms: Mapping[str, str], explain: Explain) -> Callable[[Deal], str]:
    """What makes the HTML of one column's cells."""

    def plain(deal: Deal) -> str:
        said = text(deal)
        return f'<span class="unknown">{NOT_KNOWN.get(name, "unknown")}</span>' if said is None else explain(said)

    leads: dict[str, Callable[[Deal], str]] = {
        "country": lambda deal: link(text(deal) or "", "countries", country=deal.country),
        "kind": lambda deal: plain(deal) if deal.is_deal else f"<strong>{plain(deal)}</strong>",
        "suppliers": lambda deal: (
            ", ".join(link(firms.get(key, key), "suppliers", firm=key) for key in deal.suppliers) or plain(deal)
        ),
        "value": lambda deal: (
            plain(deal) + (f'<p class="fine">{escape(deal.value_note)}</p>' if deal.value_note else "")
        ),
        "part_of": lambda deal: link(deal.part_of, "deal", deal=deal.part_of) if deal.part_of else plain(deal),
    }
    return leads.get(name, plain)


def about_downloads(good_for: Mapping[str, str], citation: str, licence: str) -> str:
    """What each format is good for, how to cite, and the terms."""
    items = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in good_for.items())
    return (
        f'<dl class="facts">{items}</dl>'
        "<p>Values are never added up: contracts, loans, announced budgets and cancelled plans stand side by side.</p>"
        f"<p>To cite: {escape(citation)}</p><p>Licence of the data: {escape(licence)}.</p>"
    )
