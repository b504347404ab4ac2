"""Children: what they see of this shell, and how they are ended."""

import subprocess
import sys
import time

import pytest

from dashboard.door import processes


def test_leftovers_of_the_shell_are_kept_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths meant for another Python do not reach the children; the user's pip settings do."""
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "https://pip.example")
    env = processes.child_env(EXTRA="1")
    assert not {"PYTHONPATH", "PYTHONHOME"} & set(env)
    assert (env["PIP_INDEX_URL"], env["EXTRA"]) == ("https://pip.example", "1")


def test_watch_shows_what_is_said_and_gives_it_all() -> None:
    """Output of both kinds and the exit code."""
    looks: list[str] = []
    code, said = processes.watch([sys.executable, "-c", "import sys; print('one'); sys.exit('two')"], looks.append)
    assert (code, sorted(said.split())) == (1, ["one", "two"])
    assert looks[-1] == said


def test_a_child_that_will_not_listen_is_ended_all_the_same() -> None:
    """Asked first, forced after three seconds."""
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); signal.pause()"
    with subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        before = time.monotonic()
        processes.stop(child)
        assert 2.5 < time.monotonic() - before < 6
        assert child.returncode == -9
