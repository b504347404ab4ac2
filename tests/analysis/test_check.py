"""The check as a process: once, and after every save."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.records.builders import deal_fields, write_data
from tests.shipped import ROOT


class Check:
    """A running check of a data folder, and what it has said."""

    def __init__(self, data: Path, **options: Any) -> None:
        """Start it."""
        self.data, self.out = data, data.parent / "out"
        words = json.dumps({"data": str(data), **options})
        with self.out.open("w") as out, (data.parent / "err").open("w") as err:
            command = [sys.executable, "-u", "-m", "dashboard.analysis.check", words]
            self.child = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=err)

    def until(self, true: Callable[[str], object]) -> str:
        """Wait until something is true of what was said, and give that."""
        deadline = time.monotonic() + 30
        while not true(said := self.out.read_text("utf-8")):
            assert time.monotonic() < deadline, said
            time.sleep(0.02)
        return said

    def end(self) -> tuple[int, str, str]:
        """Wait for the end; give exit code, output and complaints."""
        code = self.child.wait(timeout=30)
        return code, self.out.read_text("utf-8"), (self.data.parent / "err").read_text("utf-8")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Callable[..., Check]]:
    """Watch a valid data folder."""
    started: list[Check] = []

    def start(**options: Any) -> Check:
        started.append(Check(write_data(tmp_path), watch=True, **options))
        return started[0]

    yield start
    started[0].child.kill()
    started[0].child.wait()


def test_once(tmp_path: Path) -> None:
    """It ends with the exit code of the check, and knows how far places lie from their country."""
    far = deal_fields(places=[{"name": "Paris", "lat": 48.9, "lon": 2.3}])
    code, said, complained = Check(write_data(tmp_path, deals=[far])).end()
    assert (code, complained) == (0, "")
    assert re.search(r"^data/deals.yaml:1  ken-huawei-2014  places\[1\]: warning: 'Paris' lies [\d,]+ km outside", said)


def test_lesson_that_shows_nothing(tmp_path: Path) -> None:
    """It looks at what the views of the lessons show."""
    lesson = write_data(tmp_path) / "lessons" / "cameras.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace("[cctv]", "[drone]"), "utf-8")
    code, said, _ = Check(tmp_path / "data").end()
    problem = "data/lessons/cameras.yaml:9  steps[1].view.technology[1]: 'drone' is the technology of no record"
    assert (code, said) == (1, f"{problem}\n1 error, no warnings.\n")


def test_again_after_each_save(watched: Callable[..., Check]) -> None:
    """Each pass has a heading with the time, its problems and the summary; the same content is not checked again."""
    check = watched()
    clean = check.until(lambda said: said.endswith("no errors, no warnings.\n"))
    assert re.match(rf"\n== \d\d:\d\d:\d\d  {re.escape(str(check.data))} \(Ctrl-C ends this\)\n", clean)
    deals = check.data / "deals.yaml"
    right = deals.read_text()
    deals.write_text(right.replace("status: operational", "status: operatonal"))
    wrong = check.until(lambda said: said.count("== ") == 2 and said.endswith(".\n"))
    assert "did you mean 'operational'?\ndata/lessons/" in wrong
    assert wrong.endswith("1 error, 1 warning.\n")
    draft = deals.with_name("draft")
    draft.write_text(deals.read_text())
    draft.replace(deals)
    time.sleep(1)
    assert check.out.read_text("utf-8") == wrong
    draft.write_text(right)
    draft.replace(deals)
    again = check.until(lambda said: said.count("== ") == 3 and said.endswith(".\n"))
    assert again.endswith("no errors, no warnings.\n")


def test_one_document_a_pass(watched: Callable[..., Check]) -> None:
    """For tools each pass is one line of JSON and nothing else is printed."""
    check = watched(form="json")
    check.until(lambda said: said.endswith("\n"))
    (check.data / "deals.yaml").write_text("- id: a\n\tb: c\n")
    said = check.until(lambda said: said.count("\n") == 2)
    assert [json.loads(line)["errors"] for line in said.splitlines()] == [0, 1]


@pytest.mark.parametrize("form", ["text", "json"])
def test_ctrl_c_ends_the_watch(watched: Callable[..., Check], form: str) -> None:
    """It ends well, with a word that does not mix with the output."""
    check = watched(form=form)
    check.until(lambda said: said.endswith("\n"))
    before = check.until(lambda said: "no errors" in said)
    check.child.send_signal(signal.SIGINT)
    assert check.end() == (0, before, "\nStopped.\n")


def test_the_folder_goes_away(watched: Callable[..., Check]) -> None:
    """Without a folder there is nothing to watch."""
    check = watched()
    check.until(lambda said: "no errors" in said)
    check.data.rename(check.data.with_name("elsewhere"))
    code, _, complained = check.end()
    assert (code, complained) == (2, f"{check.data} does not exist\n")
