"""The stock way to draw the same map, as the libraries' guides show it: a GeoDataFrame joined to the counts, made a
folium.GeoJson with a tooltip, and handed to st_folium at each rerun. Leaflet comes from this machine here too.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import folium
import geopandas as gpd
import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

RAMP = ("#e3e3df", "#b5d3e7", "#6fa9d2", "#2f76b0", "#174f85")


@st.cache_data
def countries() -> gpd.GeoDataFrame:
    """The same shapes as the atlas draws."""
    return gpd.read_file(ROOT / "assets" / "world.geojson").drop(columns="ring")


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
    counts = deals.groupby("iso_a3").size().rename("deals")
    shapes = countries().merge(counts, how="left", left_on="iso", right_index=True)
    shapes["deals"] = shapes["deals"].fillna(0).astype(int)

    class Map(folium.Map):
        default_js = [("leaflet", asset("leaflet/leaflet.js"))]  # noqa: RUF012
        default_css = [("leaflet", asset("leaflet/leaflet.css"))]  # noqa: RUF012

    world = Map(location=[0, 0], tiles=None, crs="Simple", zoom_start=-5, minZoom=-6)
    folium.GeoJson(
        shapes,
        style_function=lambda f: {"fillColor": RAMP[min(4, f["properties"]["deals"])], "fillOpacity": 1, "weight": 0.6},
        tooltip=folium.GeoJsonTooltip(["name", "deals"]),
    ).add_to(world)
    st_folium(world, height=480, use_container_width=True)


if __name__ == "__main__":
    draw()
else:
    app = st.App(Path(__file__), routes=[Mount("/assets", StaticFiles(directory=ROOT / "assets"))])
