"""A country and its records as HTML. Everything from the data is escaped here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from dashboard.analysis.country import regime_runs
from dashboard.analysis.evidence import publishers
from dashboard.analysis.summary import plural
from dashboard.pictures.glossary import Explain
from dashboard.pictures.links import link
from dashboard.records import dates
from dashboard.records.parts import Source
from dashboard.records.schema import Country, Dataset, Deal, Event
from dashboard.records.words import (
    AIGS,
    BRI_STATUSES,
    BUYER_TYPES,
    CONFIDENCES,
    COVERAGE,
    KINDS,
    REGIMES,
    SCOPES,
    STATUSES,
    TECHNOLOGIES,
    VERDICTS,
    within,
)

UNKNOWN = '<span class="unknown">unknown</span>'
DATES = {
    "announced": "Announced",
    "signed": "Signed",
    "operational": "Operational",
    "ended": "Ended",
    "reported": "First reported",
}
NOT_LISTED = {"not listed": ", which does not mean no"}
ROUGHLY = {"year": " (only the year is known)", "month": " (only the month is known)", "day": ""}


def country_facts(country: Country, dataset: Dataset) -> str:
    """Region, regime class over the years, Belt and Road and AIGS listing of a country, as a description list."""
    place = [part for part in (country.region, country.intermediate_region or country.subregion) if part]
    runs = regime_runs(dataset.regimes, country.iso_a3)
    classed = "; ".join(f"{a}–{b} {REGIMES[c].lower()}" if a != b else f"{a} {REGIMES[c].lower()}" for a, b, c in runs)
    facts = {
        "Region": escape(", ".join(place)) or UNKNOWN,
        "Regime class (V-Dem, expert estimates)": classed or "no data: V-Dem does not class it",
        "Belt and Road": belt_and_road(country),
        "AIGS index 2019": AIGS[country.aigs_2019] + NOT_LISTED.get(country.aigs_2019, ""),
    }
    return description_list(facts, "facts")


def belt_and_road(country: Country) -> str:
    """Whether a country signed up to the Belt and Road, and when it did and left."""
    words = BRI_STATUSES["signed" if country.bri_exit_year else country.bri_status]
    signed = f"{words} {country.bri_year}" if country.bri_year else words
    return signed + (f", left {country.bri_exit_year}" if country.bri_exit_year else "")


def opened_line(name: str, records: int, anchor: str) -> str:
    """What a click on the map has opened further down, as a link to it."""
    said = f"{escape(name)}: {plural(records, 'record')}, shown below"
    return f'<p class="fine"><a href="#{escape(anchor)}">{said}</a></p>'


def scroll_to(opened: str) -> str:
    """A script that brings what is opened on the page into view; `opened`, its code, makes it run for each anew."""
    return f"<script>document.querySelector('.opened')?.scrollIntoView();/* {escape(opened)} */</script>"


def no_record(country: Country, dataset: Dataset) -> str:
    """What is said of a country without a record."""
    coverage = next((row for row in dataset.coverage if row.iso_a3 == country.iso_a3), None)
    looked = "We have not looked for records of this country yet."
    if coverage and coverage.searched:
        when = f" on {dates.pretty(coverage.searched_on)}" if coverage.searched_on else ""
        looked = f"We looked{when}: {within(COVERAGE[coverage.result or 'nothing-found'])}."
    note = f" {escape(coverage.note)}" if coverage and coverage.note else ""
    return (
        f'<p class="no-record"><strong>No record for {escape(country.name)}.</strong> {looked}{note} '
        "That a record is absent is no proof that no deal exists.</p>"
    )


@dataclass(frozen=True)
class Names:
    """What a card needs beside its record: the names of firms and records by code, and how terms are explained."""

    suppliers: Mapping[str, str]
    titles: Mapping[str, str]
    explain: Explain = escape


def deal_card(deal: Deal, names: Names, mark: str = "", opened: bool = False) -> str:
    """One record whole, with links to its own page and to its firms; `mark` is said beside the title."""
    parts = [
        f'<article class="deal{" opened" if opened else ""}" id="{escape(deal.id)}">'
        f"<h3>{link(deal.title, 'deal', deal=deal.id)}</h3>",
        tags(deal, mark),
        f"<p>{names.explain(deal.summary)}</p>",
        description_list(facts(deal, names), "facts"),
        contested(deal, names.explain),
        _article(deal),
        sources(deal.sources),
        f'<p class="fine">Record <code>{escape(deal.id)}</code>, last looked over {dates.pretty(deal.checked)}.'
        f"{' Editor’s note: ' + escape(deal.note) if deal.note else ''}</p></article>",
    ]
    return "".join(parts)


def tags(deal: Deal, mark: str = "") -> str:
    """Kind, status, confidence and publishers of a record in short, and a mark where one is given."""
    said = [KINDS[deal.kind], status(deal), f"{CONFIDENCES[deal.confidence]} confidence"]
    said.append(plural(publishers(deal), "independent publisher"))
    marked = f'<span class="mark">{escape(mark)}</span>' if mark else ""
    return '<p class="tags">' + "".join(f"<span>{escape(tag)}</span>" for tag in said) + f"{marked}</p>"


def status(deal: Deal) -> str:
    """A record's status in words; a restriction has none of its own, so that of the supply is said as such."""
    return STATUSES[deal.status] if deal.is_deal else f"Supply: {STATUSES[deal.status].lower()}"


def facts(deal: Deal, names: Names) -> dict[str, str]:
    """The record's fields as term and HTML."""
    named = ", ".join(link(names.suppliers.get(key, key), "suppliers", firm=key) for key in deal.suppliers)
    buyer = escape(deal.buyer) if deal.buyer else UNKNOWN
    said = {
        "Suppliers": named or "none named by the sources",
        "Buyer": f"{buyer} · {BUYER_TYPES[deal.buyer_type].lower()}" if deal.buyer_type != "unknown" else buyer,
        "Technologies": names.explain(", ".join(TECHNOLOGIES[code] for code in deal.technologies)) or UNKNOWN,
        "Places": ", ".join(escape(place.name) for place in deal.places) or f"{SCOPES[deal.scope]}, no place named",
        "Dates": _dates(deal),
        "Status" if deal.is_deal else "Status of the supply": STATUSES[deal.status],
        "Value": _value(deal, names.explain),
        "Financing": names.explain(deal.financing) if deal.financing else UNKNOWN,
    }
    if deal.part_of:
        whole = link(names.titles.get(deal.part_of, deal.part_of), "deal", deal=deal.part_of)
        said["Part of"] = f"{whole} (<code>{escape(deal.part_of)}</code>): do not count it twice"
    return said


def _dates(deal: Deal) -> str:
    words = DATES | ({"ended": "Decided"} if deal.kind == "restriction" else {})
    known = deal.dates | ({"reported": deal.reported} if deal.reported else {})
    said = [f"{words[name]} {dates.pretty(text)}{ROUGHLY[dates.precision(text)]}" for name, text in known.items()]
    return "<br>".join(said) or "no date known"


def _value(deal: Deal, explain: Explain) -> str:
    note = explain(deal.value_note) if deal.value_note else ""
    if deal.value_usd_m is None:
        return f"{UNKNOWN}. {note}" if note else UNKNOWN
    return f"US$ {deal.value_usd_m:,g} million. {note}"


def contested(deal: Deal, explain: Explain) -> str:
    """What is disputed, as a paragraph; "" where nothing is noted."""
    return f'<p class="contested"><strong>Contested:</strong> {explain(deal.contested)}</p>' if deal.contested else ""


def _article(deal: Deal) -> str:
    if not deal.article:
        return ""
    claim, note = escape(deal.article.claim), escape(deal.article.note)
    return (
        f'<div class="article"><p><strong>The 2020 article:</strong> {claim}</p>'
        f"<p><strong>{VERDICTS[deal.article.verdict]}.</strong> {note}</p></div>"
    )


def sources(cited: Iterable[Source], head: str = "Sources") -> str:
    """Sources under a line of their own, each a link with its publisher and date."""
    items = "".join(
        f'<li><a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">{escape(source.title)}</a>, '
        f"{escape(source.publisher)}, {dates.pretty(source.published) if source.published else 'no date shown'}</li>"
        for source in cited
    )
    return f'<p class="head">{head}</p><ol class="sources">{items}</ol>'


def description_list(facts: Mapping[str, str], name: str) -> str:
    """Terms, as text, and what is said of each, as HTML."""
    return f'<dl class="{name}">' + "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in facts.items()) + "</dl>"


def events_list(events: Iterable[Event]) -> str:
    """The context events, numbered as on the timeline, with their sources."""
    items = "".join(
        f"<li><strong>{escape(event.title)}</strong>, {dates.pretty(event.date)}. {escape(event.summary)}"
        f"{sources(event.sources)}</li>"
        for event in events
    )
    return f'<ol class="events">{items}</ol>'
