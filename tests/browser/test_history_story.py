"""An editor works through the list, sees in the history what was changed, compares, and takes it back."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.editing import drafts, form, history
from dashboard.records.schema import Deal
from tests.browser.conftest import Visit
from tests.browser.form import Form
from tests.browser.pages import DRAWN
from tests.browser.server import Server, serve
from tests.browser.test_axe import faults
from tests.browser.test_hostile_data import HARM
from tests.editing.checkout import KEY, checkout, correct, git
from tests.records.builders import deal_fields
from tests.shipped import DATA, DEALS

WHY = "The Standard of 3 March says that it is suspended"
TITLE = DEALS[KEY].title
ME = "seed@example.org"  # as git is set in the checkout


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server for whoever sits at this machine, of a clone of the shipped records in which one was corrected."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(DATA, folder / "origin" / "data", ignore=shutil.ignore_patterns(".desk"))
    git(folder / "origin", "init", "--quiet")
    _name(folder / "origin")
    git(folder / "origin", "add", ".")
    git(folder / "origin", "commit", "--quiet", "--message", "The records as collected")
    git(folder, "clone", "--quiet", "origin", "clone")
    _name(folder / "clone")
    data = folder / "clone" / "data"
    with serve(folder / "log.txt", data, edit=True) as running:
        yield running, data


def _name(checkout: Path) -> None:
    git(checkout, "config", "user.name", "Seed")
    git(checkout, "config", "user.email", ME)


def change_of(page: Page, field: str) -> str:
    """What the table of differences says of a field."""
    row = page.locator("table.differing tr", has=page.get_by_role("rowheader", name=field, exact=True))
    return row.locator("td").inner_text()


def test_see_compare_and_take_back(visit: Visit, desk: tuple[Server, Path]) -> None:
    """A save is in the history with who and why; undone, the file is as before, and the undoing is a save too."""
    server, data = desk
    before = (data / "deals.yaml").read_bytes()
    correct(data, WHY, status="suspended", summary=DEALS[KEY].summary.replace("system", "network", 1))
    page = visit(None, at=server.address).open_page("edit", "Edit")
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("History")
    save = page.locator(".saves > li").first
    expect(save).to_contain_text(WHY)
    expect(save).to_contain_text("Ada Lovelace <ada@example.org>")
    expect(save).to_contain_text(f"Changed {TITLE}: status of the supply, what happened")

    save.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=2)).to_have_text(TITLE)
    assert change_of(page, "Status of the supply") == "– Operational → + Suspended"
    assert "– system + network" in change_of(page, "What happened")
    page.locator("table.stacking tbody a").filter(has_text="UTC").last.click()
    expect(page.get_by_role("article")).to_contain_text("Operational")
    expect(page.get_by_role("button", name="Restore this version")).to_be_visible()
    page.get_by_role("link", name="All versions of this record").click()

    page.get_by_role("link", name=WHY).click()
    page.get_by_role("link", name="Undo this save").click()
    why = page.get_by_role("textbox", name="Why, in one line")
    expect(why).to_have_value(f"Undo: {WHY}")
    assert change_of(page, "Status of the supply") == "– Suspended → + Operational"
    why.fill("They had read it wrong")
    why.press("Tab")
    page.get_by_role("button", name="Save this as a new change").click()
    expect(page.get_by_text("Saved as a new change")).to_be_visible()
    expect(page.locator(".saves > li").first).to_contain_text("They had read it wrong")
    expect(page.locator(".saves > li").nth(1)).to_contain_text(WHY)
    assert (data / "deals.yaml").read_bytes() == before
    newest = history.entries(data)[0]
    assert (newest.why, newest.editor.email) == ("They had read it wrong", ME)
    assert git(data, "status", "--porcelain") == ""


def test_restore_leads_to_the_form(visit: Visit, desk: tuple[Server, Path]) -> None:
    """An earlier version opens as a draft in the form; nothing is saved by that."""
    server, data = desk
    correct(data, "A value", key="bwa-huawei-2017", value_note="Otherwise than before.")
    saves = len(history.entries(data))
    page = visit(None, at=server.address).open_page("edit-history?record=bwa-huawei-2017", "History")
    page.locator("table.stacking tbody a").filter(has_text="UTC").last.click()
    page.get_by_role("button", name="Restore this version").click()
    page.wait_for_url(re.compile(r"/edit-record\?.*draft=[0-9a-f]{12}"))
    (draft,) = drafts.of(data, ME)
    assert draft.fields["value_note"] == DEALS["bwa-huawei-2017"].value_note
    written = Form(page)
    written.look()
    expect(written.line("Why, in one line")).to_have_value(re.compile("^Restore the version of "))
    assert len(history.entries(data)) == saves


def test_work_list(visit: Visit, desk: tuple[Server, Path]) -> None:
    """A group is chosen and narrowed, its first record opens in the form; a draft is thrown away when asked twice."""
    server, data = desk
    draft = drafts.start(data, ME, "deals.yaml", None, form.blank(Deal) | {"title": "Half written"}, "typed")
    page = visit(None, at=server.address).open_page("edit", "Edit")
    page.get_by_role("link", name=re.compile("Missing sources")).click()
    expect(page).to_have_url(re.compile("group=sources"))
    page.get_by_role("textbox", name="Words").fill("single source")
    page.get_by_role("textbox", name="Words").press("Enter")
    tasks = page.locator(".tasks > li")
    expect(tasks.first).to_contain_text("it rests on a single source")
    name = tasks.first.get_by_role("link").inner_text()
    assert name in {deal.title for deal in DEALS.values() if len(deal.sources) == 1}

    row = page.locator(f".st-key-draft-{draft.id}")
    row.get_by_role("button", name="Throw away").click()
    row.get_by_role("button", name="Yes, throw it away").click()
    expect(page.get_by_text("The draft “Half written” is thrown away.")).to_be_visible()
    assert drafts.read(data, draft.id, ME) is None

    tasks.first.get_by_role("link").click()
    page.wait_for_url(re.compile("/edit-record"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("step", ["edit?group=sources", "edit-history", "save", "undo", "record", "version"])
def test_axe_and_phone(visit: Visit, desk: tuple[Server, Path], step: str, theme: str) -> None:
    """No step has a fault that axe calls serious or critical, and on a phone none is wider than the screen."""
    server, data = desk
    if len(history.entries(data)) < 2:
        correct(data, WHY, status="suspended", summary="Otherwise told, in a text that is rather long indeed.")
    name = history.entries(data)[0].id
    key = history.changed(data, history.entries(data)[0])[0].key
    first = history.entries(data)[-1].id
    addresses = {
        "save": f"edit-history?save={name}",
        "undo": f"edit-history?save={name}&undo=yes",
        "record": f"edit-history?record={key}",
        "version": f"edit-history?record={key}&version={first}",
    }
    opened = visit(None, at=server.address, width=390, height=844, color_scheme=theme, reduced_motion="reduce")
    page = opened.open_page(addresses.get(step, step), "Edit" if step.startswith("edit?") else "History")
    page.wait_for_function(DRAWN)
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") == 390
    assert faults(page) == []


@pytest.fixture
def poisoned(tmp_path: Path) -> Iterator[tuple[Server, str]]:
    """A server of a record with code in its texts, saved with code as the reason; and the id of that save."""
    source = deal_fields()["sources"][0] | {"title": HARM, "publisher": HARM}
    texts = dict.fromkeys(("title", "summary", "note"), HARM)
    data = checkout(tmp_path, deals=[deal_fields(**texts, sources=[source], suppliers=[])])
    correct(data, HARM[:200], note=f"x {HARM} y", buyer=HARM)
    with serve(tmp_path / "log.txt", data, edit=True) as running:
        yield running, history.entries(data)[0].id


def test_code_does_nothing(poisoned: tuple[Server, str], visit: Visit) -> None:
    """Code in a record and in a reason is shown letter by letter on every step, and never run."""
    server, name = poisoned
    atlas = visit(None, at=server.address)
    for address in (
        "edit?group=suppliers", "edit-history", f"edit-history?save={name}", f"edit-history?save={name}&undo=yes",
        f"edit-history?record={KEY}", f"edit-history?record={KEY}&version={name}",
    ):  # fmt: skip
        page = atlas.open_page(address, "Edit" if address.startswith("edit?") else "History")
        page.wait_for_function(DRAWN)
        expect(page.get_by_test_id("stMain").get_by_text("=cmd() {{7*7}}").first).to_be_visible()
        assert page.evaluate("typeof window.hacked") == "undefined"
        assert page.locator("[data-testid=stMain] :is(img[src=x], [onmouseover], [href^=javascript])").count() == 0
