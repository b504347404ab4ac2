"""The measures against a firm in time, as an Altair chart and as a list of the same content."""

from html import escape

import altair as alt
import pandas as pd

from dashboard.analysis.firm import Measures, by_date
from dashboard.pictures import palette
from dashboard.pictures.legend import swatches
from dashboard.pictures.panel import ROUGHLY, sources
from dashboard.pictures.timeline import SURE, THIN
from dashboard.records import dates
from dashboard.records.parts import Restriction, Source
from dashboard.records.schema import Supplier
from dashboard.records.words import APPLIES_TO

ROW = 38  # pixels from one measure to the next
COLOURS = dict(zip(APPLIES_TO.values(), palette.STACK, strict=False))
HOW_TO_READ = """<p class="fine">Each line begins when a measure was announced or took effect. A pale block is a date
known to the year, a darker one to the month, a full one to the day. A line with an arrow goes on: no end was found.
The numbers are those of the list.</p>"""
NOTHING_FOUND = """<p class="no-record">No restriction on this firm is listed here. An empty list means that nothing was
found, not that nothing exists.</p>"""


def restrictions_chart(found: Measures) -> alt.LayerChart:
    """A line for each measure from its beginning to its end, or open; its number and who took it stand above."""
    said = [f"{n}. {by}" for n, by in zip(found.bars["n"], found.bars["by"], strict=True)]
    lines = alt.Chart(found.bars.assign(y=_rows(found.bars), said=said))
    blocks = alt.Chart(_blocks(found.marks))
    axis = alt.Axis(orient="top", tickCount="year", format="%Y", grid=True, labelOverlap=True)
    x, y = alt.X("first:T", title=None, axis=axis), alt.Y("y:Q", scale=None, axis=None, stack=None)
    color = alt.Color("applies:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=None)
    named = [alt.Tooltip("by:N", title="By"), alt.Tooltip("applies:N", title="Applies to")]
    whole = [*named, alt.Tooltip("end:N", title="End")]
    dated = [*named, alt.Tooltip("what:N", title="Date"), alt.Tooltip("date:N", title="Known as")]
    layers = [
        lines.mark_text(align="left", dy=-15, fontSize=12, color=palette.INK, limit=alt.ExprRef("width")).encode(
            x=alt.value(0), y=y, text="said:N"
        ),
        lines.mark_rule(strokeWidth=4, opacity=0.5).encode(x=x, x2="last:T", y=y, color=color, tooltip=whole),
        lines.transform_filter("datum.open")
        .mark_point(shape="triangle-right", size=110, filled=True, opacity=1)
        .encode(x="last:T", y=y, color=color, tooltip=whole),
        blocks.mark_bar(orient="horizontal", height=10, cornerRadius=2).encode(
            x=x, x2="last:T", y=y, color=color, tooltip=dated, opacity=alt.Opacity("sure:Q", scale=None)
        ),
    ]
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")  # the height is that of the rows alone
    height = len(found.bars) * ROW + 6
    drawn: alt.LayerChart = alt.layer(*layers, autosize=fit, height=height).configure_view(strokeWidth=0)
    return drawn


def _blocks(marks: pd.DataFrame) -> pd.DataFrame:
    """The known dates as blocks; a day is made wide enough to be seen."""
    thin = THIN * (marks["precision"] == "day").astype(int)
    first, last = marks["first"] - thin, marks["last"] + thin
    return marks.assign(y=_rows(marks), sure=marks["precision"].map(SURE), first=first, last=last)


def _rows(measures: pd.DataFrame) -> pd.Series:
    """The pixel that each measure's line lies at."""
    return measures["n"] * ROW - 6


def restrictions_legend(found: Measures) -> str:
    """The colours that the chart uses, as HTML."""
    used = set(found.bars["applies"])
    return swatches({word: colour for word, colour in COLOURS.items() if word in used}, "Whom the measure applies to")


def restrictions_list(firm: Supplier) -> str:
    """The measures as numbered in the chart: who, when, what, whom it applies to, its end, and its source as a link."""
    cited = {source.url: source for source in firm.sources}
    items = "".join(_item(measure, cited.get(measure.source_url)) for measure in by_date(firm))
    return f'<ol class="restrictions">{items}</ol>' + _further(firm)


def _item(measure: Restriction, source: Source | None) -> str:
    named = escape(source.title if source else measure.source_url)
    published = f", {dates.pretty(source.published)}" if source and source.published else ""
    publisher = f", {escape(source.publisher)}{published}" if source else ""
    end = f"Ended {_day(measure.ended)}" if measure.ended else "No end found"
    address = f'<a href="{escape(measure.source_url)}" target="_blank" rel="noopener noreferrer">{named}</a>'
    applies = APPLIES_TO[measure.applies_to].lower()
    return (
        f"<li><strong>{escape(measure.by)}</strong>, {_day(measure.date)}. {escape(measure.what)}"
        f'<p class="fine">Applies to: {applies}. {end}. Source: {address}{publisher}</p></li>'
    )


def _day(text: str) -> str:
    return dates.pretty(text) + ROUGHLY[dates.precision(text)]


def _further(firm: Supplier) -> str:
    """The sources on measures that no item above is linked to, folded away."""
    linked = {measure.source_url for measure in firm.restrictions}
    further = [s for s in firm.sources if "restrictions" in s.supports and s.url not in linked]
    if not further:
        return ""
    return f"<details><summary>Further sources on these measures</summary>{sources(further)}</details>"
