"""Buttons that make files of records to take away."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.analysis.downloads import FORMATS, About, contents, file_name, make
from dashboard.analysis.summary import plural
from dashboard.cached import Atlas


def buttons(atlas: Atlas, name: str, shown: str, keep: pd.Series, formats: Sequence[str] = tuple(FORMATS)) -> None:
    """One button a format, which says how much is in the file; the file is made when it is clicked."""
    number = int(keep.sum())
    held = contents(atlas.dataset, atlas.table, keep)
    st.subheader(f"{name} ({plural(number, 'record')})", anchor=False)
    with st.container(horizontal=True, gap="small", key=f"files {name}"):
        for code in formats:
            st.download_button(
                f"{FORMATS[code].label}: {held[code]}",
                partial(_file, code, atlas, keep, shown),
                file_name(code, atlas.dataset, number),
                FORMATS[code].mime,
                key=f"file {name} {code}",
                on_click="ignore",
                icon=":material/download:",
            )


def _file(code: str, atlas: Atlas, keep: pd.Series, shown: str) -> bytes:
    about = About.of(atlas.dataset, atlas.version, date.today(), shown)
    return make(code, atlas.dataset, atlas.table, keep, about)
