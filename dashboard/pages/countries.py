"""One page a country, and the list of all countries."""

import streamlit as st

from dashboard import pace
from dashboard.address import parameter, pick
from dashboard.analysis.country import (
    beside,
    countries_sentence,
    country_sentence,
    firms,
    lens_leaves_out,
    regime_bands,
    tally,
    without,
)
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.neighbours import neighbours
from dashboard.analysis.projection import map_positions
from dashboard.analysis.search import nearest
from dashboard.analysis.summary import count, lens_sentence, plural
from dashboard.analysis.table import regime_of
from dashboard.analysis.timeline import timeline
from dashboard.cached import Atlas
from dashboard.pictures.country import (
    ELSEWHERE,
    aigs_words,
    all_countries,
    bri_words,
    firms_list,
    map_words,
    neighbours_list,
    record_links,
    said,
    steps,
)
from dashboard.pictures.country_timeline import country_dates, country_legend, country_timeline
from dashboard.pictures.links import unknown
from dashboard.pictures.panel import country_facts, deal_card, no_record
from dashboard.pictures.smallmap import locator_map
from dashboard.records.schema import Country, Deal

MOST_CARDS = 25  # records of one country shown whole, and drawn in time


def title(atlas: Atlas) -> str:
    """The page's heading: the country's name, where the address asks for one."""
    return atlas.country_names.get(parameter("country").upper(), "Countries")


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page of the country that the address asks for, else the list of all."""
    typed = parameter("country")
    if country := atlas.countries.get(typed.upper()):
        if typed != country.iso_a3:
            st.query_params["country"] = country.iso_a3
        _country(atlas, filters.lens, country)
    else:
        if typed:
            near = {iso: atlas.country_names[iso] for iso in nearest(typed, atlas.country_names)}
            st.html(unknown("country", typed, "country", near))
        _all(atlas, filters.lens)


def _country(atlas: Atlas, lens: Filters, country: Country) -> None:
    keep, here = select(atlas.table, lens), atlas.table["iso_a3"] == country.iso_a3
    shown, kept = count(atlas.table[here], keep[here]), set(atlas.table["id"][keep & here])
    held = atlas.deals.get(country.iso_a3, [])
    deals = [deal for deal in held if deal.id in kept]
    left_out = [deal for deal in held if deal.id not in kept]
    counts, borders = tally(atlas.table, keep), set(neighbours(country.iso_a3))
    near = [iso for iso in atlas.country_names if iso in borders]

    sentence = country_sentence(shown, bool(left_out))
    st.html(said(sentence, lens_leaves_out(shown, lens), nothing_left=bool(left_out) and not deals))
    pace.after_content()
    _ways(atlas, country)
    if not held:
        st.html(no_record(country, atlas.dataset))
    _where(atlas, country, deals, [iso for iso in near if iso in counts])
    _timeline(atlas, country, deals)
    _records(atlas, deals, left_out)
    _suppliers(atlas, deals)
    st.header("Neighbours", anchor=False)
    st.html(neighbours_list(country, near, counts, atlas.country_names))
    st.header("What other indexes say", anchor=False)
    st.subheader("AIGS index of 2019", anchor=False)
    st.html(aigs_words(country, atlas.dataset))
    st.subheader("Belt and Road", anchor=False)
    st.html(bri_words(country, atlas.dataset))


def _ways(atlas: Atlas, country: Country) -> None:
    """To the countries before and after, and to any."""
    left, right = st.columns([3, 2], vertical_alignment="center")
    left.html(steps(*beside(atlas.country_names, country.iso_a3), atlas.country_names))
    with right:
        _pick(atlas)


def _pick(atlas: Atlas) -> None:
    pick("Country or territory", "country", atlas.country_names, "Type a country")


def _where(atlas: Atlas, country: Country, deals: list[Deal], near: list[str]) -> None:
    places = [place for deal in deals for place in deal.places]
    at = map_positions([place.lon for place in places], [place.lat for place in places])
    points = [(x, y, place.name) for (x, y), place in zip(at, places, strict=True)]
    left, right = st.columns([2, 3])
    with left:
        drawn = locator_map(country.iso_a3, country.name, points, near)
        st.markdown(drawn, unsafe_allow_html=True)
        named = [atlas.country_names[iso] for iso in near]
        st.html(map_words(country.name, bool(drawn), [place.name for place in places], named))
    right.html(country_facts(country, atlas.dataset))


def _timeline(atlas: Atlas, country: Country, deals: list[Deal]) -> None:
    """The records over the regime classes; with none to draw, the facts beside the map give the classes."""
    drawn = deals[:MOST_CARDS]
    line = timeline(atlas.dataset, atlas.table, atlas.table["id"].isin([deal.id for deal in drawn]))
    if line.bars.empty:
        return
    bands = regime_bands(atlas.dataset, country.iso_a3, line.bars)
    st.header("In time", anchor=False)
    st.html(country_legend(line, bands))
    st.altair_chart(country_timeline(line, bands), alt="Records over the regime class; the list below says the same.")
    st.html(country_dates(drawn, regime_of(atlas.dataset)) + HOW_TO_READ)


HOW_TO_READ = """<p class="fine">Each line runs from the first to the last known date. A pale block is known to the
year, a darker one to the month, a full one to the day; a ring is only the date of the first report. Behind: the class
that V-Dem (Regimes of the World) gives the country in each year, an estimate by experts for 2010 to 2024. A deal
beside a class does not show that one led to the other.</p>"""


def _records(atlas: Atlas, deals: list[Deal], left_out: list[Deal]) -> None:
    """The records whole, bans and removals apart; what is too much or left out as a list."""
    whole = deals[:MOST_CARDS]
    for heading, counted in (("Deals", True), ("Bans and removals", False)):
        if cards := [deal_card(deal, atlas.names) for deal in whole if deal.is_deal is counted]:
            st.header(heading, anchor=False)
            for card in cards:
                st.html(card)
    for what, rest in (("More records", deals[MOST_CARDS:]), ("Left out by the evidence lens", left_out)):
        if rest:
            with st.expander(f"{what}: {plural(len(rest), 'record')}"):
                st.html(record_links(rest))


def _suppliers(atlas: Atlas, deals: list[Deal]) -> None:
    sold, banned = ([deal for deal in deals if deal.is_deal is wanted] for wanted in (True, False))
    if deals:
        st.header("Suppliers", anchor=False)
        st.html(firms_list(firms(sold), firms(banned), atlas.names))


def _all(atlas: Atlas, lens: Filters) -> None:
    keep = select(atlas.table, lens)
    counts, bare = tally(atlas.table, keep), without(atlas.dataset, atlas.table)
    st.html(said(countries_sentence(counts, atlas.dataset), lens_sentence(atlas.table, lens), nothing_left=not counts))
    pace.after_content()
    _pick(atlas)
    for region in sorted({country.region for country in atlas.dataset.countries}, key=lambda name: (not name, name)):
        names = {iso: name for iso, name in atlas.country_names.items() if atlas.countries[iso].region == region}
        st.header(region or ELSEWHERE, anchor=False)
        st.html(all_countries(names, counts, bare))
