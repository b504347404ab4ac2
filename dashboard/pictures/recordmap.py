"""One record's places on the map that readers see: around its country, and with a click on it asked for."""

from collections.abc import Sequence
from typing import Any

from dashboard.analysis.view import view

Point = tuple[int, int, str]  # km east, km north, name


def around(patch: dict[str, Any], iso_a3: str, points: Sequence[Point], asks: bool = False) -> dict[str, Any]:
    """A patch of the world map that shows a country with these points; `asks`: a click tells where it was."""
    own = [{"at": [x, y], "name": name} for x, y, name in points]
    return (
        patch
        | {"selected": iso_a3, "view": view(iso_a3, [(x, y) for x, y, _ in points]), "own": own}
        | ({"asks": "point"} if asks else {})
    )
