"""What a save has done, and where to go from there."""

import streamlit as st

from dashboard.cached import Atlas
from dashboard.pictures.desk import strip
from dashboard.pictures.links import link


def draw(atlas: Atlas, key: str, file: str) -> None:
    """Say that a record is saved, with links to it."""
    st.html(strip(f"Saved. Every reader sees it at the next click ({key})."))
    seen = {
        "deals.yaml": link("The record as readers see it", "deal", deal=key),
        "suppliers.yaml": link("The firm as readers see it", "suppliers", firm=key),
    }.get(file, "")
    on = (
        link("Its history", "edit-history", record=key, file=file),
        link("Go on correcting it", "edit-record", record=key, file=file),
    )
    st.html(f'<p class="lone-links">{" · ".join(filter(None, [seen, *on]))}</p>')
