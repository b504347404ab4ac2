"""What is known of one country."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from dashboard.analysis.country import (
    beside,
    countries_sentence,
    country_sentence,
    deals_by_date,
    firms,
    lens_leaves_out,
    regime_bands,
    regime_runs,
    tally,
    without,
)
from dashboard.analysis.filters import Filters
from dashboard.analysis.summary import count
from dashboard.analysis.table import deal_table
from dashboard.analysis.timeline import timeline
from dashboard.records.schema import Dataset, RegimeYear
from tests.analysis.builders import UNDATED, dataset_of, table_of
from tests.shipped import COUNTRIES, DATASET, TABLE

BAN = {"kind": "restriction", "ended": "2022", "status": "cancelled"}
AUTOCRACY, DEMOCRACY = "electoral autocracy", "electoral democracy"


@pytest.mark.parametrize(
    ("years", "runs"),
    [
        ([], []),
        ([(2014, DEMOCRACY)], [(2014, 2014, DEMOCRACY)]),
        ([(2015, DEMOCRACY), (2014, DEMOCRACY)], [(2014, 2015, DEMOCRACY)]),
        (
            [(2013, AUTOCRACY), (2014, DEMOCRACY), (2015, AUTOCRACY)],
            [(2013, 2013, AUTOCRACY), (2014, 2014, DEMOCRACY), (2015, 2015, AUTOCRACY)],
        ),
        ([(2013, AUTOCRACY), (2015, AUTOCRACY)], [(2013, 2013, AUTOCRACY), (2015, 2015, AUTOCRACY)]),
    ],
)
def test_regime_runs(years: list[tuple[int, str]], runs: list[tuple[int, int, str]]) -> None:
    """Years of one class are one run; another class or a missing year begins the next."""
    rows = [RegimeYear(iso_a3="KEN", year=year, regime=regime) for year, regime in years]
    others = [RegimeYear(iso_a3="NAM", year=2014, regime="closed autocracy")]
    assert regime_runs(rows + others, "KEN") == runs


def test_shipped_regime_runs() -> None:
    """The runs of a country hold each of its years once."""
    for iso in ("KEN", "HUN", "USA"):
        years = [year for first, last, _ in regime_runs(DATASET.regimes, iso) for year in range(first, last + 1)]
        assert years == sorted(row.year for row in DATASET.regimes if row.iso_a3 == iso)
        assert years


def test_deals_by_date() -> None:
    """A country's records stand from the earliest to the latest, undated ones last."""
    dataset = dataset_of(
        UNDATED,
        {"signed": "2014-11"},
        UNDATED | {"reported": "2013"},
        {"reported": None, "signed": "2014-02"},
        {"country": "NAM"},
        UNDATED | {"ended": "2020"},
    )
    found = {country: [deal.id for deal in deals] for country, deals in deals_by_date(dataset).items()}
    assert found == {"KEN": ["ken-3", "ken-4", "ken-2", "ken-6", "ken-1"], "NAM": ["ken-5"]}


def test_shipped_deals_by_date() -> None:
    """No record is lost."""
    found = deals_by_date(DATASET)
    assert sum(map(len, found.values())) == len(DATASET.deals)
    assert all(deal.country == country for country, deals in found.items() for deal in deals)


def bands(dataset: Dataset, iso: str) -> list[tuple[int, int, str]]:
    """The classes over the years in which all records of a country lie."""
    table = deal_table(dataset)
    return regime_bands(dataset, iso, timeline(dataset, table, table["iso_a3"] == iso).bars)


def test_regime_bands() -> None:
    """Years before and after all classes, but with a record, are years without a class, as are those of a territory."""
    early = dataset_of(UNDATED | {"signed": "2009-12-31"}, UNDATED | {"signed": "2014"})
    assert bands(early, "KEN") == [(2009, 2012, ""), (2013, 2013, AUTOCRACY), (2014, 2014, DEMOCRACY)]
    assert bands(early, "XKX") == [(2013, 2014, "")]
    assert bands(replace(dataset_of(), regimes=()), "KEN") == []


@pytest.mark.parametrize("iso", ["KEN", "PAK", "ATA"])
def test_shipped_regime_bands(iso: str) -> None:
    """Bands follow each other without a gap and hold at least 2010 to 2024."""
    found = bands(DATASET, iso)
    assert all(one[1] + 1 == other[0] for one, other in pairwise(found))
    assert all(one[2] != other[2] for one, other in pairwise(found))
    assert found[0][0] <= 2010
    assert found[-1][1] >= 2024


def test_firms() -> None:
    """Each firm with its number of records, the most first; those that name none come last."""
    dataset = dataset_of(*({"suppliers": named} for named in ([], ["zte"], [], ["huawei", "zte"], [], ["dahua"])))
    assert list(firms(dataset.deals).items()) == [("zte", 2), ("dahua", 1), ("huawei", 1), ("", 3)]
    assert firms([]) == {}


def test_tally() -> None:
    """Deals and bans of the selected records in words; a country without any is not in it."""
    table = table_of({}, BAN, {"country": "NAM"}, BAN | {"country": "XKX"}, {"country": "UGA", "id": "uga-1"})
    assert tally(table, table["id"] != "uga-1") == {
        "KEN": "1 deal, 1 ban or removal",
        "NAM": "1 deal",
        "XKX": "1 ban or removal",
    }


def test_shipped_tally() -> None:
    """Together they count every record."""
    numbers = [int(number) for said in tally(TABLE, TABLE["id"] != "").values() for number in re.findall(r"\d+", said)]
    assert sum(numbers) == len(DATASET.deals)


def test_without() -> None:
    """Whether a country was looked at, and what came of it, as words within a sentence; else what the lens did."""
    said = without(DATASET, TABLE)
    assert said["DZA"] == "looked at: nothing found"
    assert said["LBY"] == "looked at: no Chinese supplier shown"
    assert said["CHN"] == "not looked at"
    assert said["KEN"] == "all left out by the evidence lens"
    assert set(said) == set(COUNTRIES)


def test_countries_sentence() -> None:
    """The numbers of countries add up to all, with and without a lens."""
    for keep in (TABLE["id"] != "", TABLE["publishers"] >= 3):
        numbers = [int(number) for number in re.findall(r"\d+", countries_sentence(tally(TABLE, keep), DATASET))]
        assert sum(numbers) - len(COUNTRIES) == len(COUNTRIES)
    assert "evidence lens" not in countries_sentence(tally(TABLE, TABLE["id"] != ""), DATASET)


def test_beside() -> None:
    """The one before and the one after, none at the ends."""
    assert [beside("ABC", code) for code in "ABC"] == [(None, "B"), ("A", "C"), ("B", None)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([{}], "1 deal with 1 named supplier, from 2014."),
        ([{}, {"signed": "2012"}], "2 deals with 1 named supplier, the first from 2012 and the last from 2014."),
        ([UNDATED | {"suppliers": []}], "1 deal, no supplier named (1 without a date)."),
        ([{}, BAN, BAN], "1 deal with 1 named supplier, from 2014; apart from that 2 bans or removals."),
        ([BAN], "No deal recorded; apart from that 1 ban or removal."),
        ([], "No deal recorded."),
    ],
)
def test_country_sentence(changes: list[dict[str, Any]], words: str) -> None:
    """Deals, firms, years, and the bans apart."""
    table = table_of(*changes)
    assert country_sentence(count(table, table["id"] != ""), lens=False) == words


def test_lens_leaves_out() -> None:
    """What the lens leaves out, deals and bans apart, of how many; nothing is said without a lens."""
    table = table_of({}, {}, BAN)
    lens = Filters(publishers=2)
    words = "The evidence lens (at least 2 independent publishers) leaves out "
    one, every = count(table, table["id"] == "ken-1"), count(table, table["id"] != "")
    assert lens_leaves_out(one, lens) == words + "1 of 2 deals and 1 of 1 ban or removal."
    assert lens_leaves_out(every, lens) == words + "none of 2 deals and none of 1 ban or removal."
    assert lens_leaves_out(one, Filters()) == ""
    assert country_sentence(count(table, table["id"] == ""), lens=True) == "No deal left."
