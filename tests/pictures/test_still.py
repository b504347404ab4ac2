"""Charts that stand still."""

from io import BytesIO
from xml.etree import ElementTree as Tree

import pytest
from PIL import Image

from dashboard.analysis.timeline import context, per_year, timeline
from dashboard.pictures import still
from dashboard.pictures.country_timeline import country_timeline
from dashboard.pictures.timeline import deal_timeline, yearly
from dashboard.records.words import TECHNOLOGIES
from tests.shipped import DATASET, TABLE

LINE = timeline(DATASET, TABLE, TABLE["iso_a3"] == "KEN")
SPECS = {
    "timeline": deal_timeline(LINE, context(DATASET)),
    "yearly": yearly(per_year(TABLE, "technologies", TECHNOLOGIES), "deals", "Deals").to_dict(),
    "country": country_timeline(LINE, [(2010, 2024, "electoral autocracy")]).to_dict(),
}


@pytest.mark.parametrize("name", SPECS)
def test_drawn(name: str) -> None:
    """Each kind of chart has the width asked for, its words as text in our font, and colours that any program knows."""
    drawn = still.svg(SPECS[name], width=500)
    root = Tree.fromstring(drawn)  # noqa: S314 (our own)
    texts = [found for found in root.iter("{http://www.w3.org/2000/svg}text") if found.text]
    assert root.get("width") == "500"
    assert len(texts) > 4
    assert {found.get("font-family") for found in texts} == {"DejaVu Sans"}
    assert "light-dark" not in drawn
    assert "href=" not in drawn


def test_dots() -> None:
    """A PNG has as many dots a pixel as asked for, and something on white ground."""
    picture = Image.open(BytesIO(still.png(SPECS["timeline"], scale=2, width=400)))
    assert picture.width == 800
    colours = picture.convert("RGB").getcolors(1_000_000) or []
    assert max(colours)[1] == (255, 255, 255)
    assert len(colours) > 50


def test_rows_are_told_from_the_rest() -> None:
    """A specification with what is no chart's is refused, not drawn without it."""
    with pytest.raises(TypeError, match="set does not belong"):
        still.svg({"mark": "bar", "data": {"values": {1, 2}}})
