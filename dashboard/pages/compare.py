"""Two to four countries or firms side by side."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from dashboard import cached, pace
from dashboard.address import parameter, pick_parameter, pick_several
from dashboard.analysis.differences import differences, listed
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.sides import (
    COUNTRIES,
    FIRMS,
    MOST,
    Side,
    asked,
    bands,
    left_sentence,
    points,
    side_sentence,
    sides,
)
from dashboard.analysis.summary import lens_words
from dashboard.analysis.table import regime_of
from dashboard.analysis.timeline import context, timeline
from dashboard.cached import Atlas
from dashboard.pictures.links import follow
from dashboard.pictures.panel import no_record
from dashboard.pictures.side_tables import bars, bars_table, country_column, facts_table, firm_column
from dashboard.pictures.sides import (
    ask,
    firm_legend,
    firm_map,
    head,
    no_firm_record,
    offers,
    records_list,
    sentences,
    timeline_note,
    unknown_side,
)
from dashboard.pictures.smallmap import locator_map
from dashboard.pictures.timeline import deal_timeline, status_legend
from dashboard.records.schema import Dataset
from dashboard.records.words import CONFIDENCES, KINDS, REGIMES, STATUSES, TECHNOLOGIES

WORDS = {COUNTRIES: "Countries", FIRMS: "Suppliers"}
STARTS = {  # comparisons to begin with
    COUNTRIES: ("SRB,KEN", "ITA,FRA", "ZMB,ZWE,UGA", "PAK,BRA,GHA,IRN"),
    FIRMS: ("huawei,hikvision", "hikvision,dahua", "huawei,zte,ceiec"),
}
BARS = {  # the captions, by column
    "technologies": "Deals by technology",
    "suppliers": "Deals by supplier",
    "region": "Deals by region",
    "regime": "Deals by regime class in the deal’s year (V-Dem)",
    "kind": "Deals by kind",
    "status": "Deals by status",
    "confidence": "Deals by confidence",
}


def title(atlas: Atlas) -> str:
    """The page's heading: who is compared."""
    known = list(_known(atlas).values())
    return f"Compare {listed(known)}" if len(known) > 1 else "Compare"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    by, known = _by(), _known(atlas)
    chooser, first = st.container(), st.container()
    compared = sides(atlas.table, select(atlas.table, filters.lens), atlas.records, by, known)
    with first:
        if len(known) > 1:
            _heads(atlas, by, compared, lens_words(filters))
        else:
            _ask(atlas, by, list(known.values()))
    pace.after_content()
    with chooser:
        _choose(atlas, by, known)
    if len(known) < 2:
        return
    _differences(atlas, by, compared)
    _times(atlas, by, compared)
    _figures(atlas, by, compared)
    _records(compared)


def _by() -> str:
    """What the address asks to compare: countries where it asks for both."""
    return FIRMS if FIRMS in st.query_params and not parameter(COUNTRIES) else COUNTRIES


def _names(atlas: Atlas, by: str) -> Mapping[str, str]:
    return atlas.country_names if by == COUNTRIES else atlas.firm_names


def _known(atlas: Atlas) -> dict[str, str]:
    """The names, by code, of those that the address asks for and that there are."""
    names = _names(atlas, _by())
    return {code: names[code] for code in asked(parameter(_by()), names)[:MOST] if code in names}


def _choose(atlas: Atlas, by: str, known: Mapping[str, str]) -> None:
    """The chooser, and what is wrong with the address."""
    names = _names(atlas, by)
    left, right = st.columns([1, 3])
    with left:
        pick_parameter("Compare", WORDS, by)
    with right:
        pick_several(f"{WORDS[by]} to compare, {MOST} at most", by, names, list(known), MOST)
    wanted = asked(parameter(by), names)
    for code in wanted[:MOST]:
        if code not in known:
            st.html(unknown_side(by, code, wanted, names))
    if len(wanted) > MOST:
        st.info(f"The address asks for {len(wanted)}. The first {MOST} are looked at.")
    if by == COUNTRIES and parameter(FIRMS):
        st.info("The address asks for suppliers too. Countries and suppliers cannot be compared with each other.")


def _ask(atlas: Atlas, by: str, chosen: Sequence[str]) -> None:
    """Ask for what is missing, and offer comparisons to begin with."""
    st.html(ask(by, chosen) + offers(by, [start.split(",") for start in STARTS[by]], _names(atlas, by)))


def _heads(atlas: Atlas, by: str, compared: Sequence[Side], lens: str) -> None:
    """Each side's name, sentence and map, beside each other."""
    st.header("Side by side", anchor=False)
    way = cached.way("deals", next(iter(TECHNOLOGIES)))
    places = cached.places()["places"]
    beside = st.container(key="sides").columns(len(compared))
    for column, side in zip(beside, compared, strict=True):
        with column:
            st.html(head(side, by, side_sentence(side, by), left_sentence(side, lens)))
            if by == FIRMS:
                st.markdown(firm_map(side, way, atlas.country_names), unsafe_allow_html=True)
            else:
                st.markdown(locator_map(side.code, side.name, points(places, side)), unsafe_allow_html=True)
            if side.shown.empty and side.left.empty:
                st.html(
                    no_record(atlas.countries[side.code], atlas.dataset) if by == COUNTRIES else no_firm_record(side)
                )
    if by == FIRMS:
        st.html(firm_legend(compared, way))


def _differences(atlas: Atlas, by: str, compared: Sequence[Side]) -> None:
    st.header("Differences in words", anchor=False)
    words = _names(atlas, FIRMS if by == COUNTRIES else COUNTRIES)
    st.html(sentences(differences(compared, by, words, regime_of(atlas.dataset))))


def _times(atlas: Atlas, by: str, compared: Sequence[Side]) -> None:
    """All deals with a date on one scale of years, a band for each side."""
    st.header("Deals over time", anchor=False)
    rows = bands(compared, by)
    line = timeline(atlas.dataset, rows, rows["counted"])
    if not line.bars.empty:
        st.html(status_legend())
        st.vega_lite_chart(
            spec=deal_timeline(line, context(Dataset())),
            key="bands",
            on_select=partial(_open_picked, line.bars["id"].tolist()),
            alt="Timeline of the deals of each side; the lists of records at the end of the page say the same.",
        )
    if picked := st.session_state.pop("picked", None):
        st.html(follow("deal", deal=picked), unsafe_allow_javascript=True)
    st.html(timeline_note(compared))


def _open_picked(drawn: Sequence[str]) -> None:
    """Note the deal that was picked on the timeline, where it was drawn with its number in `drawn`."""
    for picked in st.session_state.bands.selection.get("deal", []):
        st.session_state.picked = drawn[picked["n"]]


def _figures(atlas: Atlas, by: str, compared: Sequence[Side]) -> None:
    """The facts in one table, and the counts as bars on one scale."""
    st.header("Figures", anchor=False)
    classes = regime_of(atlas.dataset)
    columns = {
        side.name: country_column(side, atlas.countries[side.code], classes)
        if by == COUNTRIES
        else firm_column(side, atlas.firms[side.code])
        for side in compared
    }
    suppliers, regions = atlas.choices.facets["supplier"], atlas.choices.facets["region"]
    own = {"suppliers": suppliers} if by == COUNTRIES else {"region": regions, "regime": REGIMES}
    counted = {"technologies": TECHNOLOGIES} | own | {"kind": KINDS, "status": STATUSES, "confidence": CONFIDENCES}
    tables = [bars_table(BARS[column], compared, column, words) for column, words in counted.items()]
    st.html(facts_table(columns) + bars(tables))


def _records(compared: Sequence[Side]) -> None:
    st.header("Records", anchor=False)
    for column, side in zip(st.columns(len(compared)), compared, strict=True):
        column.html(records_list(side))
