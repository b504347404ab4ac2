"""The page that compares: its sides, its chooser, and every kind of address."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.pages.compare import STARTS
from dashboard.records.words import STATUSES
from tests.pages.reader import html, missing, visit
from tests.records.builders import deal_fields
from tests.shipped import COUNTRIES, DATASET

Data = Callable[..., Path]
HEADERS = ["Side by side", "Differences in words", "Deals over time", "Figures", "Records"]


def compare(**address: str) -> AppTest:
    """Open the page, which must not fail."""
    page = visit("compare", **address)
    assert not page.exception
    return page


def names(page: AppTest) -> list[str]:
    """The sides that are shown."""
    return [
        link.partition("=")[2] for link in html(page).values("href") if link.startswith(("countries?", "suppliers?"))
    ]


def test_two_countries() -> None:
    """Two countries: heads with their maps, differences, one timeline, figures, every record."""
    page = compare(countries="SRB,KEN")
    assert page.title[0].value == "Compare Serbia and Kenya"
    assert [header.value for header in page.header] == HEADERS
    assert names(page) == ["SRB", "KEN"]
    assert sum("Map of where" in text.value for text in page.markdown) == 2
    assert len(page.get("vega_lite_chart")) == 1
    said = html(page)
    assert "Serbia has more deals than Kenya: 3 against 2." in said.text
    assert said.text.count(STATUSES["suspended"]) == 1
    records = {deal.id for deal in DATASET.deals if deal.country in ("SRB", "KEN")}
    assert {f"deal?deal={code}" for code in records} <= set(said.values("href"))
    assert page.query_params == {"countries": "SRB,KEN"}


def test_two_firms() -> None:
    """Two firms have world maps and one legend."""
    page = compare(firms="huawei,hikvision")
    assert page.title[0].value == "Compare Huawei and Hikvision"
    assert sum("World map: deals of" in text.value for text in page.markdown) == 2
    assert [label for label in html(page).values("aria-label") if "maps" in label] == ["Legend of the maps"]


def test_chooser() -> None:
    """From the bare page to a comparison, and on to the suppliers: all of it stands in the address."""
    page = compare()
    assert "Choose two, three or four countries above" in html(page).text
    assert "compare?countries=SRB%2CKEN" in html(page).values("href")
    page.multiselect(key="pick countries").select("SRB").run()
    assert page.query_params == {"countries": "SRB"}
    assert "Choose a second country to compare Serbia with" in html(page).text
    page.multiselect(key="pick countries").select("KEN").run()
    assert (page.query_params, names(page)) == ({"countries": "SRB,KEN"}, ["SRB", "KEN"])
    page.segmented_control(key="pick Compare").set_value("firms").run()
    assert page.query_params == {"firms": ""}
    assert "compare?firms=huawei%2Chikvision" in html(page).values("href")


def test_every_start_is_there() -> None:
    """What the page offers to begin with is in the data and not too many."""
    firms = {firm.key for firm in DATASET.suppliers}
    for by, starts in STARTS.items():
        for codes in (start.split(",") for start in starts):
            assert 2 <= len(codes) <= 4
            assert set(codes) <= (set(COUNTRIES) if by == "countries" else firms)


def test_unknown_code() -> None:
    """An unknown code is told with the nearest, and the known ones are compared."""
    page = compare(countries="SRB,Kenia,BRA", publishers="2")
    assert names(page) == ["SRB", "BRA"]
    (said,) = missing(page)
    assert "“Kenia”" in said and "?countries=SRB%2CKEN%2CBRA" in said
    assert page.query_params == {"countries": "SRB,Kenia,BRA", "publishers": "2"}


def test_too_many() -> None:
    """Of five the first four are shown, and that is said."""
    page = compare(countries="SRB,KEN,BRA,PAK,ITA")
    assert names(page) == ["SRB", "KEN", "BRA", "PAK"]
    assert page.info[0].value == "The address asks for 5. The first 4 are looked at."


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"countries": "KEN,ken, KEN"}, "Choose a second country to compare Kenya with"),
        ({"countries": ""}, "Choose two, three or four countries"),
        ({"firms": ""}, "Choose two, three or four suppliers"),
        ({"firms": "huawei"}, "Choose a second supplier to compare Huawei with"),
        ({"countries": "<script>*[a](b)"}, "Choose two, three or four countries"),
        ({"countries": "x," * 500}, "Choose two, three or four countries"),
    ],
)
def test_too_few(address: dict[str, str], said: str) -> None:
    """With less than two to compare the page asks for more; the same twice counts once."""
    page = compare(**address)
    assert said in html(page).text
    assert not page.header


def test_countries_and_firms() -> None:
    """An address that asks for both gets the countries, and is told."""
    page = compare(countries="SRB,KEN", firms="huawei,zte")
    assert names(page) == ["SRB", "KEN"]
    assert "cannot be compared with each other" in page.info[0].value


def test_country_without_a_record() -> None:
    """A country without a record stands beside others and says so."""
    page = compare(countries="SRB,DZA")
    assert "No record for Algeria." in html(page).text
    assert names(page) == ["SRB", "DZA"]
    page = compare(countries="DZA,ATA")
    assert not page.get("vega_lite_chart")
    assert "No deal is shown for Algeria or Antarctica." in html(page).text


def test_firm_without_a_record() -> None:
    """A firm without a record does too."""
    assert "No record names SenseTime." in html(compare(firms="huawei,sensetime")).text


def test_lens() -> None:
    """The lens thins every part, and each side says what it leaves out."""
    page = compare(countries="SRB,KEN", sure="high")
    text = html(page).text
    assert "The evidence lens (high confidence) leaves out 2 of 3 deals" in text
    assert "Kenya has more deals than Serbia: 2 against 1." in text
    assert "2 records of Serbia left out by the evidence lens" in text
    text = html(compare(countries="ARE,DZA", publishers="5")).text
    assert "leaves out 2 of 2 deals" in text
    assert "No record for Algeria." in text and "No record for United Arab Emirates." not in text


def test_hostile_record(data: Data) -> None:
    """Code in a record is text."""
    code = '](javascript:alert(1)) "onclick="x ${1} **b** {{7*7}}'
    data(deals=[deal_fields(title=code), deal_fields(id="yem-1", country="YEM")])
    page = compare(countries="KEN,YEM")
    assert code in html(page).text
    assert "onclick" not in html(page).attributes
