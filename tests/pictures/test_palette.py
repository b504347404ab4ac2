"""Colours that can be told apart, in both themes."""

import re
import tomllib
from itertools import combinations, pairwise
from math import dist

import pytest

from dashboard.pictures import palette
from dashboard.records.words import REGIMES, STATUSES, VERDICTS
from tests.shipped import ROOT

LIGHT, DARK = "#ffffff", "#0e1117"
CHART = [*palette.STATUS.values(), *palette.STACK]


def luminance(color: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def themes(color: str) -> tuple[str, str]:
    """The colours of light-dark(light,dark)."""
    light, dark = re.fullmatch(r"light-dark\((#[0-9a-f]{6}),(#[0-9a-f]{6})\)", color).groups()  # type: ignore[union-attr]
    return light, dark


@pytest.mark.parametrize("color", CHART)
@pytest.mark.parametrize("page", [LIGHT, DARK])
def test_chart_colours(color: str, page: str) -> None:
    """What a chart draws stands out from the page, 3:1 or more."""
    assert contrast(color, page) >= 3


def test_chart_colours_differ() -> None:
    """Every status has a colour of its own, so has every block of a stack."""
    assert list(palette.STATUS) == list(STATUSES)
    assert len(set(palette.STATUS.values())) == len(STATUSES)
    assert len(set(palette.STACK)) == len(palette.STACK)


def test_ramp() -> None:
    """From few to many deals the colour darkens on white and lightens on black, by a visible step each time."""
    light, dark = zip(*map(themes, palette.RAMP), strict=True)
    assert all(luminance(few) > luminance(many) and contrast(few, many) > 1.25 for few, many in pairwise(light))
    assert all(luminance(few) < luminance(many) and contrast(few, many) > 1.15 for few, many in pairwise(dark))


# What people without one kind of cone see, in linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.
SIGHTS = {
    "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]  # from linear sRGB


def seen(color: str, sight: str) -> tuple[float, float, float]:
    """Lightness, a and b of CIELAB (D65), as seen with these cones."""
    rgb = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    for matrix in (SIGHTS[sight], XYZ):
        linear = [min(1, max(0, sum(m * c for m, c in zip(row, linear, strict=True)))) for row in matrix]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (linear[0] / 0.9505, linear[1], linear[2] / 1.089)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("sight", SIGHTS)
def test_regimes(theme: int, sight: str) -> None:
    """Any two regime classes are far apart for every kind of sight, and the page's colour can be read on each."""
    colors = [themes(color)[theme] for color in palette.REGIMES.values()]
    assert list(palette.REGIMES) == list(REGIMES)
    assert all(contrast(color, themes(palette.PAGE)[theme]) >= 4.5 for color in colors)
    for one, other in combinations(colors, 2):
        assert dist(seen(one, sight), seen(other, sight)) > 25  # 2.3 can just be told apart


@pytest.mark.parametrize("theme", [0, 1])
def test_verdicts(theme: int) -> None:
    """Each verdict has a colour that stands on the page, and on which the page's colour can be read (WCAG AA)."""
    assert list(palette.VERDICTS) == list(VERDICTS)
    assert all(contrast(themes(c)[theme], themes(palette.PAGE)[theme]) >= 4.5 for c in palette.VERDICTS.values())


@pytest.mark.parametrize("theme", [0, 1])
def test_chart_words(theme: int) -> None:
    """Words in charts can be read (WCAG AA), and what is picked stands out."""
    page = themes(palette.PAGE)[theme]
    assert contrast(themes(palette.GREY)[theme], page) >= 4.5
    assert contrast(themes(palette.PICKED)[theme], page) >= 7


@pytest.mark.parametrize("theme", [0, 1])
def test_map_outlines(theme: int) -> None:
    """The outline of what is chosen, the rims of small states and the hatching of bans stand out."""
    page = themes(palette.PAGE)[theme]
    assert contrast(themes(palette.INK)[theme], page) >= 7
    assert contrast(themes(palette.RIM)[theme], page) >= 3
    assert contrast(themes(palette.RESTRICTED_HATCH)[theme], themes(palette.RESTRICTED)[theme]) >= 3


def test_page_of_the_map() -> None:
    """The map's page is that of the app's theme, whose text and links can be read (WCAG AA)."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for name, page in zip(("light", "dark"), themes(palette.PAGE), strict=True):
        theme = config["theme"][name]
        assert theme["backgroundColor"] == page
        assert contrast(theme["textColor"], page) >= 7
        assert contrast(theme["linkColor"], page) >= 4.5
