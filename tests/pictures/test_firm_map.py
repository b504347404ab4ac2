"""A firm's countries on a small map."""

import re

from dashboard.analysis.colour import paint
from dashboard.analysis.ways import ways
from dashboard.pictures import palette
from dashboard.pictures.firm_map import firm_map
from tests.analysis.builders import table_of
from tests.pictures.parsed import Parsed
from tests.shipped import COUNTRIES

NAMES = {iso: country.name for iso, country in COUNTRIES.items()}


def drawn(classes: dict[str, str]) -> tuple[str, str]:
    """Give map and legend of a firm with two deals in Kenya, the countries in these classes."""
    table = table_of({}, {})
    way = ways(table, {}, "cctv")["deals"]
    return firm_map(classes, way, paint(table, table["id"] != "", way), NAMES, "Deals with “<b>A</b>”")


def test_map_says_its_numbers() -> None:
    """A country says its number of deals, or why it has none here."""
    svg, _ = drawn({"KEN": "1", "AUS": "restricted", "FRA": "hidden", "TCD": "uncovered"})
    titles = set(re.findall("<title>(.*?)</title>", svg))
    said = {"Kenya: 2 deals", "Australia: only a ban or removal", "France: left out by the evidence lens"}
    assert said | {"Chad: not covered by us", "Brazil"} <= titles
    assert palette.RESTRICTED_HATCH in svg
    assert Parsed(svg).values("aria-label") == ["Deals with “<b>A</b>”"]


def test_legend_holds_what_the_map_shows() -> None:
    """The legend has the hatched classes only where a country is in them."""
    assert Parsed(drawn({"KEN": "1"})[1]).texts == [
        "1 deal",
        "2 or more deals",
        "no deal with it recorded",
        "not covered by us",
    ]
    assert "only a ban or removal" in drawn({"AUS": "restricted"})[1]
    assert "left out by the evidence lens" in drawn({"AUS": "hidden"})[1]
