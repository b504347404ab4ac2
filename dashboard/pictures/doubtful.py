"""What is open in the data, and what is newest, as HTML lists."""

from collections.abc import Iterable, Mapping
from html import escape

from dashboard.analysis.doubtful import Doubt
from dashboard.pictures.links import link
from dashboard.records import dates
from dashboard.records.schema import Deal


def doubts_list(doubts: Iterable[Doubt]) -> str:
    """Each open point with its number, and a link where the table of records can show them."""
    items = "".join(
        f"<li><strong>{doubt.number:,}</strong> of {doubt.of:,} {escape(doubt.what)}"
        f"{' (' + link('show them', 'table', **doubt.filters) + ')' if doubt.filters else ''}</li>"
        for doubt in doubts
    )
    return f'<ul class="rules">{items}</ul>'


def looked_over(deals: Iterable[Deal]) -> str:
    """Between which days the records were last looked over."""
    days = sorted({deal.checked for deal in deals}, key=dates.parse)
    if not days:
        return "There is no record."
    first, last = dates.pretty(days[0]), dates.pretty(days[-1])
    if first == last:
        return f"Every record was last looked over on {first}; none has been looked over since."
    return f"The record that waits longest was last looked over on {first}, the latest one on {last}."


def version_note(version: str, looked: str) -> str:
    """What the data version is; `looked` as from looked_over()."""
    return (
        f'<div class="prose"><p>Data version <code>{escape(version)}</code>: a name made from the content of the data '
        f"files, so that any change gives another. {looked}</p><p>The records with the newest sources:</p></div>"
    )


def newest_list(newest: Iterable[tuple[Deal, str]], countries: Mapping[str, str]) -> str:
    """Records with the date of their newest source and the day they were last looked over."""
    items = "".join(
        f"<li>{link(deal.title, 'deal', deal=deal.id)}, {escape(countries.get(deal.country, deal.country))}: newest "
        f"source of {dates.pretty(published)}, looked over {dates.pretty(deal.checked)}</li>"
        for deal, published in newest
    )
    return f'<ol class="rules">{items}</ol>'
