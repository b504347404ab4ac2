"""How many claims of the article stand, as a chart and a table, and what its claims look like on a map."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.analysis.article import FROM_WORST, Claim, standing
from dashboard.analysis.summary import plural
from dashboard.pictures import palette
from dashboard.pictures.tables import figures
from dashboard.pictures.worldmap import Look
from dashboard.records.words import VERDICT_MEANINGS, VERDICT_SIGNS, VERDICTS

TITLES = {"deals": "About deals", "context": "About the context"}
STEP = 30  # pixels from one row to the next
FEWEST = 7  # claims that a row has room for at least, so that charts side by side have one scale


def verdict_mark(verdict: str) -> str:
    """A verdict as HTML: its sign, its word and its colour."""
    return (
        f'<span class="verdict" style="--verdict:{palette.VERDICTS[verdict]}">'
        f'<b aria-hidden="true">{VERDICT_SIGNS[verdict]}</b>{VERDICTS[verdict]}</span>'
    )


def units(found: Sequence[Claim], group: str) -> alt.LayerChart:
    """The claims of a group of standing() as squares, one a claim, a row for each verdict with the number behind it."""
    counts = standing(found)
    most = max(FEWEST, *(number for of in counts.values() for number in of.values()))
    squares = pd.DataFrame(
        [
            {"verdict": VERDICTS[verdict], "since": at + 0.06, "until": at + 0.94, "middle": at + 0.5}
            | {"sign": VERDICT_SIGNS[verdict], "colour": palette.VERDICTS[verdict]}
            for verdict in VERDICTS
            for at in range(counts[group][verdict])
        ],
        columns=["verdict", "since", "until", "middle", "sign", "colour"],
    )
    rows = pd.DataFrame({"verdict": list(VERDICTS.values()), "number": [counts[group][v] for v in VERDICTS]})
    axis = alt.Axis(title=None, domain=False, ticks=False, labelFontSize=13, labelColor=palette.INK, labelLimit=140)
    y = alt.Y("verdict:N", sort=list(VERDICTS.values()), axis=axis, scale=alt.Scale(paddingInner=0.14))
    scale = alt.Scale(domain=[0, most + 0.7], nice=False)
    x, middle, number = (alt.X(f"{field}:Q", scale=scale, axis=None) for field in ("since", "middle", "number"))
    one, tooltip = alt.Chart(squares), alt.Tooltip("verdict:N", title="Verdict")
    layers = [
        one.mark_rect(cornerRadius=3).encode(
            x=x, x2="until:Q", y=y, color=alt.Color("colour:N", scale=None), tooltip=tooltip
        ),
        one.mark_text(fontSize=15, fontWeight="bold", color=palette.PAGE).encode(x=middle, y=y, text="sign:N"),
        alt.Chart(rows)
        .mark_text(align="left", dx=6, fontSize=14, fontWeight="bold", color=palette.INK)
        .encode(x=number, y=y, text="number:Q"),
    ]
    said = f"{TITLES[group]}: {plural(counts[group].total(), 'claim')}"
    title = alt.Title(said, anchor="start", fontSize=15, color=palette.INK)
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    layered = alt.layer(*layers, autosize=fit, height=STEP * len(VERDICTS), title=title)
    drawn: alt.LayerChart = layered.configure_view(strokeWidth=0)
    return drawn


def standing_table(found: Sequence[Claim]) -> str:
    """The same as a table, with what each verdict means."""
    counts = standing(found)
    rows = [
        (f"{VERDICT_SIGNS[verdict]} {word}", *(of[verdict] for of in counts.values()), VERDICT_MEANINGS[verdict])
        for verdict, word in VERDICTS.items()
    ]
    all_of = ("All", *(of.total() for of in counts.values()), "")
    table = figures("Claims by verdict", ("Verdict", *TITLES.values(), "What it means"), [*rows, all_of])
    return f'<div class="meanings">{table}</div>'


def map_looks(given: Mapping[str, tuple[str, ...]]) -> dict[str, Look]:
    """A look for each entry of by_country(): hatched in the weakest verdict where they differ or we inferred it."""
    looks = {}
    for verdicts in sorted(set(given.values()), key=lambda verdicts: (len(verdicts), verdicts)):
        named = [verdict for verdict in verdicts if verdict != "inferred"]
        label = " and ".join([VERDICTS[named[0]], *(VERDICTS[verdict].lower() for verdict in named[1:])])
        weakest = palette.VERDICTS[min(named, key=FROM_WORST.index)]
        look = Look(label, weakest, palette.BORDER, palette.PAGE if len(named) > 1 else None)
        if "inferred" in verdicts:
            look = Look(f"{label}; the country is our inference", palette.NONE, palette.BORDER, weakest)
        looks[" ".join(verdicts)] = look
    return looks


def map_said(given: Mapping[str, tuple[str, ...]], names: Mapping[str, str]) -> dict[str, str]:
    """What the map says of each country, by code."""
    looks = map_looks(given)
    return {iso: f"{names[iso]}: {looks[' '.join(verdicts)].label.lower()}" for iso, verdicts in given.items()}
