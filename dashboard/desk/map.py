"""The readers' map, for one record."""

from collections.abc import Callable, Mapping
from typing import Any

from dashboard.pictures.worldmap import Patch, WorldMap


def show(patch: Mapping[str, Any], key: str, height: int, on_change: Callable[[], None] | None = None) -> None:
    """Draw the map with this patch; what is clicked on it is told in the session under `key`. Height in pixels."""
    from streamlit_folium import st_folium  # it registers its frame only inside a session

    st_folium(
        WorldMap(),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=Patch(dict(patch)),
        on_change=on_change,
    )
