"""The table: what it shows for an address, and what its buttons say."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.summary import count, lens_sentence
from dashboard.analysis.summary import sentence as sentence_of
from tests.pages.reader import chips, html, missing, sentence, visit
from tests.records.builders import deal_fields
from tests.shipped import DATASET, DEALS, TABLE

Data = Callable[..., Path]


def shown(page: AppTest) -> list[str]:
    """The ids of the rows, in order."""
    leads = [href.removeprefix("deal?deal=") for href in html(page).values("href") if href.startswith("deal?deal=")]
    return list(dict.fromkeys(leads))


def columns(page: AppTest) -> list[str]:
    """The headings' columns."""
    heads = [href for href in html(page).values("href") if href.startswith("?sort=") and "from=" in href]
    return [href.removeprefix("?sort=").removeprefix("-").partition("&")[0] for href in heads]


def files(page: AppTest) -> list[str]:
    """What the buttons of the downloads say."""
    return [button.label for button in page.get("download_button")]


def test_shipped_data() -> None:
    """Every record is there, by country, and every file says how much it holds."""
    page = visit("table")
    assert not page.exception
    assert set(shown(page)) == set(DEALS)
    assert len(shown(page)) == len(DEALS)
    assert [TABLE.set_index("id")["country"][key] for key in (shown(page)[0], shown(page)[-1])] == [
        min(TABLE["country"]),
        max(TABLE["country"]),
    ]
    assert [header.value for header in page.header] == ["Downloads"]
    assert [header.value for header in page.main.subheader] == [
        "What is shown (172 records)",
        "Everything (172 records)",
    ]
    assert files(page)[:5] == files(page)[5:]
    assert files(page)[:3] == ["CSV: 172 records", "Excel (XLSX): 172 records", "Places (GeoJSON): 173 points"]
    assert page.query_params == {}


def test_address() -> None:
    """An address restores filters, lens, columns and order, and keeps them."""
    address = {"region": "Africa", "publishers": "3", "columns": "title,year,value", "sort": "-value"}
    page = visit("table", **address)
    wanted = Filters(region=("Africa",), publishers=3)
    keep = select(TABLE, wanted)
    assert sentence(page) == sentence_of(count(TABLE, keep))
    assert lens_sentence(TABLE, wanted) in html(page).text
    assert chips(page) == ["Region: Africa", "At least 3 publishers", "Reset all"]
    assert columns(page) == ["title", "year", "value"]
    values = [DEALS[key].value_usd_m for key in shown(page)]
    known = [value for value in values if value is not None]
    assert values == sorted(known, reverse=True) + [None] * (len(values) - len(known))
    assert set(shown(page)) == set(TABLE["id"][keep])
    assert page.main.subheader[0].value == f"What is shown ({keep.sum()} records)"
    assert page.query_params == address


def test_columns_stand_in_the_address() -> None:
    """Columns are shown in the order they are chosen in; none chosen are the usual ones."""
    page = visit("table", sort="year")
    page.multiselect(key="pick columns").set_value(["id", "title", "status"]).run()
    assert columns(page) == ["id", "title", "status"]
    assert page.query_params == {"columns": "id,title,status", "sort": "year"}
    page.multiselect(key="pick columns").set_value([]).run()
    assert (len(columns(page)), page.query_params) == (9, {"sort": "year", "columns": ""})


def test_unknown_column() -> None:
    """An unknown column or order is told with the nearest; the rest of the address is obeyed."""
    page = visit("table", columns="country,titel", sort="-yeer", region="Oceania")
    said = missing(page)
    assert [text.partition("”")[0] for text in said] == [
        "<p>There is no column “titel",
        "<p>There is no column to sort by “yeer",
    ]
    assert "?columns=country%2Ctitle" in said[0]
    assert "?sort=-year" in said[1]
    assert columns(page) == ["country"]
    assert set(shown(page)) == set(TABLE["id"][TABLE["region"] == "Oceania"])


def test_nothing_left() -> None:
    """Where no record is left, each filter says what taking it off would give, and does it."""
    page = visit("table", technology="drone", region="Oceania", years="2012-2014")
    assert not page.exception
    loosen = {button.key: button.label.replace("\\", "") for button in page.button if "loosen" in str(button.key)}
    without = Filters(technology=("drone",), region=("Oceania",))
    number = int(select(TABLE, without).sum())
    assert loosen["loosen years"] == f"Take off “years 2012–2014”: {number} record{'s' * (number != 1)}"
    assert list(loosen) == ["loosen technology", "loosen region", "loosen years", "loosen all"]
    assert len(files(page)) == 5
    page.button(key="loosen years").click().run()
    assert len(shown(page)) == number
    assert page.query_params == {"technology": "drone", "region": "Oceania"}


def test_reset_where_nothing_is_left() -> None:
    """One button brings every record back."""
    page = visit("table", search="no such word", publishers="5")
    page.button(key="loosen all").click().run()
    assert (len(shown(page)), page.query_params) == (len(DEALS), {})


def test_many_records(data: Data) -> None:
    """Of many records two hundred are shown, with links to the others."""
    data(deals=[deal_fields(id=f"ken-{number:03}") for number in range(450)])
    page = visit("table", sort="id")
    assert shown(page) == [f"ken-{number:03}" for number in range(200)]
    assert "Records 1–200 of 450" in html(page).text
    assert [href for href in html(page).values("href") if "from=" in href and "sort" not in href] == [
        "?from=201",
        "?from=401",
    ]
    page = visit("table", sort="id", **{"from": "401"})
    assert shown(page) == [f"ken-{number:03}" for number in range(400, 450)]
    assert page.main.subheader[0].value == "What is shown (450 records)"


@pytest.mark.parametrize("deals", [[], [deal_fields(kind="restriction", status="cancelled", ended="2022")]])
def test_little_data(deals: list[dict[str, object]], data: Data) -> None:
    """No record, or one ban alone: the page stands, and counts it as a record."""
    data(deals=deals)
    page = visit("table")
    assert not page.exception
    assert len(shown(page)) == len(deals)
    assert ("not a deal" in html(page).text) == bool(deals)


def test_terms() -> None:
    """Each term is explained at its first use in the table, and only there."""
    explained = [tip for tip in html(visit("table")).values("role") if tip == "tooltip"]
    assert 3 <= len(explained) <= len(DATASET.glossary)
