"""Who may edit: what the secrets file must hold, and the name that a change made on this machine gets."""

import logging
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st

from dashboard import access

AUTH = """
[auth]
redirect_uri = "https://atlas.example.org/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
"""
SERVICE = """
client_id = "atlas"
client_secret = "secret"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"
"""
EDITORS = '[editors]\nemails = ["ada@example.org"]\n'

Write = Callable[..., Path]


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write secrets files, which then are those of the app; None is a file that is not there."""

    def written(*texts: str | bytes | None) -> Path:
        files = [tmp_path / f"{number}.toml" for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            if text is not None:
                file.write_bytes(text.encode() if isinstance(text, str) else text)
        monkeypatch.setattr(st, "get_option", {"secrets.files": [str(file) for file in files]}.__getitem__)
        return files[0]

    access._tell.cache_clear()
    yield written
    access._tell.cache_clear()


def test_without_secrets_nobody_and_nothing_said(secrets: Write, caplog: pytest.LogCaptureFixture) -> None:
    """A reader's copy has no secrets: no sign-in is offered, and no word is lost on it."""
    secrets(None, None)
    assert access.providers() == []
    assert not access.sign_in_offered()
    secrets('[other]\nname = "value"\n')
    assert not access.sign_in_offered()
    assert caplog.records == []


def test_addresses(secrets: Write, caplog: pytest.LogCaptureFixture) -> None:
    """They are trimmed; capital letters make no difference, but only those of ASCII."""
    secrets(AUTH + '[editors]\nemails = [" Ada@Example.org ", "", "ÖRS@example.org", "ada@example.org"]\n')
    assert access.emails() == {"ada@example.org", "ÖRS@example.org"}
    assert caplog.records == []


def test_later_file_counts(secrets: Write) -> None:
    """Of two files the later one counts, part by part, as in Streamlit."""
    secrets(AUTH + SERVICE + EDITORS, '[editors]\nemails = ["ben@example.org"]\n')
    assert access.emails() == {"ben@example.org"}
    assert access.providers() == [""]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (AUTH, "[editors] must hold a list"),
        (AUTH + "[editors]\n", "[editors] must hold a list"),
        (AUTH + '[editors]\nemails = "ada@example.org"\n', "[editors] must hold a list"),
        (AUTH + '[editors]\nemails = ["ada@example.org", 7]\n', "[editors] must hold a list"),
        (AUTH + '[editors]\nemails = [["ada@example.org"]]\n', "[editors] must hold a list"),
        (AUTH + '[editors.emails]\nada = "ada@example.org"\n', "[editors] must hold a list"),
        ('editors = ["ada@example.org"]\n' + AUTH, "[editors] must hold a list"),
        (AUTH.replace("0123456789abcdef", "", 1) + EDITORS, "cookie_secret in [auth] must be 32 signs"),
        (AUTH.replace("cookie_secret", "other") + EDITORS, "cookie_secret in [auth] must be 32 signs"),
        (EDITORS, "cookie_secret in [auth] must be 32 signs"),
        (AUTH + EDITORS + "]", "0.toml cannot be read: "),
        (AUTH.encode("utf-16"), "0.toml cannot be read: "),
    ],
)
def test_secrets_that_are_wrong(secrets: Write, caplog: pytest.LogCaptureFixture, text: str | bytes, said: str) -> None:
    """Then nobody may edit, and the server's log says once what is wrong, without telling a secret."""
    secrets(text)
    assert access.emails() == access.emails() == frozenset()
    first = caplog.records[0]
    assert first.levelno == logging.ERROR
    assert first.getMessage().startswith("Nobody can sign in to edit. In the secrets file: ")
    assert said in first.getMessage()
    assert "0123456789abcdef" not in caplog.text
    assert len({record.getMessage() for record in caplog.records}) == len(caplog.records)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (AUTH + SERVICE, [""]),
        (f"{AUTH}[auth.google]{SERVICE}[auth.okta]{SERVICE}", ["google", "okta"]),
        (f"{AUTH}{SERVICE}[auth.google]{SERVICE}", ["", "google"]),
        (f'{AUTH}{SERVICE}client_kwargs = {{prompt = "login"}}\n', [""]),
        (f'{AUTH}[auth.google]{SERVICE}[auth.okta]\nclient_id = "half"\n', ["google"]),
    ],
)
def test_services_to_sign_in_with(
    secrets: Write, caplog: pytest.LogCaptureFixture, text: str, found: list[str]
) -> None:
    """Those that are described whole, by name, and the one without a name."""
    secrets(text)
    assert access.providers() == found
    assert caplog.records == []


@pytest.mark.parametrize(
    "text",
    [
        AUTH,
        "auth = 7\n",
        "[auth]\n",
        f"[auth]{SERVICE}",
        f"{AUTH}[auth.my_own]{SERVICE}",
        AUTH + SERVICE.replace("client_secret", "secret"),
    ],
)
def test_service_described_in_part(secrets: Write, caplog: pytest.LogCaptureFixture, text: str) -> None:
    """It is not offered, and the log says what is missing."""
    secrets(text)
    assert access.providers() == []
    assert "[auth] must hold redirect_uri and cookie_secret" in caplog.text


def test_name_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change made on this machine is signed as git would sign it in that folder."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    for words in (["init", "-q"], ["config", "user.name", "Ada Lovelace"], ["config", "user.email", "ada@example.org"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    assert access._of_this_machine(tmp_path) == access.Editor("Ada Lovelace", "ada@example.org")


@pytest.mark.parametrize("git", [True, False])
def test_name_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git: bool) -> None:
    """Where git knows no name, or is not there, a general one stands."""
    for name in ("GLOBAL", "SYSTEM"):
        monkeypatch.setenv(f"GIT_CONFIG_{name}", "/dev/null")
    if not git:
        monkeypatch.setenv("PATH", "")
    assert access._of_this_machine(tmp_path) == access.Editor("Editor on this machine", "editor@localhost")


def test_nobody_outside_a_session(secrets: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no page opened on this machine, ATLAS_EDIT alone lets nobody act."""
    secrets(None)
    monkeypatch.setenv("ATLAS_EDIT", "1")
    monkeypatch.setattr(st, "get_option", {"server.address": "127.0.0.1"}.__getitem__)
    assert access.editor() is None
    with pytest.raises(access.NotAllowedError, match="Nothing was changed"):
        access.require()
