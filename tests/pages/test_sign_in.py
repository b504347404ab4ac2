"""Where editors sign in."""

import pytest

from dashboard import access
from tests.pages.reader import html, visit


def test_without_a_service() -> None:
    """Where none is set up, the page is as unknown as any other, and nothing leads to it."""
    assert visit("sign-in").title[0].value == "Surveillance Export Atlas"
    assert "sign-in" not in html(visit("know")).values("href")


def test_a_button_for_each_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is named, and the page is led to."""
    monkeypatch.setattr(access, "providers", lambda: ["", "google"])
    assert "sign-in" in html(visit("know")).values("href")
    page = visit("sign-in")
    assert not page.exception
    assert page.title[0].value == "Editors\\: sign in"
    assert [button.label for button in page.button if str(button.key).startswith("sign in")] == [
        "Sign in",
        "Sign in with google",
    ]
    assert "Reading needs no account." in html(page).text
