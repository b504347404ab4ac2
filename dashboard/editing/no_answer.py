"""Why an address gave no answer, in plain words."""

import ssl

import requests
from requests.exceptions import InvalidSchema, ProxyError, SSLError
from urllib3.exceptions import MaxRetryError, NameResolutionError

TIMEOUT = (10, 20)  # seconds to connect, and to wait for more of an answer


def unreached(error: Exception) -> bool:
    """Whether no connection to the host came about at all."""
    return isinstance(error, requests.ConnectTimeout | ProxyError) or _reason_of_none(error) is not None


def cut_off(error: Exception) -> bool:
    """Whether a connection came about, and then no answer."""
    return isinstance(error, requests.ReadTimeout) or (type(error) is requests.ConnectionError and not unreached(error))


def reason(error: Exception) -> str:
    """Say why there is no answer."""
    if isinstance(error, SSLError):
        return f"no secure connection{_certificate_fault(error)}"
    if isinstance(error, requests.ConnectTimeout):
        return f"no connection within {TIMEOUT[0]} seconds"
    if isinstance(error, requests.ReadTimeout):
        return f"no answer within {TIMEOUT[1]} seconds"
    if isinstance(error, ProxyError):
        return "the proxy makes no connection"
    if isinstance(_reason_of_none(error), NameResolutionError):
        return "the host is not found"
    if unreached(error):
        return "no connection to the host"
    if cut_off(error):
        return "the connection ends without an answer"
    if isinstance(error, InvalidSchema):
        return "no web address"
    if isinstance(error, ValueError):
        return "leads to no web address that can be asked"
    return f"no answer that can be read ({type(error).__name__})"


def _reason_of_none(error: Exception) -> Exception | None:
    """Give what urllib3 says of a connection that did not come about."""
    about = error.args[0] if type(error) is requests.ConnectionError and error.args else None
    return about.reason if isinstance(about, MaxRetryError) else None


def _certificate_fault(error: BaseException | None) -> str:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return f": {error.verify_message}"
        error = error.__context__
    return ""
