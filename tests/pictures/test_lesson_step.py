"""What a lesson shows of any view: complete, escaped, and coloured as on the atlas's own map."""

import json
from dataclasses import replace
from typing import Any, get_args

import pytest

from dashboard.analysis.colour import paint
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.ways import ways
from dashboard.pictures.atlas import Atlas, atlas_of
from dashboard.pictures.lesson_country import country_card
from dashboard.pictures.lesson_step import PANELS, step_view
from dashboard.pictures.lesson_time import MOST_LINES
from dashboard.pictures.worldmap import Colouring, patch
from dashboard.records import codes
from dashboard.records.lessons import View
from dashboard.records.parts import Article
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET

ATLAS = atlas_of(DATASET, "2026", "")
VIEWS: list[dict[str, Any]] = [
    {"page": "world"},
    {"page": "world", "technology": ["safe-city"], "region": ["Africa"], "colour": "supplier", "country": "KEN"},
    {"page": "countries"},
    {"page": "countries", "country": "KEN"},
    {"page": "countries", "country": "LUX"},
    {"page": "suppliers"},
    {"page": "suppliers", "firm": "huawei"},
    {"page": "compare", "countries": ["SRB", "KEN", "PAK"]},
    {"page": "compare", "firms": ["huawei", "hikvision"]},
    {"page": "table"},
    {"page": "table", "region": ["Africa"], "technology": ["drone"]},
    {"page": "article"},
    {"page": "regimes", "sure": "high"},
    {"page": "know"},
    {"page": "know", "term": "safe-city"},
    {"page": "deal", "deal": "ken-huawei-2014"},
]
EVIL = "</p><script>alert(1)</script>\"'><img src=x onerror=alert(1)>]]>{{7*7}}<!--"
FREE = ("title", "summary", "contested", "buyer", "note", "value_note", "financing")


def shown(atlas: Atlas = ATLAS, **view: Any) -> dict[str, Any]:
    """What a step with this view shows."""
    return step_view(atlas, View.model_validate(view))


def named(view: dict[str, Any]) -> str:
    """A view as the name of a test."""
    return " ".join(map(str, view.values()))


def hostile() -> Atlas:
    """The atlas with code in every free text of its records, firms, countries, events and terms."""
    article = Article(order=1, claim="x", verdict="refined", note="x").model_copy(update={"claim": EVIL, "note": EVIL})
    deals = []
    for held in DATASET.deals:
        sources = tuple(s.model_copy(update={"title": EVIL, "publisher": EVIL}) for s in held.sources)
        places = tuple(place.model_copy(update={"name": EVIL}) for place in held.places)
        free = dict.fromkeys(FREE, EVIL) | {"sources": sources, "places": places}
        deals.append(held.model_copy(update=free | ({"article": article} if held.article else {})))
    texts = {
        "suppliers": ("name", "short", "makes", "ownership_note", "headquarters", "note"),
        "countries": ("name",),
        "events": ("title", "summary"),
        "glossary": ("term", "text"),
    }
    spoilt = {  # numbered, as no two have one name
        name: tuple(
            one.model_copy(update=dict.fromkeys(fields, f"{EVIL} {number}"))
            for number, one in enumerate(getattr(DATASET, name))
        )
        for name, fields in texts.items()
    }
    return atlas_of(replace(DATASET, deals=tuple(deals), **spoilt), "2026", "")


def test_every_page_has_a_panel() -> None:
    """No page that a view can name is without one, but the one whose picture is the map."""
    pages = set(get_args(codes.Page))
    assert pages == {*PANELS, "world"} == {view["page"] for view in VIEWS}


@pytest.mark.parametrize("view", VIEWS, ids=named)
def test_complete(view: dict[str, Any]) -> None:
    """There is a sentence, a patch and a legend, a panel unless the map is the picture, and no link within the page."""
    step = shown(**view)
    assert step["says"].endswith(".")
    assert any(sign.isdigit() for sign in step["says"]) or view.get("term") or view.get("country") == "LUX"
    assert Parsed(step["legend"]).text
    assert (step["panel"] is None) == (view["page"] == "world")
    assert step["panel"] is None or len(Parsed(step["panel"]).text) > 60
    assert {"looks", "steps", "classes", "zoom", "selected"} <= set(step["patch"])
    assert "places" not in step["patch"]
    for part in ("legend", "panel", "timeline"):
        assert not [href for href in Parsed(step[part] or "").values("href") if href.startswith(("#", "?"))]
    assert json.loads(json.dumps(step))["link"] == step["link"]


@pytest.mark.parametrize("view", VIEWS, ids=named)
def test_hostile_data(view: dict[str, Any]) -> None:
    """Code in the data is shown as text, on every page."""
    step = shown(HOSTILE, **view)
    for part in ("legend", "panel", "timeline"):
        harmless(step[part] or "")


def test_hostile_card() -> None:
    """So it is in what a click on a country opens."""
    assert "alert(1)" in harmless(country_card(HOSTILE, "KEN")).text


def harmless(html: str) -> Parsed:
    """HTML without anything that runs or is fetched."""
    page = Parsed(html)
    assert not page.tags & {"script", "img", "style", "iframe", "image", "object", "link", "form"}
    assert not [name for name in page.attributes if name.startswith("on") or name in ("src", "srcdoc")]
    assert not [href for href in page.values("href") if href.strip().lower().startswith(("javascript:", "data:"))]
    return page


HOSTILE = hostile()


@pytest.mark.parametrize("by", get_args(codes.ColourBy))
def test_coloured_as_on_the_map(by: str) -> None:
    """The same filters and way to colour give the very classes and looks of the atlas's own map."""
    step = shown(region=["Africa", "Asia"], years="2012-2019", colour=by, of="cctv", country="KEN")
    keep = select(ATLAS.table, Filters(region=("Africa", "Asia"), years=(2012, 2019)))
    way = ways(ATLAS.table, ATLAS.choices.facets["supplier"], "cctv")[by]
    own = patch(ATLAS.table, keep, ATLAS.ground, Colouring(by, way, paint(ATLAS.table, keep, way)), "KEN")
    assert {name: value for name, value in step["patch"].items() if name != "zoom"} == {
        name: value for name, value in own.items() if name != "places"
    }


def test_where_the_map_goes() -> None:
    """To the countries named, else to what the page is about, else nowhere."""
    assert shown()["patch"]["zoom"] is None
    assert shown(country="KEN")["patch"]["zoom"] is None
    alone = shown(zoom=["KEN"])["patch"]["zoom"]
    assert shown(page="countries", country="KEN")["patch"]["zoom"] == alone
    assert shown(page="deal", deal="ken-huawei-2014")["patch"]["zoom"] == alone
    assert shown(page="compare", countries=["SRB", "KEN"])["patch"]["zoom"][3] > alone[3]
    west, south, east, north = shown(zoom=["KEN", "ZMB"])["patch"]["zoom"]
    assert east - west > alone[2] - alone[0]
    assert south < alone[1] < alone[3] < north + 1500


def test_a_record_is_marked() -> None:
    """Its country is chosen, and its places are on the map."""
    painted = shown(page="deal", deal="ken-huawei-2014")["patch"]
    assert painted["selected"] == "KEN"
    assert [place["name"] for place in painted["own"]] == ["Nairobi", "Mombasa"]
    assert "own" not in shown()["patch"]


def test_what_the_map_says() -> None:
    """The counts, what narrows them, and what is marked, else what leads."""
    said = shown(technology=["safe-city"], region=["Africa"], years="2018")["says"]
    assert "Filter: technology: Safe city; region: Africa; year 2018." in said
    assert "Number of deals: " in said
    assert "Marked: Kenya (2 deals)." in shown(country="KEN")["says"]
    assert "Marked: Luxembourg (no deal shown)." in shown(country="LUX")["says"]


def test_pages_without_filters_have_the_lens_alone() -> None:
    """A technology on a country's page leaves the records there; the evidence lens does not."""
    everything = Parsed(shown(page="countries", country="SRB")["panel"]).text
    assert Parsed(shown(page="countries", country="SRB", technology=["drone"])["panel"]).text == everything
    assert Parsed(shown(page="countries", country="SRB", sure="high")["panel"]).text != everything


def test_a_long_table_is_cut_and_says_so() -> None:
    """Twelve rows, and a link to all of them in the table itself."""
    step = shown(page="table", region=["Africa"])
    page = Parsed(step["panel"])
    assert page.values("scope").count("row") == 12
    number = int((select(ATLAS.table, Filters(region=("Africa",)))).sum())
    assert f"And {number - 12} more records." in page.text
    assert step["says"].endswith("The first 12 records are listed.")
    assert "table?region=Africa" in page.values("href")
    short = Parsed(shown(page="table", search="safaricom")["panel"])
    assert "more record" not in short.text


def test_every_claim() -> None:
    """The page of the article has a card for each claim, and how many stand."""
    step = shown(page="article")
    assert step["says"].startswith("Of 18 claims: ")
    assert Parsed(step["panel"]).text.count("What the article says") == 18


def test_deals_in_time() -> None:
    """A line a deal while there are few, bars a year where there are many, nothing where there is no date."""
    few, many = shown(region=["Africa"], technology=["drone"]), shown()
    assert "Timeline of" in Parsed(few["timeline"]).values("aria-label")[1]
    assert "Deals per year" in Parsed(many["timeline"]).values("aria-label")[1]
    assert len(many["timeline"]) < 1000 * MOST_LINES
    assert shown(search="mng-dahua-2020")["timeline"] is None
