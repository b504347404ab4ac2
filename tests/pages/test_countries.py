"""The page of one country, and the list of all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.country import tally
from dashboard.analysis.filters import Filters, select
from tests.analysis.builders import UNDATED
from tests.pages.reader import cards, html, sentence, visit
from tests.records.builders import deal_fields
from tests.shipped import COUNTRIES, DATASET, DEALS, TABLE

Data = Callable[..., Path]
BAN = {"kind": "restriction", "ended": "2022-03", "status": "cancelled", "title": "A ban"}
SCRIPT = "<script>alert(1)</script>](javascript:alert(2))"
SIGNS = '5 < 6 &lt;b&gt; "7" **bold** {{7*7}}'  # what the check of the data lets through


def links(page: AppTest) -> list[str]:
    """Where the page's links lead."""
    return html(page).values("href")


def headings(page: AppTest) -> list[str]:
    """The page's headings of the second level."""
    return [header.value for header in page.header]


@pytest.mark.parametrize("code", ["KEN", "ken"])
def test_country(code: str) -> None:
    """A country's page has its name, all its records, and the parts that explain them."""
    page = visit("countries", country=code)
    assert not page.exception
    assert [title.value for title in page.title] == ["Kenya"]
    assert page.query_params == {"country": "KEN"}
    assert sentence(page) == "2 deals with 1 named supplier, the first from 2014 and the last from 2019."
    assert sorted(cards(page)) == sorted(deal.id for deal in DATASET.deals if deal.country == "KEN")
    assert headings(page) == ["In time", "Deals", "Suppliers", "Neighbours", "What other indexes say"]
    assert page.selectbox(key="pick country").value == "KEN"
    assert len(page.get("vega_lite_chart")) == 1
    assert any("Map of where Kenya lies, with Nairobi" in block.value for block in page.markdown)
    assert {"countries?country=KAZ", "countries?country=KIR", "countries?country=UGA"} <= set(links(page))
    assert {"suppliers?firm=huawei", "compare?countries=KEN%2CUGA", "compare?countries=KEN"} <= set(links(page))


def test_bans_apart() -> None:
    """Bans and removals stand under a heading of their own and are no deals."""
    page = visit("countries", country="GBR")
    assert headings(page)[:3] == ["In time", "Deals", "Bans and removals"]
    assert sentence(page) == "1 deal with 2 named suppliers, from 2021; apart from that 1 ban or removal."
    assert [DEALS[card].is_deal for card in cards(page)] == [True, False]


def test_lens() -> None:
    """What the evidence lens leaves out is counted, and listed with links in a closed part."""
    page = visit("countries", country="IRN", publishers="3")
    held = TABLE[TABLE["iso_a3"] == "IRN"]
    kept = set(held["id"][held["publishers"] >= 3])
    assert 0 < len(kept) < len(held)
    assert set(cards(page)) == kept
    lost = len(held) - len(kept)
    assert f"(at least 3 independent publishers) leaves out {lost} of {len(held)} deals." in html(page).text
    folded, _ = page.expander
    assert folded.label == f"Left out by the evidence lens: {lost} records"
    assert {f"deal?deal={code}" for code in set(held["id"]) - kept} <= set(links(page))


def test_lens_leaves_nothing(data: Data) -> None:
    """Where the lens leaves nothing, the page says so and how to see all."""
    data(deals=[deal_fields()])
    page = visit("countries", country="KEN", publishers="5")
    assert not page.exception
    assert sentence(page) == "No deal left."
    assert "?publishers=&sure=" in links(page)
    assert (cards(page), headings(page)) == ([], ["Neighbours", "What other indexes say"])
    assert "No record for Kenya" not in html(page).text


@pytest.mark.parametrize("looked", [True, False])
def test_country_without_record(looked: bool) -> None:
    """A country without a record says whether anybody looked, and that absence proves nothing."""
    recorded = {deal.country for deal in DATASET.deals}
    iso = next(row.iso_a3 for row in DATASET.coverage if row.searched == looked and row.iso_a3 not in recorded)
    page = visit("countries", country=iso)
    assert not page.exception
    assert (sentence(page), cards(page)) == ("No deal recorded.", [])
    assert ("We looked on 22 November 2026: " if looked else "We have not looked") in html(page).text
    assert headings(page) == ["Neighbours", "What other indexes say"]


def test_country_off_the_map() -> None:
    """A territory without a shape has a page too."""
    page = visit("countries", country="ATA")
    assert not page.exception
    assert "Antarctica is not on our map." in html(page).text
    assert "Antarctica has no land neighbour on our map." in html(page).text


def test_undated(data: Data) -> None:
    """A country of undated records has no timeline, but all else."""
    data(deals=[deal_fields(**UNDATED)])
    page = visit("countries", country="KEN")
    assert not page.exception
    assert sentence(page) == "1 deal with 1 named supplier (1 without a date)."
    assert headings(page)[0] == "Deals"


def test_many_records(data: Data) -> None:
    """Of many records some are shown whole, the others as links; none gets lost."""
    codes = [f"ken-{number}" for number in range(30)]
    data(deals=[deal_fields(id=code) for code in codes])
    page = visit("countries", country="KEN")
    assert len(cards(page)) == 25
    assert page.expander[0].label == "More records: 5 records"
    assert {f"deal?deal={code}" for code in codes} <= set(links(page))


def test_text_is_text(data: Data) -> None:
    """Text from the data and from the address is shown as it is written."""
    places = [{"name": SIGNS, "lat": -1.3, "lon": 36.8}]
    written = {"title": SIGNS, "summary": SIGNS, "buyer": SIGNS, "places": places}
    data(deals=[deal_fields(**written), deal_fields(id="ken-2", **(BAN | written))])
    page = visit("countries", country="KEN")
    assert not page.exception
    assert len(cards(page)) == 2
    assert html(page).text.count(SIGNS) == 11  # two a list, four a card, one below the map
    unknown = visit("countries", country=SCRIPT)
    assert SCRIPT in html(unknown).text
    assert "script" not in html(unknown).tags


def test_unknown_country() -> None:
    """An unknown country is said, with the nearest, and the list of all follows."""
    page = visit("countries", country="Kenia", publishers="2")
    assert not page.exception
    assert page.title[0].value == "Countries"
    assert "There is no country “Kenia” in this data." in html(page).text
    assert "?country=KEN" in links(page)
    assert page.query_params == {"country": "Kenia", "publishers": "2"}
    assert headings(page)[0] == "Africa"


def test_all_countries() -> None:
    """The list leads to every country and says what is known of each."""
    page = visit("countries")
    assert not page.exception
    assert page.title[0].value == "Countries"
    assert headings(page) == ["Africa", "Americas", "Asia", "Europe", "Oceania", "Outside the five regions"]
    listed = [address for address in links(page) if address.startswith("countries?country=")]
    assert sorted(listed) == sorted(f"countries?country={iso}" for iso in COUNTRIES)
    counts = tally(TABLE, select(TABLE, Filters()))
    assert f"{len(counts)} of {len(COUNTRIES)} countries and territories have records; " in sentence(page)
    assert f"United Kingdom {counts['GBR']}" in html(page).text
    assert "Algeria looked at: nothing found" in html(page).text
    assert "China not looked at" in html(page).text


def test_pick() -> None:
    """The list to choose from opens a country, and closes it again."""
    page = visit("countries")
    page.selectbox(key="pick country").set_value("SRB").run()
    assert (page.title[0].value, page.query_params) == ("Serbia", {"country": "SRB"})
    page.selectbox(key="pick country").set_value(None).run()
    assert (page.title[0].value, page.query_params) == ("Countries", {})


def test_link_from_the_world() -> None:
    """The panel on the world page leads to the country's page."""
    assert "countries?country=KEN" in links(visit(country="KEN"))
