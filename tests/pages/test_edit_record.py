"""The form for one record, without a browser."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.editing import drafts
from dashboard.editing.drafts import Draft
from tests.editing.checkout import ADA
from tests.pages.editors import as_editor  # noqa: F401
from tests.pages.reader import html, visit
from tests.records.builders import deal_fields

ID = deal_fields()["id"]


pytestmark = pytest.mark.usefixtures("as_editor")


def open_draft(folder: Path) -> tuple[AppTest, Draft]:
    """The form of the first record, and its draft as it was begun."""
    page = visit("edit-record", record=ID)
    (path,) = (folder / ".desk" / "drafts").glob("*.json")
    draft = drafts.read(folder, path.stem, ADA.email)
    assert draft
    return page, draft


def test_typed_words_are_kept(data: Callable[..., Path]) -> None:
    """Each change of a field is on the desk at once."""
    folder = data()
    page, draft = open_draft(folder)
    page.text_input(key=f"{draft.id}/buyer").set_value("Somebody").run()
    (kept,) = drafts.of(folder, ADA.email)
    assert kept.fields["buyer"] == "Somebody"


def test_full_disk(data: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be kept the page says so, and what is typed stays in it and is checked; later it is kept."""
    folder = data()
    page, draft = open_draft(folder)

    def full(*_: object) -> Draft:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(drafts, "keep", full)
        page.text_input(key=f"{draft.id}/signed").set_value("soon").run()
        assert "No space left on device" in page.error[0].value
        assert page.text_input(key=f"{draft.id}/signed").value == "soon"
        assert "'soon' is not a date" in html(page).text
    page.text_input(key=f"{draft.id}/buyer").set_value("Somebody").run()
    assert not page.error
    (kept,) = drafts.of(folder, ADA.email)
    assert (kept.fields["signed"], kept.fields["buyer"]) == ("soon", "Somebody")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "Choose in the work list"),
        ({"record": "no-such"}, "There is no record “no-such” in deals.yaml."),
        ({"record": "<b>x</b>"}, "There is no record “<b>x</b>” in deals.yaml."),
        ({"record": ID, "file": "../../etc/passwd"}, "Choose in the work list"),
        ({"draft": "../../x"}, "There is no draft “../../x” of yours"),
    ],
)
def test_what_is_not_there(data: Callable[..., Path], asked: dict[str, str], said: str) -> None:
    """An address that asks for what is not there says so, and begins nothing."""
    folder = data()
    page = visit("edit-record", **asked)
    assert said in html(page).text
    assert not page.exception
    assert not (folder / ".desk" / "drafts").exists()
