"""Deals in time as Altair charts."""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.analysis.timeline import OTHERS, Timeline
from dashboard.pictures import palette
from dashboard.pictures.legend import swatches
from dashboard.records.words import STATUSES

LANE = 15  # pixels from one lane to the next
HEAD = 4  # lanes free at the top for the numbers of the context events
SURE = {"year": 0.4, "month": 0.75, "day": 1.0, "reported": 1.0}  # opacity of a date by its precision
THIN = pd.Timedelta(days=12)  # added on both sides of a day, to be seen


def deal_timeline(line: Timeline, events: pd.DataFrame) -> dict[str, Any]:
    """Every deal from its first to its last known date as a Vega-Lite specification; `events` as from context().

    A date known to the year is a pale bar over that year, to the month a darker one, to the day a full one; a deal of
    which only the report is dated is a ring. A click selects a deal: the selection `deal` holds its `n`.
    """
    marks = seen(line.marks)
    head = HEAD if len(events) else 1
    datasets = {
        "bars": _placed(line.bars, head).drop(columns=["id", "region"]),
        "marks": _placed(marks[marks["precision"] != "reported"], head),
        "reports": _placed(marks[marks["precision"] == "reported"], head),
        "regions": _placed(line.regions, head),
        "events": events.assign(y=[LANE * (1 + i % 3) for i in range(len(events))]),
    }
    height = (line.lanes + head) * LANE
    return _timeline_template() | {"height": height, "datasets": datasets}


def seen(marks: pd.DataFrame) -> pd.DataFrame:
    """The marks of a timeline with their opacity as `sure`, and single days widened."""
    days = marks["precision"] == "day"
    first = marks["first"].where(~days, marks["first"] - THIN)
    last = marks["last"].where(~days, marks["last"] + THIN)
    return marks.assign(sure=marks["precision"].map(SURE), first=first, last=last)


def _placed(rows: pd.DataFrame, head: int) -> pd.DataFrame:
    """Rows with the pixel that their lane lies at, without what the chart does not read, in few bytes."""
    placed = rows.assign(y=(rows["lane"] + head) * LANE).drop(columns=["lane", "precision"], errors="ignore")
    return compact(placed)


def compact(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows in fewer bytes: small numbers, and words that repeat kept once."""
    numbers = dict.fromkeys(rows.select_dtypes("integer").columns, "int16")
    numbers |= dict.fromkeys(rows.columns.intersection(["sure"]), "float32")
    words = dict.fromkeys(rows.columns.intersection(["country", "sort", "said", "what", "group"]), "category")
    return rows.astype({**numbers, **words}).reset_index(drop=True)


@cache
def _timeline_template() -> dict[str, Any]:
    """The timeline without its data and height: the same for every selection, so it is worked out once."""
    picked = alt.selection_point(name="deal", fields=["n"], on="click", empty=False)
    years = alt.Axis(orient="top", tickCount="year", format="%Y", grid=True, labelOverlap=True)
    whole = alt.Scale(nice="year")  # or a few months would have no year to read
    x, x2 = alt.X("first:T", title=None, axis=years, scale=whole), "last:T"
    y = alt.Y("y:Q", scale=None, axis=None, stack=None)
    color = alt.Color(
        "said:N",
        scale=alt.Scale(domain=[STATUSES[code] for code in palette.STATUS], range=list(palette.STATUS.values())),
        legend=None,  # status_legend() wraps on a phone
    )
    deal = [alt.Tooltip("country:N", title="Country"), alt.Tooltip("title:N", title="Record")]
    deal += [alt.Tooltip("sort:N", title="Kind"), alt.Tooltip("said:N", title="Status")]
    dated = [*deal, alt.Tooltip("what:N", title="Date"), alt.Tooltip("date:N", title="Known as")]
    event = [alt.Tooltip("title:N", title="Context"), alt.Tooltip("date:N", title="Date")]
    outline = alt.condition(picked, alt.value(3), alt.value(0))

    bars, regions, context = (alt.Chart(alt.NamedData(name)) for name in ("bars", "regions", "events"))
    named = alt.LookupData(alt.NamedData("bars"), key="n", fields=["country", "title", "sort", "said"])
    marks, reports = (alt.Chart(alt.NamedData(n)).transform_lookup("n", from_=named) for n in ("marks", "reports"))
    grey = palette.GREY
    # A layer without a row would be a picture without a name to a screen reader; the lists below say what these show.
    layers = [
        regions.mark_text(aria=False, fontSize=13, fontWeight="bold", align="left", dx=4, color=grey).encode(
            x=alt.value(0), y=y, text="region:N"
        ),
        context.mark_rule(aria=False, strokeDash=[3, 3], color=grey, opacity=0.8).encode(x="day:T", tooltip=event),
        context.mark_text(aria=False, fontSize=11, fontWeight="bold", color=grey, dx=8).encode(
            x="day:T", y=y, text="number:N", tooltip=event
        ),
        bars.mark_rule(strokeWidth=3, opacity=0.35).encode(x=x, x2=x2, y=y, color=color, tooltip=deal),
        marks.mark_bar(orient="horizontal", height=LANE - 5, cornerRadius=2, cursor="pointer", stroke=palette.PICKED)
        .encode(x=x, x2=x2, y=y, color=color, tooltip=dated, strokeWidth=outline)
        .encode(opacity=alt.Opacity("sure:Q", scale=None))
        .add_params(picked),
        reports.mark_point(aria=False, size=70, filled=False, strokeWidth=2, cursor="pointer", opacity=1).encode(
            x=x, y=y, color=color, tooltip=dated
        ),
        bars.mark_text(fontSize=9, align="left", dx=4, color=grey, opacity=alt.ExprRef("width < 500 ? 0 : 1")).encode(
            x=x2, y=y, text="code:N", tooltip=deal
        ),
    ]
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")  # the height is that of the lanes alone
    template: dict[str, Any] = alt.layer(*layers, autosize=fit).configure_view(strokeWidth=0).to_dict()
    return template


def status_legend() -> str:
    """The colours of the timeline as HTML."""
    return swatches({STATUSES[code]: colour for code, colour in palette.STATUS.items()}, "Status")


def group_colours(counts: pd.DataFrame) -> dict[str, str]:
    """A colour for each group of per_year(), the largest group first."""
    order = dict.fromkeys(counts.sort_values("order")["group"])
    return {group: palette.STACK[-1] if group == OTHERS else palette.STACK[i] for i, group in enumerate(order)}


def yearly(counts: pd.DataFrame, column: str, title: str, years: tuple[int, int] | None = None) -> alt.Chart:
    """Stacked bars per year of `deals`, or steps of the running `total`; counts as from per_year().

    `years`: the first and last year of the bars' axis, where it is not to follow the counts.
    """
    colours = group_colours(counts)
    chart = alt.Chart(compact(counts[["year", "group", column, "order"]])).properties(height=300)
    axis = alt.Axis(labelAngle=0, labelOverlap=True, format="d")
    if column == "deals":
        shown = alt.Scale(domain=list(range(years[0], years[1] + 1))) if years else alt.Undefined
        chart, x = chart.mark_bar(), alt.X("year:O", title=None, axis=axis, scale=shown)
    else:
        chart, x = chart.mark_area(interpolate="step-after"), alt.X("year:Q", title=None, axis=axis)
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    drawn: alt.Chart = chart.encode(
        x=x,
        y=alt.Y(f"{column}:Q", title=title, axis=alt.Axis(tickMinStep=1)),
        color=alt.Color("group:N", scale=scale, legend=None),
        order=alt.Order("order:Q", sort="descending"),
        tooltip=[
            alt.Tooltip("year:O", title="Year"),
            alt.Tooltip("group:N", title="Group"),
            alt.Tooltip(f"{column}:Q", title=title),
        ],
    )
    return drawn
