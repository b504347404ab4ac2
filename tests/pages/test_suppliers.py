"""The suppliers page: one firm, all firms, and addresses that name none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.reader import html, sentence, visit
from tests.records.builders import deal_fields
from tests.shipped import DATASET

Data = Callable[..., Path]
FIRMS = {firm.key: firm for firm in DATASET.suppliers}
NAMED = {key for deal in DATASET.deals for key in deal.suppliers}
HEADINGS = [
    *("Who owns it", "Restrictions on it", "Where", "Year by year", "Technologies", "Named together with"),
    *("Its records", "Looked into and left out"),
]


def test_one_firm() -> None:
    """A firm has its short name as heading, its parts in order, and every record of its own with a link."""
    page = visit("suppliers", firm="huawei")
    assert not page.exception
    assert [title.value for title in page.title] == ["Huawei"]
    assert [header.value for header in page.header] == HEADINGS
    assert sentence(page) == "75 deals in 56 countries, 2009–2025."
    own = {deal.id for deal in DATASET.deals if "huawei" in deal.suppliers}
    assert {link.removeprefix("deal?deal=") for link in html(page).values("href") if "deal=" in link} == own
    assert "Huawei Technologies Co., Ltd." in html(page).text
    assert len(page.get("vega_lite_chart")) == 2
    assert "<svg" in " ".join(markdown.value for markdown in page.markdown)


@pytest.mark.parametrize("key", sorted(set(FIRMS) - NAMED))
def test_firm_without_records(key: str) -> None:
    """A firm that no record names says so, and still tells who owns it and what stands against it."""
    page = visit("suppliers", firm=key)
    assert not page.exception
    assert sentence(page) == "No record in this dataset names this firm."
    assert [header.value for header in page.header][:2] == HEADINGS[:2]
    assert "Where" not in [header.value for header in page.header]
    assert len(page.get("vega_lite_chart")) == bool(FIRMS[key].restrictions)


@pytest.mark.parametrize("key", sorted(FIRMS))
def test_every_firm(key: str) -> None:
    """Every firm of the shipped data has its page."""
    page = visit("suppliers", firm=key)
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == FIRMS[key].short


def test_lens() -> None:
    """The evidence lens says what it leaves out, and those records stand folded away."""
    page = visit("suppliers", firm="hikvision", publishers="3")
    said = html(page).text
    assert (
        "The evidence lens (at least 3 independent publishers) leaves out 16 deals of 33 and 3 bans or removals" in said
    )
    assert "Left out by the evidence lens: 19 records" in said
    assert len({link for link in html(page).values("href") if "deal=" in link}) == 44


def test_lens_that_leaves_nothing() -> None:
    """Where the lens leaves none, the page says so, how to take it off, and lists what was left out."""
    page = visit("suppliers", firm="costar", publishers="5")
    assert not page.exception
    assert sentence(page) == "No record is left by the evidence lens."
    assert "?publishers=&sure=" in html(page).values("href")
    assert "Left out by the evidence lens: 1 record" in html(page).text


def test_all_firms() -> None:
    """Without a firm there is the table of all, most deals first, and the way to records that name none."""
    page = visit("suppliers")
    assert not page.exception
    assert page.title[0].value == "Suppliers"
    keys = [link.partition("firm=")[2] for link in html(page).values("href") if "?firm=" in link]
    assert sorted(keys) == sorted(FIRMS)
    assert keys[:3] == ["huawei", "hikvision", "dahua"]
    unnamed = sum(not deal.suppliers for deal in DATASET.deals)
    assert f"{unnamed} records name no supplier" in html(page).text
    assert "An empty list of restrictions means that nothing was found, not that nothing exists." in html(page).text


def test_address_with_what_is_not_there() -> None:
    """An unknown firm or column is said with the three nearest, and the table stands below."""
    page = visit("suppliers", firm="huawai", sort="dealz", publishers="2")
    links = html(page).values("href")
    assert not page.exception
    near = [link for link in links if link.startswith("?firm=")]
    assert (near[0], len(near)) == ("?firm=huawei", 3)
    assert "There is no firm “huawai” in this data." in html(page).text
    assert "There is no column “dealz” in this data." in html(page).text
    assert "?sort=deals" in links
    assert page.query_params == {"firm": "huawai", "sort": "dealz", "publishers": "2"}
    assert "“<i>x”" in html(visit("suppliers", firm="<i>x")).text


def test_pick() -> None:
    """The list opens a firm by the address, and keeps the rest of that."""
    page = visit("suppliers", sort="name")
    page.selectbox(key="pick firm").select("zte").run()
    assert page.title[0].value == "ZTE"
    assert page.query_params == {"sort": "name", "firm": "zte"}


def test_small_data(data: Data) -> None:
    """One undated deal: no year is drawn, and the page says so."""
    data(deals=[deal_fields(reported=None, announced=None, signed=None, operational=None)])
    page = visit("suppliers", firm="huawei")
    assert not page.exception
    assert sentence(page) == "1 deal in 1 country (1 without a date)."
    assert page.info[0].value == "No deal shown here has a date."


def test_no_deals(data: Data) -> None:
    """Without any record there are still the firms."""
    data(deals=[])
    assert not visit("suppliers").exception
    page = visit("suppliers", firm="huawei")
    assert not page.exception
    assert sentence(page) == "No record in this dataset names this firm."
