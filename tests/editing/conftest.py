"""Hosts for the tests of addresses, and a quick place for those of saves."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.editing.hosts import Host, serving

MEMORY = Path("/dev/shm")  # noqa: S108


@pytest.fixture
def in_memory() -> Iterator[Path]:
    """A folder whose files wait for no disk, where the system has such."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None, ignore_cleanup_errors=True) as place:
        yield Path(place)


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask this machine directly."""
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def hosts() -> Iterator[list[Host]]:
    """Three hosts that share one log, in the order of their answers."""
    three = [Host(log := [], "127.0.0.1"), Host(log, "127.0.0.2"), Host(log, "127.0.0.3")]
    with serving(three):
        yield three


@pytest.fixture
def host(hosts: list[Host]) -> Host:
    """One of the hosts."""
    return hosts[0]
