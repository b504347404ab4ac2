"""A country or a record on a lesson's step, and what a click on a country opens. All text from data is escaped."""

from html import escape

import pandas as pd

from dashboard.analysis.country import countries_sentence, country_sentence, regime_bands, tally
from dashboard.analysis.evidence import publishers
from dashboard.analysis.neighbours import neighbours
from dashboard.analysis.summary import count, plural
from dashboard.analysis.table import when
from dashboard.analysis.timeline import timeline
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.country import all_countries, map_words
from dashboard.pictures.country_timeline import country_legend, country_timeline
from dashboard.pictures.lesson_map import country_of, points_of
from dashboard.pictures.lesson_panel import Panel, beside
from dashboard.pictures.lesson_time import HOW_TO_READ, picture
from dashboard.pictures.links import link
from dashboard.pictures.panel import contested, country_facts, deal_card, no_record, sources, status, tags
from dashboard.pictures.record import places_shown
from dashboard.pictures.smallmap import locator_map
from dashboard.records.lessons import View
from dashboard.records.schema import Country, Deal
from dashboard.records.words import CONFIDENCES, KINDS, within


def country_panel(atlas: Atlas, shown: View, keep: pd.Series) -> Panel:
    """Where a country lies, the facts and the records; without a country in the view, all that have records."""
    country = atlas.countries.get(country_of(atlas, shown) or "")
    if country is None:
        counts = tally(atlas.table, keep)
        names = {iso: name for iso, name in atlas.country_names.items() if iso in counts}
        return Panel(countries_sentence(counts, atlas.dataset), all_countries(names, counts, {}))
    here = atlas.table["iso_a3"] == country.iso_a3
    kept = set(atlas.table["id"][keep & here])
    deals = [deal for deal in atlas.deals.get(country.iso_a3, []) if deal.id in kept]
    left_out = len(deals) < int(here.sum())
    said = f"{country.name}: {country_sentence(count(atlas.table[here], keep[here]), left_out)}"
    cards = "".join(deal_card(deal, atlas.names) for deal in deals)
    top = beside(_where(atlas, country, deals, keep), country_facts(country, atlas.dataset))
    return Panel(said, top + (cards or no_record(country, atlas.dataset)), _in_time(atlas, country, keep & here))


def _where(atlas: Atlas, country: Country, deals: list[Deal], keep: pd.Series) -> str:
    counts, borders = tally(atlas.table, keep), set(neighbours(country.iso_a3))
    near = [iso for iso in atlas.country_names if iso in borders and iso in counts]
    points = points_of(atlas, [deal.id for deal in deals])
    drawn = locator_map(country.iso_a3, country.name, points, near)
    named = [atlas.country_names[iso] for iso in near]
    return drawn + map_words(country.name, bool(drawn), [name for _, _, name in points], named)


def _in_time(atlas: Atlas, country: Country, keep: pd.Series) -> str | None:
    """The records over the regime classes."""
    line = timeline(atlas.dataset, atlas.table, keep)
    if line.bars.empty:
        return None
    bands = regime_bands(atlas.dataset, country.iso_a3, line.bars)
    said = f"{plural(len(line.bars), 'record')} of {country.name} over its regime classes"
    drawn = picture(country_timeline(line, bands).to_dict(), said, "timeline")
    return country_legend(line, bands) + drawn + HOW_TO_READ


def deal_panel(atlas: Atlas, shown: View, keep: pd.Series) -> Panel:
    """One record whole with its sources, and where it lies."""
    deal = atlas.records.get(shown.deal or "")
    if deal is None:
        return Panel("No record is chosen.", "")
    country = atlas.country_names.get(deal.country, deal.country)
    points = points_of(atlas, [deal.id])
    where = locator_map(deal.country, country, points) + places_shown([name for _, _, name in points], country)
    how = f"status: {within(status(deal))}" if deal.is_deal else within(status(deal))
    said = (
        f"{country}, {when(deal)}: {deal.title}. {KINDS[deal.kind]}; {how}; "
        f"{CONFIDENCES[deal.confidence].lower()} confidence, {plural(publishers(deal), 'independent publisher')}."
    )
    return Panel(said, deal_card(deal, atlas.names) + where)


def country_card(atlas: Atlas, iso_a3: str) -> str:
    """What a click on a country opens: its name, and each record in short with its sources."""
    country, deals = atlas.countries[iso_a3], atlas.deals.get(iso_a3, [])
    cards = "".join(_in_short(deal) for deal in deals) or no_record(country, atlas.dataset)
    named = link(country.name, "countries", country=iso_a3)
    records = f'<p class="fine">{plural(len(deals), "record")}</p>' if deals else ""
    return f"<h2>{named}</h2>{records}{cards}"


def _in_short(deal: Deal) -> str:
    return (
        f'<article class="deal"><h3>{link(deal.title, "deal", deal=deal.id)}, {escape(when(deal))}</h3>{tags(deal)}'
        f"<p>{escape(deal.summary)}</p>{contested(deal, escape)}{sources(deal.sources)}</article>"
    )
