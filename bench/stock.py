"""The stock way to draw the same map: folium.GeoJson of the same shapes, rebuilt by st_folium at each rerun."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import folium  # noqa: E402
import streamlit as st  # noqa: E402
from starlette.routing import Mount  # noqa: E402
from starlette.staticfiles import StaticFiles  # noqa: E402


def draw() -> None:
    """One checkbox, one slider, one map."""
    from streamlit_folium import st_folium

    from dashboard import cached
    from dashboard.analysis.filters import Filters, select
    from dashboard.pictures.worldmap import asset

    st.title("Stock")
    atlas = cached.atlas()
    article = st.checkbox("Named in the 2020 article")
    years = st.slider("Years counted", *atlas.choices.years, value=atlas.choices.years)
    deals = atlas.table[select(atlas.table, Filters(article=article, years=years)) & atlas.table["counted"]]
    counts = deals.groupby("iso_a3").size().to_dict()
    ramp = ["#e3e3df", "#b5d3e7", "#6fa9d2", "#2f76b0", "#174f85"]
    shapes = json.loads((ROOT / "assets" / "world.geojson").read_text("utf-8"))
    for feature in shapes["features"]:
        feature["properties"]["deals"] = counts.get(feature["properties"]["iso"], 0)

    class Map(folium.Map):  # Leaflet from this machine here too
        default_js = [("leaflet", asset("leaflet/leaflet.js"))]  # noqa: RUF012
        default_css = [("leaflet", asset("leaflet/leaflet.css"))]  # noqa: RUF012

    world = Map(location=[0, 0], tiles=None, crs="Simple", zoom_start=-5, minZoom=-6)
    folium.GeoJson(
        shapes,
        style_function=lambda f: {"fillColor": ramp[min(4, f["properties"]["deals"])], "fillOpacity": 1, "weight": 0.6},
        tooltip=folium.GeoJsonTooltip(["name", "deals"]),
    ).add_to(world)
    st_folium(world, key="map", height=480, use_container_width=True, returned_objects=["last_object_clicked_tooltip"])


if __name__ == "__main__":
    draw()
else:
    app = st.App(Path(__file__), routes=[Mount("/assets", StaticFiles(directory=ROOT / "assets"))])
