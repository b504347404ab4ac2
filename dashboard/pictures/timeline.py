"""Deals in time as Altair charts."""

import altair as alt
import pandas as pd

from dashboard.analysis.timeline import Timeline
from dashboard.pictures import palette
from dashboard.records.words import STATUSES

LANE_PX = 15
SURE = {"year": 0.4, "month": 0.75, "day": 1.0}  # opacity of a date by its precision
THIN = pd.Timedelta(days=12)  # added on both sides of a day, to be seen


def deal_timeline(line: Timeline, events: pd.DataFrame) -> alt.LayerChart:
    """Every deal from its first to its last known date; `events`: as from context().

    A date known to the year is a pale bar over that year, to the month a darker one, to the day a full one; a deal of
    which only the report is dated is a ring. A click selects a deal: the selection `deal` holds its id.
    """
    picked = alt.selection_point(name="deal", fields=["id"], on="click", empty=False)
    y = _lanes("lane", line)
    years = alt.Axis(orient="top", tickCount="year", format="%Y", grid=True, labelOverlap=True)
    x, x2 = alt.X("first:T", title=None, axis=years), "last:T"
    color = alt.Color(
        "said:N",
        scale=alt.Scale(domain=[STATUSES[code] for code in palette.STATUS], range=list(palette.STATUS.values())),
        legend=alt.Legend(title="Status", orient="top", symbolType="square", symbolOpacity=1, columns=4),
    )
    deal = [alt.Tooltip("country", title="Country"), alt.Tooltip("title", title="Record")]
    deal.append(alt.Tooltip("said", title="Status"))
    dated = [*deal, alt.Tooltip("what", title="Date"), alt.Tooltip("date", title="Known as")]
    event = [alt.Tooltip("title", title="Context"), alt.Tooltip("date", title="Date")]
    text = {"align": "left", "dx": 4, "color": palette.EVENT}
    outline = alt.condition(picked, alt.value(3), alt.value(0))

    bars, regions, context = alt.Chart(line.bars), alt.Chart(line.regions), alt.Chart(events)
    marks = alt.Chart(_drawn(line.marks[line.marks["precision"] != "reported"]))
    reports = alt.Chart(line.marks[line.marks["precision"] == "reported"])
    layers = [
        regions.mark_text(fontSize=13, fontWeight="bold", dy=-LANE_PX, **text).encode(
            x=alt.value(0), y=_lanes("top", line), text="region:N"
        ),
        context.mark_rule(strokeDash=[3, 3], color=palette.EVENT, opacity=0.8).encode(x="day:T", tooltip=event),
        context.mark_text(fontSize=11, fontWeight="bold", color=palette.EVENT, dx=8).encode(
            x="day:T", y=_lanes("row", line), text="number:N", tooltip=event
        ),
        bars.mark_rule(strokeWidth=3, opacity=0.35).encode(x=x, x2=x2, y=y, color=color, tooltip=deal),
        marks.mark_bar(orient="horizontal", height=LANE_PX - 5, cornerRadius=2, cursor="pointer", stroke=palette.PICKED)
        .encode(x=x, x2=x2, y=y, color=color, tooltip=dated, strokeWidth=outline)
        .encode(opacity=alt.Opacity("sure:Q", scale=None))
        .add_params(picked),
        reports.mark_point(size=70, filled=False, strokeWidth=2, cursor="pointer", opacity=1).encode(
            x=x, y=y, color=color, tooltip=dated
        ),
        bars.mark_text(fontSize=9, cursor="pointer", **text).encode(x=x2, y=y, text="code:N", tooltip=deal),
    ]
    height = max(140, (line.lanes + 3) * LANE_PX)
    return alt.layer(*layers).properties(height=height).configure_view(strokeWidth=0)


def _drawn(marks: pd.DataFrame) -> pd.DataFrame:
    """The marks with their opacity, and days wide enough to be seen."""
    days = marks["precision"] == "day"
    return marks.assign(
        sure=marks["precision"].map(SURE),
        first=marks["first"].where(~days, marks["first"] - THIN),
        last=marks["last"].where(~days, marks["last"] + THIN),
    )


def _lanes(field: str, line: Timeline) -> alt.Y:
    """The lanes from top to bottom, under three rows for the numbers of the context events."""
    scale = alt.Scale(domain=[-3, line.lanes], reverse=True, nice=False)
    return alt.Y(f"{field}:Q", axis=None, stack=None, scale=scale)


def yearly(counts: pd.DataFrame, column: str, title: str) -> alt.Chart:
    """Stacked bars per year of `deals`, or of the running `total`; counts as from analysis.timeline.per_year."""
    order = list(dict.fromkeys(counts.sort_values("order")["group"]))
    colors = [palette.STACK[-1] if g == "All others" else palette.STACK[i] for i, g in enumerate(order)]
    bars = alt.Chart(counts).mark_bar() if column == "deals" else alt.Chart(counts).mark_area(interpolate="step-after")
    return bars.encode(
        x=alt.X("year:O" if column == "deals" else "year:Q", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, format="d")),
        y=alt.Y(f"{column}:Q", title=title, axis=alt.Axis(tickMinStep=1)),
        color=alt.Color("group:N", scale=alt.Scale(domain=order, range=colors), legend=alt.Legend(title=None, orient="bottom", columns=2, labelLimit=260)),
        order=alt.Order("order:Q", sort="descending"),
        tooltip=[alt.Tooltip("year:O", title="Year"), alt.Tooltip("group", title="Group"), alt.Tooltip(f"{column}:Q", title=title)],
    ).properties(height=300)
