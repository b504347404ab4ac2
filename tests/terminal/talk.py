"""The command `new` in a real terminal, answered question by question."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.repository import ROOT, words

pexpect = pytest.importorskip("pexpect", reason="Windows has no such terminal")
PROMPT = r"\r\n> "
EMPTY = "\x15"  # Ctrl-U takes out what stands in the line


class Talk:
    """A terminal in which `new` asks; `said` is what it has printed so far."""

    def __init__(self, command: list[str], folder: Path = ROOT, env: Mapping[str, str] = os.environ) -> None:
        """Start the command in a folder."""
        self.said = ""
        self.child: Any = pexpect.spawn(
            command[0],
            command[1:],
            cwd=str(folder),
            env={**env, "TERM": "dumb", "GIT_CONFIG_GLOBAL": os.devnull},
            encoding="utf-8",
            timeout=60,
            dimensions=(50, 100),
        )
        self.child.delaybeforesend = None

    def __enter__(self) -> "Talk":
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the command, however far it is."""
        self.child.close(force=True)

    def asked(self, question: str) -> str:
        """Wait for the next question, which says this among others; give what was said since the last answer."""
        self.child.expect(rf"(?s).*?{PROMPT}")
        said = self.child.before + self.child.after
        self.said += said
        assert question in said, f"{question!r} was not asked, but:\n{said}"
        return str(said)

    def answer(self, *pairs: tuple[str, str]) -> None:
        """Answer questions in this order, each by a part of what it says."""
        for question, typed in pairs:
            self.asked(question)
            self.child.sendline(typed)

    def end(self) -> int:
        """Wait until the command ends; give its exit code."""
        self.child.expect(pexpect.EOF)
        self.said += self.child.before
        self.child.close()
        return int(self.child.exitstatus)


def new(data: Path, what: str = "deal") -> Talk:
    """Start `new` as the door does."""
    return Talk(words("new", what=what, data=data))
