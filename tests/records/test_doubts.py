"""What is doubted, and what is not."""

from typing import Any

import pytest

from dashboard.records.doubts import look_alikes, one_publisher, unsupported
from tests.records.builders import deal, deal_fields

UNDATED = {"reported": None, "signed": None, "operational": None}


def without_support(name: str) -> list[dict[str, Any]]:
    """Give the sources of the good deal, none of which supports the field."""
    sources: list[dict[str, Any]] = deal_fields()["sources"]
    return [source | {"supports": [field for field in source["supports"] if field != name]} for source in sources]


@pytest.mark.parametrize("name", ["suppliers", "technologies", "places", "signed", "status", "value_usd_m"])
def test_unsupported(name: str) -> None:
    """A fact that no source supports is doubted."""
    assert list(unsupported(deal(sources=without_support(name)))) == [(("sources",), f"no source supports {name}")]


@pytest.mark.parametrize(("name", "empty"), [("status", "unknown"), ("signed", None), ("places", []), ("buyer", None)])
def test_nothing_to_support(name: str, empty: object) -> None:
    """What is not known needs no source."""
    assert list(unsupported(deal(**{name: empty}, sources=without_support(name)))) == []


def test_one_publisher() -> None:
    """Only high confidence needs a second publisher."""
    sources = deal_fields()["sources"][:1]
    assert len(list(one_publisher(deal(sources=sources)))) == 1
    assert list(one_publisher(deal(sources=sources, confidence="medium"))) == []
    assert list(one_publisher(deal())) == []


@pytest.mark.parametrize(
    ("changes", "alike"),
    [
        ({}, True),
        ({"suppliers": ["zte", "huawei"]}, True),
        ({"suppliers": ["zte"]}, False),
        ({"suppliers": []}, False),
        ({"country": "UGA"}, False),
        ({"signed": "2015"}, False),
        ({"kind": "restriction"}, False),
        ({"part_of": "ken-huawei-2014"}, False),
    ],
)
def test_look_alikes(changes: dict[str, Any], alike: bool) -> None:
    """Records look alike that share country, supplier and year, unless they are of two kinds or part of each other."""
    first, second = deal(), deal(id="ken-2", **changes)
    same = "looks like ken-huawei-2014: same country, supplier (huawei) and year (2014)"
    assert list(look_alikes([first, second])) == ([(second, (("id",), same))] if alike else [])
    assert bool(list(look_alikes([second, first]))) is alike


def test_undated_records_are_not_alike() -> None:
    """Two records without a year do not share one."""
    assert list(look_alikes([deal(**UNDATED), deal(id="ken-2", **UNDATED)])) == []
