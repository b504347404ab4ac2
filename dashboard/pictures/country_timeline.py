"""A country's records over its regime classes year by year, as an Altair chart and in words."""

from collections.abc import Iterable
from html import escape

import altair as alt
import pandas as pd

from dashboard.analysis.country import Runs
from dashboard.analysis.regimes import class_year
from dashboard.analysis.table import Classes, known_dates
from dashboard.analysis.timeline import Timeline
from dashboard.pictures import palette
from dashboard.pictures.legend import swatches
from dashboard.pictures.links import link
from dashboard.pictures.timeline import seen
from dashboard.records import dates
from dashboard.records.schema import Deal
from dashboard.records.words import KINDS, REGIMES, STATUSES

STRIP = 24  # pixels of the classes at the top
ROW = 44  # pixels from one record to the next: its title, and its dates below
TINT = 0.16  # opacity of a class behind the records
LETTER = 7.5  # pixels that a letter of a class takes at the most
NO_CLASS = "No data"
RESTRICTION = KINDS["restriction"]
BAN = palette.RESTRICTED_HATCH


def country_timeline(line: Timeline, bands: Runs) -> alt.LayerChart:
    """Each record from its first to its last known date, in front of the classes; bands as from regime_bands()."""
    height = STRIP + len(line.bars) * ROW + 6
    top = STRIP + line.bars["n"] * ROW + 14
    bars = line.bars.assign(top=top, y=top + 18, colour=_colours(line.bars))
    bars["sort"] = bars["sort"].where(bars["sort"] == RESTRICTION, "Deal")
    named = bars.set_index("n")[["title", "said", "sort", "y", "colour"]]
    marks = seen(line.marks).join(named, on="n")
    x, x2 = alt.X("first:T", title=None, scale=alt.Scale(nice=False), axis=_years()), "last:T"
    y, colour = alt.Y("y:Q", scale=None, axis=None, stack=None), alt.Color("colour:N", scale=None)
    said = [alt.Tooltip("title:N", title="Record"), alt.Tooltip("sort:N", title="Sort")]
    said.append(alt.Tooltip("said:N", title="Status of the supply"))
    dated = [*said, alt.Tooltip("what:N", title="Date"), alt.Tooltip("date:N", title="Known as")]
    deals = alt.Chart(bars).encode(tooltip=said)
    known = alt.Chart(marks[marks["precision"] != "reported"]).encode(x=x, x2=x2, y=y, color=colour, tooltip=dated)
    reported = alt.Chart(marks[marks["precision"] == "reported"]).encode(x=x, y=y, color=colour, tooltip=dated)
    layers = [
        *_classes(bands, x, height),
        deals.mark_text(
            align="left", dx=5, fontSize=13, clip=True, color=palette.INK, limit=alt.ExprRef("width - 10")
        ).encode(x=alt.value(0), y=alt.Y("top:Q", scale=None, axis=None), text="title:N"),
        deals.mark_rule(strokeWidth=3, opacity=0.6).encode(x=x, x2=x2, y=y, color=colour),
        known.mark_bar(orient="horizontal", height=12, cornerRadius=2).encode(
            opacity=alt.Opacity("sure:Q", scale=None)
        ),
        # Without a row its group would be a picture without a name; the list below says what it shows.
        reported.mark_point(size=80, filled=False, strokeWidth=2.5, opacity=1, aria=False),
    ]
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    drawn: alt.LayerChart = alt.layer(*layers, autosize=fit, height=height).configure_view(strokeWidth=0)
    return drawn


def _years() -> alt.Axis:
    axis = alt.Axis(orient="bottom", tickCount="year", format="%Y", grid=True, labelOverlap=True)
    axis.labelFontSize, axis.labelColor = 13, palette.GREY
    return axis


def _colours(bars: pd.DataFrame) -> pd.Series:
    """The colour of each record's status; bans have one of their own."""
    by_word = {STATUSES[code]: colour for code, colour in palette.STATUS.items()}
    return bars["said"].map(by_word).where(bars["sort"] != RESTRICTION, BAN)


def _classes(bands: Runs, x: alt.X, height: int) -> list[alt.Chart]:
    """The classes as a strip with their names where there is room, and pale behind all records."""
    rows = pd.DataFrame(bands, columns=["since", "until", "regime"])
    rows["first"] = pd.to_datetime(rows["since"].astype(str) + "-01-01")
    rows["last"] = pd.to_datetime((rows["until"] + 1).astype(str) + "-01-01")
    rows["class"] = rows["regime"].map(REGIMES).fillna(NO_CLASS)
    rows["colour"] = rows["regime"].map(palette.REGIMES).fillna(palette.NONE)
    rows["ink"] = palette.PAGE
    rows.loc[rows["regime"] == "", "ink"] = palette.INK
    rows["years"] = rows["until"] - rows["since"] + 1
    tooltip = [alt.Tooltip("class:N", title="Regime class"), alt.Tooltip("since:Q", title="From", format="d")]
    tooltip.append(alt.Tooltip("until:Q", title="To", format="d"))
    drawn = alt.Chart(rows).encode(x=x, tooltip=tooltip)
    fill = alt.Color("colour:N", scale=None)
    fits = f"datum.years * width / {rows['years'].sum()} > length(datum.class) * {LETTER} + 10"
    tint, strip = drawn.encode(x2="last:T", color=fill), drawn.encode(x2="last:T", color=fill)
    return [
        tint.mark_rect(opacity=TINT).encode(y=alt.value(STRIP), y2=alt.value(height)),
        strip.mark_rect(stroke=palette.PAGE).encode(y=alt.value(0), y2=alt.value(STRIP)),
        drawn.mark_text(align="left", dx=5, fontSize=13, clip=True).encode(
            y=alt.value(STRIP / 2 + 1),
            text="class:N",
            color=alt.Color("ink:N", scale=None),
            opacity=alt.condition(fits, alt.value(1), alt.value(0)),
        ),
    ]


def country_legend(line: Timeline, bands: Runs) -> str:
    """The colours of the classes and of the statuses that the chart holds, as HTML."""
    held = {regime for _, _, regime in bands}
    classes = {REGIMES[code]: colour for code, colour in palette.REGIMES.items() if code in held}
    if "" in held:
        classes[NO_CLASS] = palette.NONE
    bans = line.bars["sort"] == RESTRICTION
    used = set(line.bars["said"][~bans])
    statuses = {STATUSES[code]: colour for code, colour in palette.STATUS.items() if STATUSES[code] in used}
    if bans.any():
        statuses[RESTRICTION] = BAN
    return swatches(classes, "Regime class") + swatches(statuses, "Status of the supply")


def country_dates(deals: Iterable[Deal], classes: Classes) -> str:
    """What the chart shows as a list: each record with its known dates and its class; undated ones too."""
    return f'<ul class="dated">{"".join(_dated(deal, classes) for deal in deals)}</ul>'


def _dated(deal: Deal, classes: Classes) -> str:
    when = ", ".join(f"{_what(deal, what)} {dates.pretty(text)}" for what, text in known_dates(deal))
    year = class_year(deal)
    held = REGIMES.get(classes.get((deal.country, year or 0), ""), "no data").lower()
    regime = f" Regime class in {year}: {held}." if year else ""
    said = f"{'' if deal.is_deal else ' (ban or removal)'}: {when or 'no date known, not drawn'}.{regime}"
    return f"<li>{link(deal.title, 'deal', deal=deal.id)}{escape(said)}</li>"


def _what(deal: Deal, what: str) -> str:
    return "decided" if what == "ended" and not deal.is_deal else what
