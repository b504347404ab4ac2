"""Deals beside regime classes as Altair charts, each made of an Answer that has rows."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.analysis.regimes import RESTRICTIONS, Answer
from dashboard.pictures import palette
from dashboard.pictures.legend import swatches
from dashboard.records.words import REGIMES

ROW = 23  # pixels from one line of a pair to the next
SAID = 190  # pixels kept free for the words behind a bar of 100%, where they are small
WIDE = 480  # pixels of width from which on words are larger, for the back rows of a class
SIZE, LARGE = 14, 17  # pixels of the words
HEIGHT = 340  # pixels of the years around a first deal
HEAD = 1.1  # how far the axis reaches above all countries, for the words at the first deal
LEAST = 0.06  # share of all countries from which on a block has room for its number
WITH_DEAL = palette.RAMP[3]
WORDS = alt.ExprRef(f"width < {WIDE} ? {SIZE} : {LARGE}")


def regime_legend() -> str:
    """The colours of the classes as HTML, from the most democratic class to the most autocratic."""
    return swatches({REGIMES[code]: colour for code, colour in palette.REGIMES.items()}, "Regime class")


def regime_shares(answer: Answer, group: str = "") -> alt.LayerChart:
    """Per class, the share of the deals above the share of the countries; answer as from by_regime().

    `group`: which of splits() it is of, as what is counted is called after it.
    """
    rows = answer.rows
    pairs = pd.DataFrame({"head": rows["regime"].map(REGIMES), "colour": rows["regime"].map(palette.REGIMES)})
    pairs["share"], pairs["other"] = rows["share"], rows["base_share"]
    pairs["said"] = _said(rows["share"], f"of {unit(group)}s", rows["deals"])
    pairs["other_said"] = _said(rows["base_share"], "of countries", rows["base"])
    return _pairs(pairs)


def regime_splits(answers: Mapping[str, Answer]) -> dict[str, alt.LayerChart]:
    """A chart like regime_shares() for each group of splits() in which a record has a class, by the group's name."""
    return {name: regime_shares(answer, name) for name, answer in answers.items() if answer.number}


def regime_moves(answer: Answer) -> alt.LayerChart:
    """Per move, the share of countries with a first deal above that of countries without; answer as from moves()."""
    rows = answer.rows
    pairs = pd.DataFrame({"head": rows["move"], "colour": WITH_DEAL})
    pairs["share"], pairs["other"] = rows["share"], rows["others_share"]
    pairs["said"] = _said(rows["share"], "with a deal", rows["countries"])
    pairs["other_said"] = _said(rows["others_share"], "without a deal", rows["others"])
    return _pairs(pairs)


def unit(group: str) -> str:
    """What a record of the group is called."""
    return "record" if group == RESTRICTIONS else "deal"


def percent(share: float) -> str:
    """'33%'; unknown where there was no country to compare with."""
    return "unknown" if pd.isna(share) else f"{share:.0%}"


def _said(shares: pd.Series, what: str, numbers: pd.Series) -> list[str]:
    """What stands behind each bar."""
    return [f"{percent(share)} {what} ({number:.0f})" for share, number in zip(shares, numbers, strict=True)]


def _pairs(pairs: pd.DataFrame) -> alt.LayerChart:
    """A heading and two bars from each row: head; share, said, colour; other, other_said (the grey bar below)."""
    top = pd.Series(range(len(pairs)), index=pairs.index) * 3.4 * ROW + ROW / 2
    heads = pd.DataFrame({"head": pairs["head"], "y": top})
    first = pairs[["head", "share", "said", "colour"]].assign(y=top + ROW)
    other = pd.DataFrame({"head": pairs["head"], "share": pairs["other"], "said": pairs["other_said"]})
    bars = pd.concat([first, other.assign(colour=palette.GREY, y=top + 2 * ROW)])
    # A bar of 100% ends where its words still fit; all such charts of one width share this scale.
    said = f"(width < {WIDE} ? {SAID} : {SAID * LARGE / SIZE:.0f})"
    full = alt.Scale(domainMin=0, domainMax=alt.ExprRef(f"1 / (1 - {said} / max(width, {SAID + 60}))"))
    x, y = alt.X("share:Q", scale=full, axis=None), alt.Y("y:Q", scale=None, axis=None)
    tooltip = [alt.Tooltip("head:N", title="Group"), alt.Tooltip("said:N", title="Share")]
    drawn = alt.Chart(bars).encode(x=x, y=y, tooltip=tooltip)
    layers = [
        alt.Chart(heads)
        .mark_text(align="left", fontSize=WORDS, fontWeight="bold", color=palette.INK)
        .encode(x=alt.value(0), y=y, text="head:N"),
        drawn.mark_bar(orient="horizontal", height=ROW - 4).encode(color=alt.Color("colour:N", scale=None)),
        drawn.mark_text(align="left", dx=5, fontSize=WORDS, color=palette.INK).encode(text="said:N"),
    ]
    return _fitted(layers, int(len(pairs) * 3.4 * ROW))


def _fitted(layers: list[alt.Chart], height: int) -> alt.LayerChart:
    """The layers as one chart, as wide as its place; `height` in pixels is that of the plot alone."""
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    drawn: alt.LayerChart = alt.layer(*layers, autosize=fit, height=height).configure_view(strokeWidth=0)
    return drawn


def regime_years(answer: Answer) -> alt.LayerChart:
    """Countries per class in the years around a first deal, autocracies at the foot; answer as from around_first()."""
    ink = palette.INK
    axis = alt.Axis(labelAngle=0, labelFontSize=WORDS, titleFontSize=WORDS, labelColor=ink, titleColor=ink, ticks=False)
    order = [offset(years) for years in sorted(answer.rows["offset"].unique())]
    x = alt.X("year:O", sort=order, axis=axis, title="Years before (–) and after (+) the first deal")
    most = alt.Scale(domain=[0, answer.number * HEAD], nice=False)
    since, middle = (alt.Y(f"{field}:Q", scale=most, axis=None) for field in ("since", "middle"))
    tooltip = [alt.Tooltip("year:O", title="Year"), alt.Tooltip("class:N", title="Class")]
    tooltip += [alt.Tooltip("countries:Q", title="Countries"), alt.Tooltip("share:Q", title="Share", format=".0%")]
    first = alt.Chart(pd.DataFrame({"year": [offset(0)], "said": ["first deal"]})).encode(x=x)
    blocks = alt.Chart(_blocks(answer.rows)).encode(x=x, tooltip=tooltip)
    layers = [
        first.mark_rule(strokeWidth=2, color=ink),
        first.mark_text(align="left", dx=6, fontSize=WORDS, color=ink).encode(y=alt.value(10), text="said:N"),
        blocks.mark_bar(stroke=palette.PAGE, strokeWidth=1).encode(
            y=since, y2="until:Q", color=alt.Color("colour:N", scale=None)
        ),
        blocks.transform_filter(alt.datum.share >= LEAST)
        .mark_text(fontSize=WORDS, color=palette.PAGE)
        .encode(y=middle, text="countries:Q"),
    ]
    return _fitted(layers, HEIGHT)


def _blocks(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of around_first() as blocks that stand on each other, the most autocratic class first."""
    blocks = rows.iloc[::-1].copy()
    blocks["until"] = blocks.groupby("offset")["countries"].cumsum()
    blocks["since"] = blocks["until"] - blocks["countries"]
    blocks["middle"] = (blocks["since"] + blocks["until"]) / 2
    blocks["class"], blocks["colour"] = blocks["regime"].map(REGIMES), blocks["regime"].map(palette.REGIMES)
    return blocks.assign(year=blocks["offset"].map(offset))


def offset(years: int) -> str:
    """'–4', '0' or '+4'."""
    return f"{years:+d}".replace("-", "–") if years else "0"
