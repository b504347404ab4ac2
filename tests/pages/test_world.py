"""The page: what it says, shows and opens, for any address."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.summary import count, lens_sentence
from dashboard.analysis.summary import sentence as sentence_of
from dashboard.analysis.timeline import context, timeline
from dashboard.analysis.view import view_of
from dashboard.pictures.timeline import deal_timeline
from dashboard.records.words import COLOUR_BY
from tests.analysis.builders import UNDATED
from tests.pages.reader import cards, chips, html, missing, patch, sentence, visit, warnings
from tests.records.builders import deal_fields
from tests.shipped import COUNTRIES, DATASET, DEALS, TABLE

RESTRICTION = {"id": "yem-ban-2022", "country": "YEM", "kind": "restriction", "ended": "2022", "status": "cancelled"}
Data = Callable[..., Path]


def test_no_deals(data: Data) -> None:
    """Without any record the page says so and still opens countries."""
    data(deals=[])
    page = visit(country="KEN")
    assert not page.exception
    assert sentence(page) == "No deal. Nothing is hidden by filters."
    assert page.info[0].value == "There is no record in the data."
    assert "No record for Kenya." in html(page).text
    assert patch(page)["steps"] == {}


def test_some_deals(data: Data) -> None:
    """A deal, a restriction and an undated record: each is counted for what it is, and none gets lost."""
    data(deals=[deal_fields(), deal_fields(**RESTRICTION), deal_fields(id="nam-2", country="NAM", **UNDATED)])
    page = visit(country="YEM")
    assert not page.exception
    assert sentence(page).startswith(
        "2 deals in 2 countries, 1 named supplier, 2014 (1 without a date); apart from them 1 ban or removal. "
    )
    painted = patch(page)
    assert set(painted["steps"]) == {"KEN", "NAM"}
    assert set(painted["restricted"]) == {"YEM"}
    assert cards(page) == ["yem-ban-2022"]
    assert "Decided 2022" in html(page).text
    assert "1 selected record has no date and cannot be drawn." in html(page).text


def test_one_undated_deal(data: Data) -> None:
    """With nothing to draw in time, the page says so."""
    data(deals=[deal_fields(**UNDATED)])
    page = visit()
    assert not page.exception
    assert page.info[0].value.startswith("No record with a date is selected.")


def test_shipped_data() -> None:
    """The shipped data: no error, everything shown, nothing opened, an address without anything."""
    page = visit()
    assert not page.exception
    assert not page.error
    assert sentence(page) == sentence_of(count(TABLE, TABLE["id"] != ""))
    assert sum(values[-1] for values in patch(page)["steps"].values()) == sum(deal.is_deal for deal in DATASET.deals)
    assert (cards(page), chips(page), warnings(page), page.query_params) == ([], [], [], {})
    assert len(page.get("vega_lite_chart")) == 3


def test_deep_link() -> None:
    """An address restores filters, sentence, map, country and record."""
    address = {"technology": "cctv", "years": "2014-2018", "country": "KEN"}
    page = visit(**address)
    wanted = Filters(technology=("cctv",), years=(2014, 2018))
    assert page.multiselect(key="technology").value == ["cctv"]
    assert page.slider(key="years").value == (2014, 2018)
    assert page.selectbox(key="country").value == "KEN"
    assert sentence(page) == sentence_of(count(TABLE, select(TABLE, wanted)))
    assert patch(page)["selected"] == "KEN"
    assert sorted(cards(page)) == sorted(deal.id for deal in DATASET.deals if deal.country == "KEN")
    assert chips(page) == ["Technology: Video surveillance (CCTV)", "Years: 2014–2018", "Reset all"]
    assert (warnings(page), page.query_params) == ([], address)


def test_link_to_a_record() -> None:
    """A record's address opens its country, with the record first and whole, whatever the filters."""
    name = [deal.id for deal in DATASET.deals if deal.country == "PAK"][-1]
    page = visit(deal=name, supplier="hytera")
    assert page.header[0].value == COUNTRIES["PAK"].name
    assert cards(page)[0] == name
    assert set(cards(page)) == {deal.id for deal in DATASET.deals if deal.country == "PAK"}
    assert "deal opened" in html(page).values("class")
    assert "outside the filters" in html(page).text
    assert page.query_params == {"country": "PAK", "deal": name, "supplier": "hytera"}


def test_another_country_closes_the_record() -> None:
    """Whoever chooses another country leaves the record that was open."""
    page = visit(deal=next(iter(DEALS)))
    page.selectbox(key="country").set_value("KEN").run()
    assert page.query_params == {"country": "KEN"}
    assert "deal opened" not in html(page).values("class")
    page.selectbox(key="country").set_value(None).run()
    assert (page.query_params, cards(page)) == ({}, [])


@pytest.mark.parametrize(
    ("address", "said", "near"),
    [
        ({"country": "Kenia"}, "There is no country with the code “KENIA” in this data.", "?country=KEN"),
        ({"deal": "ken-hauwei-2014"}, "There is no record “ken-hauwei-2014” in this data.", "?deal=ken-huawei-2014"),
        ({"search": "x" * 5000, "deal": "<script>*[a](b)"}, "no record “&lt;script&gt;*[a](b)” in", "?deal="),
    ],
)
def test_unknown_code(address: dict[str, str], said: str, near: str) -> None:
    """A country or record that is not there is told, with the three nearest to open; the rest is shown."""
    page = visit(**address)
    assert not page.exception
    (told,) = missing(page)
    assert said in told
    assert near in told
    assert told.count("<li>") == 3
    assert "KENIA" not in str(page.query_params)
    assert set(page.query_params) <= {"search"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"technology": "cctvv"}, "“cctvv” is no technology in this data and was left out. Did you mean “cctv”?"),
        ({"years": "1066"}, "“1066” is no span of years in this data and was left out. Did you mean “2009-2025”?"),
        ({"publishers": "many"}, "“many” is no number of publishers in this data and was left out. Did you mean “3”?"),
        ({"sure": "very"}, "“very” is no demand of confidence in this data and was left out. Did you mean “medium”?"),
    ],
)
def test_bad_filter(address: dict[str, str], said: str) -> None:
    """A filter of the address that is not there is told, with the nearest value, and left out."""
    page = visit(**address)
    assert not page.exception
    assert warnings(page) == [said]
    assert page.query_params == {}


def test_several_bad_values() -> None:
    """Each bad value of an address is told."""
    page = visit(country="XXX", deal="x", technology="qqqq,cctv", years="x-y", status="sigend", article="no")
    assert not page.exception
    assert (len(page.warning), len(missing(page))) == (4, 2)
    assert page.query_params == {"technology": "cctv"}


def test_lens() -> None:
    """The evidence lens thins the map and the sentence, says what it leaves out, and can be taken off."""
    page = visit(publishers="3", sure="medium")
    wanted = Filters(publishers=3, sure="medium")
    assert sentence(page) == sentence_of(count(TABLE, select(TABLE, wanted)))
    assert lens_sentence(TABLE, wanted) in html(page).text
    assert chips(page) == ["At least 3 publishers", "Confidence: medium or more", "Reset all"]
    assert set(patch(page)["steps"]) == set(TABLE["iso_a3"][select(TABLE, wanted) & TABLE["counted"]])
    page.button(key="chip publishers None").click().run()
    assert page.query_params == {"sure": "medium"}


@pytest.mark.parametrize("by", COLOUR_BY)
def test_colour_by(by: str) -> None:
    """Each way to colour says the same on the map, in its legend and in the list."""
    page = visit(**({} if by == "deals" else {"colour": by}))
    assert not page.exception
    painted, said = patch(page), html(page)
    assert painted["by"] == COLOUR_BY[by]
    assert all(look["label"] in said.text for look in painted["looks"].values())
    listed = [href.removeprefix("?country=") for href in said.values("href") if href.startswith("?country=")]
    assert set(listed) == set(painted["classes"])
    assert page.query_params == (
        {} if by == "deals" else {"colour": by} | ({"of": "facial-recognition"} if by == "technology" else {})
    )


def test_colour_by_what_is_not_there() -> None:
    """An unknown way to colour is the number of deals."""
    assert patch(visit(colour="rainbow"))["by"] == "Number of deals"


def test_zoom() -> None:
    """An address that names countries takes the map to them and stays so, until the reader asks for the whole world."""
    page = visit(zoom="ken,UGA,KEN", technology="cctv")
    assert patch(page)["part"] == pytest.approx(view_of(["KEN", "UGA"]))
    assert "The map was taken to Kenya and Uganda." in html(page).text
    assert page.query_params == {"zoom": "KEN,UGA", "technology": "cctv"}
    page.selectbox(key="country").set_value("KEN").run()
    assert page.query_params == {"zoom": "KEN,UGA", "technology": "cctv", "country": "KEN"}
    next(button for button in page.button if button.label == "Whole world").click().run()
    assert page.query_params == {"technology": "cctv", "country": "KEN"}
    assert "part" not in patch(page)
    assert "taken to" not in html(page).text


@pytest.mark.parametrize(
    ("zoom", "kept", "near"),
    [("KEN,UAG", "KEN", "?zoom=KEN%2CUGA"), ("<b>", "", "?zoom="), ("KEN," + "X" * 5000, "KEN", "?zoom=KEN%2C")],
)
def test_zoom_to_what_is_not_there(zoom: str, kept: str, near: str) -> None:
    """A code that is no country's is told, with the nearest beside what is right; the rest of them counts."""
    page = visit(zoom=zoom)
    assert not page.exception
    (told,) = missing(page)
    assert "There is no country with the code “" in told
    assert near in told
    assert page.query_params.get("zoom", "") == kept
    assert patch(page).get("part") == (pytest.approx(view_of([kept])) if kept else None)


def test_chips() -> None:
    """Each chip takes its own filter off, and one takes off all of them."""
    page = visit(technology="cctv,drone", years="2014-2018", search="police", article="yes", country="KEN")
    assert len(chips(page)) == 6
    page.button(key="chip technology drone").click().run()
    assert page.multiselect(key="technology").value == ["cctv"]
    page.button(key="chip years None").click().run()
    page.button(key="chip article None").click().run()
    assert page.query_params == {"technology": "cctv", "search": "police", "country": "KEN"}
    page.button(key="chip search None").click().run()
    assert page.text_input(key="search").value == ""
    page.button(key="chip reset").click().run()
    assert (chips(page), page.query_params) == ([], {"country": "KEN"})
    assert sentence(page).endswith("Nothing is hidden by filters.")


def test_reset() -> None:
    """The sidebar's button takes all filters off and leaves the country open."""
    page = visit(technology="cctv", years="2014", confidence="low", country="KEN")
    next(button for button in page.button if button.label == "Reset all filters").click().run()
    assert (chips(page), page.query_params) == ([], {"country": "KEN"})
    assert page.slider(key="years").value == (2009, 2025)


def test_nothing_selected() -> None:
    """Filters that leave nothing are no dead end: the page says what is hidden and how to go on."""
    page = visit(technology="drone", region="Oceania", years="2009")
    assert not page.exception
    assert sentence(page) == "No deal. Hidden by the filters: 159 deals and 13 bans or removals."
    assert (
        page.info[0].value
        == "No record is left. Take a filter off to see some; each button says how many there would be."
    )
    painted = patch(page)
    assert (painted["steps"], painted["restricted"], painted["years"]) == ({}, {}, [2009, 2025])
    assert len(chips(page)) == 4
    page.button(key="loosen years").click().run()
    assert page.query_params == {"technology": "drone", "region": "Oceania"}
    assert not sentence(page).startswith("No deal")


@pytest.mark.parametrize("looked", [True, False])
def test_country_without_record(looked: bool) -> None:
    """A country without a record says whether anybody looked, and that absence proves nothing."""
    recorded = {deal.country for deal in DATASET.deals}
    iso = next(row.iso_a3 for row in DATASET.coverage if row.searched == looked and row.iso_a3 not in recorded)
    page = visit(country=iso)
    assert not page.exception
    assert cards(page) == []
    assert ("We looked on 22 November 2026: " if looked else "We have not looked") in html(page).text
    assert "no proof that no deal exists" in html(page).text


def test_lists() -> None:
    """The lists below the timeline hold the selected records and the context events."""
    page = visit(region="Oceania")
    assert not page.dataframe
    page.session_state["list"] = page.session_state["context"] = True
    page.run()
    kept = TABLE[select(TABLE, Filters(region=("Oceania",)))]
    assert page.dataframe[0].value["Id"].tolist() == kept["id"].tolist()
    assert all(event.title in html(page).text for event in DATASET.events)


def test_drawing_changes_no_template() -> None:
    """What is drawn for one reader leaves no trace in the timeline of the next."""
    line = timeline(DATASET, TABLE, TABLE["counted"])
    template = deal_timeline(line, context(DATASET)) | {"datasets": None}
    before = json.dumps(template)
    visit(technology="drone")
    assert json.dumps(template) == before
