"""The transport of a normal run: HTTP by `requests`, imported only when the first request goes out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from sync.transport import Request, Response, TransportError, TransportFailure

if TYPE_CHECKING:
    import requests

CONNECT_S: Final = 10.0
_CHUNK = 65_536
_REDIRECTS = 3
_MOVED: Final = (301, 302, 303, 307, 308)


class HttpTransport:
    """Sends over HTTP and HTTPS with explicit limits. Any thread: each has its own session.

    Proxies of the environment are respected, except for `direct` transports (a server on this machine).
    Redirects are followed only within one scheme, host and port, and only if nothing but the path changes.
    Cookies are never kept and `.netrc` is never read. `mono_ms` reads a clock that never steps.
    """

    def __init__(
        self, *, user_agent: str, mono_ms: Callable[[], int], direct: bool = False
    ) -> None:
        self._user_agent = user_agent
        self._mono_ms = mono_ms
        self._direct = direct
        self._local = threading.local()
        self._lock = threading.Lock()
        self._sessions: list[requests.Session] = []

    def send(self, request: Request) -> Response:
        """See `Transport.send`."""
        session = self._session()
        until_ms = self._mono_ms() + round((CONNECT_S + request.timeout_s) * 1000)
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

    def _session(self) -> requests.Session:
        """This thread's session."""
        from sync.http_session import Session

        session: Session | None = getattr(self._local, "session", None)
        if session is None:
            session = Session(user_agent=self._user_agent, direct=self._direct)
            with self._lock:
                self._sessions.append(session)
                self._local.session = session
        return session

    def _exchange(
        self, session: requests.Session, request: Request, *, url: str, until_ms: int
    ) -> Response:
        """One request to one URL."""
        from sync.http_session import translated

        with (
            translated(),
            session.request(
                request.method,
                url,
                headers=dict(request.headers),
                data=request.body or None,
                timeout=(CONNECT_S, request.timeout_s),
                allow_redirects=False,
                stream=True,
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
