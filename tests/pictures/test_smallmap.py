"""Small maps: what is drawn, how it looks and what it says."""

import re

import pytest

from dashboard.analysis.neighbours import neighbours
from dashboard.analysis.projection import map_positions
from dashboard.analysis.ways import ways
from dashboard.pictures import palette
from dashboard.pictures.smallmap import locator_map, world_map
from dashboard.pictures.worldmap import Look, looks
from tests.pictures.parsed import Parsed
from tests.shipped import COUNTRIES, TABLE

LOOKS = looks("deals", ways(TABLE, {}, "cctv")["deals"])
HOSTILE = '</title><script>alert(1)</script>\n\n**bold** "\' onload="alert(1)'
((NAIROBI_X, NAIROBI_Y),) = map_positions([36.8], [-1.3])


def groups(svg: str) -> dict[str, str]:
    """What is drawn in each fill, one group after the other, by the group's style."""
    found: dict[str, str] = {}
    for style, content in re.findall(r'<g style="([^"]*)">(.*?)</g>', svg):
        found[style] = found.get(style, "") + content
    return found


def fill_of(svg: str, title: str) -> str:
    """The fill of all that says this, which must be one."""
    fills = {style.removeprefix("fill:").partition(";")[0] for style, g in groups(svg).items() if f">{title}<" in g}
    assert len(fills) == 1
    return fills.pop()


def test_looks() -> None:
    """Each country has the look of its class, small or large; one without a class has that of none."""
    svg = world_map(LOOKS, {"KEN": "0", "BRA": "2", "MLT": "2", "TUV": "0"}, {}, "Deals")
    assert fill_of(svg, "Kenya") == fill_of(svg, "Tuvalu") == palette.RAMP[0]
    assert fill_of(svg, "Brazil") == fill_of(svg, "Malta") == palette.RAMP[2]
    assert fill_of(svg, "France") == fill_of(svg, "Singapore") == fill_of(svg, "Somaliland") == palette.NONE


def test_default_look() -> None:
    """Where the looks have no "none", the others are pale; where they have one, it is that."""
    assert fill_of(world_map({"a": Look("a", "red", "blue")}, {"KEN": "a"}, {}, ""), "France") == palette.NONE
    assert fill_of(world_map({"none": Look("a", "red", "blue")}, {}, {}, ""), "France") == "red"


def test_hatches() -> None:
    """A hatched look is filled with a pattern of its own map, in its two colours."""
    one = world_map(LOOKS, {"ITA": "restricted", "FRA": "hidden"}, {}, "One")
    other = world_map(LOOKS, {"ITA": "restricted"}, {}, "Other")
    for svg in (one, other):
        (mark,) = re.findall(r"url\(#(.*)\)", fill_of(svg, "Italy"))
        (pattern,) = re.findall(rf'<pattern id="{mark}".*?</pattern>', svg)
        assert palette.RESTRICTED in pattern
        assert palette.RESTRICTED_HATCH in pattern
    assert fill_of(one, "France") != fill_of(one, "Italy")
    ids = [{values["id"] for tag, values in Parsed(svg).elements if tag == "pattern"} for svg in (one, other)]
    assert len(ids[0]) == len(ids[1]) == 2
    assert ids[0].isdisjoint(ids[1])


def test_every_country_can_be_pointed_at() -> None:
    """Each country or territory on the map says something: what is given, else its name."""
    svg = world_map(LOOKS, {}, {"KEN": "Kenya: 12 deals"}, "Deals")
    titles = set(re.findall("<title>(.*?)</title>", svg))
    assert "Kenya: 12 deals" in titles
    names = {country.name for iso, country in COUNTRIES.items() if iso not in ("ATA", "KEN")}
    assert names <= {title.replace("&#x27;", "'") for title in titles}


def test_world_is_small() -> None:
    """A world map with a sentence for every country is well under 45 kB."""
    said = {iso: f"{country.name}: 12 deals" for iso, country in COUNTRIES.items()}
    assert 20_000 < len(world_map(LOOKS, dict.fromkeys(COUNTRIES, "1"), said, "Deals").encode()) < 42_000


def test_points() -> None:
    """Points lie where they should, on the world and beside one country."""
    point = (NAIROBI_X, NAIROBI_Y, "Nairobi")
    (dot,) = re.findall(r'cx="(\d+)" cy="(\d+)" r="\d+"><title>Nairobi<', world_map({}, {}, {}, "", [point]))
    assert tuple(map(int, dot)) == pytest.approx(((NAIROBI_X + 17_000) / 20, (8_400 - NAIROBI_Y) / 20), abs=0.5)
    svg = locator_map("KEN", "Kenya", [point])
    ((x, y),) = re.findall(r'cx="(\d+)" cy="(\d+)" r="\d+"><title>Nairobi<', svg)
    assert 250 < int(x) < 350
    assert 200 < int(y) < 300
    assert 'aria-label="Map of where Kenya lies, with Nairobi"' in svg


def test_point_outside_the_view() -> None:
    """A point that the map cannot show is neither drawn nor named."""
    assert "Papeete" not in locator_map("FRA", "France", [(*map_positions([-149.6], [-17.5])[0], "Honolulu")])
    assert "Nairobi" not in locator_map("FRA", "France", [(NAIROBI_X, NAIROBI_Y, "Nairobi")])


def test_locator() -> None:
    """The country stands out, `near` is tinted, the rest pale, and all around can be pointed at."""
    svg = locator_map("KEN", "Kenya", near=["UGA", "BRA"])
    assert fill_of(svg, "Kenya") not in (palette.NONE, fill_of(svg, "Uganda"))
    assert fill_of(svg, "Ethiopia") == palette.NONE != fill_of(svg, "Uganda")
    assert {COUNTRIES[iso].name.partition(",")[0] for iso in neighbours("KEN")} - {"United Republic of Tanzania"} <= {
        title.partition(",")[0] for title in re.findall("<title>(.*?)</title>", svg)
    }
    assert "Brazil" not in svg
    assert 'aria-label="Map of where Kenya lies"' in svg


@pytest.mark.parametrize("iso", ["MLT", "SGP", "VAT", "TUV", "MUS"])
def test_tiny_states(iso: str) -> None:
    """A country too small to be seen is a dot in a ring, in the frame."""
    name = COUNTRIES[iso].name
    svg = locator_map(iso, name)
    dot, ring = re.findall(rf'<circle cx="(\d+)" cy="(\d+)" r="(\d+)"[^>]*><title>{name}<', svg)
    assert dot[:2] == ring[:2]
    assert int(dot[2]) < int(ring[2])
    assert 0 < int(dot[0]) < 600
    assert 0 < int(dot[1]) < 400


@pytest.mark.parametrize("iso", ["KEN", "LUX", "CYP"])
def test_no_ring(iso: str) -> None:
    """A country that can be seen has no ring."""
    assert "stroke-width:2px" not in locator_map(iso, "")


@pytest.mark.parametrize("iso", sorted(COUNTRIES))
def test_every_locator(iso: str) -> None:
    """Every country but Antarctica has a map, and none is heavy."""
    svg = locator_map(iso, COUNTRIES[iso].name)
    assert bool(svg) == (iso != "ATA")
    assert len(svg) < 25_000


def test_unknown_country() -> None:
    """A code that is not on the map has no map."""
    assert locator_map("ZZZ", "Nowhere") == ""


def test_text_stays_text() -> None:
    """What the data says adds no element or attribute, and no empty line, which would end the block for Markdown."""
    plain = [world_map(LOOKS, {}, {"KEN": "x"}, "x", [(0, 0, "x")]), locator_map("KEN", "x", [(NAIROBI_X, 0, "x")])]
    hostile = [
        world_map(LOOKS, {}, {"KEN": HOSTILE}, HOSTILE, [(0, 0, HOSTILE)]),
        locator_map("KEN", HOSTILE, [(NAIROBI_X, 0, HOSTILE)]),
    ]
    for svg, harmless in zip(hostile, plain, strict=True):
        assert [tag for tag, _ in Parsed(svg).elements] == [tag for tag, _ in Parsed(harmless).elements]
        assert Parsed(svg).attributes == Parsed(harmless).attributes
        assert "\n" not in svg
        assert "<script>alert(1)</script>" in Parsed(svg).text + "".join(Parsed(svg).values("aria-label"))
