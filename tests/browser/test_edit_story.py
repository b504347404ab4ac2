"""Editors at their desk: records added and corrected in the browser, and nothing that they typed is lost."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.atlas import Atlas, until
from tests.browser.form import Form, git
from tests.browser.server import Server

Open = Callable[[str], Form]


@pytest.fixture
def open_form(visit: Callable[..., Atlas], desk: Server) -> Open:
    """Open the form in a window of its own: `open_form("new=deal")`."""

    def opened(asked: str) -> Form:
        page = visit(None, at=desk.address).page
        page.goto(f"{desk.address}/edit-record?{asked}")
        return Form(page)

    return opened


def test_a_deal_with_three_sources(open_form: Open, data: Path, desk: Server, visit: Callable[..., Atlas]) -> None:
    """A new deal with a new firm, a place picked on the map and three sources, in minutes; a reader sees it at once."""
    reader = visit("?country=MUS", at=desk.address)
    before = (data / "deals.yaml").read_text("utf-8")
    began = time.monotonic()
    form = open_form("new=deal")
    form.write("Title", "Cameras for the harbour of Port Louis", 0)
    form.pick("Kind", "Contract or delivery")
    form.pick("Status of the supply", "Signed")
    form.pick("Technologies", "Video surveillance (CCTV)")
    form.page.keyboard.press("Escape")
    form.write("What happened", "The harbour authority signed a contract for cameras.\nThey are to come in 2026.")
    form.pick("Country", "Mauritius")
    form.pick("Scope", "Single agency")
    _pick_on_map(form)
    form.write("Name", "Port Louis")
    form.press("Add a firm that is not in the list")
    firm = form.inside(form.page.locator("[class*=-firm-]").filter(has_text="New firm").last)
    firm.write("Name", "Harbour Eyes Co., Ltd.")
    firm.write("What it makes", "Cameras for harbours")
    firm.pick("Ownership", "Unknown")
    firm.source("About us", "Harbour Eyes", "", "https://eyes.example.org", "what it makes")
    form.pick("Kind of buyer", "Other ministry")
    form.write("Signed", "2026-13")
    expect(form.faults.filter(has_text="months run from 01 to 12")).to_be_visible()
    form.write("Signed", "2026-10")
    expect(form.faults).to_have_count(0)
    form.pick("Confidence", "High")
    form.press("Look at the change")
    expect(form.faults.filter(has_text="is empty").first).to_be_visible()
    form.source(
        "Harbour signs", "Example Times", "2026-10-12", "https://times.example.org/harbour", "status", "summary"
    )
    form.add_source()
    form.source("Cameras come", "Example Post", "2026-10", "https://post.example.org/1", "suppliers", "places")
    form.add_source()
    form.source(
        "Tender result", "Harbour authority", "", "https://harbour.example.org/t", "date signed", "technologies"
    )
    expect(form.page.locator(".faults.wrong li")).to_have_text([])
    form.look()
    expect(form.page.get_by_role("article").get_by_text("They are to come in 2026.")).to_be_visible()
    expect(form.page.locator("iframe[title^=streamlit_folium]")).to_be_visible()
    form.save("Contract reported by two papers")
    form.saved()
    assert time.monotonic() - began < 300

    after = (data / "deals.yaml").read_text("utf-8")
    (start,) = (found.start() for found in re.finditer("^- id: mus-harbour-eyes-2026$", after, re.MULTILINE))
    end = after.index("\n- id:", start) + 1
    assert after[:start] + after[end:] == before
    assert after[start:end].count("publisher:") == 3
    assert '{name: "Port Louis", lat: -20.' in after[start:end]
    assert "- key: harbour-eyes" in (data / "suppliers.yaml").read_text("utf-8")
    assert git(data, "log", "-1", "--format=%an|%s") == "Ada Editor|Contract reported by two papers"
    assert git(data, "status", "--porcelain") == ""

    reader.page.get_by_role("button", name="Medium").or_(reader.page.get_by_role("radio", name="Medium")).click()
    expect(reader.heading("Mauritius")).to_be_visible()
    expect(reader.page.get_by_role("link", name="Cameras for the harbour of Port Louis")).to_be_visible()


def _pick_on_map(form: Form) -> None:
    """Click on the map of Mauritius, a ring amid the sea, near its middle."""
    form.page.get_by_text("Add a place by a click on the map").click()
    frame = form.page.frame_locator("iframe[title^=streamlit_folium]")
    expect(frame.locator("[data-ready=yes]")).to_be_visible(timeout=20_000)
    click = frame.locator(".leaflet-container").click
    until(click, lambda ms: expect(form.line("Latitude")).to_be_visible(timeout=ms))


def test_words_survive(open_form: Open, desk: Server) -> None:
    """What is typed stays through a reload; leaving asks first; thrown away it is gone, and only then."""
    form = open_form("record=ago-ceiec-2019")
    text = form.line("What happened")
    text.click()
    form.page.keyboard.press("Control+End")
    form.page.keyboard.type(" مركز القيادة 指挥中心 <b>x</b>")
    expect(form.faults.filter(has_text="HTML tag '<b>'")).to_be_visible()  # while the text still has the focus
    form.page.keyboard.press("Control+End")
    for _ in "<b>x</b>":
        form.page.keyboard.press("Backspace")
    expect(form.faults).to_have_count(0)
    asked: list[str] = []
    form.page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    form.page.get_by_role("link", name="Countries").click()
    expect(form.page).to_have_url(re.compile("edit-record"))
    assert "not saved" in asked[0]
    address = form.page.url
    again = form.page.context.new_page()
    again.goto(address)
    expect(Form(again).line("What happened")).to_have_value(re.compile("مركز القيادة 指挥中心 $"))
    again.get_by_role("button", name="Throw this draft away").click()
    again.get_by_role("button", name="Throw it away", exact=True).click()
    expect(again.get_by_text("saved or thrown away")).to_be_visible()


def test_two_windows_of_one_draft(open_form: Open) -> None:
    """A draft that is open twice parts into two, and neither window's words are lost."""
    form = open_form("record=bol-ceiec-2017")
    form.write("Buyer", "The first window")
    other = form.page.context.new_page()
    other.goto(form.page.url)
    second = Form(other)
    expect(second.line("Buyer")).to_have_value("The first window")
    second.write("Buyer", "The second window")
    expect(other.get_by_text("Draft kept")).to_be_visible()
    form.write("Financing", "Added in the first")
    expect(form.page.get_by_text("open in another window")).to_be_visible()
    expect(form.line("Buyer")).to_have_value("The first window")
    expect(form.line("Financing")).to_have_value("Added in the first")
    other.reload()
    expect(Form(other).line("Buyer")).to_have_value("The second window")


def test_two_editors_of_one_record(open_form: Open, data: Path) -> None:
    """Two browsers collide on one record: the second sees both versions, chooses, and both texts survive."""
    first, second = open_form("record=ken-huawei-2014"), open_form("record=ken-huawei-2014")
    first.write("Title", "Title of the first", 0)
    first.write("Note for editors", "Only the first wrote this")
    second.write("Title", "Title of the second", 0)
    second.write("Financing", "Only the second wrote this")
    second.look()
    first.look()
    first.save("The first is quicker")
    first.saved()
    second.save("The second comes later")
    page = second.page
    expect(page.get_by_role("heading", name="Two versions of one record")).to_be_visible()
    expect(page.get_by_text("The first is quicker")).to_be_visible()
    for text in (
        "Title of the first",
        "Title of the second",
        "Only the first wrote this",
        "Only the second wrote this",
    ):
        expect(page.get_by_role("cell", name=text)).to_be_visible()
    expect(page.get_by_role("button", name="Go on with what is chosen")).to_be_disabled()
    page.get_by_role("radiogroup", name="Which version of “Title”").get_by_text("Mine").click()
    second.press("Go on with what is chosen")
    second.look()
    second.save("Both together")
    second.saved()
    text = (data / "deals.yaml").read_text("utf-8")
    for words in ("Title of the second", "Only the first wrote this", "Only the second wrote this"):
        assert words in text
    assert "Title of the first" in git(data, "show", "HEAD~1:data/deals.yaml")


def test_a_hand_and_the_form(open_form: Open, data: Path) -> None:
    """A text editor's change of the same file stays, its comment too, in a commit of its own."""
    form = open_form("record=ecu-ceiec-2011")
    form.write("Buyer", "Written in the form")
    path = data / "deals.yaml"
    path.write_text(path.read_text("utf-8").replace("- id: zwe-", "# Looked into by hand\n- id: zwe-", 1), "utf-8")
    form.look()
    form.save("By the form")
    form.saved()
    assert "# Looked into by hand\n- id: zwe-" in path.read_text("utf-8")
    assert "Looked into by hand" not in git(data, "show", "HEAD")
    assert "Looked into by hand" in git(data, "show", "HEAD~1")


def test_left_out_with_a_reason(open_form: Open, data: Path) -> None:
    """A record is left out with a reason, and is then among those that were not taken."""
    form = open_form("record=afg-huawei-2023")
    form.press("Leave this record out …")
    form.write("Why it is left out", "A test of leaving out.")
    form.look()
    form.save("It is no deal")
    form.saved()
    assert "id: afg-huawei-2023" not in (data / "deals.yaml").read_text("utf-8")
    left = (data / "left_out.yaml").read_text("utf-8")
    assert "id: afg-huawei-2023" in left
    assert 'reason: "A test of leaving out."' in left


@pytest.mark.parametrize("state", ["write-protected", "broken"])
def test_what_stops_a_save(open_form: Open, data: Path, state: str) -> None:
    """A file that may not be written, or that a text editor has broken: a plain sentence, and the words still there."""
    form, path = open_form("record=uga-huawei-2018"), data / "deals.yaml"
    form.write("Buyer", f"Kept though {state}")
    form.look()
    form.write("Why, in one line", "It will not go")
    content = path.read_bytes()
    try:
        if state == "broken":
            path.write_bytes(content + b'- id: "open\n')
        path.chmod(0o444 if state == "write-protected" else 0o644)
        form.press("Save this change")
        said = "write-protected" if state == "write-protected" else "never closed"
        expect(form.page.get_by_text(re.compile(f"Not saved.*{said}")).last).to_be_visible()
        form.settle()  # the first of these sentences stands above the button, and is said before the save is tried
    finally:
        path.chmod(0o644)
        path.write_bytes(content)
    form.page.reload()
    form = Form(form.page)
    expect(form.line("Buyer")).to_have_value(f"Kept though {state}")
    form.look()
    expect(form.line("Why, in one line")).to_have_value("It will not go")
    assert git(data, "status", "--porcelain") == ""


def test_400_kilobytes(open_form: Open) -> None:
    """A text that is far too long is named as such, and stays where it was typed."""
    form = open_form("record=zwe-hikvision-2018")
    form.write("Note for editors", "x" * 400_000)
    expect(form.faults.filter(has_text="400,000")).to_be_visible()
    assert len(form.line("Note for editors").input_value()) == 400_000


def test_a_record_that_is_wrong_in_the_file(open_form: Open, data: Path) -> None:
    """What somebody wrote wrongly by hand is opened as it stands, named, and put right in the form."""
    path = data / "deals.yaml"
    text = path.read_text("utf-8")
    start = text.index("- id: tur-")
    broken = text[start:].replace("  kind: ", "  colour: red\n  kind: x", 1).replace("  scope: ", "  scop: ", 1)
    path.write_text(text[:start] + broken, "utf-8")
    name = text[start + 6 :].partition("\n")[0]
    try:
        form = open_form(f"record={name}")
        expect(form.faults.filter(has_text="is not a field").first).to_be_visible()
        expect(form.faults.filter(has_text="is not one of supply")).to_be_visible()
        form.press("Remove colour")
        form.press("Remove scop")
        form.pick("Kind", "Contract or delivery")
        form.pick("Scope", "National")
        expect(form.page.locator(".faults.wrong li")).to_have_text([])
        form.look()
        form.save("Put right in the form")
        form.saved()
        assert "colour: red" not in path.read_text("utf-8")
    finally:
        git(data, "checkout", "--quiet", ".")
