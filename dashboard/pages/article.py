"""The claims of the article of 2020, one by one, beside what the sources say."""

from collections.abc import Sequence

import streamlit as st

from dashboard import pace
from dashboard.analysis.article import Claim, by_country, claims, lens_said, records, standing_sentence
from dashboard.analysis.filters import Filters, select
from dashboard.cached import Atlas
from dashboard.pictures.claims import ARTICLE, PLACES, by_verdict, claim_card, glance, ours
from dashboard.pictures.legend import swatches
from dashboard.pictures.smallmap import world_map
from dashboard.pictures.verdicts import map_looks, map_said, standing_table, units
from dashboard.pictures.worldmap import background


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "The article, checked"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The article, how many of its claims stand, where they lie, and each claim in its order."""
    found = claims(atlas.dataset)
    if not found:
        st.html(ARTICLE)
        st.info("No record and no event in this data names a claim of the article.")
        return
    below = set(atlas.table["id"][~select(atlas.table, filters.lens)])
    lens = lens_said(found, below, filters)
    st.html(
        f'<p class="sentence" role="status">{standing_sentence(found)}</p>'
        + (f'<p class="fine lens" role="status">{lens}</p>' if lens else "")
        + f'<div class="prose">{ARTICLE}{ours(records(found))}</div>'
    )
    pace.after_content()
    _figure(found, atlas)
    _map(found, atlas)
    _claims(found, atlas, below)


def _figure(found: Sequence[Claim], atlas: Atlas) -> None:
    st.header("How many claims stand", anchor=False)
    for column, group in zip(st.columns(2), ("deals", "context"), strict=True):
        column.altair_chart(units(found, group), alt="Claims by verdict; the table below says the same.")
    st.html(standing_table(found) + COUNTING + glance(found, atlas.country_names))


COUNTING = """<p class="fine">A claim counts once. Where several records or events stand behind one claim and their
verdicts differ, it counts under the one farthest from “confirmed”, and the claim below shows each. The choice of what
is a claim is ours too; a claim of the article that we did not take up is not counted.</p>"""


def _map(found: Sequence[Claim], atlas: Atlas) -> None:
    given = by_country(found)
    if not given:
        return
    looks, said = map_looks(given), map_said(given, atlas.country_names)
    classes = {iso: " ".join(verdicts) for iso, verdicts in given.items()}
    st.header("Where the deals are", anchor=False)
    left, right = st.columns([3, 2])
    with left:
        st.markdown(world_map(looks, classes, said, "Map: " + "; ".join(said.values())), unsafe_allow_html=True)
        st.html(swatches({look.label: background(look) for look in looks.values()}, "Legend of the map"))
    with right:
        st.html(by_verdict(given, atlas.country_names))


def _claims(found: Sequence[Claim], atlas: Atlas, below: set[str]) -> None:
    for place, (heading, said) in PLACES.items():
        here = [claim for claim in found if claim.place == place]
        if here:
            st.header(heading, anchor=False)
            cards = "".join(claim_card(claim, atlas.names, atlas.country_names, below) for claim in here)
            st.html(f'<p class="fine">{said}</p>{cards}')
