"""The part of the HTTP transport that needs `requests`: imported with the first request, never before.

`requests` costs 20 MB and a tenth of a second, which an agent at its start has better use for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import DefaultCookiePolicy

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

from sync.transport import TransportError, TransportFailure


class Session(requests.Session):
    """Connections of one thread. Keeps no cookies, reads no `.netrc`, looks at no redirect."""

    def __init__(self, *, user_agent: str, direct: bool) -> None:
        super().__init__()
        self.headers.clear()
        # A compressed answer could grow without bound, and ours are small.
        self.headers.update({"User-Agent": user_agent, "Accept-Encoding": "identity"})
        self.trust_env = not direct
        # A cookie would be a second name for this device.
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        # Without an `auth` of ours requests looks into .netrc and replaces our Authorization header.
        self.auth = _leave_as_it_is

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: even when told not to follow, requests reads the whole body and trips over bad targets."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn the exceptions of `requests` and `urllib3` into `TransportError`."""
    try:
        yield
    except requests.exceptions.SSLError as error:
        raise TransportError(TransportFailure.TLS, str(error)) from error
    except requests.exceptions.ProxyError as error:
        raise TransportError(TransportFailure.PROXY, str(error)) from error
    except (requests.exceptions.Timeout, ReadTimeoutError) as error:
        raise TransportError(TransportFailure.TIMEOUT, str(error)) from error
    except requests.exceptions.ConnectionError as error:
        raise TransportError(TransportFailure.UNREACHABLE, str(error)) from error
    except (requests.exceptions.RequestException, HTTPError) as error:
        raise TransportError(TransportFailure.BROKEN, str(error)) from error


def _leave_as_it_is(prepared: requests.PreparedRequest) -> requests.PreparedRequest:
    return prepared
