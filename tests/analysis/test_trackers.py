"""Our counts beside those of others."""

from dataclasses import replace

import pytest

from dashboard.analysis.filters import Filters, from_address, select, to_address
from dashboard.analysis.table import deal_table
from dashboard.analysis.trackers import NEAREST, compare_aigs, ours
from tests.analysis.builders import UNDATED, dataset_of, table_of
from tests.records.builders import deal
from tests.shipped import DATASET, OFFERED, TABLE

BAN = {"kind": "restriction", "status": "cancelled", "ended": "2021"}


def test_ours() -> None:
    """Deals and their countries by the filters of the tracker, without bans, China, and what the lens leaves out."""
    table = table_of(
        {},
        {"signed": "2021", "operational": None, "reported": None},
        {"id": "nam-3", "country": "NAM"},
        {"id": "nam-4", "country": "NAM", **UNDATED},
        BAN,
        {"country": "CHN"},
    )
    everything = table["id"] != ""
    assert (ours(table, everything, "greitens").deals, ours(table, everything, "greitens").countries) == (2, 2)
    assert (ours(table, everything, "nobody’s").deals, ours(table, everything, "nobody’s").countries) == (4, 2)
    assert ours(table, table["id"] == "nam-4", "nobody’s").deals == 1
    assert ours(table, everything, "csis-safe-cities").deals == 0


@pytest.mark.parametrize("tracker", NEAREST)
def test_filters_can_be_opened(tracker: str) -> None:
    """The table page, opened with the filters beside a tracker, keeps as many deals, with no complaint."""
    held = ours(TABLE, TABLE["id"] != "", tracker)
    filters, said = from_address(to_address(held.filters), OFFERED)
    assert said == []
    assert filters != Filters()
    assert ours(TABLE, select(TABLE, filters), "nobody’s").deals == held.deals > 0
    assert tracker in {row.key for row in DATASET.trackers}


def test_aigs() -> None:
    """Each country is in both, only theirs or only here; China is in none."""
    (row, without) = dataset_of().aigs
    more = [row.model_copy(update={"iso_a3": iso}) for iso in ("CHN", "YEM")]
    late = {"signed": "2021", "operational": None, "reported": None}
    dataset = replace(
        dataset_of(),
        aigs=(row, without, *more),
        deals=(
            deal(),
            deal(id="nam-1", country="NAM", **late),
            deal(id="yem-1", country="YEM", **BAN),
            deal(id="chn-1", country="CHN"),
            deal(id="xkx-1", country="XKX", **UNDATED),
        ),
    )
    table = deal_table(dataset)
    compared = compare_aigs(dataset, table, table["id"] != "")
    assert (compared.both, compared.only_aigs, compared.only_here) == ({"KEN"}, {"YEM"}, {"NAM", "XKX"})
    assert (compared.listed_without, compared.banned, compared.later) == ({"NAM"}, {"YEM"}, {"NAM", "XKX"})
    assert compare_aigs(dataset, table, table["id"] == "nam-1").only_aigs == {"KEN", "YEM"}


def test_shipped_aigs() -> None:
    """The sets cover all countries listed with technology from China but itself, and all with a deal."""
    compared = compare_aigs(DATASET, TABLE, TABLE["id"] != "")
    theirs = {row.iso_a3 for row in DATASET.aigs if row.chinese_tech} - {"CHN"}
    assert compared.both | compared.only_aigs == theirs
    assert compared.both | compared.only_here == set(TABLE["iso_a3"][TABLE["counted"]])
