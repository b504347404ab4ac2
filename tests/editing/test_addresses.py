"""Which addresses the data files hold, and where."""

from pathlib import Path

import pytest

from dashboard.editing.addresses import Spot, addresses
from dashboard.records.items import UnreadableError
from dashboard.records.read import load
from tests.records.builders import GOOD, deal_fields, write_data
from tests.shipped import DATA


def test_every_file() -> None:
    """Sources of deals, records left out, firms, events and trackers, and the firms' restrictions."""
    spots = addresses(GOOD)
    places = {(spot.file, spot.field) for found in spots.values() for spot in found}
    files = ("deals", "left_out", "suppliers", "events", "trackers")
    expected = {(f"good/{name}.yaml", "sources[1].url") for name in files}
    assert places >= expected | {("good/suppliers.yaml", "restrictions[1].source_url")}
    assert spots["https://example.org/list"] == [
        Spot("good/suppliers.yaml", 13, "huawei", "restrictions[1].source_url")
    ]


def test_once_each(tmp_path: Path) -> None:
    """An address that several records share is one, with all its places; faults elsewhere in a record hide none."""
    data = write_data(tmp_path, deals=[deal_fields(), deal_fields(id="ken-2", status="odd"), deal_fields(sources="no")])
    url = deal_fields()["sources"][0]["url"]
    assert [(spot.line, spot.record) for spot in addresses(data)[url] if spot.file == "data/deals.yaml"] == [
        (1, "ken-huawei-2014"),
        (2, "ken-2"),
    ]


@pytest.mark.parametrize("url", ["", None, 7, ["http://example.org"], "ftp://example.org", "http://", "http://[::1"])
def test_no_address(tmp_path: Path, url: object) -> None:
    """What is no web address is left to the check."""
    sources = [deal_fields()["sources"][0] | {"url": url}]
    data = write_data(tmp_path, deals=[deal_fields(sources=sources)])
    assert not any(spot.file == "data/deals.yaml" for spots in addresses(data).values() for spot in spots)


def test_repeated_key(tmp_path: Path) -> None:
    """A key that stands twice is a fault for the check; the last counts here."""
    text = (GOOD / "deals.yaml").read_text("utf-8") + "  sources: [{url: 'https://example.org/last'}]\n"
    assert "https://example.org/last" in addresses(write_data(tmp_path, deals=text))


def test_unreadable(tmp_path: Path) -> None:
    """A file that cannot be read is named with its line."""
    with pytest.raises(UnreadableError, match=r"data/deals\.yaml:2"):
        addresses(write_data(tmp_path, deals="- id: a\n\tb: c\n"))


def test_shipped() -> None:
    """None of the shipped data's addresses is missed."""
    dataset = load(DATA)
    records = (*dataset.deals, *dataset.left_out, *dataset.suppliers, *dataset.events, *dataset.trackers)
    expected = {source.url for record in records for source in record.sources}
    expected |= {measure.source_url for supplier in dataset.suppliers for measure in supplier.restrictions}
    assert set(addresses(DATA)) == expected
