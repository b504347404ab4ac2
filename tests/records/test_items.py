"""Files that can hardly be read: each gives one plain line, and what can be tolerated is."""

from pathlib import Path

import pytest

from dashboard.records.read import load
from tests.records.builders import GOOD, write_data


def told(data: Path) -> list[str]:
    """Give the problems of a data folder, without the way to the folder."""
    return [str(problem).removeprefix(f"{data.parent.as_posix()}/") for problem in load(data).problems]


@pytest.mark.parametrize("path", sorted(GOOD.glob("*.*")), ids=lambda path: path.stem)
class TestEachFile:
    """What may befall any of the files."""

    def test_missing(self, path: Path, tmp_path: Path) -> None:
        """A missing file is one problem, and no other file is blamed for it."""
        assert told(write_data(tmp_path, **{path.stem: None})) == [f"data/{path.name}  does not exist"]

    @pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
    def test_empty(self, path: Path, content: str, tmp_path: Path) -> None:
        """A file without content is empty."""
        assert told(write_data(tmp_path, **{path.stem: content})) == [f"data/{path.name}  is empty"]

    def test_not_utf8(self, path: Path, tmp_path: Path) -> None:
        """A file in another encoding is refused, with the place of the first byte that does not fit."""
        content = path.read_bytes() + "# Córdoba".encode("latin-1")
        line = content.count(b"\n") + 1
        place = f"data/{path.name}:{line}  is not UTF-8: byte {len(content) - 6} is 0xF3"
        assert told(write_data(tmp_path, **{path.stem: content})) == [place]

    def test_too_large(self, path: Path, tmp_path: Path) -> None:
        """A file of 50 MB is not even opened."""
        data = write_data(tmp_path)
        with (data / path.name).open("r+b") as file:
            file.truncate(50 * 2**20)
        assert told(data) == [f"data/{path.name}  is 50.0 MB; at most 32 MB is read"]

    def test_folder_in_its_place(self, path: Path, tmp_path: Path) -> None:
        """A folder of the file's name is no file."""
        data = write_data(tmp_path, **{path.stem: None})
        (data / path.name).mkdir()
        assert told(data) == [f"data/{path.name}  is not a file"]

    def test_byte_order_mark(self, path: Path, tmp_path: Path) -> None:
        """A byte order mark, as some editors write it, does no harm."""
        assert told(write_data(tmp_path, **{path.stem: b"\xef\xbb\xbf" + path.read_bytes()})) == []

    def test_windows_line_ends(self, path: Path, tmp_path: Path) -> None:
        """Line ends of Windows do no harm."""
        assert told(write_data(tmp_path, **{path.stem: path.read_bytes().replace(b"\n", b"\r\n")})) == []


def test_no_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read gives the system's reason."""
    data = write_data(tmp_path)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_bytes", refuse)
        problems = told(data)
    assert problems[0] == "data/aigs.csv  cannot be read: Permission denied"


def test_lines_with_windows_line_ends(tmp_path: Path) -> None:
    """A problem stands on the same line whatever the line ends."""
    text = (GOOD / "deals.yaml").read_text(encoding="utf-8").replace("status: operational", "status: signd")
    unix = told(write_data(tmp_path / "unix", deals=text))
    windows = told(write_data(tmp_path / "windows", deals=text.replace("\n", "\r\n")))
    assert unix == windows
    assert unix[0].startswith("data/deals.yaml:17  ken-huawei-2014  status: 'signd'")
