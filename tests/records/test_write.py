"""Records written as YAML are read back the same."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.records.read import load
from dashboard.records.write import deals_yaml
from dashboard.records.yaml_file import items
from tests.records.builders import GOOD, deal
from tests.shipped import DATASET

ONE_LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1)


def read(text: str) -> list[dict[str, Any]]:
    """Give the fields of each record as the reader sees them."""
    return [item.value for item in items(text)]


def test_form_is_that_of_the_file() -> None:
    """The same letters as an editor wrote, quotes, lists and all."""
    assert deals_yaml(load(GOOD).deals) == (GOOD / "deals.yaml").read_text("utf-8")


def test_shipped_records() -> None:
    """Every shipped record keeps its fields, their order and their values."""
    found = read(deals_yaml(DATASET.deals))
    assert found == [record.model_dump(mode="json") for record in DATASET.deals]
    assert [*found[0]] == [*type(DATASET.deals[0]).model_fields]


@given(ONE_LINE)
def test_any_text(text: str) -> None:
    """Any line of text is the same after it was read, also where it looks like YAML."""
    (found,) = read(deals_yaml([deal().model_copy(update={"title": text, "suppliers": (text,)})]))
    assert (found["title"], found["suppliers"]) == (text, [text])


def test_words_that_yaml_knows() -> None:
    """A code that YAML would take for something else than text stands in quotes."""
    words = ("null", "Null", "no", "true", "12", "1e5", "2014-05", "huawei")
    text = deals_yaml([deal().model_copy(update={"suppliers": words})])
    assert 'suppliers: ["null", "Null", "no", "true", "12", "1e5", "2014-05", huawei]' in text


def test_numbers() -> None:
    """Numbers stay as precise as they are; a whole sum has no point."""
    places = [{"name": "Here", "lat": -8.0, "lon": 0.000001}]
    found = deals_yaml([deal(value_usd_m=0.222, places=places), deal(value_usd_m=1200)])
    assert re.findall(r"value_usd_m: (.*)", found) == ["0.222", "1200"]
    assert read(found)[0]["places"] == places


def test_whole_that_is_not_there() -> None:
    """The id of a whole outside the file stands in a comment, for the reader would refuse it."""
    part = deal(id="ken-part", part_of="ken-whole")
    assert read(deals_yaml([part, deal(id="ken-whole")]))[0]["part_of"] == "ken-whole"
    alone = deals_yaml([part])
    assert "part_of: null  # ken-whole, which is not in this file" in alone
    assert read(alone)[0]["part_of"] is None


def test_no_records() -> None:
    """Without records the file is an empty list."""
    assert read(deals_yaml([])) == []
