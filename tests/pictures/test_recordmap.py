"""One record on the readers' map."""

from dashboard.pictures.recordmap import around


def test_a_country_with_its_places() -> None:
    """The patch shows the country's surroundings with the places in them, and asks only where it is told to."""
    found = around({"selected": None, "years": [1, 2]}, "KEN", [(3000, -200, "Nairobi")])
    west, south, east, north = found["view"]
    assert west < 3000 < east
    assert south < -200 < north
    assert found["selected"] == "KEN"
    assert found["own"] == [{"at": [3000, -200], "name": "Nairobi"}]
    assert found["years"] == [1, 2]
    assert "asks" not in found
    assert around({}, "KEN", [], asks=True)["asks"] == "point"


def test_a_country_without_a_shape() -> None:
    """Where no shape is known the whole world is shown."""
    assert around({}, "XXX", [])["view"] is None
