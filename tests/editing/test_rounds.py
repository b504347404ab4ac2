"""Many addresses at once: in parallel across hosts, politely at each, and never judged without a network."""

import time
from collections import defaultdict
from itertools import pairwise

import pytest

from dashboard.editing import rounds
from dashboard.editing.rounds import NoNetworkError, answers, probes
from dashboard.editing.visit import Outcome
from tests.editing.hosts import LEADS, Host, Request, serving

pytestmark = pytest.mark.usefixtures("no_proxy")
NOWHERE = [f"http://nowhere-{number}.invalid/page" for number in range(40)]
LOST = Outcome("failed", "the host is not found", reached=False)


def by_host(log: list[Request]) -> dict[str, list[Request]]:
    """Part a log by host, in the order of the requests."""
    parted = defaultdict(list)
    for request in sorted(log, key=lambda request: request.began):
        parted[request.host].append(request)
    return parted


def test_polite_and_parallel() -> None:
    """At a host one request follows another after the pause, also those a redirect causes; hosts run side by side."""
    log: list[Request] = []
    hosts = [Host(log, f"127.0.0.{number}", slow=0.05) for number in range(1, 11)]
    paths = ["/ok", "/moved", "/head/405", "/gone"]
    urls = [host.url(path) for host in hosts for path in paths]
    with serving(hosts):
        began = time.monotonic()
        found = dict(answers(urls, [], pause=0.2))
        took = time.monotonic() - began
    assert [found[url].state for url in urls] == ["ok", "moved", "ok", "gone"] * 10
    for requests in by_host(log).values():
        assert len(requests) == 7
        gaps = [later.began - earlier.ended for earlier, later in pairwise(requests)]
        assert min(gaps) >= 0.19
    one_by_one = sum(request.ended - request.began for request in log) + 6 * 0.2 * len(hosts)
    assert took < one_by_one / 2


def test_eight_hosts_at_once() -> None:
    """No more hosts than eight are asked at a time, and not many fewer."""
    log: list[Request] = []
    hosts = [Host(log, f"127.0.0.{number}", slow=0.3) for number in range(1, 31)]
    with serving(hosts):
        assert len(list(answers([host.url("/ok") for host in hosts], [], pause=0))) == 30
    busy = [sum(other.began <= request.began < other.ended for other in log) for request in log]
    assert 4 < max(busy) <= 8


def test_redirects_between_hosts_stay_polite(hosts: list[Host], monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses of two hosts that both lead to a third are asked there one after another."""
    monkeypatch.setitem(LEADS, "/there", (301, hosts[2].url("/ok")))
    urls = [hosts[0].url("/there"), hosts[1].url("/there"), hosts[2].url("/ok")]
    assert [outcome.state for _, outcome in sorted(answers(urls, [], pause=0.3))] == ["moved", "moved", "ok"]
    third = by_host(hosts[0].log)["127.0.0.3"]
    assert len(third) == 3
    assert all(later.began - earlier.ended >= 0.29 for earlier, later in pairwise(third))


def test_a_lost_host_is_tried_once(host: Host) -> None:
    """What holds for one address of a host that cannot be reached holds for its others, without asking again."""
    urls = [f"http://nowhere.invalid/{number}" for number in range(50)]
    began = time.monotonic()
    found = dict(answers([host.url("/ok"), *urls], [], pause=0.2))
    assert found == {host.url("/ok"): Outcome("ok")} | dict.fromkeys(urls, LOST)
    assert time.monotonic() - began < 5


def test_a_host_that_wants_to_be_left_alone_is(host: Host) -> None:
    """After "too many requests" the host's other addresses are not asked, and nothing is said of them."""
    urls = [host.url(path) for path in ("/ok", "/busy/long", "/gone")]
    found = dict(answers(urls, [], pause=0))
    assert [found[url] and found[url].state for url in urls] == ["ok", "refused", None]
    assert {request.path for request in host.log} == {"/ok", "/busy/long"}


def test_no_network(host: Host) -> None:
    """Where no host of the first and none of the others can be reached, nothing is handed on."""
    for due, others in ((NOWHERE, []), (NOWHERE[:1], NOWHERE[1:]), (NOWHERE[:9], NOWHERE[9:12])):
        asked: list[object] = []
        with pytest.raises(NoNetworkError):
            asked.extend(answers(due, others, pause=0))
        assert asked == []


def test_only_dead_hosts_are_due(hosts: list[Host]) -> None:
    """Where others can be reached there is a network, and what is dead is called so; one other will do to know."""
    others = [*NOWHERE[9:12], *(host.url("/ok") for host in hosts)]
    assert dict(answers(NOWHERE[:9], others, pause=0)) == dict.fromkeys(NOWHERE[:9], LOST)
    assert len(hosts[0].log) <= 3


def test_the_network_goes_away(host: Host) -> None:
    """What was found before is handed on; what was not reached after that is not called broken."""
    urls = [host.url("/gone"), *NOWHERE]
    asked = []
    with pytest.raises(NoNetworkError):
        asked.extend(answers(urls, [], pause=0))
    assert (host.url("/gone"), Outcome("gone", "answers 404 Not Found")) in asked
    assert {url for url, _ in asked} <= {*urls[:8]}


def test_some_hosts_are_dead(hosts: list[Host]) -> None:
    """With a network, hosts that cannot be reached are called so, up to the last."""
    urls = [hosts[0].url("/ok"), *NOWHERE[:10], hosts[1].url("/ok"), *NOWHERE[10:14]]
    found = dict(answers(urls, [], pause=0))
    assert len(found) == 16
    assert all(found[url] == LOST for url in NOWHERE[:14])


def test_a_host_that_never_ends(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that holds its line for ever does not hold up the end."""
    monkeypatch.setattr(rounds, "PATIENCE", 2)
    host.slow = 6
    began = time.monotonic()
    assert dict(answers([host.url("/ok")], [], pause=0)) == {}
    assert time.monotonic() - began < 4


def test_probes() -> None:
    """One address of each of the eight hosts most used, those with most first."""
    urls = [f"http://h{host}.example/{page}" for host in range(12) for page in range(host + 1)]
    assert probes(urls) == [f"http://h{host}.example/0" for host in range(11, 3, -1)]
