"""The part of the HTTP transport that needs `requests`: imported with the first request, never before.

`requests` costs 20 MB and a tenth of a second, which an agent at its start has better use for.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, ReadTimeoutError

from sync.transport import TransportError, TransportFailure


class Watchdog:
    """Cuts an exchange off when its time is over, wherever it is: between two bytes of a header as well.

    The time limits of sockets are for each read, and a server can send a byte before each of them. Use it as
    `with`, on the thread that makes the exchange.
    """

    def __init__(self, limit_s: float) -> None:
        self._timer = threading.Timer(limit_s, self._bite)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._connection: HTTPConnection | None = None
        self.bit = False
        """Whether the time was over."""

    def __enter__(self) -> Watchdog:
        """Begin to watch what this thread does."""
        _watching.dog = self
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Watch no more."""
        self._timer.cancel()
        _watching.dog = None
        with self._lock:
            self._connection = None

    def watch(self, connection: HTTPConnection) -> None:
        """The exchange uses this connection from now on."""
        with self._lock:
            self._connection = connection
            bit = self.bit
        if bit:
            _cut(connection)

    def _bite(self) -> None:
        with self._lock:
            self.bit = True
            connection = self._connection
        if connection is not None:
            _cut(connection)


class _Watching(threading.local):
    dog: Watchdog | None = None


_watching = _Watching()


def _cut(connection: HTTPConnection) -> None:
    """End both directions: whoever reads or writes there now hears of it at once."""
    opened = connection.sock
    if opened is not None:
        with suppress(OSError):  # it ended by itself meanwhile
            # Not the method of TLS sockets, which is not made for another thread.
            socket.socket.shutdown(opened, socket.SHUT_RDWR)


def _tell(connection: HTTPConnection) -> None:
    if _watching.dog is not None:
        _watching.dog.watch(connection)


class _Plain(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _tell(self)

    def putrequest(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 — passed on as it is
        _tell(self)
        super().putrequest(*args, **more)


class _Encrypted(HTTPSConnection):
    def connect(self) -> None:
        _tell(self)
        super().connect()

    def putrequest(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 — passed on as it is
        _tell(self)
        super().putrequest(*args, **more)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _EncryptedPool(HTTPSConnectionPool):
    ConnectionCls = _Encrypted


_POOLS = {"http": _PlainPool, "https": _EncryptedPool}


class _Adapter(HTTPAdapter):
    """Makes connections that a `Watchdog` can cut."""

    poolmanager: PoolManager

    def init_poolmanager(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 — passed on as it is
        super().init_poolmanager(*args, **more)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, *args: Any, **more: Any) -> ProxyManager:  # noqa: ANN401 — passed on as it is
        manager: ProxyManager = super().proxy_manager_for(*args, **more)
        manager.pool_classes_by_scheme = _POOLS
        return manager


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
        for scheme in ("http://", "https://"):
            self.mount(scheme, _Adapter())

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: even when told not to follow, requests reads the whole body and trips over bad targets."""


def check_ca_file(path: str) -> None:
    """Raise `TransportError` CA_FILE unless `path` holds certificates that can be trusted."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=path)
    except OSError as error:  # ssl.SSLError is one: no certificate in it, or none that can be read
        raise TransportError(TransportFailure.CA_FILE, f"{path}: {error}") from error


@contextmanager
def translated(dog: Watchdog) -> Iterator[None]:
    """Turn the exceptions of `requests` and `urllib3` into `TransportError`."""
    failure: TransportError | None = None
    try:
        with _named():
            yield
    except TransportError as error:
        failure = error
    if dog.bit:
        # Also where nothing failed: headers that are cut off look as if they were complete.
        raise TransportError(TransportFailure.TIMEOUT, "the whole took too long") from failure
    if failure is not None:
        raise failure


@contextmanager
def _named() -> Iterator[None]:
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
