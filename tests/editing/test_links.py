"""The kept results: read back as written, and no trouble where the file is missing, broken or cannot be written."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.editing.links import Result, keep, now, results
from tests.shipped import ROOT

ONE = {"http://example.org/é": Result("gone", "answers 404 Not Found", now(), ("ken-huawei-2014", "huawei"))}


def test_round(tmp_path: Path) -> None:
    """What is kept is read, and the file says when it was written."""
    keep(tmp_path, ONE)
    assert results(tmp_path) == ONE
    written = json.loads((tmp_path / ".desk" / "links.json").read_text("utf-8"))
    assert set(written) == {"checked", "addresses"}
    (address,) = written["addresses"].values()
    assert address["records"] == ["ken-huawei-2014", "huawei"]
    assert sorted(path.name for path in (tmp_path / ".desk").iterdir()) == [".gitignore", "links.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '{"checked": "2026-01-01T00:00:00Z"}',
        '{"checked": "2026-01-01T00:00:00Z", "addresses": {"http://example.org": {"state": "dead"}}}',
        '{"checked": "2026-01-01", "addresses": {}}' + "\x00",
        "[" * 100_000,
        "\udcff",
    ],
)
def test_broken(tmp_path: Path, text: str) -> None:
    """A file that makes no sense counts as none."""
    keep(tmp_path, ONE)
    (tmp_path / ".desk" / "links.json").write_text(text, "utf-8", errors="surrogateescape")
    assert results(tmp_path) == {}


def test_missing(tmp_path: Path) -> None:
    """Without a file there are no results, and reading makes no desk."""
    assert results(tmp_path) == {}
    assert list(tmp_path.iterdir()) == []


def test_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where there is no room for the whole file, the old one stands as it was and no draft is left."""
    keep(tmp_path, ONE)
    small = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))"
    many = "{f'http://example.org/{n}': Result('ok', '', now()) for n in range(1000)}"
    imports = "from pathlib import Path; from dashboard.editing.links import *"
    code = f"{small}; {imports}; keep(Path({str(tmp_path)!r}), {many})"
    child = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert child.stderr.splitlines()[-1].startswith("OSError: [Errno 27]")
    assert results(tmp_path) == ONE
    assert sorted(path.name for path in (tmp_path / ".desk").iterdir()) == [".gitignore", "links.json"]
