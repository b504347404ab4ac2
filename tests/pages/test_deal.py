"""The page of a record: what it says for any address."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.sidebar import plain
from tests.pages.reader import html, visit
from tests.records.builders import deal_fields
from tests.shipped import DATASET, DEALS

Data = Callable[..., Path]
WITH_PART = next(deal.part_of for deal in DATASET.deals if deal.part_of)
BAN = next(deal.id for deal in DATASET.deals if not deal.is_deal)
UNDATED = next(deal.id for deal in DATASET.deals if deal.year is None)


def headings(page: AppTest) -> list[str]:
    """The sections of the page."""
    return [header.value for header in page.header]


@pytest.mark.parametrize("name", ["ken-huawei-2014", WITH_PART, BAN, UNDATED])
def test_a_record(name: str) -> None:
    """A record's page has its title, its sources, its citations with data version, and a report with its id."""
    page = visit("deal", deal=name)
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == DEALS[name].title
    assert [h for h in headings(page) if h != "The 2020 article"] == [
        *("What is known", "What is contested", "Dates", "Sources", "Related records"),
        *("Cite this record", "Report a problem"),
    ]
    assert ("The 2020 article" in headings(page)) == (DEALS[name].article is not None)
    assert {source.url for source in DEALS[name].sources} <= set(html(page).values("href"))
    assert len(page.code) == 4
    assert all(name in code.value and f"deal={name}" in code.value for code in page.code)
    assert page.query_params == {"deal": name}


def test_steps_through_a_country() -> None:
    """From the first record of a country the links to the next one lead through all of them."""
    held = sorted(deal.id for deal in DATASET.deals if deal.country == "PAK")
    seen, step = [], next(name for name in held if "Previous:" not in html(visit("deal", deal=name)).text)
    while step:
        seen.append(step)
        said = " ".join(e.proto.body for e in visit("deal", deal=step).get("html") if 'class="steps"' in e.proto.body)
        after = said.partition("Next: ")[2].partition('"')[2].partition('"')[0]
        step = parse_qs(urlsplit(after).query)["deal"][0] if after and "Next: " in said else ""
    assert sorted(seen) == held


def test_related() -> None:
    """Parts, the firms' other records and the country's are linked, of many the nearest and a way to all."""
    page = html(visit("deal", deal="ken-huawei-2014"))
    assert {"table?supplier=huawei", "suppliers?firm=huawei", "countries?country=KEN"} <= set(page.values("href"))
    huawei = sum("huawei" in deal.suppliers for deal in DATASET.deals)
    assert f"The 6 nearest in time of {huawei - 1} others." in page.text
    whole = html(visit("deal", deal=WITH_PART)).text
    assert "Parts of this record" in whole


def test_lens_is_said() -> None:
    """A record that the lens leaves out is shown whole, and the page says so."""
    name = next(deal.id for deal in DATASET.deals if deal.confidence == "low")
    page = visit("deal", deal=name, sure="high")
    assert not page.exception
    assert "The evidence lens (high confidence) leaves this record out" in html(page).text
    assert "Sources" in headings(page)


def test_unknown_record() -> None:
    """An id that is not there offers the three nearest and keeps the rest of the address."""
    page = visit("deal", deal="ken-huawai-2014", sure="high")
    assert not page.exception
    assert "There is no record “ken-huawai-2014” in this data." in html(page).text
    offered = [href for href in html(page).values("href") if href.startswith("?deal=")]
    assert (len(offered), offered[0]) == (3, "?deal=ken-huawei-2014")
    assert page.query_params == {"deal": "ken-huawai-2014", "sure": "high"}


def test_no_record_named() -> None:
    """The bare address explains what a record is, and leads to the table and the search."""
    page = visit("deal")
    assert not page.exception
    assert {"table", "search"} <= set(html(page).values("href"))


def test_no_records_at_all(data: Data) -> None:
    """Without any record the page says that there is none of that id."""
    data(deals=[])
    page = visit("deal", deal="ken-huawei-2014")
    assert not page.exception
    assert "There is no record" in html(page).text


def test_title_is_text(data: Data) -> None:
    """Markdown in a title is shown as it stands, in the heading too."""
    harm = "**b** $x^2$ :red[x] [a](http://b) &lt;i&gt;"
    data(deals=[deal_fields(title=harm)])
    page = visit("deal", deal="ken-huawei-2014")
    assert page.title[0].value == plain(harm)


def test_tracker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a tracker is set, a link takes the report along; an address that is none of the web is not offered."""
    assert not [href for href in html(visit("deal", deal=BAN)).values("href") if "body=" in href]
    monkeypatch.setenv("ATLAS_TRACKER", "https://example.org/new")
    page = visit("deal", deal=BAN)
    (link,) = [href for href in html(page).values("href") if href.startswith("https://example.org/new?")]
    asked = parse_qs(urlsplit(link).query)
    assert page.code[3].value == f"{asked['title'][0]}\n\n{asked['body'][0]}".rstrip()
    monkeypatch.setenv("ATLAS_TRACKER", "javascript:alert(1)//")
    assert not [href for href in html(visit("deal", deal=BAN)).values("href") if href.startswith("javascript")]
