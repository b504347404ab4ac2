"""One record whole as HTML, each fact with the sources it rests on. Everything from the data is escaped here."""

from collections.abc import Sequence
from html import escape

from dashboard.analysis.evidence import publishers
from dashboard.analysis.filters import Filters
from dashboard.analysis.provenance import history
from dashboard.analysis.summary import lens_words, plural
from dashboard.pictures.links import link
from dashboard.pictures.panel import DATES, UNKNOWN, Names, description_list, facts, tags
from dashboard.pictures.sources import rests_on
from dashboard.records import dates
from dashboard.records.schema import Deal
from dashboard.records.words import CONFIDENCES, KINDS, SCOPES, VERDICTS

BACKED_BY = {  # the fields behind a fact of panel.facts()
    "Suppliers": "suppliers",
    "Buyer": "buyer",
    "Technologies": "technologies",
    "Places": "places",
    "Status": "status",
    "Status of the supply": "status",
    "Financing": "financing",
}
KNOWN_TO = {"year": "known to the year", "month": "known to the month", "day": "known to the day"}


def opening(deal: Deal, names: Names, lens: Filters, kept: bool) -> str:
    """What happened, in short, and whether the evidence lens keeps the record."""
    summary = f'<p class="sentence">{names.explain(deal.summary)}{rests_on(deal, "summary")}</p>'
    return f'<div class="record">{tags(deal)}{summary}</div>{_lens(deal, lens, kept)}'


def _lens(deal: Deal, lens: Filters, kept: bool) -> str:
    if not (asked := lens_words(lens)):
        return ""
    has = f"{plural(publishers(deal), 'independent publisher')} and {CONFIDENCES[deal.confidence].lower()} confidence"
    said = "keeps this record" if kept else "leaves this record out of maps, lists and counts"
    return f'<p class="fine lens" role="status">The evidence lens ({asked}) {said}: it has {has}.</p>'


def known(deal: Deal, names: Names, country: str) -> str:
    """The record's fields, dates left out, as a description list."""
    said = facts(deal, names)
    del said["Dates"], said["Value"]
    rows = {
        "Country": link(country, "countries", country=deal.country) + rests_on(deal, "country"),
        "Kind": KINDS[deal.kind] + rests_on(deal, "kind"),
        "Scope": SCOPES[deal.scope] + rests_on(deal, "scope"),
        **{term: text + rests_on(deal, *filter(None, [BACKED_BY.get(term)])) for term, text in said.items()},
        "Value": (UNKNOWN if deal.value_usd_m is None else f"US$ {deal.value_usd_m:,g} million")
        + rests_on(deal, "value_usd_m"),
        "About the value": (names.explain(deal.value_note) if deal.value_note else UNKNOWN)
        + rests_on(deal, "value_note"),
        "Confidence": f"{CONFIDENCES[deal.confidence]}: the editors’ judgement of the sources",
        "Editor’s note": (escape(deal.note) + rests_on(deal, "note")) if deal.note else "",
        "Record": f"<code>{escape(deal.id)}</code>, last looked over {dates.pretty(deal.checked)}",
    }
    return description_list({term: text for term, text in rows.items() if text}, "facts")


def contested(deal: Deal, names: Names) -> str:
    """What is disputed, or that nothing is noted."""
    if not deal.contested:
        return "<p>Nothing is noted as contested. That is no proof that nobody disputes it.</p>"
    return f'<p class="contested">{names.explain(deal.contested)}{rests_on(deal, "contested")}</p>'


def article(deal: Deal) -> str:
    """What the article of 2020 claims, and how the claim stands; "" where it does not speak of this."""
    if not deal.article:
        return ""
    verdict, backed = VERDICTS[deal.article.verdict], rests_on(deal, "article")
    note = deal.article.note.removeprefix(f"{verdict}. ")
    return (
        f'<div class="article"><p><strong>The claim:</strong> {escape(deal.article.claim)}</p>'
        f"<p><strong>Verdict: {verdict.lower()}.</strong> {escape(note)}{backed}</p>"
        f"<p>{link('All claims of the article, checked', 'article')}</p></div>"
    )


def dates_in_order(deal: Deal) -> str:
    """The record's dates as an ordered list, each as precise as it is known, and the day it was last looked over."""
    words = DATES | ({"ended": "Decided"} if deal.kind == "restriction" else {})
    items = "".join(
        f'<li><strong>{dates.pretty(text)}</strong> <span>{words[name]} <span class="fine">'
        f"({KNOWN_TO[dates.precision(text)]})</span>{rests_on(deal, name)}</span></li>"
        for name, text in history(deal)
    )
    checked = f"<li><strong>{dates.pretty(deal.checked)}</strong> <span>Last looked over by the editors</span></li>"
    none = "" if items else "<p>No date of the deal itself is known.</p>"
    return f'{none}<ol class="dates">{items}{checked}</ol>'


def places_shown(names: Sequence[str], country: str) -> str:
    """What the map shows, in words."""
    where = f"Dots: {escape(', '.join(names))}, as near as is known." if names else "No place is named."
    return f'<p class="fine">The map shows where {escape(country)} lies. {where}</p>'
