"""The transport of a normal run: HTTP by `requests`, imported only when the first request goes out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from sync.bandwidth import Bandwidth, PacedBody
from sync.transport import Request, Response, TransportError, TransportFailure

if TYPE_CHECKING:
    import requests

CONNECT_S: Final = 10.0
_CHUNK = 65_536
_REDIRECTS = 3
_MOVED: Final = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Way:
    """How to get to a server, as the person set it; a new one needs a new transport.

    `proxy` is a URL, with user and password if it wants them; `no_proxy` passes over those of the environment. Of
    `ca_file` the certificates are trusted, instead of the public authorities. `bandwidth` slows bodies down.
    """

    proxy: str | None = None
    no_proxy: bool = False
    ca_file: str | None = None
    bandwidth: Bandwidth | None = None


STRAIGHT: Final = Way()


class HttpTransport:
    """Sends over HTTP and HTTPS with explicit limits. Any thread: each has its own session.

    Proxies of `way` or of the environment are respected, except for `direct` transports (a server on this machine).
    The whole exchange, headers included, is bounded in time.
    Redirects are followed only within one scheme, host and port, and only if nothing but the path changes.
    Cookies are never kept and `.netrc` is never read. `mono_ms` reads a clock that never steps.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        mono_ms: Callable[[], int],
        direct: bool = False,
        way: Way = STRAIGHT,
    ) -> None:
        self._user_agent = user_agent
        self._mono_ms = mono_ms
        self._direct = direct
        self._way = way
        self._local = threading.local()
        self._lock = threading.Lock()
        self._sessions: list[requests.Session] = []

    def send(self, request: Request) -> Response:
        """See `Transport.send`."""
        session = self._session()
        until_ms = self._mono_ms() + round(self._limit_s(request) * 1000)
        url = request.url
        for _ in range(_REDIRECTS + 1):
            answer = self._exchange(session, request, url=url, until_ms=until_ms)
            if answer.status not in _MOVED:
                return answer
            url = _followed(request, url=url, location=answer.headers.get("location", ""))
        raise TransportError(TransportFailure.REDIRECTED, url)

    def close(self) -> None:
        """Close all connections; a later `send` opens new ones."""
        with self._lock:
            sessions, self._sessions = self._sessions, []
            self._local = threading.local()
        for session in sessions:
            session.close()

    def _limit_s(self, request: Request) -> float:
        """How long an exchange may take at the most; a body that we slow down ourselves may take longer."""
        limit_s = CONNECT_S + request.timeout_s
        if self._way.bandwidth is not None:
            limit_s += len(request.body) / self._way.bandwidth.bytes_per_s
        return limit_s

    def _asked(self) -> dict[str, Any]:
        """What of the way goes with each request: of a session the environment would replace it."""
        asked: dict[str, Any] = {}
        if self._way.ca_file is not None:
            asked["verify"] = self._way.ca_file
        if not self._direct and self._way.proxy is not None:
            asked["proxies"] = {"http": self._way.proxy, "https": self._way.proxy}
        return asked

    def _session(self) -> requests.Session:
        """This thread's session."""
        from sync.http_session import Session, check_ca_file

        session: Session | None = getattr(self._local, "session", None)
        if session is None:
            if self._way.ca_file is not None:
                check_ca_file(self._way.ca_file)
            session = Session(
                user_agent=self._user_agent, direct=self._direct or self._way.no_proxy
            )
            with self._lock:
                self._sessions.append(session)
                self._local.session = session
        return session

    def _exchange(
        self, session: requests.Session, request: Request, *, url: str, until_ms: int
    ) -> Response:
        """One request to one URL."""
        from sync.http_session import Watchdog, translated

        dog = Watchdog(max(0.0, (until_ms - self._mono_ms()) / 1000))
        body: bytes | PacedBody | None = request.body or None
        if request.body and self._way.bandwidth is not None:
            body = PacedBody(request.body, self._way.bandwidth)
        with (
            dog,
            translated(dog),
            session.request(
                request.method,
                url,
                headers=dict(request.headers),
                data=body,
                timeout=(CONNECT_S, request.timeout_s),
                allow_redirects=False,
                stream=True,
                **self._asked(),
            ) as answer,
        ):
            if answer.headers.get("Content-Encoding", "identity") != "identity":
                raise TransportError(TransportFailure.BROKEN, "unasked content encoding")
            body = self._body(answer, limit=request.answer_bytes, until_ms=until_ms)
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return Response(answer.status_code, headers, body)

    def _body(self, answer: requests.Response, *, limit: int, until_ms: int) -> bytes:
        """The body as far as `limit` and `until_ms` allow: neither a flood nor a trickle can hold us."""
        parts: list[bytes] = []
        size = 0
        while part := answer.raw.read1(_CHUNK):
            size += len(part)
            if size > limit:
                raise TransportError(TransportFailure.ANSWER_TOO_LARGE, str(limit))
            if self._mono_ms() > until_ms:
                raise TransportError(TransportFailure.TIMEOUT, "the answer trickled")
            parts.append(part)
        return b"".join(parts)


def _followed(request: Request, *, url: str, location: str) -> str:
    """Where a redirect from `url` may lead, or REDIRECTED when it may not."""
    try:
        target = urljoin(url, location)
        old, new = urlsplit(url), urlsplit(target)
    except ValueError:
        raise TransportError(TransportFailure.REDIRECTED, location) from None
    same_place = (old.scheme, old.netloc) == (new.scheme, new.netloc)
    if not location or not same_place or request.method != "GET":
        raise TransportError(TransportFailure.REDIRECTED, target)
    return target
