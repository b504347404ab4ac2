"""A reader looks closer."""

from playwright.sync_api import Locator, expect

from tests.browser.atlas import Atlas
from tests.browser.conftest import Visit


def zoom(atlas: Atlas) -> float:
    """How far the map is zoomed in from the whole world."""
    return atlas.frame.evaluate("map.getZoom() - map.getMinZoom()")


def in_view(atlas: Atlas) -> Locator:
    """A place that lies well inside the map."""
    width, height = atlas.frame.evaluate("[innerWidth, innerHeight]")
    frame = atlas.page.locator("iframe[title^=streamlit_folium]").bounding_box()
    for place in atlas.map.locator(".leaflet-points-pane path").all():
        box, left, top = place.bounding_box(), frame["x"], frame["y"]
        if box and box["width"] and 60 < box["x"] - left < width - 60 and 60 < box["y"] - top < height - 120:
            return place
    raise AssertionError("no place is in view")


def test_places_appear_and_tell_their_deals(visit: Visit) -> None:
    """Two steps closer show the places with their records; home shows the whole world again."""
    atlas = visit()
    places = atlas.map.locator(".leaflet-points-pane path")
    expect(places).to_have_count(0)
    atlas.closer()
    expect(places).not_to_have_count(0)
    in_view(atlas).hover()
    expect(atlas.map.get_by_role("tooltip")).to_contain_text(": ")
    atlas.button("Show the whole world").click()
    expect(atlas.button("Further")).to_be_disabled()
    expect(places).to_have_count(0)
    assert abs(zoom(atlas)) < 0.01


def test_wheel_zooms_only_with_control(visit: Visit) -> None:
    """The wheel alone leaves the map to the page; with Ctrl it zooms by half a step."""
    atlas = visit(reduced_motion="reduce")
    atlas.country("BRA").hover()
    atlas.page.mouse.wheel(0, -300)
    atlas.page.keyboard.down("Control")
    atlas.page.mouse.wheel(0, -300)
    atlas.page.keyboard.up("Control")
    atlas.frame.wait_for_function("map.getZoom() > map.getMinZoom()")
    assert round(zoom(atlas), 2) == 0.5
