"""How records are made, what was looked at, how others count, and the terms."""

import streamlit as st

from dashboard import access, pace
from dashboard.address import parameter
from dashboard.analysis import coverage
from dashboard.analysis.doubtful import doubts, newest
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.search import nearest
from dashboard.analysis.summary import lens_sentence
from dashboard.analysis.trackers import compare_aigs, ours
from dashboard.cached import Atlas
from dashboard.pictures import know, searched
from dashboard.pictures.doubtful import doubts_list, looked_over, newest_list, version_note
from dashboard.pictures.glossary import glossary
from dashboard.pictures.legend import swatches
from dashboard.pictures.links import link, unknown
from dashboard.pictures.panel import scroll_to
from dashboard.pictures.smallmap import world_map
from dashboard.pictures.trackers import aigs_compared, tracker_card
from dashboard.pictures.worldmap import background

MOST_NEWEST = 10


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "How we know"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The sections of the page in the order of its contents."""
    terms = {term.key: term.term for term in atlas.dataset.glossary}
    asked = parameter("term")
    if asked and asked not in terms:
        st.html(unknown("term", asked, "term", {key: terms[key] for key in nearest(asked, terms)}))
    st.html(know.contents())
    pace.after_content()
    _section("records", know.RULES)
    _section("codes", know.codes(atlas.dataset.deals))
    _section("publishers", know.PUBLISHERS)
    _coverage(atlas)
    _left_out(atlas)
    _others(atlas, filters)
    _section("open", '<p class="prose">Counted from the data as it stands:</p>' + doubts_list(doubts(atlas.dataset)))
    _version(atlas)
    _section("glossary", glossary(atlas.dataset.glossary, asked))
    if access.sign_in_offered():
        st.html(f'<p class="fine">{link("Editors: sign in", "sign-in")}</p>')
    if asked in terms:
        st.html(scroll_to(asked), unsafe_allow_javascript=True)


def _section(anchor: str, html: str) -> None:
    st.header(know.SECTIONS[anchor], anchor=anchor)
    st.html(html)


def _coverage(atlas: Atlas) -> None:
    found, names = coverage.found(atlas.dataset), atlas.country_names
    sentence = searched.map_sentence(found)
    _section("coverage", f'<p class="prose">{sentence} {LOOKED}</p>')
    classes, said = searched.map_classes(found), searched.map_said(found, names)
    st.markdown(world_map(searched.LOOKS, classes, said, f"Map. {sentence}"), unsafe_allow_html=True)
    legend = swatches({look.label: background(look) for look in searched.LOOKS.values()}, "Legend of the map")
    st.html(legend + searched.results(found, names, coverage.notes(atlas.dataset)))


LOOKED = """To have looked at a country means that we searched public reports for it, not that we saw all of them. The
evidence lens changes nothing in this map."""


def _left_out(atlas: Atlas) -> None:
    records = atlas.dataset.left_out
    _section("left-out", LEFT_OUT if records else "<p>Nothing is left out.</p>")
    if records:
        st.html(searched.left_out(records, atlas.country_names))


LEFT_OUT = """<p class="prose">These records are counted nowhere. A source that shows more can change that.</p>"""


def _others(atlas: Atlas, filters: Filters) -> None:
    keep = select(atlas.table, filters.lens)
    lens = lens_sentence(atlas.table, filters.lens)
    said = f'<p class="prose">{BESIDE}</p>' + (f'<p class="fine lens" role="status">{lens}</p>' if lens else "")
    cards = (
        tracker_card(tracker, ours(atlas.table, keep, tracker.key), atlas.names.explain)
        for tracker in atlas.dataset.trackers
    )
    _section("others", said + "".join(cards))
    st.subheader("The AIGS index and this atlas, country by country", anchor=False)
    st.html(aigs_compared(compare_aigs(atlas.dataset, atlas.table, keep), atlas.country_names))


BESIDE = """Other counts of this subject ask other questions, so their totals are neither right nor wrong beside ours.
Ours are worked out from the records as they stand, bans and removals left out, and so is China."""


def _version(atlas: Atlas) -> None:
    deals = atlas.dataset.deals
    listed = newest_list(newest(atlas.dataset, MOST_NEWEST), atlas.country_names)
    _section("version", version_note(atlas.version, looked_over(deals)) + listed + know.LICENCES)
