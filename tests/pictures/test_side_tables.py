"""Sides in tables: the facts of each, and bars of one scale."""

import re

import pytest

from dashboard.analysis.sides import COUNTRIES, FIRMS, sides
from dashboard.analysis.table import deal_table, regime_of
from dashboard.pictures.side_tables import bars, bars_table, country_column, facts_table, firm_column
from dashboard.records.words import STATUSES, TECHNOLOGIES
from tests.analysis.builders import dataset_of
from tests.pictures.parsed import Parsed
from tests.shipped import COUNTRIES as HELD
from tests.shipped import DATASET, DEALS, TABLE

ALL = TABLE["id"] != ""
KENYA, ALGERIA, ANTARCTICA = sides(
    TABLE, ALL, DEALS, COUNTRIES, {"KEN": "Kenya", "DZA": "Algeria", "ATA": "Antarctica"}
)
FIRMS_HELD = {firm.key: firm for firm in DATASET.suppliers}
HUAWEI, HIKVISION, SENSETIME = sides(TABLE, ALL, DEALS, FIRMS, {k: k for k in ("huawei", "hikvision", "sensetime")})
CLASSES = regime_of(DATASET)
HOSTILE = "<script>alert(1)</script>"


def test_country_column() -> None:
    """Kenya's facts, each as the data has it."""
    facts = country_column(KENYA, HELD["KEN"], CLASSES)
    assert (facts["Deals"], facts["First deal"], facts["Latest deal"]) == ("2", "2014", "2019")
    assert facts["Known values, each of one deal"] == "US$ 170 million; US$ 173.1 million"
    assert facts["Regime class in the first deal’s year"] == "Electoral democracy (2014)"
    assert facts["Regime class, latest (V-Dem)"] == "Electoral democracy (2024)"
    assert facts["Highest confidence"] == "High (2 of 2 deals)"
    assert facts["Belt and Road"].startswith("Signed")


def test_country_without_a_record() -> None:
    """What is not known says so, and nothing is a guess."""
    facts = country_column(ALGERIA, HELD["DZA"], CLASSES)
    assert (facts["Deals"], facts["First deal"], facts["Records contested"]) == ("0", "no deal", "no record")
    assert facts["Known values, each of one deal"] == "none known"
    assert country_column(ANTARCTICA, HELD["ATA"], CLASSES)["Regime class, latest (V-Dem)"] == "no class"


def test_firm_column() -> None:
    """Many values are told as a span, never as a sum; measures by number and years."""
    facts = firm_column(HUAWEI, FIRMS_HELD["huawei"])
    known = HUAWEI.deals["value"].dropna()
    assert facts["Known values, each of one deal"] == (
        f"known for {len(known)} of {len(HUAWEI.deals)} deals: US$ {known.min():,g} to {known.max():,g} million"
    )
    assert f"{known.sum():,g}" not in " ".join(facts.values())
    assert re.fullmatch(r"12 found, 2018–2023; \d+ of them on the firm itself", facts["Measures against it"])
    assert facts["Ownership"] == "Private"
    assert firm_column(SENSETIME, FIRMS_HELD["sensetime"])["Countries with deals"] == "0"


def test_facts_table() -> None:
    """A row a fact, a column a side, in a box that the keyboard reaches."""
    columns = {HOSTILE: {"Deals": "2", "First deal": HOSTILE}, "Kenya": {"Deals": "3", "First deal": "2014"}}
    parsed = Parsed(facts_table(columns))
    assert "script" not in parsed.tags and parsed.text.count(HOSTILE) == 2
    assert parsed.values("scope") == ["col", "col", "row", "row"]
    assert parsed.values("tabindex") == ["0"]


@pytest.mark.parametrize(("column", "words"), [("technologies", TECHNOLOGIES), ("status", STATUSES)])
def test_bars_have_one_scale(column: str, words: dict[str, str]) -> None:
    """The longest bar of the table is whole, and every other in proportion to its number."""
    html = bars_table("Deals", [HUAWEI, HIKVISION], column, words)
    found = [(int(n), float(share)) for n, share in re.findall(r"<b>(\d+)</b><span [^>]*--share:([\d.]+)", html)]
    most = max(number for number, _ in found)
    assert all(share == pytest.approx(number / most, abs=0.001) for number, share in found)
    assert sum(number for number, _ in found) == sum(side.counts(column).total() for side in (HUAWEI, HIKVISION))


def test_no_bars() -> None:
    """Without a deal there is no table; a value that no side has is left out."""
    assert bars_table("Deals", [ALGERIA], "technologies", TECHNOLOGIES) == ""
    assert "Drones" not in bars_table("Deals", [KENYA, ALGERIA], "technologies", TECHNOLOGIES)
    assert "never" in bars([""])


def test_bars_escape() -> None:
    """Names are text."""
    dataset = dataset_of({})
    table = deal_table(dataset)
    made = sides(table, table["counted"], {deal.id: deal for deal in dataset.deals}, COUNTRIES, {"KEN": HOSTILE})
    parsed = Parsed(bars_table(HOSTILE, made, "suppliers", {"huawei": HOSTILE}))
    assert "script" not in parsed.tags and parsed.text.count(HOSTILE) == 3
