"""A record holds code, or a file is broken: the page shows text and goes on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from ruamel.yaml import YAML

from dashboard.records import check
from dashboard.records.read import load
from tests.browser.conftest import Visit
from tests.browser.pages import DRAWN
from tests.browser.server import Server, serve
from tests.records.builders import GOOD, deal_fields, write_data

YAML_FILES = ("deals", "suppliers", "events", "glossary", "left_out", "trackers")

HARM = (
    "=cmd() {{7*7}} {{constructor.constructor('window.hacked=1')()}} ](javascript:window.hacked=1) "
    '"onmouseover="window.hacked=1 ${window.hacked=1} `${1}` &lt;img src=x onerror=window.hacked=1&gt; **b** $x^2$'
)
TAG = "<script>window.hacked=1</script>"
TEXTS = ("title", "buyer", "summary", "contested", "note", "value_note", "financing")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of two records: code in every text of one, a script tag in the title of the other."""
    folder = tmp_path_factory.mktemp("hostile")
    fields = deal_fields()
    source = fields["sources"][0] | {"title": HARM, "publisher": HARM}
    place = fields["places"][0] | {"name": HARM}
    harmful = deal_fields(**dict.fromkeys(TEXTS, HARM), sources=[source], places=[place])
    data = write_data(folder, deals=[harmful, deal_fields(id="ken-tag-2015", title=TAG)])
    with serve(folder / "log.txt", data) as running:
        yield running


FREE = {  # texts that an editor writes freely, in any file
    *TEXTS,
    *("name", "publisher", "claim", "makes", "ownership_note", "headquarters"),
    *("by", "what", "text", "differs", "reason", "years"),
}
EVERYWHERE = {  # address: heading
    "": "Surveillance Export Atlas",
    "?country=KEN&colour=supplier": "Surveillance Export Atlas",
    "countries": "Countries",
    "countries?country=KEN": HARM,
    "suppliers": "Suppliers",
    "suppliers?firm=huawei": HARM,
    "compare?countries=KEN,NAM": f"Compare {HARM} and {HARM} 2",
    "compare?firms=huawei,zte": f"Compare {HARM} and ZTE",
    "table?columns=country,title,buyer,value,article,places,suppliers": "Table",
    "article": "The article, checked",
    "regimes": "Does it strengthen authoritarian regimes?",
    "know?term=anpr": "How we know",
    "deal?deal=ken-huawei-2014": HARM,
    "search?q=cmd": "Search",
}


def poisoned(value: Any, key: str = "") -> Any:
    """The same with code in every free text."""
    if isinstance(value, dict):
        return {name: poisoned(held, name) for name, held in value.items()}
    if isinstance(value, list):
        return [poisoned(held, key) for held in value]
    if isinstance(value, date):  # YAML reads 2019-10-02 so
        return value.isoformat()
    return HARM if isinstance(value, str) and key in FREE else value


@pytest.fixture(scope="module")
def poison(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a whole small dataset with code in every free text of every file."""
    folder = tmp_path_factory.mktemp("poison")
    files = {name: YAML(typ="safe").load(GOOD / f"{name}.yaml") for name in YAML_FILES}
    files["deals"][0] |= dict.fromkeys(TEXTS, HARM)
    files["deals"][0]["article"] = {"order": 7, "claim": HARM, "verdict": "refined", "note": HARM}
    files["suppliers"].append(files["suppliers"][0] | {"key": "zte", "aliases": ["ZTE"]})
    data = write_data(folder, **{name: poisoned(records) for name, records in files.items()})
    countries = (GOOD / "countries.csv").read_text("utf-8")
    quoted = '"' + HARM.replace('"', '""')
    countries = countries.replace(",Kenya,", f',{quoted}",').replace(",Namibia,", f',{quoted} 2",')
    (data / "countries.csv").write_text(countries, "utf-8")
    assert [str(problem) for problem in load(data).problems if problem.severity == "error"] == []
    with serve(folder / "log.txt", data) as running:
        yield running


@pytest.mark.parametrize("address", EVERYWHERE)
def test_code_does_nothing_anywhere(visit: Visit, poison: Server, address: str) -> None:
    """Code in every text of every file is text on every page: shown letter by letter, on paper too, and never run."""
    page = visit(None, at=poison.address).open_page(address, EVERYWHERE[address])
    page.wait_for_function(DRAWN)
    for closed in page.locator("summary").all():
        closed.click()
    if address != "regimes":  # which shows figures alone
        shown = page.get_by_test_id("stMain").get_by_text("=cmd() {{7*7}}").filter(visible=True)
        expect(shown.first).to_be_visible()
    page.emulate_media(media="print")
    hacked = [frame.evaluate("typeof window.hacked") for frame in page.frames]
    assert set(hacked) == {"undefined"}
    assert page.locator("[data-testid=stMain] :is(img[src=x], [onmouseover], [href^=javascript])").count() == 0


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server whose deals.yaml is no YAML, and its data folder."""
    folder = tmp_path_factory.mktemp("broken")
    data = write_data(folder, deals='- id: ken-x-2014\n  title: "never closed\n  country: [KEN\n')
    with serve(folder / "log.txt", data) as running:
        yield running, data


def test_code_in_a_record_is_text(visit: Visit, hostile: Server) -> None:
    """Code in a record's texts is shown letter by letter and does nothing, on the page and on the map."""
    atlas = visit("?deal=ken-huawei-2014", at=hostile.address)
    record = atlas.page.get_by_role("article")
    expect(record.get_by_text(HARM)).not_to_have_count(0)
    expect(record.get_by_role("heading")).to_have_text(HARM)
    expect(record.get_by_role("link").last).to_have_text(HARM)
    record.hover()
    atlas.page.locator("[aria-roledescription=bar]").first.hover()
    atlas.closer()
    atlas.map.locator(".leaflet-points-pane path").hover()
    expect(atlas.map.get_by_role("tooltip")).to_contain_text(HARM)
    assert [frame.evaluate("typeof window.hacked") for frame in atlas.page.frames] == ["undefined"] * 2


def test_code_on_a_records_own_page_is_text(visit: Visit, hostile: Server) -> None:
    """Code in every text of a record is shown letter by letter on its page, in the citations too, and does nothing."""
    page = visit(None, at=hostile.address).open_page("deal?deal=ken-huawei-2014", HARM)
    expect(page.get_by_role("heading", name="Report a problem")).to_be_visible()
    expect(page.locator("code").filter(has_text=HARM)).not_to_have_count(0)
    page.locator(".smallmap svg").hover()
    assert page.evaluate("typeof window.hacked") == "undefined"


def test_record_with_a_tag_is_left_out_and_said(visit: Visit, hostile: Server) -> None:
    """The check refuses a tag; the page says so with the tag as text."""
    atlas = visit(at=hostile.address)
    expect(atlas.sentence).to_contain_text("1 deal in 1 country")
    expect(atlas.page.get_by_role("alert")).to_contain_text("The data has 1 error.")
    expect(atlas.page.locator(".problems")).to_contain_text("title: holds the HTML tag '<script>'; write plain text")
    assert atlas.page.evaluate("typeof window.hacked") == "undefined"


def test_code_in_the_address_is_text(visit: Visit) -> None:
    """What an address asks to search for, or to open, is shown as text."""
    code = "<img src=x onerror=window.hacked=1> " + HARM[:80]
    atlas = visit(f"?search={quote(code)}&technology={quote(TAG)}&deal={quote(TAG)}")
    expect(atlas.chip(f"Words: “{code}”")).to_be_visible()
    expect(atlas.page.get_by_role("alert").filter(has_text=TAG)).to_have_count(2)
    assert atlas.page.evaluate("typeof window.hacked") == "undefined"


def test_broken_file(visit: Visit, broken: tuple[Server, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """The page starts, shows the very line that the check prints, and no traceback."""
    server, data = broken
    assert check.main(data) == 1
    line = next(line for line in capsys.readouterr().out.splitlines() if "deals.yaml" in line)
    page = visit(at=server.address).page
    expect(page.locator(".problems")).to_contain_text(line)
    expect(page.get_by_text("Traceback")).to_have_count(0)
    assert "Traceback" not in server.printed()
