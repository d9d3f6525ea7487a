"""The transport of a normal run: HTTP/1.1 by the standard library, with every limit in our own hands.

`requests` would cost 12 MB and a tenth of a second at each start, and need to be talked out of cookies,
`.netrc` and reading redirects. What of it a signing client needs is here and in `http_route`.
"""

from __future__ import annotations

import select
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import BadStatusLine, HTTPConnection, HTTPException, HTTPResponse
from ssl import SSLError
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from sync.http_route import Route, Routes
from sync.transport import Request, Response, TransportError, TransportFailure

CONNECT_S: Final = 10.0
_CHUNK = 65_536
_REDIRECTS = 3
_MOVED: Final = (301, 302, 303, 307, 308)
_ALLOWED: Final = "%/:=&?~#+!$,;'@()*[]"


class HttpTransport:
    """Sends over HTTP and HTTPS with explicit limits. Any thread: no two share a connection.

    Proxies of the environment are respected, except for `direct` transports (a server on this machine).
    Redirects are followed only within one scheme, host and port, and only if nothing but the path changes.
    Cookies are never kept and `.netrc` is never read. `mono_ms` reads a clock that never steps.
    """

    def __init__(
        self, *, user_agent: str, mono_ms: Callable[[], int], direct: bool = False
    ) -> None:
        # A compressed answer could grow without bound, and ours are small.
        self._headers = {"User-Agent": user_agent, "Accept-Encoding": "identity"}
        self._mono_ms = mono_ms
        self._routes = Routes(direct=direct)
        self._lock = threading.Lock()
        self._idle: dict[str, list[HTTPConnection]] = {}
        self._closings = 0

    def send(self, request: Request) -> Response:
        """See `Transport.send`."""
        until_ms = self._mono_ms() + round((CONNECT_S + request.timeout_s) * 1000)
        url = request.url
        for _ in range(_REDIRECTS + 1):
            answer = self._exchange(request, url=url, until_ms=until_ms)
            if answer.status not in _MOVED:
                return answer
            url = _followed(request, url=url, location=answer.headers.get("location", ""))
        raise TransportError(TransportFailure.REDIRECTED, url)

    def close(self) -> None:
        """Close all connections; those in use close after their answer. A later `send` opens new ones."""
        with self._lock:
            idle, self._idle = self._idle, {}
            self._closings += 1
        for connections in idle.values():
            for connection in connections:
                connection.close()

    def _exchange(self, request: Request, *, url: str, until_ms: int) -> Response:
        """One request to one URL."""
        with _translated():
            route = self._routes.route(url)
            connection, closings = self._take(route)
            try:
                self._connect(connection, route)
                connection.sock.settimeout(request.timeout_s)
                headers = {**self._headers, **route.headers, **request.headers}
                connection.request(request.method, route.target, request.body or None, headers)
                with connection.getresponse() as answer:
                    body = self._body(answer, limit=request.answer_bytes, until_ms=until_ms)
            except BaseException:
                # What is left of a broken conversation must not be taken for the next answer.
                connection.close()
                raise
            self._give_back(connection, route, closings)
            return Response(answer.status, _lower(answer.headers.items()), body)

    def _take(self, route: Route) -> tuple[HTTPConnection, int]:
        """A connection on `route` that nobody else has, perhaps not yet open; and how often we were closed."""
        with self._lock:
            idle = self._idle.get(route.key)
            if idle:
                return idle.pop(), self._closings
            return route.connection(timeout_s=CONNECT_S), self._closings

    def _give_back(self, connection: HTTPConnection, route: Route, closings: int) -> None:
        """Keep the connection for the next request, unless we were closed since it was taken."""
        with self._lock:
            if closings == self._closings:
                self._idle.setdefault(route.key, []).append(connection)
                return
        connection.close()

    def _connect(self, connection: HTTPConnection, route: Route) -> None:
        """Open `connection` unless it is open and the server has not ended it meanwhile."""
        if connection.sock is not None:
            readable, _, _ = select.select([connection.sock], [], [], 0)
            if not readable:
                return
            connection.close()
        try:
            connection.connect()
        except SSLError:
            raise
        except OSError as error:
            if route.through_proxy:
                raise TransportError(TransportFailure.PROXY, str(error)) from error
            raise

    def _body(self, answer: HTTPResponse, *, limit: int, until_ms: int) -> bytes:
        """The body as far as `limit` and `until_ms` allow: neither a flood nor a trickle can hold us."""
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            raise TransportError(TransportFailure.BROKEN, "unasked content encoding")
        parts: list[bytes] = []
        size = 0
        while part := answer.read1(_CHUNK):
            size += len(part)
            if size > limit:
                raise TransportError(TransportFailure.ANSWER_TOO_LARGE, str(limit))
            if self._mono_ms() > until_ms:
                raise TransportError(TransportFailure.TIMEOUT, "the answer trickled")
            parts.append(part)
        if answer.length:
            raise TransportError(TransportFailure.BROKEN, f"{answer.length} bytes are missing")
        return b"".join(parts)


@contextmanager
def _translated() -> Iterator[None]:
    """Turn what the standard library raises into `TransportError`."""
    try:
        yield
    except SSLError as error:
        raise TransportError(TransportFailure.TLS, str(error)) from error
    except TimeoutError as error:
        raise TransportError(TransportFailure.TIMEOUT, str(error)) from error
    except (OSError, BadStatusLine) as error:
        # Whoever answers something else than HTTP is not the server that was meant.
        raise TransportError(TransportFailure.UNREACHABLE, str(error)) from error
    except (HTTPException, UnicodeError) as error:
        raise TransportError(TransportFailure.BROKEN, str(error)) from error


def _lower(headers: list[tuple[str, str]]) -> Mapping[str, str]:
    return {name.lower(): value for name, value in headers}


def _followed(request: Request, *, url: str, location: str) -> str:
    """Where a redirect from `url` may lead, or REDIRECTED when it may not."""
    try:
        target = quote(urljoin(url, location), safe=_ALLOWED)
        old, new = urlsplit(url), urlsplit(target)
    except ValueError:
        raise TransportError(TransportFailure.REDIRECTED, location) from None
    same_place = (old.scheme, old.netloc) == (new.scheme, new.netloc)
    if not location or not same_place or request.method != "GET":
        raise TransportError(TransportFailure.REDIRECTED, target)
    return target
