"""Ask a web address whether it still leads somewhere, without reading what stands there."""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests
from requests.utils import default_user_agent, requote_uri
from urllib3.exceptions import HTTPError
from urllib3.util import Retry

from dashboard.editing import no_answer
from dashboard.editing.links import State
from dashboard.editing.turns import Turns

AGENT = f"SurveillanceExportAtlas (checks whether its sources can still be found) {default_user_agent()}"
LONGEST_WAIT = 30  # seconds; a host that asks for more is left alone
MOST_STEPS = 10
LONGEST_ADDRESS = 2000
PERMANENT = (301, 308)
GONE = (404, 410)
REFUSED = (401, 403, 429, 451)


@dataclass(frozen=True)
class Outcome:
    """How an address fared; `reached` tells whether a connection to its host came about."""

    state: State
    detail: str = ""
    reached: bool = True


class Visitor(requests.Session):
    """Asks addresses, each host in its turn."""

    def __init__(self, turns: Turns) -> None:
        """Say honestly who asks, and leave the passwords of this machine alone."""
        super().__init__()
        self.turns = turns
        self.headers["User-Agent"] = AGENT
        self.auth = lambda request: request  # without any, requests would look into .netrc

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Follow nothing by itself: that would read the whole body first, however long."""

    def visit(self, url: str) -> Outcome:
        """Follow an address to its end and judge it; whatever a host sends, nothing is raised."""
        here = lasting = url  # where we are, and how far permanent redirects alone have led
        try:
            for _ in range(MOST_STEPS):
                answer = self._ask(here)
                target = self._target(answer)
                if target is None:
                    return _judged(url, lasting, here, answer.status_code)
                if here == lasting and answer.status_code in PERMANENT:
                    lasting = target
                here = target
        except Exception as error:
            if here != url:
                return Outcome("failed", f"leads to {here}: {no_answer.reason(error)}")
            return Outcome("failed", no_answer.reason(error), reached=not no_answer.unreached(error))
        return Outcome("failed", f"leads on from address to address, more than {MOST_STEPS} times")

    def _ask(self, url: str) -> requests.Response:
        """Ask by HEAD, and by GET where HEAD is refused or cut off: some hosts answer only that rightly."""
        try:
            answer = self._request("HEAD", url)
        except requests.RequestException as error:
            if not no_answer.cut_off(error):
                raise
        else:
            if answer.status_code < 400 or answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                return answer
        return self._request("GET", url)

    def _request(self, method: str, url: str) -> requests.Response:
        """Send one request; a host that asks for a short wait is asked once more, and else left alone."""
        host = host_of(url)
        for is_last in (False, True):
            with self.turns.turn(host):
                answer = self.request(method, url, allow_redirects=False, stream=True, timeout=no_answer.TIMEOUT)
                answer.close()
                if answer.status_code != HTTPStatus.TOO_MANY_REQUESTS:
                    break
                wait = _wait(answer)
                if is_last or wait > LONGEST_WAIT:
                    self.turns.closed.add(host)
                    break
                self.turns.rest(host, wait)
        return answer

    def _target(self, answer: requests.Response) -> str | None:
        """Give the whole address that an answer leads on to, with nothing in it that could upset a screen."""
        location = super().get_redirect_target(answer)
        if location is None:
            return None
        target = urljoin(answer.url, requote_uri(location))
        if len(target) > LONGEST_ADDRESS:
            raise ValueError("too long an address")
        return target


def host_of(url: str) -> str:
    """Give the name of the host, whatever the port."""
    return urlsplit(url).hostname or ""


def _judged(url: str, lasting: str, end: str, status: int) -> Outcome:
    said = f"answers {status} {HTTPStatus(status).phrase}" if status in {*HTTPStatus} else f"answers {status}"
    if end != url:
        said = f"leads to {end}, which {said}"
    if not 200 <= status < 300:
        return Outcome("gone" if status in GONE else "refused" if status in REFUSED else "failed", said)
    if _is_front(end) and not _is_front(url):
        return Outcome("moved", f"perhaps gone: leads to the front page {end}")
    if lasting != url:
        return Outcome("moved", f"to {lasting}")
    return Outcome("ok", f"leads to {end}" if end != url else "")


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _wait(answer: requests.Response) -> float:
    """Give the seconds that a host asks to wait, endless where it does not say."""
    try:
        return Retry().parse_retry_after(answer.headers["Retry-After"])
    except (KeyError, ValueError, OverflowError, HTTPError):
        return float("inf")
