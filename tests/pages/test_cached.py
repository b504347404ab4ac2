"""An editor's save shows at once; what did not change is not read again."""

from collections.abc import Callable
from pathlib import Path

from dashboard import cached
from dashboard.records.lessons import View
from tests.pages.reader import cards, chips, html, missing, patch, sentence, visit, warnings
from tests.records.builders import GOOD, deal_fields

NEW = {"id": "ken-new-2012", "signed": "2012-02", "title": "A new record", "technologies": ["drone"]}
Data = Callable[..., Path]


def countries(*without: str) -> str:
    """The small table of countries without some of them."""
    lines = (GOOD / "countries.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(without))


def test_read_once(data: Data) -> None:
    """As long as no file changes, the same tables are handed out; a change gives new ones."""
    data()
    first = cached.atlas()
    assert cached.atlas() is first
    assert cached.places() is cached.places()
    data(deals=[deal_fields(**NEW)])
    assert cached.atlas() is not first
    assert cached.places()["deals"][0]["title"] == "A new record"


def test_save_shows(data: Data) -> None:
    """A record added while the page is open is there at the next run, also with a year that there was none of."""
    data()
    page = visit(country="KEN")
    assert cards(page) == ["ken-huawei-2014"]
    places = patch(page)["places"]
    data(deals=[deal_fields(), deal_fields(**NEW)])
    page.run()
    assert cards(page) == ["ken-new-2012", "ken-huawei-2014"]
    assert sentence(page) == "2 deals in 1 country, 1 named supplier, 2012–2014. Nothing is hidden by filters."
    assert patch(page)["places"] != places
    assert (chips(page), warnings(page), page.query_params) == ([], [], {"country": "KEN"})


def test_filter_whose_last_record_goes(data: Data) -> None:
    """A value that was chosen and is gone is taken off and told; the rest of the choice stays."""
    data(deals=[deal_fields(), deal_fields(**NEW)])
    page = visit(technology="cctv,drone", years="2012-2013")
    data()
    page.run()
    assert not page.exception
    assert chips(page) == ["Technology: Video surveillance (CCTV)", "Reset all"]
    assert any("“drone” is no technology" in said for said in warnings(page))
    assert any("“2012-2013” is no span of years" in said for said in warnings(page))
    page.run()
    assert (page.query_params, bool(page.exception)) == ({"technology": "cctv"}, False)


def test_open_record_that_goes(data: Data) -> None:
    """A record that was open and is gone is told; its country stays open."""
    data(deals=[deal_fields(), deal_fields(**NEW)])
    page = visit(deal="ken-new-2012")
    data()
    page.run()
    assert missing(page)[0].startswith("<p>There is no record “ken-new-2012” in this data.")
    assert (cards(page), page.query_params) == (["ken-huawei-2014"], {"country": "KEN"})


def test_open_country_that_goes(data: Data) -> None:
    """A country that was open and is gone is closed and told."""
    data()
    page = visit(country="NAM")
    data(countries=countries("NAM"))
    page.run()
    assert not page.exception
    assert missing(page)[0].startswith("<p>There is no country with the code “NAM” in this data.")
    assert (page.selectbox(key="country").value, patch(page)["selected"]) == (None, None)


def test_broken_and_mended(data: Data) -> None:
    """While a file is broken the page says so; when it is mended, the reader stands where they stood."""
    data(deals=[deal_fields(), deal_fields(**NEW)])
    page = visit(country="KEN", technology="drone")
    data(countries="no table")
    page.run()
    assert not page.exception
    assert page.error[0].value.startswith("The data has")
    data(deals=[deal_fields(), deal_fields(**NEW)])
    page.run()
    assert not page.exception
    assert sentence(page).startswith("1 deal in 1 country, 1 named supplier, 2012.")
    assert "outside the filters" in html(page).text


def test_handed_out(data: Data) -> None:
    """Sheets and pictures are made once for each view, paper and form, and anew after a save."""
    data()
    made = [cached.view_sheet(View(), "A4"), cached.map_image(View(), "svg"), cached.chart_image(View(), "png")]
    assert [held[:4] for held in made] == [b"%PDF", b"<svg", b"\x89PNG"]
    assert cached.view_sheet(View(), "A4") == made[0] != cached.view_sheet(View(), "Letter")
    assert cached.map_image(View(country="KEN"), "svg") != made[1]
    data(deals=[deal_fields(**NEW)])
    assert cached.view_sheet(View(), "A4") != made[0]
    assert b"1 deal in 1 country" in cached.map_image(View(), "svg")
