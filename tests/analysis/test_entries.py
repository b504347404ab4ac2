"""What can be searched for, and where each leads."""

from dataclasses import replace

import pytest

from dashboard.analysis.entries import LONGEST_DETAIL, SORTS, entries
from dashboard.records.schema import Term
from tests.analysis.builders import dataset_of
from tests.records.builders import deal
from tests.shipped import DATASET

GLOSSARY = [Term(key="safe-city", term="Safe city", also=("safer city",), text="Cameras and more. " * 9)]
FOUND = entries(DATASET, GLOSSARY)


def leads(sort: str, label: str) -> list[tuple[str, dict[str, str], str]]:
    """Give page, parameters and detail of the entries of that sort and label."""
    return [(e.page, dict(e.params), e.detail) for e in FOUND if (e.sort, e.label) == (sort, label)]


@pytest.mark.parametrize(
    ("sort", "label", "page", "params", "detail"),
    [
        ("country", "Kenya", "countries", {"country": "KEN"}, "Africa · 2 records"),
        ("country", "Antarctica", "countries", {"country": "ATA"}, "no record"),
        ("country", "Belgrade", "countries", {"country": "SRB"}, "Capital of Serbia · 3 records"),
        ("supplier", "Megvii", "suppliers", {"firm": "megvii"}, "Megvii Technology Limited · no record"),
        ("supplier", "ELINC", "suppliers", {"firm": "elinc"}, "1 record"),
        ("place", "Belgrade", "countries", {"country": "SRB"}, "Serbia · 2 records"),
        ("place", "Sylhet", "deal", {"deal": "bgd-huawei-2019"}, None),
        ("buyer", "Israel Police", "countries", {"country": "ISR"}, "Israel · 3 records"),
        ("buyer", "Dubai Police", "deal", {"deal": "are-dahua-2018"}, None),
        ("technology", "Drones", "table", {"technology": "drone"}, None),
        ("term", "Safe city", "know", {"term": "safe-city"}, None),
    ],
)
def test_where_each_leads(sort: str, label: str, page: str, params: dict[str, str], detail: str | None) -> None:
    """Each sort leads to its page, and a place or buyer of one record to that record."""
    [(to, told, said)] = leads(sort, label)
    assert (to, told) == (page, params)
    assert detail in (None, said)


def test_deal() -> None:
    """A record says its country and year, and is known by its id."""
    [found] = [e for e in FOUND if e.params == {"deal": "srb-huawei-2017"} and e.sort == "deal"]
    assert found.detail == "Serbia · 2017"
    assert "srb-huawei-2017" in found.names


def test_everything_is_there_in_order() -> None:
    """Every country, firm and record is an entry, and the sorts stand in their order."""
    assert {e.params["country"] for e in FOUND if e.sort == "country"} == {c.iso_a3 for c in DATASET.countries}
    assert [e.params["firm"] for e in FOUND if e.sort == "supplier"] == [firm.key for firm in DATASET.suppliers]
    assert [e.params["deal"] for e in FOUND if e.sort == "deal"] == [deal.id for deal in DATASET.deals]
    assert list(dict.fromkeys(e.sort for e in FOUND)) == list(SORTS)


def test_details_are_short() -> None:
    """A glossary text is shortened to one line."""
    [(_, _, detail)] = leads("term", "Safe city")
    assert detail.endswith(" …")
    assert len(detail) <= LONGEST_DETAIL


def test_place_named_twice_in_a_record() -> None:
    """Two sites of one name in one record are one place, that leads to the record."""
    spot = {"name": "Nairobi", "lat": -1.3, "lon": 36.8}
    data = dataset_of({"places": [spot, {**spot, "lat": -1.2}], "buyer": None})
    assert [(e.label, e.page) for e in entries(data, []) if e.sort in ("place", "buyer")] == [("Nairobi", "deal")]


def test_place_spelt_in_two_ways() -> None:
    """A place written with and without its accent is one, and leads to the country of its two records."""
    spots = [[{"name": name, "lat": -1.3, "lon": 36.8}] for name in ("Thiès", "Thies")]
    found = entries(dataset_of(*({"places": spot} for spot in spots)), [])
    assert [(e.label, dict(e.params)) for e in found if e.sort == "place"] == [("Thiès", {"country": "KEN"})]


def test_same_place_name_in_two_countries() -> None:
    """A name in two countries is two places."""
    here = deal(id="ken-1", country="KEN", places=[{"name": "Victoria", "lat": 0.0, "lon": 36.0}])
    there = here.model_copy(update={"id": "srb-1", "country": "SRB"})
    found = entries(replace(DATASET, deals=(here, there)), [])
    assert [dict(e.params) for e in found if e.sort == "place"] == [{"deal": "ken-1"}, {"deal": "srb-1"}]


def test_technology_without_records_is_left_out() -> None:
    """The table cannot be filtered by a technology that no record has."""
    found = entries(dataset_of({"technologies": ["drone"]}), [])
    assert [e.label for e in found if e.sort == "technology"] == ["Drones"]
