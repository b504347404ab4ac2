"""The table of records as HTML."""

from dashboard.analysis.listing import View, texts
from dashboard.pictures.listing import about_downloads, records
from dashboard.records.schema import Deal
from dashboard.records.words import COLUMNS
from tests.pictures.parsed import Parsed
from tests.records.builders import deal

EVIL = "<script>alert(1)</script> \"><img src=x onerror=1> ' {{7*7}}"
FIRMS = {"huawei": "Huawei"}


def table(view: View, *deals: Deal, name: str = "Kenya") -> Parsed:
    """The table of some records, taken apart."""
    said = texts({"KEN": name}, {"KEN": name}, FIRMS if name == "Kenya" else {"huawei": name})
    return Parsed(records(deals, len(deals), said, view, FIRMS if name == "Kenya" else {"huawei": name}))


def view(columns: str = "", sort: str = "") -> View:
    """What an address asks for."""
    return View.of(columns, sort, "", 1)


def test_headings_sort() -> None:
    """Each heading leads to its order from the first row on; the one in use turns round and says its way."""
    page = table(view("title,year", "year"), deal())
    assert page.values("href")[:2] == ["?sort=title&from=", "?sort=-year&from="]
    assert [attributes.get("aria-sort") for tag, attributes in page.elements if attributes.get("scope") == "col"] == [
        None,
        "ascending",
    ]
    page = table(view("title,year", "-year"), deal())
    assert page.values("href")[:2] == ["?sort=title&from=", "?sort=year&from="]
    assert page.values("aria-sort") == ["descending"]
    assert "by year, falling" in page.text


def test_row_leads_to_its_record() -> None:
    """The title is the row's header and leads to the record; without it the first cell does."""
    page = table(view("country,title,suppliers"), deal(id="ken-1"))
    assert page.values("href")[3:] == ["countries?country=KEN", "deal?deal=ken-1", "suppliers?firm=huawei"]
    assert page.values("scope") == ["col"] * 3 + ["row"]
    page = table(view("country,year"), deal(id="ken-1"))
    assert page.values("href")[2:] == ["deal?deal=ken-1"]


def test_every_column() -> None:
    """Every column has a heading and a labelled cell, and what is not known says so."""
    page = table(view(",".join(COLUMNS)), deal(part_of="ken-2", value_usd_m=59, value_note="A loan"))
    assert page.values("data-label") == list(COLUMNS.values())
    assert "US$ 59 millionA loan" in page.text
    assert "deal?deal=ken-2" in page.values("href")
    bare = deal(buyer=None, suppliers=[], places=[], value_usd_m=None, announced=None, article=None, part_of=None)
    said = table(view("title,buyer,suppliers,places,value,announced,verdict,part_of"), bare).text
    assert said.endswith("unknownnone namednone namedunknownnone knownnonenone")


def test_many_columns_scroll_by_keyboard() -> None:
    """More columns than the usual ones scroll in a box that the Tab key reaches."""
    assert table(view(), deal()).values("tabindex") == []
    assert table(view(",".join(COLUMNS)), deal()).values("tabindex") == ["0"]


def test_text_stays_text() -> None:
    """Code in any text of a record is shown and does nothing."""
    fields = ("id", "title", "buyer", "value_note", "part_of")
    place = deal().places[0].model_copy(update={"name": EVIL})
    evil = deal(value_usd_m=1).model_copy(update=dict.fromkeys(fields, EVIL) | {"places": (place,)})
    page = table(view(",".join(COLUMNS)), evil, name=EVIL)
    assert page.scripts == []
    assert {"script", "img"} & page.tags == set()
    assert page.attributes <= {
        *("class", "role", "aria-label", "aria-sort", "tabindex", "scope", "href", "data-label"),
    }
    assert page.texts.count(EVIL) == 9
    assert Parsed(about_downloads({EVIL: EVIL}, EVIL, EVIL)).tags == {"dl", "dt", "dd", "p"}
