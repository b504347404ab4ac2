"""The frame of the map, the patches that repaint it, and its legend."""

import json
import re
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from dashboard.analysis.colour import paint
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.ways import ways
from dashboard.cached import atlas
from dashboard.pictures.worldmap import ASSETS, Colouring, Patch, WorldMap, asset, legend, looks, patch
from dashboard.records.words import COLOUR_BY
from tests.pictures.parsed import Parsed

ATLAS = atlas()
WAYS = ways(ATLAS.table, ATLAS.choices.facets["supplier"], "facial-recognition")
SEVERAL = [
    {},
    {"technology": ("cctv",)},
    {"years": (2014, 2018)},
    {"kind": ("restriction",)},
    {"search": "no such word"},
]


def patch_of(by: str = "deals", **filters: Any) -> dict[str, Any]:
    """The patch of the shipped data through these filters."""
    keep = select(ATLAS.table, Filters(**filters))
    return patch(ATLAS.table, keep, ATLAS.ground, Colouring(by, WAYS[by], paint(ATLAS.table, keep, WAYS[by])), None)


def rendered(world: WorldMap) -> str:
    """The map's page, with one name for the map whatever its number."""
    page: str = world.get_root().render()
    return page.replace(world.get_name(), "map")


def page_with(content: dict[str, Any]) -> str:
    """The page of a map with this patch."""
    world = WorldMap()
    Patch(content).add_to(world)
    return rendered(world)


def codes(text: str) -> set[str]:
    """Country codes written one after the other."""
    return set(re.findall("...", text))


@pytest.mark.parametrize("by", COLOUR_BY)
def test_legend_says_every_look(by: str) -> None:
    """The legend has every look of the map, in words and in the colour that it is painted with."""
    page = Parsed(legend(by, WAYS[by]))
    every = looks(by, WAYS[by])
    assert [text for text in page.texts if text.strip()] == [look.label for look in every.values()]
    for look, style in zip(every.values(), page.values("style"), strict=True):
        assert look.fill in style
        assert look.hatch is None or look.hatch in style


@pytest.mark.parametrize("by", COLOUR_BY)
def test_looks_differ(by: str) -> None:
    """No two classes look the same or have the same name."""
    every = looks(by, WAYS[by]).values()
    assert len({(look.fill, look.hatch) for look in every}) == len(every)
    assert len({look.label for look in every}) == len(every)


@pytest.mark.parametrize("filters", SEVERAL)
def test_patch(filters: dict[str, Any]) -> None:
    """Countries with deals, with bans, hidden and uncovered are those counted one by one."""
    sent = patch_of(**filters)
    kept = set(ATLAS.table["id"][select(ATLAS.table, Filters(**filters))])
    deals = ATLAS.dataset.deals
    shown = [deal for deal in deals if deal.id in kept]
    assert {iso: values[-1] for iso, values in sent["steps"].items()} == {
        deal.country: sum(other.country == deal.country and other.is_deal for other in shown)
        for deal in shown
        if deal.is_deal
    }
    assert set(sent["restricted"]) == {deal.country for deal in shown if not deal.is_deal}
    assert codes(sent["hidden"]) == {deal.country for deal in deals} - {deal.country for deal in shown}
    assert sum(int(digit, 16).bit_count() for digit in sent["shown"]) == len(shown)


@pytest.mark.parametrize("filters", SEVERAL)
def test_each_country_is_one_thing(filters: dict[str, Any]) -> None:
    """A hidden country has nothing shown, an uncovered one no record at all."""
    sent = patch_of(**filters)
    hidden, uncovered = codes(sent["hidden"]), codes(sent["uncovered"])
    assert hidden.isdisjoint(sent["steps"])
    assert hidden.isdisjoint(sent["restricted"])
    assert uncovered.isdisjoint({deal.country for deal in ATLAS.dataset.deals})
    assert uncovered == {row.iso_a3 for row in ATLAS.dataset.coverage if not row.searched} - set(ATLAS.deals)


def test_years_of_the_patch() -> None:
    """The years to play are those of the deals shown; without any, those of the data."""
    assert patch_of(years=(2014, 2018))["years"] == [2014, 2018]
    assert patch_of(search="no such word")["years"] == list(ATLAS.choices.years)


@pytest.mark.parametrize("by", COLOUR_BY)
def test_classes_have_looks(by: str) -> None:
    """Every country with a deal has a class, and each class is named, in the legend's order."""
    sent = patch_of(by)
    assert set(sent["classes"]) == set(sent["steps"])
    assert {str(value) for steps in sent["classes"].values() for value in steps[1::2]} <= set(sent["looks"])
    assert list(sent["looks"])[-4:] == ["restricted", "none", "uncovered", "hidden"]
    assert [look["label"] for look in sent["looks"].values()][: len(WAYS[by].labels)] == list(WAYS[by].labels)


def test_patch_is_small() -> None:
    """A change of the filters sends little."""
    added = len(page_with(patch_of()).encode()) - len(rendered(WorldMap()).encode())
    assert 500 < added < 9_000


def test_script_never_changes() -> None:
    """Two maps have the same script, so that the frame is mounted once."""
    assert rendered(WorldMap()) == rendered(WorldMap())


def test_nothing_from_outside() -> None:
    """The page asks no other host: every address is relative and is that of a file of ours."""
    text = page_with(patch_of())
    assert "//" not in text
    links = [link for _, link in (*WorldMap.default_js, *WorldMap.default_css)]
    shapes = [urljoin(link, name) for link in links for name in parse_qs(urlsplit(link).query).get("shapes", [])]
    assert (len(links), len(shapes)) == (4, 1)
    assert set(Parsed(text).values("href") + Parsed(text).values("src")) <= set(links)
    for link in links + shapes:
        assert (ASSETS / link.partition("assets/")[2].partition("?")[0]).is_file()


def test_address_changes_with_the_content() -> None:
    """The address of a file carries a mark of its content, and files differ."""
    addresses = [asset(name) for name in ("worldmap.js", "worldmap.css", "world.geojson")]
    marks = [address.partition("?v=")[2] for address in addresses]
    assert len(set(marks)) == 3
    assert all(re.fullmatch("[0-9a-f]{10}", mark) for mark in marks)


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "'\"\\\u2028{{7*7}}"])
def test_text_cannot_end_the_script(text: str) -> None:
    """Whatever stands in a patch arrives as it was, and adds no element to the page."""
    content = patch_of() | {"selected": text}
    page = Parsed(page_with(content))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in Parsed(page_with(patch_of())).elements]
    painted = re.search(r"atlas\.paint\((.*)\);", "".join(page.scripts))
    assert painted
    assert json.loads(painted[1]) == content
