"""The command `new` in a real terminal, answered question by question."""

import os
from pathlib import Path
from typing import Any

import pexpect

from tests.terminal.repository import ROOT, words

PROMPT = r"\r\n> "
EMPTY = "\x15"  # Ctrl-U takes out what stands in the line


class Talk:
    """A terminal in which `new` asks; `said` is what it has printed so far."""

    def __init__(self, data: Path, what: str = "deal", **env: str) -> None:
        """Start the command; `env` changes the environment."""
        asked = words("new", what=what, data=data)
        self.said = ""
        self.child: Any = pexpect.spawn(
            asked[0],
            asked[1:],
            cwd=str(ROOT),
            env={**os.environ, "TERM": "dumb", "GIT_CONFIG_GLOBAL": os.devnull, **env},
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
