"""A Vega-Lite chart as a picture that stands still: SVG or PNG, drawn on the server for light ground."""

import json
import re
from functools import cache, lru_cache
from typing import Any

import pandas as pd
import vl_convert

from dashboard.pictures import fonts

WIDTH = 720  # pixels
_THEMED = re.compile(r"light-dark\(\s*(#\w+)\s*,\s*#\w+\s*\)")  # as palette.both() writes it
_CONFIG = {"font": fonts.FAMILY, "background": "#ffffff"}


def svg(spec: dict[str, Any], width: int = WIDTH) -> str:
    """The chart of a single or layered specification as SVG, `width` pixels wide with its axes; text stays text."""
    return _drawn(_still(spec, width))


@lru_cache(maxsize=64)
def _drawn(still: str) -> str:
    """The SVG of a specification; steps of a lesson often have one in common."""
    drawn: str = vl_convert.vegalite_to_svg(still, config=_CONFIG, allowed_base_urls=[])
    return drawn


def png(spec: dict[str, Any], scale: float = 2, width: int = WIDTH) -> bytes:
    """The same as PNG, `scale` dots a pixel."""
    drawn: bytes = vl_convert.vegalite_to_png(_still(spec, width), scale=scale, config=_CONFIG, allowed_base_urls=[])
    return drawn


def _still(spec: dict[str, Any], width: int) -> str:
    """The specification as JSON: tables as rows, of each pair of colours the one for light ground, of fixed width."""
    register_fonts()
    fit = {"autosize": {"type": "fit-x", "contains": "padding"}} | spec | {"width": width}
    return _THEMED.sub(r"\1", json.dumps(fit, default=_rows))


def _rows(held: Any) -> Any:
    if isinstance(held, pd.DataFrame):
        return json.loads(held.to_json(orient="records", date_format="iso"))
    raise TypeError(f"{type(held).__name__} does not belong in a chart's specification")


@cache
def register_fonts() -> None:
    """Make the fonts known to vl-convert."""
    vl_convert.register_font_directory(str(fonts.FOLDER))
