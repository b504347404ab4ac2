"""Who is an editor, for the pages of the desk."""

import pytest

from dashboard import access
from tests.editing.checkout import ADA


@pytest.fixture
def as_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a page is Ada."""
    monkeypatch.setattr(access, "editor", lambda: ADA)


def no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nobody may edit."""
    monkeypatch.setattr(access, "editor", lambda: None)
