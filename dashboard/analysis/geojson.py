"""Records as GeoJSON: points of their places, and shapes of their countries."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import geopandas as gpd

from dashboard.analysis.country import deals_by_date
from dashboard.analysis.flat import JOINT, flat
from dashboard.analysis.projection import country_shapes
from dashboard.records.schema import Dataset, Deal

GRID = 0.001  # degrees, about 100 m; the shapes are in whole kilometres


def places(dataset: Dataset, deals: Sequence[Deal], about: Mapping[str, str]) -> bytes:
    """A point for each place of a record, with the record's fields; `about` says how many records name none."""
    held = [(row, place) for row, deal in enumerate(deals) for place in deal.places]
    rows = flat(dataset, deals).drop(columns="places").iloc[[row for row, _ in held]]
    rows.insert(1, "place", [place.name for _, place in held])
    points = gpd.points_from_xy([place.lon for _, place in held], [place.lat for _, place in held])
    without = sum(not deal.places for deal in deals)
    said = {"left_out": f"Records that name no place and are not in this file: {without} of {len(deals)}."}
    return _collection(gpd.GeoDataFrame(rows, geometry=points, crs=4326), {**about, **said})


def countries(dataset: Dataset, deals: Sequence[Deal], about: Mapping[str, str]) -> bytes:
    """A shape for each country with records, how many it has, and which; no shape where the map has only a ring."""
    names = {country.iso_a3: country.name for country in dataset.countries}
    held = deals_by_date(replace(dataset, deals=tuple(deals)))
    columns = {
        "country": list(held),
        "country_name": [names.get(iso, iso) for iso in held],
        "deals": [sum(deal.is_deal for deal in own) for own in held.values()],
        "restrictions": [sum(not deal.is_deal for deal in own) for own in held.values()],
        "ids": [JOINT.join(deal.id for deal in own) for own in held.values()],
        "titles": ["\n".join(deal.title for deal in own) for own in held.values()],
    }
    shapes = gpd.GeoSeries([country_shapes().get(iso) for iso in held], crs=4326)
    whole = shapes.make_valid(method="structure", keep_collapsed=False).set_precision(GRID)
    said = {"shapes": "Natural Earth 1:50m, simplified; public domain. Borders follow its de-facto rule."}
    rows = gpd.GeoDataFrame(columns, geometry=whole.orient_polygons(exterior_cw=False))
    return _collection(rows, {**about, **said})


def _collection(rows: gpd.GeoDataFrame, about: Mapping[str, str]) -> bytes:
    """The features in degrees (EPSG:4326), behind `about`."""
    features = json.loads(rows.to_json(to_wgs84=True, drop_id=True))["features"]
    return json.dumps({"type": "FeatureCollection", "about": about, "features": features}, ensure_ascii=False).encode()
