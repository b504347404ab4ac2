"""Hosts for the tests of addresses."""

from collections.abc import Iterator

import pytest

from tests.editing.hosts import Host, serving


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
