"""The thesis of the article put to the data."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import pace, selection
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.regimes import around_first, by_regime, changed, moves, splits
from dashboard.analysis.summary import plural
from dashboard.cached import Atlas
from dashboard.pictures.regime_limits import THESIS, limits, questions
from dashboard.pictures.regime_results import moves_result, shares_result, splits_result, years_result
from dashboard.pictures.regime_texts import (
    MOVES_NOTE,
    SHARES_NOTE,
    SPLITS_NOTE,
    YEARS_NOTE,
    changed_table,
    moves_table,
    note,
    shares_table,
    years_table,
)
from dashboard.pictures.regimes import regime_legend, regime_moves, regime_shares, regime_splits, regime_years, unit


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Does it strengthen authoritarian regimes?"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    keep = select(atlas.table, filters)
    st.html(THESIS)
    pace.after_content()
    selection.say(atlas, filters)
    if keep.any():
        for question in (_shares, _years, _moves, _splits):
            with st.container():  # so that what is added to one part moves, and draws anew, no other
                question(atlas, keep)
    else:
        selection.loosen(atlas, filters)
    st.header("What this page can and cannot tell", anchor=False)
    st.html(limits(atlas.dataset, atlas.names.explain))
    st.subheader("For you to judge", anchor=False)
    st.html(questions(atlas.names.explain))


def _shares(atlas: Atlas, keep: pd.Series) -> None:
    answer = by_regime(atlas.dataset, atlas.table, keep)
    _result(atlas, "Which regime classes do the deals fall in?", shares_result(answer))
    if answer.number:
        _chart(atlas, regime_shares(answer), SHARES_NOTE, "Bars: per class, the share of deals and of countries.")
    _table(shares_table(answer, "Deals by regime class, beside the countries of each class"))


def _years(atlas: Atlas, keep: pd.Series) -> None:
    answer = around_first(atlas.dataset, atlas.table, keep)
    _result(atlas, "Which class did countries have before and after their first deal?", years_result(answer))
    if answer.number:
        st.html(regime_legend())
        _chart(atlas, regime_years(answer), YEARS_NOTE, "Stacked blocks: countries per class, year by year.")
    _table(years_table(answer, "Countries by class in the years around their first deal"))


def _moves(atlas: Atlas, keep: pd.Series) -> None:
    answer = moves(atlas.dataset, atlas.table, keep)
    _result(atlas, "Did their class change more often than elsewhere?", moves_result(answer))
    if answer.number:
        _chart(atlas, regime_moves(answer), MOVES_NOTE, "Bars: per move, countries with and without a deal.")
    moved = changed(atlas.dataset, atlas.table, keep)
    _table(
        moves_table(answer, "Regime class four years after the first deal")
        + changed_table(moved, atlas.country_names, "The countries whose class was another four years later")
    )


def _splits(atlas: Atlas, keep: pd.Series) -> None:
    answers = splits(atlas.dataset, atlas.table, keep)
    _result(atlas, "Do kinds of records, and how well they are known, differ?", splits_result(answers))
    charts = list(regime_splits(answers).items())
    for at in range(0, len(charts), 2):
        for place, (name, chart) in zip(st.columns(2, gap="large"), charts[at : at + 2], strict=False):
            place.subheader(f"{name} ({plural(answers[name].number, unit(name))})", anchor=False)
            place.altair_chart(chart, alt=f"{name}. Bars: per class, the share of records and of countries.")
    if charts:
        st.html(note(SPLITS_NOTE, atlas.names.explain))
    _table("".join(shares_table(answer, name, name) for name, answer in answers.items()))


def _result(atlas: Atlas, question: str, result: str) -> None:
    st.header(question, anchor=False)
    st.html(f'<p class="result">{atlas.names.explain(result)}</p>')


def _chart(atlas: Atlas, chart: alt.LayerChart, texts: tuple[str, str], said: str) -> None:
    """A chart, with how it counts and what it cannot show below it."""
    st.altair_chart(chart, alt=f"{said} The table below says the same.")
    st.html(note(texts, atlas.names.explain))


def _table(tables: str) -> None:
    with st.expander("The same as a table"):
        st.html(tables)
