"""Sides as HTML: heads, maps, lists, and what is said of a code that is not there."""

import re

import pytest

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.sides import COUNTRIES, FIRMS, Side, sides
from dashboard.analysis.table import deal_table
from dashboard.analysis.ways import ways
from dashboard.pictures.sides import (
    MOST_LISTED,
    ask,
    firm_legend,
    firm_map,
    head,
    no_firm_record,
    offers,
    records_list,
    sentences,
    timeline_note,
    unknown_side,
)
from tests.analysis.builders import UNDATED, dataset_of
from tests.pictures.parsed import Parsed
from tests.shipped import COUNTRIES as HELD
from tests.shipped import DATASET, DEALS, OFFERED, TABLE

HOSTILE = "</p><script>alert(1)</script>\" onload='x'"
NAMES = {iso: country.name for iso, country in HELD.items()}
WAY = ways(TABLE, OFFERED.facets["supplier"], "cctv")["deals"]


def compared(by: str, names: dict[str, str], lens: Filters = Filters()) -> list[Side]:  # noqa: B008
    """Sides of the shipped data."""
    return sides(TABLE, select(TABLE, lens), DEALS, by, names)


def test_head() -> None:
    """The name leads to its own page; text is escaped."""
    (kenya,) = compared(COUNTRIES, {"KEN": HOSTILE})
    parsed = Parsed(head(kenya, COUNTRIES, HOSTILE, HOSTILE))
    assert parsed.values("href") == ["countries?country=KEN"]
    assert parsed.tags == {"div", "h3", "a", "p"} and parsed.text.count(HOSTILE) == 3
    (huawei,) = compared(FIRMS, {"huawei": "Huawei"})
    assert Parsed(head(huawei, FIRMS, "", "")).values("href") == ["suppliers?firm=huawei"]


def test_firm_maps_share_their_classes() -> None:
    """The same number of deals has the same colour on every map, and the legend names the looks in use."""
    huawei, hikvision = compared(FIRMS, {"huawei": "Huawei", "hikvision": "Hikvision"})
    maps = [firm_map(side, WAY, NAMES) for side in (huawei, hikvision)]
    fills = [
        {fill for fill, group in re.findall(r'<g style="fill:([^;]*);[^"]*">(.*?)</g>', svg) if ": 1 deal<" in group}
        for svg in maps
    ]
    assert fills[0] == fills[1] and len(fills[0]) == 1
    assert "World map: deals of Huawei in 56 countries" in maps[0]
    legend = Parsed(firm_legend([huawei, hikvision], WAY)).text
    assert legend.startswith("1 deal") and "only a ban or removal" in legend and "no record" in legend
    assert "evidence lens" not in legend and "only a ban" not in Parsed(firm_legend([huawei], WAY)).text


def test_firm_map_shows_what_the_lens_leaves_out() -> None:
    """A country all of whose deals the lens leaves out is not one without a record."""
    (huawei,) = compared(FIRMS, {"huawei": "Huawei"}, Filters(publishers=5))
    assert "left out by the evidence lens" in firm_legend([huawei], WAY)
    assert "pattern" in firm_map(huawei, WAY, NAMES)


def test_records_list() -> None:
    """Every record is there once with a link to its page, newest first; many unfold."""
    (huawei,) = compared(FIRMS, {"huawei": "Huawei"})
    html = records_list(huawei)
    parsed = Parsed(html)
    assert sorted(parsed.values("href")) == sorted(f"deal?deal={code}" for code in huawei.shown["id"])
    newest = huawei.shown["year"].max()
    assert str(newest) in parsed.text[:300]
    assert f"{len(huawei.shown) - MOST_LISTED} more records of Huawei" in parsed.text
    (canada,) = compared(COUNTRIES, {"CAN": "Canada"})
    assert "Ban, removal or refusal · supply: " in records_list(canada)
    (kenya,) = compared(COUNTRIES, {"KEN": "Kenya"})
    assert "US$ 173.1 million" in records_list(kenya) and "details" not in Parsed(records_list(kenya)).tags


def test_records_list_with_the_lens() -> None:
    """What the lens leaves out stands in a closed part, and an empty side says so."""
    (serbia,) = compared(COUNTRIES, {"SRB": "Serbia"}, Filters(sure="high"))
    assert "2 records of Serbia left out by the evidence lens" in Parsed(records_list(serbia)).text
    (algeria,) = compared(COUNTRIES, {"DZA": "Algeria"})
    assert "No record is shown." in records_list(algeria)


def test_records_list_escapes() -> None:
    """A hostile title is text."""
    dataset = dataset_of({})
    table = deal_table(dataset).assign(title=HOSTILE)
    made = sides(table, table["counted"], {deal.id: deal for deal in dataset.deals}, COUNTRIES, {"KEN": HOSTILE})
    parsed = Parsed(records_list(made[0]))
    assert "script" not in parsed.tags and parsed.text.count(HOSTILE) == 2


@pytest.mark.parametrize(("by", "code"), [(COUNTRIES, "Kenia"), (FIRMS, "huawai")])
def test_unknown_side(by: str, code: str) -> None:
    """Each of the three nearest takes the unknown code's place and leaves the others."""
    names = NAMES if by == COUNTRIES else {firm.key: firm.short for firm in DATASET.suppliers}
    others = ("SRB", "BRA") if by == COUNTRIES else ("zte", "dahua")
    parsed = Parsed(unknown_side(by, code, [others[0], code, others[1]], names))
    links = parsed.values("href")
    assert len(links) == 3 and code in parsed.text
    best = "KEN" if by == COUNTRIES else "huawei"
    assert f"?{by}={others[0]}%2C{best}%2C{others[1]}" in links


def test_unknown_side_is_no_second_of_the_same() -> None:
    """What is compared already is not offered once more."""
    assert "KEN%2CKEN" not in unknown_side(COUNTRIES, "Kenia", ["KEN", "Kenia"], NAMES)


def test_offers() -> None:
    """A start is a link named after its sides; one with an unknown code is left out."""
    parsed = Parsed(offers(COUNTRIES, [["SRB", "KEN"], ["SRB", "XXX"]], NAMES))
    assert (parsed.values("href"), parsed.text) == (["compare?countries=SRB%2CKEN"], "Serbia and Kenya")
    assert "a second country to compare Serbia with" in ask(COUNTRIES, ["Serbia"])
    assert "two, three or four suppliers" in ask(FIRMS, [])


def test_timeline_note() -> None:
    """Deals without a date, and sides without a deal, are told."""
    dataset = dataset_of({}, UNDATED)
    table = deal_table(dataset)
    names = {"KEN": "Kenya", "YEM": "Yemen"}
    made = sides(table, table["counted"], {deal.id: deal for deal in dataset.deals}, COUNTRIES, names)
    note = Parsed(timeline_note(made)).text
    assert "deals of Kenya (1)" in note and "No deal is shown for Yemen." in note
    assert "No date is known" not in timeline_note(compared(COUNTRIES, {"SRB": "Serbia"}))


def test_escaped() -> None:
    """Sentences and names are text."""
    (side,) = compared(FIRMS, {"huawei": HOSTILE})
    assert Parsed(sentences([HOSTILE])).text.startswith(HOSTILE)
    assert HOSTILE in Parsed(no_firm_record(side)).text
