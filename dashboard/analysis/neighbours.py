"""Which countries share a land border."""

from functools import cache

import shapely

from dashboard.analysis.shapes import shapes


def neighbours(iso_a3: str) -> list[str]:
    """The countries that share a land border with one, as sorted ISO 3166-1 alpha-3 codes; none for an island.

    Two countries do where the map's shapes have a stretch of border in common. So a strait, a bridge or a tunnel is no
    land border (GBR–FRA, DNK–SWE, BHR–SAU, IDN–SGP), nor is a single point (NAM–ZWE). What is too small for the map is
    missing: Ceuta, Melilla and Gibraltar (no ESP–MAR, ESP–GIB or GBR–ESP), and the 150 m between BWA and ZMB. Overseas
    land that belongs to a country's shape counts (FRA–BRA, by French Guiana). Borders are Natural Earth's de-facto
    ones: Somaliland, which has no code of its own, lies between DJI and SOM.
    """
    return _borders().get(iso_a3, [])


@cache
def _borders() -> dict[str, list[str]]:
    """The neighbours of every country that has some."""
    coded = [shape for shape in shapes() if shape.iso_a3]
    lands = [shape.land for shape in coded]
    found: dict[str, list[str]] = {}
    for one, other in zip(*shapely.STRtree(lands).query(lands, predicate="intersects"), strict=True):
        # Borders are the same line in both shapes, so whatever they share has a length; a mere point has none.
        if one != other and shapely.intersection(lands[one].boundary, lands[other].boundary).length:
            found.setdefault(str(coded[one].iso_a3), []).append(str(coded[other].iso_a3))
    return {iso: sorted(others) for iso, others in found.items()}
