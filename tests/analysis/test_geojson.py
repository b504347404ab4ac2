"""Points of places and shapes of countries, as other programs read them."""

import io
import json
from typing import Any

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import Point, shape

from dashboard.analysis import geojson
from dashboard.records.schema import Deal
from tests.analysis.builders import SMALL
from tests.records.builders import deal
from tests.shipped import DATASET, DEALS, TABLE

NAIROBI = {"name": "Nairobi", "lat": -1.29, "lon": 36.82}
MOMBASA = {"name": "Mombasa", "lat": -4.05, "lon": 39.67}
SHAPES = gpd.read_file(io.BytesIO(geojson.countries(DATASET, DATASET.deals, {}))).set_index("country")


def places(*deals: Deal) -> dict[str, Any]:
    """Give the file of the places of some records."""
    found: dict[str, Any] = json.loads(geojson.places(SMALL, deals, {"shown": "all"}))
    return found


def countries(*deals: Deal) -> dict[str, Any]:
    """Give the file of the countries of some records."""
    found: dict[str, Any] = json.loads(geojson.countries(SMALL, deals, {"shown": "all"}))
    return found


def test_places() -> None:
    """A feature for each place, east before north, with the record's fields; unknown is null."""
    found = places(deal(places=[NAIROBI, MOMBASA], buyer=None), deal(id="ken-nowhere", places=[]))
    nairobi, mombasa = found["features"]
    assert nairobi["geometry"] == {"type": "Point", "coordinates": [36.82, -1.29]}
    assert (nairobi["properties"]["place"], mombasa["properties"]["place"]) == ("Nairobi", "Mombasa")
    assert mombasa["properties"]["id"] == "ken-huawei-2014"
    assert (mombasa["properties"]["year"], mombasa["properties"]["buyer"]) == (2014, None)


def test_places_say_who_is_missing() -> None:
    """Records without a place are counted in the file's words."""
    found = places(deal(), deal(id="ken-a"), deal(id="ken-nowhere", places=[]))
    said = "Records that name no place and are not in this file: 1 of 3."
    assert found["about"] == {"shown": "all", "left_out": said}


def test_countries() -> None:
    """A country's deals and restrictions are counted apart, and all are named."""
    (kenya,) = countries(deal(), deal(id="ken-ban", kind="restriction", title="A ban"))["features"]
    assert kenya["properties"] == {
        "country": "KEN",
        "country_name": "Kenya",
        "deals": 1,
        "restrictions": 1,
        "ids": "ken-ban; ken-huawei-2014",
        "titles": "A ban\nPolice cameras in Nairobi",
    }


def test_country_without_shape() -> None:
    """A country that is only a ring on the map has no shape, and is there all the same."""
    (tuvalu,) = countries(deal(id="tuv-x", country="TUV"))["features"]
    assert (tuvalu["geometry"], tuvalu["properties"]["deals"]) == (None, 1)


def test_shipped_places() -> None:
    """Each point lies where its record says."""
    found = gpd.read_file(io.BytesIO(geojson.places(DATASET, DATASET.deals, {})))
    assert found.crs == 4326
    wanted = [(record.id, p.name, p.lon, p.lat) for record in DATASET.deals for p in record.places]
    held = zip(found["id"], found["place"], found.geometry.x, found.geometry.y, strict=True)
    assert list(held) == wanted


def test_shipped_countries() -> None:
    """Each country has its shape and its numbers; the shapes are valid and lie in degrees."""
    assert SHAPES.crs == 4326
    assert SHAPES.geometry.is_valid.all()
    counted = TABLE.groupby("iso_a3")["counted"].agg(["sum", "size"])
    assert SHAPES["deals"].to_dict() == counted["sum"].to_dict()
    assert (SHAPES["deals"] + SHAPES["restrictions"]).to_dict() == counted["size"].to_dict()
    ids = [key for cell in SHAPES["ids"] for key in cell.split("; ")]
    assert sorted(ids) == sorted(DEALS)
    assert SHAPES.total_bounds == pytest.approx([-180, -55, 180, 83.5], abs=1.5)


@pytest.mark.parametrize(("iso", "lon", "lat"), [("KEN", 36.82, -1.29), ("RUS", 37.6, 55.8), ("RUS", -172, 66)])
def test_shapes_lie_where_they_should(iso: str, lon: float, lat: float) -> None:
    """A town lies within its country's shape, beyond 180° too; the sea north of Norway lies in none."""
    assert SHAPES.geometry[iso].contains(Point(lon, lat))
    assert not SHAPES.geometry.contains(Point(10, 68.9)).any()


def test_rings_run_as_the_standard_asks() -> None:
    """Outer rings run against the clock (RFC 7946, 3.1.6), and no number is finer than the shapes are."""
    features = json.loads(geojson.countries(DATASET, DATASET.deals, {}))["features"]
    parts = [part for feature in features for part in shapely.get_parts(shape(feature["geometry"]))]
    assert all(part.exterior.is_ccw for part in parts)
    assert not any(ring.is_ccw for part in parts for ring in part.interiors)
    numbers = shapely.get_coordinates(parts)
    assert (numbers.round(3) == numbers).all()
