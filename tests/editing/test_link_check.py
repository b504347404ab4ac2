"""The command `links` as an editor meets it, in a process of its own, against real hosts."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.editing.link_check import main
from dashboard.editing.links import Result, keep, now, results
from tests.editing.hosts import Host
from tests.records.builders import deal_fields, write_data
from tests.shipped import ROOT

pytestmark = pytest.mark.usefixtures("no_proxy")


def data_with(folder: Path, *urls: str) -> Path:
    """Write a data folder whose only addresses are those of a deal's sources."""
    sources = [deal_fields()["sources"][0] | {"url": url, "title": url} for url in urls]
    empty: dict[str, Any] = dict.fromkeys(("left_out", "suppliers", "events", "trackers"), "[]")
    return write_data(folder, deals=[deal_fields(sources=sources)], **empty)


def start(data: Path, **options: Any) -> subprocess.Popen[str]:
    """Start the command."""
    words = json.dumps({"data": str(data), "pause": 0, **options})
    command = [sys.executable, "-m", "dashboard.editing.link_check", words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(data: Path, **options: Any) -> tuple[int, str, str]:
    """Run the command to its end; give exit code, output and complaints."""
    with start(data, **options) as child:
        said, complained = child.communicate(timeout=60)
    return child.returncode, said, complained


def test_what_is_told(hosts: list[Host], tmp_path: Path) -> None:
    """Gone, moved and failed addresses with file, line and record; the rest is counted, and all is kept."""
    paths = ["/ok", "/gone", "/moved", "/status/403", "/status/500", "/old/story"]
    urls = [hosts[number % 3].url(path) for number, path in enumerate(paths)]
    data = data_with(tmp_path, *urls)
    code, said, complained = run(data)
    place = "data/deals.yaml:1  ken-huawei-2014  sources"
    assert said.splitlines() == [
        f"{place}[2].url: gone: {urls[1]} – answers 404 Not Found",
        f"{place}[3].url: moved: {urls[2]} – to {hosts[2].url('/ok')}",
        f"{place}[5].url: failed: {urls[4]} – answers 500 Internal Server Error",
        f"{place}[6].url: moved: {urls[5]} – perhaps gone: leads to the front page {hosts[2].url('/')}",
        "6 addresses, 6 checked now: 1 ok, 2 moved, 1 gone, "
        "1 refused (a machine is turned away, a reader may not be), 1 failed.",
    ]
    assert (code, complained) == (1, "")
    kept = results(data)
    assert list(kept) == urls
    assert [kept[url].state for url in urls] == ["ok", "gone", "moved", "refused", "failed", "moved"]
    assert {result.records for result in kept.values()} == {("ken-huawei-2014",)}
    assert all(timedelta(0) <= now() - result.checked < timedelta(minutes=1) for result in kept.values())


def test_nothing_gone(host: Host, tmp_path: Path) -> None:
    """What has moved or turns machines away is no reason for a bad exit code."""
    code, said, _ = run(data_with(tmp_path, host.url("/moved"), host.url("/status/403")))
    assert (code, said.count("\n")) == (0, 2)


def test_a_later_run(hosts: list[Host], tmp_path: Path) -> None:
    """Within a week nothing is asked again unless that is wanted; what is known is told all the same."""
    data = data_with(tmp_path, *(host.url(path) for host in hosts for path in ("/ok", "/gone")))
    first = run(data)
    asked = len(hosts[0].log)
    code, said, _ = run(data)
    assert len(hosts[0].log) == asked
    assert (code, said) == (1, first[1].replace("6 checked now", "0 checked now"))
    assert run(data, again=True)[:2] == first[:2]
    assert len(hosts[0].log) == 2 * asked


def test_what_is_old(hosts: list[Host], tmp_path: Path) -> None:
    """Asked for is what is missing, older than a week or of a clock that ran ahead; the others stay as they were."""
    urls = {name: host.url(f"/{name}") for name in ("fresh", "old", "ahead", "new") for host in hosts[:1]}
    ages = {"fresh": 6, "old": 8, "ahead": -1}
    before = {urls[name]: Result("failed", "", now() - timedelta(days=days)) for name, days in ages.items()}
    elsewhere = {"http://nowhere.invalid/": Result("gone", "", now())}
    data = data_with(tmp_path, *urls.values())
    keep(data, before | elsewhere)
    code, said, _ = run(data)
    assert code == 0
    assert said.splitlines()[-1] == "4 addresses, 3 checked now: 3 ok, 1 failed."
    assert {request.path for request in hosts[0].log} == {"/old", "/ahead", "/new"}
    assert list(results(data)) == list(urls.values())


def test_no_network(tmp_path: Path) -> None:
    """Without a network it says so, calls nothing broken, and keeps the last results byte for byte."""
    urls = [f"http://nowhere-{number}.invalid/page" for number in range(30)]
    data = data_with(tmp_path, *urls)
    keep(data, {urls[3]: Result("gone", "answers 404 Not Found", now())})
    before = (data / ".desk" / "links.json").read_bytes()
    assert run(data) == (3, "", "No network: nothing could be checked; the last results are kept.\n")
    assert (data / ".desk" / "links.json").read_bytes() == before


def test_the_network_goes_away(host: Host, tmp_path: Path) -> None:
    """What was found before the network went is kept, and nothing is said of the rest."""
    data = data_with(tmp_path, host.url("/gone"), *(f"http://nowhere-{number}.invalid/page" for number in range(40)))
    code, said, complained = run(data)
    assert (code, said) == (3, "")
    assert complained.startswith("The network went away: ")
    assert complained.endswith("; of the others the last results are kept.\n")
    assert results(data)[host.url("/gone")].state == "gone"
    assert len(results(data)) < 10


def test_one_dead_host(host: Host, tmp_path: Path) -> None:
    """A new address of a dead host is told as such, for others that were checked before can still be reached."""
    data = data_with(tmp_path, host.url("/ok"), "http://nowhere.invalid/page")
    keep(data, {host.url("/ok"): Result("ok", "", now())})
    code, said, _ = run(data)
    assert code == 0
    assert "sources[2].url: failed: http://nowhere.invalid/page – the host is not found\n" in said


def test_ctrl_c_keeps_what_was_found(hosts: list[Host], tmp_path: Path) -> None:
    """It ends at once and without a traceback; the next run asks only for the rest."""
    hosts[2].slow = 3
    urls = [host.url(f"/page/{page}") for host in hosts for page in range(5)]
    data = data_with(tmp_path, *urls)
    with start(data) as child:
        while sum(request.host != "127.0.0.3" for request in hosts[0].log) < 10:
            time.sleep(0.02)
        time.sleep(0.2)
        child.send_signal(signal.SIGINT)
        began = time.monotonic()
        said, complained = child.communicate(timeout=10)
    assert time.monotonic() - began < 1.5
    assert (child.returncode, said) == (130, "")
    assert complained == "\nStopped: 11 checked and kept; the next run takes up from there.\n"
    assert list(results(data)) == urls[:11]
    hosts[2].slow = 0
    assert run(data)[1] == "15 addresses, 4 checked now: 15 ok.\n"


def test_a_broken_file_comes_first(host: Host, tmp_path: Path) -> None:
    """A data file that cannot be read is named, nothing is asked and no result forgotten."""
    data = data_with(tmp_path, host.url("/ok"))
    keep(data, {host.url("/ok"): Result("ok", "", now())})
    (data / "deals.yaml").write_text("- id: a\n\tb: c\n")
    code, said, complained = run(data, again=True)
    assert (code, said, host.log) == (2, "", [])
    assert complained.startswith("data/deals.yaml:2 ")
    assert complained.endswith("Put that right first: no address was checked.\n")
    assert len(results(data)) == 1


def test_nowhere_to_write(host: Host, tmp_path: Path) -> None:
    """Where the results cannot be kept, that is said before anything is asked."""
    data = data_with(tmp_path, host.url("/ok"))
    (data / ".desk").write_text("a file")
    assert run(data) == (2, "", f"The results cannot be kept in {data / '.desk'}: File exists.\n")
    assert host.log == []


def test_no_addresses(tmp_path: Path) -> None:
    """A folder without sources is no fault."""
    assert run(
        write_data(tmp_path, **dict.fromkeys(("deals", "left_out", "suppliers", "events", "trackers"), "[]"))
    ) == (
        0,
        "0 addresses, 0 checked now.\n",
        "",
    )


def test_progress_on_a_terminal(host: Host, tmp_path: Path) -> None:
    """One line is rewritten and wiped at the end."""
    data = data_with(tmp_path, host.url("/ok"), host.url("/gone"))
    words = json.dumps({"data": str(data), "pause": 0})
    ours, theirs = pty.openpty()
    child = subprocess.Popen([sys.executable, "-m", "dashboard.editing.link_check", words], cwd=ROOT, stdout=theirs)
    os.close(theirs)
    said = ""
    try:
        while piece := os.read(ours, 4096):
            said += piece.decode()
    except OSError:  # Linux says so when the other side has closed
        pass
    assert child.wait(timeout=10) == 1
    os.close(ours)
    *rewritten, wiped, told = said.split("\r", 4)
    assert [line.rstrip() for line in rewritten] == ["", "  1 of 2: 127.0.0.1", "  2 of 2: 127.0.0.1"]
    assert wiped == 72 * " "
    assert told.startswith("data/deals.yaml:1 ")


def test_progress_elsewhere(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no line can be rewritten a line comes every so often, and what was found so far is saved with it."""
    monkeypatch.setattr("dashboard.editing.link_check.EVERY", 0.5)
    said = []
    data = data_with(tmp_path, *(host.url(f"/{page}") for page in range(4)))
    monkeypatch.setattr("builtins.print", lambda *words, **_: said.append((words[0], len(results(data)))))
    host.slow = 0.3
    main(str(data), pause=0)
    lines = [line for line, _ in said if str(line).startswith("  ")]
    assert 1 <= len(lines) <= 3
    assert all(line.endswith(" of 4 addresses checked") for line in lines)
    assert len(results(data)) == 4
