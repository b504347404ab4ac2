"""What an address is called, by how a real host answers, and how the host is treated meanwhile."""

import time
from pathlib import Path

import pytest

from dashboard.editing import no_answer
from dashboard.editing.turns import Turns
from dashboard.editing.visit import Outcome, Visitor
from tests.editing.hosts import Host

pytestmark = pytest.mark.usefixtures("no_proxy")


def visit(url: str, turns: Turns | None = None) -> Outcome:
    """Visit an address without a pause."""
    with Visitor(turns or Turns(0)) as visitor:
        return visitor.visit(url)


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/ok", "ok", ""),
        ("/", "ok", ""),
        ("/for-now", "ok", "leads to {}/ok"),
        ("/moved", "moved", "to {}/ok"),
        ("/moved/twice", "moved", "to {}/ok"),
        ("/moved/then-for-now", "moved", "to {}/for-now"),
        ("/for-now/then-moved", "ok", "leads to {}/ok"),
        ("/old/story", "moved", "perhaps gone: leads to the front page {}/"),
        ("/gone", "gone", "answers 404 Not Found"),
        ("/status/410", "gone", "answers 410 Gone"),
        ("/to-gone", "gone", "leads to {}/gone, which answers 404 Not Found"),
        ("/status/401", "refused", "answers 401 Unauthorized"),
        ("/status/403", "refused", "answers 403 Forbidden"),
        ("/status/451", "refused", "answers 451 Unavailable For Legal Reasons"),
        ("/status/400", "failed", "answers 400 Bad Request"),
        ("/status/304", "failed", "answers 304 Not Modified"),
        ("/status/500", "failed", "answers 500 Internal Server Error"),
        ("/status/999", "failed", "answers 999"),
        ("/cut-off", "failed", "the connection ends without an answer"),
        ("/loop", "failed", "leads on from address to address, more than 10 times"),
        ("/to-file", "failed", "leads to file:///etc/passwd: no web address"),
        ("/to-mail", "failed", "leads to mailto:someone@example.org: no web address"),
        ("/to-nonsense", "failed", "leads to no web address that can be asked"),
        ("/to-nowhere", "failed", "leads to http://nowhere.invalid/page: the host is not found"),
        ("/to-long", "failed", "leads to no web address that can be asked"),
        ("/to-odd", "moved", "to {}/ok?%1B[2J%07%C3%A9"),
        ("/busy/long", "refused", "answers 429 Too Many Requests"),
        ("/busy/no-word", "refused", "answers 429 Too Many Requests"),
        ("/busy/nonsense", "refused", "answers 429 Too Many Requests"),
    ],
)
def test_states(host: Host, path: str, state: str, detail: str) -> None:
    """Each fate has its state, and words that say why; the host was reached."""
    assert visit(host.url(path)) == Outcome(state, detail.format(host.url("")))


@pytest.mark.parametrize("how", ["403", "404", "405", "500", "501", "cut-off", "silent"])
def test_head_alone_condemns_nothing(host: Host, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where HEAD is refused, cut off or not answered, GET decides."""
    monkeypatch.setattr(no_answer, "TIMEOUT", (5, 0.3))
    assert visit(host.url(f"/head/{how}")) == Outcome("ok")
    assert [request.method for request in host.log] == ["HEAD", "GET"]


def test_one_head_will_do(host: Host) -> None:
    """An address that is well is asked once, by HEAD."""
    visit(host.url("/ok"))
    assert [request.method for request in host.log] == ["HEAD"]


@pytest.mark.parametrize("path", ["/endless", "/endless/moved"])
def test_no_body_is_read(host: Host, path: str) -> None:
    """A body without end is not waited for, neither that of a page nor that of a redirect."""
    began = time.monotonic()
    assert visit(host.url(path)).state in ("ok", "moved")
    assert time.monotonic() - began < 5
    assert host.asked["poured"] * 65536 < 20_000_000


def test_silence_has_an_end(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that takes the call and says nothing is given up."""
    monkeypatch.setattr(no_answer, "TIMEOUT", (5, 0.3))
    assert visit(host.url("/silent")) == Outcome("failed", "no answer within 0.3 seconds")


@pytest.mark.parametrize(
    ("url", "detail"),
    [("http://nowhere.invalid/page", "the host is not found"), ("http://127.0.0.1:9/", "no connection to the host")],
)
def test_unreached(url: str, detail: str) -> None:
    """A host that cannot be found or does not open is told apart from one that answers."""
    assert visit(url) == Outcome("failed", detail, reached=False)


def test_no_secure_connection(host: Host) -> None:
    """A host that speaks no TLS was reached all the same."""
    assert visit(host.url("/ok").replace("http:", "https:")) == Outcome("failed", "no secure connection")


def test_a_short_wait_is_granted(host: Host) -> None:
    """A host that asks for a second gets it, and its answer counts."""
    turns = Turns(0)
    assert visit(host.url("/busy/once"), turns) == Outcome("ok")
    first, second = host.log
    assert second.began - first.ended >= 1
    assert turns.closed == set()


@pytest.mark.parametrize(("path", "times"), [("/busy/long", 1), ("/busy/no-word", 1), ("/busy/always", 2)])
def test_a_long_wait_closes_the_host(host: Host, path: str, times: int) -> None:
    """A host that asks for an hour, does not say, or asks again, is to be left alone."""
    turns = Turns(0)
    assert visit(host.url(path), turns).state == "refused"
    assert len(host.log) == times
    assert turns.closed == {"127.0.0.1"}


def test_who_asks(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is honest, and no password of this machine is sent."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login someone password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    visit(host.url("/moved"))
    assert len(host.log) == 2
    for request in host.log:
        assert request.headers["User-Agent"].startswith("SurveillanceExportAtlas (")
        assert "Authorization" not in request.headers
