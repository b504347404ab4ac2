"""One record whole, with its sources, its history, and how to cite it."""

from collections.abc import Collection
from datetime import date

import streamlit as st

from dashboard import cached, pace
from dashboard.address import parameter, whole
from dashboard.analysis.cite import citations, data_day, version_text
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.projection import map_positions
from dashboard.analysis.related import around, parts
from dashboard.analysis.report import new_ticket, problem
from dashboard.analysis.search import nearest
from dashboard.cached import Atlas
from dashboard.pictures import record
from dashboard.pictures.links import link, outward, unknown
from dashboard.pictures.related import Around, listed, steps
from dashboard.pictures.related import nearest as nearest_listed
from dashboard.pictures.smallmap import locator_map
from dashboard.pictures.sources import publisher_list, source_list
from dashboard.records.schema import Deal


def title(atlas: Atlas) -> str:
    """The record's title."""
    deal = atlas.records.get(parameter("deal"))
    return deal.title if deal else "Record"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page of the record that the address names."""
    named = parameter("deal")
    deal = atlas.records.get(named)
    if not named:
        st.html(WHAT_THIS_IS)
    elif not deal:
        near = {code: atlas.names.titles[code] for code in nearest(named, atlas.names.titles)}
        st.html(unknown("record", named, "deal", near) + WHERE_TO_FIND)
    else:
        kept = set(atlas.table["id"][select(atlas.table, filters.lens)])
        _facts(atlas, deal, filters, kept)
        _sources(deal)
        _related(atlas, deal, kept)
        _cite(atlas, deal)
        _report(atlas, deal)


WHERE_TO_FIND = (
    f"<p>{link('All records in a table', 'table')} · {link('Search by name, city, firm or technology', 'search')}</p>"
)
WHAT_THIS_IS = (
    "<p>Each deal, plan, gift, ban and removal in this atlas is a record with a page of its own: what is known of it, "
    f"from which source, how it can be cited, and what is disputed. Choose one to read it.</p>{WHERE_TO_FIND}"
)


def _facts(atlas: Atlas, deal: Deal, filters: Filters, kept: Collection[str]) -> None:
    country = atlas.country_names.get(deal.country, deal.country)
    st.html(
        steps(*around(deal, atlas.deals[deal.country])) + record.opening(deal, atlas.names, filters, deal.id in kept)
    )
    pace.after_content()
    st.header("What is known", anchor=False)
    st.html(NUMBERS)
    left, right = st.columns([3, 2], gap="large")
    left.html(record.known(deal, atlas.names, country))
    with right:
        _map(deal, country)
    st.header("What is contested", anchor=False)
    st.html(record.contested(deal, atlas.names))
    if deal.article:
        st.header("The 2020 article", anchor=False)
        st.html(record.article(deal))
    st.header("Dates", anchor=False)
    st.html(record.dates_in_order(deal) + IN_ORDER)


NUMBERS = """<p class="fine">A number leads to the source that the editors noted for a fact. Where it says “no source
named for this”, none was noted, though one of the sources may still speak of it. Sources were read in part.</p>"""
IN_ORDER = """<p class="fine">A date known only to the year or month stands at its beginning. The first report is the
earliest day on which one of the sources wrote of it.</p>"""


def _map(deal: Deal, country: str) -> None:
    names = [place.name for place in deal.places]
    at = map_positions([place.lon for place in deal.places], [place.lat for place in deal.places]) if names else []
    points = [(x, y, name) for (x, y), name in zip(at, names, strict=True)]
    st.markdown(locator_map(deal.country, country, points), unsafe_allow_html=True)
    st.html(record.places_shown(names, country))


def _sources(deal: Deal) -> None:
    st.header("Sources", anchor=False)
    st.html(source_list(deal) + publisher_list(deal))


def _related(atlas: Atlas, deal: Deal, kept: Collection[str]) -> None:
    held, every = Around(atlas.country_names, kept), atlas.dataset.deals
    found = listed("Part of", [other for other in every if other.id == deal.part_of], held)
    found += listed("Parts of this record", parts(deal, every), held)
    for key in deal.suppliers:
        name = atlas.choices.facets["supplier"].get(key, key)
        every_one, firm = link(f"All records with {name}", "table", supplier=key), link(name, "suppliers", firm=key)
        same = [other for other in every if key in other.suppliers]
        found += nearest_listed(f"Also with {name}", deal, same, held, f"{every_one} · The firm: {firm}")
    country = atlas.country_names.get(deal.country, deal.country)
    more = link(f"All of {country}", "countries", country=deal.country)
    found += nearest_listed(f"Also in {country}", deal, atlas.deals[deal.country], held, more)
    st.header("Related records", anchor=False)
    st.html(found or f"<p>No other record has this country or a supplier of this record. {more}</p>")


def _cite(atlas: Atlas, deal: Deal) -> None:
    country, at = atlas.country_names.get(deal.country, deal.country), whole(deal=deal.id)
    st.header("Cite this record", anchor=False)
    said = citations(deal, country, data_day(atlas.dataset), atlas.version, date.today(), at)
    with st.container(key="cite"):
        for style, text in said.items():
            st.subheader(style, anchor=False)
            st.code(text, language=None, wrap_lines=True)
    st.html(CITE_SOURCES)


CITE_SOURCES = """<p class="fine">For a single fact, cite its source too. Titles in square brackets above are our own
descriptions, not headlines.</p>"""


def _report(atlas: Atlas, deal: Deal) -> None:
    states = version_text(data_day(atlas.dataset), atlas.version)
    subject, text = problem(deal, states, whole(deal=deal.id))
    st.header("Report a problem", anchor=False)
    tracker = cached.tracker()
    st.html(outward("Report it with this text filled in", new_ticket(tracker, subject, text)) if tracker else SEND_IT)
    st.code(f"{subject}\n\n{text}", language=None, wrap_lines=True)


SEND_IT = "<p>Copy this text, complete it, and send it to whoever keeps this copy of the atlas.</p>"
