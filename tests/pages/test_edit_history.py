"""The history: saves, versions, and what is taken back or restored out of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.editing import drafts, form, history
from dashboard.editing.changes import Change, plain
from dashboard.editing.save import save
from dashboard.editing.versions import present
from dashboard.records.schema import Deal
from dashboard.records.write import deals_yaml
from tests.editing.checkout import ADA, BEN, KEY, checkout, correct, git, leave_out
from tests.pages.editors import as_editor, no_longer  # noqa: F401
from tests.pages.reader import html, visit
from tests.records.builders import deal_fields

Data = Callable[..., Path]
DEALS = [deal_fields(), deal_fields(id="ken-other", title="Another", suppliers=[])]
pytestmark = pytest.mark.usefixtures("as_editor")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in git that the page reads, with two saves of one record."""
    made = checkout(tmp_path, deals=deals_yaml([Deal.model_validate(fields) for fields in DEALS]))
    monkeypatch.setenv("ATLAS_DATA", str(made))
    correct(made, "The police *say* so", status="suspended", summary="They said it is so, and then it was not.")
    correct(made, "It is financed", who=BEN, financing="A loan")
    return made


def saves(folder: Path) -> list[str]:
    """The ids of the saves, newest first."""
    return [entry.id for entry in history.entries(folder)]


def said(page: AppTest) -> str:
    """All that the page says in HTML, in one line."""
    return html(page).text


def test_all_saves(folder: Path) -> None:
    """Newest first, with who, why and what; the file's other records are not named."""
    page = visit("edit-history")
    assert not page.exception
    assert [href for href in html(page).values("href") if "save=" in href] == [
        f"edit-history?save={name}" for name in saves(folder)
    ]
    text = said(page)
    assert "Ben Okafor <ben@example.org>" in text
    assert f"Changed {DEALS[0]['title']}: financing" in text
    assert text.index("It is financed") < text.index("The police *say* so") < text.index("The records as collected")


def test_one_record_alone(folder: Path) -> None:
    """Choosing a record leads to its versions."""
    page = visit("edit-history")
    page.selectbox(key="pick record").set_value(KEY).run()
    assert page.query_params == {"record": KEY}
    assert [header.value for header in page.header] == [DEALS[0]["title"]]


def test_pages_of_twenty(folder: Path) -> None:
    """Of many saves twenty stand on a page, and only those are worked out."""
    for number in range(23):
        path = folder / "deals.yaml"
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")
        git(folder, "commit", "--quiet", "--all", "--message", f"Layout {number}")
    page = visit("edit-history")
    assert said(page).count("No value of a record differs") == 20
    assert "?from=21" in html(page).values("href")
    page = visit("edit-history", **{"from": "21"})
    assert [href for href in html(page).values("href") if "save=" in href] == [
        f"edit-history?save={name}" for name in saves(folder)[20:]
    ]


def test_one_save(folder: Path) -> None:
    """Every field that differs, old and new, the words of a long text marked."""
    page = visit("edit-history", save=saves(folder)[1])
    texts = [text.strip() for text in html(page).texts]
    assert [header.value.replace("\\", "") for header in page.header] == ["The police *say* so"]
    assert {"Status of the supply", "Suspended", "What happened"} <= set(texts)
    assert {"del", "ins"} <= html(page).tags
    assert "?undo=yes" in html(page).values("href")


def test_unknown_save_and_record(folder: Path) -> None:
    """What is not there is said."""
    assert "There is no save “--all”" in said(visit("edit-history", save="--all"))
    assert "There is no record “no-such”" in said(visit("edit-history", record="no-such"))
    assert not visit("edit-history", record=KEY, file="../deals.yaml", version="x", old="y", back="9" * 50).exception


def test_no_history(data: Data) -> None:
    """A copy in which nothing was saved says so, for all records and for one."""
    data(deals=DEALS)
    assert "There is no history yet" in said(visit("edit-history"))
    page = visit("edit-history", record=KEY)
    assert not page.exception
    assert "As it stands now" in said(page)


def test_undo(folder: Path) -> None:
    """What will happen is shown, why is asked; the file is then byte for byte as before, by one more save."""
    before = git(folder, "show", "HEAD^:./deals.yaml")
    page = visit("edit-history", save=saves(folder)[0], undo="yes")
    assert "This will happen" in said(page)
    assert page.text_input(key="why Undo: It is financed").value == "Undo: It is financed"
    page.button(key="take back").click().run()
    assert not page.exception
    assert (folder / "deals.yaml").read_text("utf-8") == before
    newest = history.entries(folder)[0]
    assert (newest.why, newest.editor) == ("Undo: It is financed", ADA)
    assert len(saves(folder)) == 4
    assert page.query_params == {}
    assert page.success[0].value.startswith("Saved as a new change")
    page = visit("edit-history", save=saves(folder)[1], undo="yes")
    assert "the records already stand so" in said(page)


def test_undo_of_a_record_left_out(folder: Path) -> None:
    """Both files go back at once."""
    before = (folder / "deals.yaml").read_bytes(), (folder / "left_out.yaml").read_bytes()
    leave_out(folder, "Nothing shows it", "ken-other")
    visit("edit-history", save=saves(folder)[0], undo="yes").button(key="take back").click().run()
    assert ((folder / "deals.yaml").read_bytes(), (folder / "left_out.yaml").read_bytes()) == before


def test_undo_needs_a_reason(folder: Path) -> None:
    """Without a reason nothing is saved, and the page says so."""
    page = visit("edit-history", save=saves(folder)[0], undo="yes")
    page.text_input(key="why Undo: It is financed").set_value(" ").run()
    page.button(key="take back").click().run()
    assert page.error[0].value == "Not saved yet: write in one line why the change is made."
    assert len(saves(folder)) == 3


def test_undo_over_a_later_change(folder: Path) -> None:
    """A record that was changed again is not overwritten; its history is offered."""
    correct(folder, "Later", financing="A grant")
    page = visit("edit-history", save=saves(folder)[1], undo="yes")
    assert "This cannot be taken back as a whole" in said(page)
    assert not [button for button in page.button if button.key == "take back"]
    assert f"edit-history?record={KEY}&file=deals.yaml" in html(page).values("href")


def test_undo_while_another_saves(folder: Path) -> None:
    """A change between looking and pressing is not overwritten either."""
    page = visit("edit-history", save=saves(folder)[0], undo="yes")
    correct(folder, "Meanwhile", financing="A grant")
    page.button(key="take back").click().run()
    assert "This cannot be taken back as a whole" in said(page)
    assert (present(folder, "deals.yaml", KEY) or {})["financing"] == "A grant"


def test_undo_that_the_check_refuses(folder: Path) -> None:
    """What would break a rule is not saved, and the page says which."""
    huawei = present(folder, "suppliers.yaml", "huawei")
    assert huawei
    firm = {**huawei, "key": "zte", "name": "ZTE", "aliases": []}
    save(folder, [Change("suppliers.yaml", "zte", None, firm)], ADA, "A new firm")
    correct(folder, "It is theirs", key="ken-other", suppliers=["zte"])
    page = visit("edit-history", save=saves(folder)[1], undo="yes")
    page.button(key="take back").click().run()
    assert page.error[0].value == "Not saved: the data would no longer pass its check."
    assert "ken-other suppliers[1]: 'zte' is no key in suppliers.yaml" in said(page)
    assert present(folder, "suppliers.yaml", "zte") is not None


def test_only_editors_undo(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may no longer edit takes nothing back, and sees nothing."""
    button = visit("edit-history", save=saves(folder)[0], undo="yes").button(key="take back")
    no_longer(monkeypatch)
    page = button.click().run()
    assert len(saves(folder)) == 3
    assert "example.org" not in said(page)


def test_versions_and_comparison(folder: Path) -> None:
    """The latest is compared with the one before, or any two that are chosen."""
    page = visit("edit-history", record=KEY)
    texts = {text.strip() for text in html(page).texts}
    assert {"Financing", "A loan"} <= texts
    assert "Suspended" not in texts
    first = saves(folder)[-1]
    page.selectbox(key="pick old").set_value(first).run()
    assert page.query_params == {"record": KEY, "old": first}
    assert {"Suspended", "A loan"} <= {text.strip() for text in html(page).texts}
    page.selectbox(key="pick new").set_value(first).run()
    assert "The two versions are the same." in said(page)


def test_restore(folder: Path) -> None:
    """A version opens as a draft on top of the record as it stands, with the reason filled in; nothing is saved."""
    page = visit("edit-history", record=KEY, version=saves(folder)[-1])
    assert html(page).tags >= {"article"}
    page.button(key="restore").click().run()
    (draft,) = drafts.of(folder, ADA.email)
    assert draft.base == present(folder, "deals.yaml", KEY)
    assert form.written("deals.yaml", draft.fields) == plain("deals.yaml", DEALS[0])
    assert draft.why.startswith("Restore the version of ")
    scripts = [e.proto.body for e in page.get("html") if e.proto.unsafe_allow_javascript]
    assert any(f"edit-record?draft={draft.id}" in script for script in scripts)
    assert len(saves(folder)) == 3


def test_the_present_version_is_not_restored(folder: Path) -> None:
    """Of the version that stands now there is nothing to restore."""
    page = visit("edit-history", record=KEY, version=saves(folder)[0])
    assert "So the record stands now." in said(page)
    assert not page.main.button


def test_restore_a_record_that_is_gone(folder: Path) -> None:
    """A deal that was left out comes back, and goes from those left out, in one save."""
    leave_out(folder, "Nothing shows it")
    page = visit("edit-history", record=KEY, file="deals.yaml", version=saves(folder)[-1])
    assert not page.exception
    page.button(key="take back").click().run()
    assert present(folder, "deals.yaml", KEY) == plain("deals.yaml", DEALS[0])
    assert present(folder, "left_out.yaml", KEY) is None


def test_restore_where_there_is_no_form(folder: Path) -> None:
    """A term of the glossary is restored on the spot."""
    key = next(iter(_keys(folder)))
    before = present(folder, "glossary.yaml", key)
    correct(folder, "Explain", key=key, file="glossary.yaml", text="Otherwise explained.")
    page = visit("edit-history", record=key, file="glossary.yaml", version=saves(folder)[-1])
    page.button(key="take back").click().run()
    assert present(folder, "glossary.yaml", key) == before


def _keys(folder: Path) -> list[str]:
    lines = (folder / "glossary.yaml").read_text("utf-8").splitlines()
    return [line.partition("key: ")[2] for line in lines if line.startswith("- key: ")]


def test_only_editors_restore(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may no longer edit begins no draft."""
    button = visit("edit-history", record=KEY, version=saves(folder)[-1]).button(key="restore")
    no_longer(monkeypatch)
    button.click().run()
    assert drafts.of(folder, ADA.email) == []


EVIL = '<script>alert(1)</script> **b** $x$ ](javascript:1) "onmouseover="x'


@pytest.mark.parametrize("asked", [{}, {"save": "it"}, {"save": "it", "undo": "yes"}, {"save": EVIL}])
@pytest.mark.parametrize("record", [{}, {"record": KEY}, {"record": KEY, "version": "it"}, {"record": EVIL}])
def test_hostile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str], record: dict[str, str]
) -> None:
    """Code in a reason, a name, a record or the address is text on every step."""
    folder = checkout(tmp_path, deals=[deal_fields(title=EVIL, summary=EVIL), DEALS[1]])
    monkeypatch.setenv("ATLAS_DATA", str(folder))
    path = folder / "deals.yaml"
    path.write_text(path.read_text("utf-8").replace('"buyer": "', '"buyer": "<script>x</script> '), "utf-8")
    author = f"--author={EVIL.replace('<', '«').replace('>', '»')} <a@example.org>"
    git(folder, "commit", "--quiet", "--all", "--message", f"{EVIL}\n\n{EVIL}", author)
    name = saves(folder)[0]
    address = {key: name if value == "it" else value for key, value in (asked | record).items()}
    page = visit("edit-history", **address, old=EVIL, new=EVIL, file=EVIL)
    assert not page.exception
    assert "script" not in html(page).tags
    assert not {"onmouseover", "onerror"} & html(page).attributes
    assert not any(href.startswith("javascript") for href in html(page).values("href"))
