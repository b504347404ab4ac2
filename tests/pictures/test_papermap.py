"""The map for paper: the screen's classes and colours, told apart in black and white too."""

import threading
from collections import Counter
from io import BytesIO
from itertools import combinations

import numpy as np
import pytest
from PIL import Image, ImageFilter

from dashboard.analysis.shapes import shapes
from dashboard.analysis.ways import ways
from dashboard.pictures import papermap
from dashboard.pictures.paperlooks import grey, light, paper_looks
from dashboard.pictures.viewed import shown_map
from dashboard.pictures.worldmap import looks
from dashboard.records.words import COLOUR_BY
from tests.pictures.drawn import SHIPPED, view_of

WAYS = ways(SHIPPED.table, SHIPPED.choices.facets["supplier"], "facial-recognition")
WIDTH, HEIGHT = 600, 271


def picture(address: str) -> Image.Image:
    """The map of a view, two dots a point."""
    return Image.open(BytesIO(papermap.png(shown_map(view_of(address), SHIPPED), WIDTH, HEIGHT, dpi=144))).convert(
        "RGB"
    )


def around(drawn: Image.Image, iso: str, reach: int = 9) -> Counter[tuple[int, int, int]]:
    """The colours around a point inside a country's largest part on the map of the world."""
    land = next(shape.land for shape in shapes() if shape.iso_a3 == iso)
    at = max(getattr(land, "geoms", [land]), key=lambda part: part.area).representative_point()
    west, south, east, north = papermap.WORLD
    x = (at.x - west) / (east - west) * drawn.width
    y = (north - at.y) / (north - south) * drawn.height
    return Counter(drawn.crop((int(x) - reach, int(y) - reach, int(x) + reach, int(y) + reach)).get_flattened_data())


def rgb(colour: str) -> tuple[int, ...]:
    """A colour as numbers."""
    return tuple(int(light(colour)[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize("by", COLOUR_BY)
def test_colours_are_the_screens(by: str) -> None:
    """Each country's commonest colour is that of its class's look on the screen."""
    held = view_of(f"?colour={by}")
    kinds, classes = shown_map(held, SHIPPED).kinds, looks(by, WAYS[by])
    drawn = picture(f"?colour={by}")
    for iso in ("BRA", "RUS", "IND", "KAZ", "USA", "DZA", "CHN"):
        assert around(drawn, iso).most_common(1)[0][0] == rgb(classes[kinds.get(iso, "none")].fill), iso


def test_kinds() -> None:
    """Countries are classed, restricted, hidden, uncovered or empty as on the screen."""
    kinds = shown_map(view_of("?region=Africa"), SHIPPED).kinds
    assert kinds["KEN"].isdigit()
    assert kinds["BRA"] == kinds["USA"] == "hidden"
    assert "DZA" not in kinds
    assert shown_map(view_of(""), SHIPPED).kinds["USA"] == "restricted"
    assert shown_map(view_of(""), SHIPPED).kinds["CHN"] == "uncovered"
    assert shown_map(view_of("deal?deal=ken-huawei-2014"), SHIPPED).kinds["UGA"].isdigit()  # its neighbours' deals too


@pytest.mark.parametrize("by", COLOUR_BY)
def test_apart_in_black_and_white(by: str) -> None:
    """The samples of any two classes differ in grey, or in how dots or lines lie on it."""
    held = paper_looks(looks(by, WAYS[by]))
    assert [look.label for look in held.values()] == [look.label for look in looks(by, WAYS[by]).values()]
    felt = {name: _felt(papermap.swatch(look, 40, 40)) for name, look in held.items()}
    for one, other in combinations(felt, 2):
        assert np.abs(felt[one] - felt[other]).max() > 8, (held[one], held[other])


def _felt(png: bytes) -> np.ndarray:
    """How light a sample is, and how much it changes to the right, downwards and along both diagonals."""
    grown = Image.open(BytesIO(png)).convert("L").filter(ImageFilter.GaussianBlur(1))
    a = np.asarray(grown, dtype=float)[8:-8, 8:-8]
    steps = (a[:, 4:] - a[:, :-4], a[4:] - a[:-4], a[4:, 4:] - a[:-4, :-4], a[4:, :-4] - a[:-4, 4:])
    return np.array([a.mean(), *(np.abs(step).mean() for step in steps)])


def test_chosen_and_zoom() -> None:
    """The chosen country has a dark outline; a view that goes to countries shows them large, with places by name."""
    dark = Counter(picture("?country=BRA").get_flattened_data())[(17, 17, 17)]
    assert dark > Counter(picture("").get_flattened_data())[(17, 17, 17)] + 500
    held = shown_map(view_of("?zoom=KEN,UGA"), SHIPPED)
    assert held.edges is not None
    assert "Nairobi" in {place.name for place in held.places}
    svg = papermap.svg(held, WIDTH, HEIGHT)
    assert ">Nairobi</text>" in svg
    assert "Lusaka" not in svg  # it lies outside


def test_rings() -> None:
    """A small state has a ring in the colour of its class."""
    held = shown_map(view_of(""), SHIPPED)
    malta = light(held.looks[held.kinds["MLT"]].fill)
    assert f"fill: {malta}; stroke: #5d6670" in papermap.svg(held, WIDTH, HEIGHT)


def test_same_bytes_and_threads() -> None:
    """The same map gives the same bytes, also when several are drawn at once."""
    held = shown_map(view_of("?region=Asia"), SHIPPED)
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(papermap.png(held, 200, 90, 72))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert len({papermap.png(held, 200, 90, 72), *made}) == 1
    assert papermap.svg(held, 200, 90) == papermap.svg(held, 200, 90)


def test_grey() -> None:
    """White, black and a blue as a printer without colours has them; a pair gives the one for light ground."""
    assert (grey("#ffffff"), grey("#000000")) == (255, 0)
    assert 60 < grey("#174f85") < 80
    assert light("light-dark(#111111,#ffffff)") == "#111111"
    assert light("#2b7bba") == "#2b7bba"
