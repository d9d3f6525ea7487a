"""One request to an identity provider: to the address that was checked, without redirects, limited in size and time."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult

from server.oidc.faults import Fault, ProviderError
from server.oidc.reach import Reach, check_url, may_reach

PATIENCE_S = 5.0
"""For connecting, and between two pieces of an answer."""

WHOLE_S = 12.0
"""For the whole answer."""

LIMIT = 256 * 1024
"""Bytes of an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes


def fetch(
    url: str,
    reach: Reach,
    *,
    data: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    whole_s: float = WHOLE_S,
) -> Answer:
    """GET `url`, or POST `data` to it. Takes up to some seconds; raises `ProviderError`.

    The name is looked up once, and what was found is checked and connected to: a name that answers otherwise a moment
    later leads nowhere else. Proxies of the environment are not used.
    """
    parts = check_url(url, reach)
    connection = _connection(parts, reach)
    cut = threading.Event()

    def stop() -> None:
        cut.set()
        if connection.opened is not None:
            with suppress(OSError):
                # Not TLS's own good-bye: it would touch what the other thread reads.
                socket.socket.shutdown(connection.opened, socket.SHUT_RDWR)

    timer = threading.Timer(whole_s, stop)
    timer.daemon = True
    timer.start()
    try:
        return _ask(connection, parts, data, headers or {})
    except ProviderError as error:
        if cut.is_set() and error.fault is Fault.UNREACHABLE:
            raise ProviderError(Fault.TOO_SLOW) from error
        raise
    except ssl.SSLError as error:
        raise ProviderError(Fault.TOO_SLOW if cut.is_set() else Fault.NOT_TRUSTED) from error
    except TimeoutError as error:
        raise ProviderError(Fault.TOO_SLOW) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        fault = Fault.TOO_SLOW if cut.is_set() else Fault.UNREACHABLE
        raise ProviderError(fault, type(error).__name__) from error
    finally:
        timer.cancel()
        connection.close()


def _ask(
    connection: _Connection,
    parts: SplitResult,
    data: bytes | None,
    headers: Mapping[str, str],
) -> Answer:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    said = {"Accept": "application/json", "User-Agent": "Hourproof", **headers}
    connection.request("GET" if data is None else "POST", path, data, said)
    with connection.getresponse() as answer:
        if 300 <= answer.status < 400:
            raise ProviderError(Fault.REDIRECTS, str(answer.status))
        body = answer.read(LIMIT + 1)
        promised = answer.getheader("Content-Length", "")
    if len(body) > LIMIT:
        raise ProviderError(Fault.TOO_LARGE)
    if promised.isdigit() and len(body) < int(promised):
        raise ProviderError(Fault.UNREACHABLE, "cut short")
    return Answer(answer.status, body)


def _connection(parts: SplitResult, reach: Reach) -> _Connection:
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ProviderError(Fault.NO_HOST) from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses:
        raise ProviderError(Fault.NO_HOST)
    if not all(may_reach(address, reach) for address in addresses):
        raise ProviderError(Fault.NOT_PUBLIC)
    if parts.scheme == "https":
        return _PinnedHttps(host, port, addresses)
    return _Pinned(host, port, addresses)


class _Pinned(http.client.HTTPConnection):
    """Connects to one of `addresses` and nowhere else."""

    def __init__(self, host: str, port: int, addresses: list[str]) -> None:
        super().__init__(host, port, timeout=PATIENCE_S)
        self._addresses = addresses
        self.opened: socket.socket | None = None

    def connect(self) -> None:
        """Try each address in turn; raises the last `OSError`."""
        self.sock = self.opened = _first_open(self._addresses, self.port)


class _PinnedHttps(http.client.HTTPSConnection):
    """The same with TLS, whose certificate must be that of the host's name."""

    def __init__(self, host: str, port: int, addresses: list[str]) -> None:
        self._safe = ssl.create_default_context()
        super().__init__(host, port, timeout=PATIENCE_S, context=self._safe)
        self._addresses = addresses
        self.opened: socket.socket | None = None

    def connect(self) -> None:
        """Try each address in turn; raises the last `OSError`."""
        with ExitStack() as failing:
            plain = failing.enter_context(_first_open(self._addresses, self.port))
            self.sock = self.opened = self._safe.wrap_socket(plain, server_hostname=self.host)
            failing.pop_all()


_Connection = _Pinned | _PinnedHttps


def _first_open(addresses: list[str], port: int) -> socket.socket:
    failed: OSError = OSError("no address")
    for address in addresses[:3]:
        try:
            return socket.create_connection((address, port), PATIENCE_S)
        except OSError as error:
            failed = error
    raise failed
